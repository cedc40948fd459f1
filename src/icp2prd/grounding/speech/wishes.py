"""What is not so, or not yet: hypotheses, wishes, compliments and questions."""

import re

from icp2prd.grounding.patterns import any_of, whole_words
from icp2prd.grounding.quantities import holds_a_number

_HEDGE = whole_words("""
    (?:i|we)(?:'d| would| might) (?:say|guess|estimate|argue|imagine|describe|call),
    (?:i|we)(?:'d| would) have to say,
""")
_HAD = "been|had|got|gone|done|made|sent|lost|just|already|never|forgotten"
_SUPPOSED = any_of(r"""
    we, i, you, there, it, they, someone, somebody, (?:the|this|that|my|our) (?:\w+ ){1,3},
""")
_UNREAL = whole_words(rf"""
    would, wouldn't, could have, should have, might, i'll, we'll, you'll, they'll, it'll, will, won't,
    (?<!not )(?<!i'm )going to, i'm going to, gonna, someday, one day, eventually, hopefully, imagine,
    hypothetically, in theory, in (?:the )?future, maybe (?:someday|later|one day),
    if {_SUPPOSED} ?(?:had|was|were|could|would|did|took|worked),
    (?:i|we|you|he|she|they|it|that|people)'d (?!{_HAD}|\w+ed)\w+,
""")
_REAL_PAST = whole_words(r"""
    back then, used to, in those days, at the time, last \w+, \w+ years ago,
    when (?:i|we) (?:was|were|had|started), (?:was|were) going to,
""")
_WISH = whole_words(r"""
    (?:i|we|they|you|it)(?:'d| would) (?:\w+ )?(?:love|like|want|prefer|hope|need|have to see),
    (?:i|we)(?:'m| am|'re| are)? (?:just |really |do |always )?(?:wish|hope|hoping|want|need|prefer),
    if only, ideally, should, shouldn't, it (?:has|needs) to, (?:it|they|you) must, please,
    would be (?:so |really |very )?(?:nice|great|good|helpful|useful|lovely),
    let (?:me|us|it|them), give (?:me|us), take the, leave me, don't ever,
""")
_PRAISED = "(?:so |really |very |pretty |super |quite |actually )*"
_PRAISE = "great|cool|awesome|amazing|brilliant|exciting|impressive|neat"
_PRAISEWORTHY = "idea|concept|product|tool|app|demo|vision|design"
_COMPLIMENT = whole_words(rf"""
    (?:love|like|loving|liking) (?:the|this|that|your|what) (?:\w+ ){{0,3}}(?:{_PRAISEWORTHY}),
    (?:love|like) what you(?:'re| are|'ve| have)? \w+,
    (?:{_PRAISE}|nice|good|interesting|smart) (?:{_PRAISEWORTHY}|stuff|job|work),
    (?:that|this|it)(?:'s| is| sounds| looks) {_PRAISED}(?:{_PRAISE}),
    (?:sounds|looks) {_PRAISED}(?:{_PRAISE}|good|perfect|useful|interesting|promising),
""")


def is_hypothetical(folded: str, before: str) -> bool:
    """Whether it would or might be, by the words or the clause before them; wishes are not meant."""
    clause = before.rsplit(",", 1)[-1] + folded
    if _WISH.search(clause) or _REAL_PAST.search(clause):
        return False
    return _UNREAL.search(_HEDGE.sub(" ", clause)) is not None


def is_a_wish(folded: str) -> bool:
    return _WISH.search(folded) is not None


def is_a_compliment(folded: str) -> bool:
    return _COMPLIMENT.search(folded) is not None and not holds_a_number(folded)


def is_a_question(folded: str) -> bool:
    return re.search(r"\?[\s\"']*\Z", folded) is not None
