"""What was done and what is done: one past event, or a habit."""

import re

from icp2prd.grounding.patterns import any_of, whole_words
from icp2prd.grounding.speech.costs import WORKING_AROUND

_DATE = any_of(r"""
    january, february, march, april, may, june, july, august, september, october, november, december,
    monday, tuesday, wednesday, thursday, friday, saturday, sunday, (?:19|20)\d\d, q[1-4],
""")
_WHEN = whole_words(rf"""
    yesterday, ago, the other day, this (?:morning|week|month), once, one time, recently, easter, christmas,
    last (?:week|month|year|quarter|night|time|spring|summer|autumn|fall|winter|sprint|audit|release),
    (?:last|in|on|that|back in) {_DATE}, that (?:day|week|month|night|time), first time,
    when (?:i|we|he|she|they) (?:was|were|had|started|came|got|tried),
""")
_NO_PAST_FORM = any_of("""
    need, feed, speed, exceed, used, supposed, based, called, tired, bored, frustrated, worried,
    worked (?:here|there|at|for|in|as),
""")
_DID = any_of(rf"""
    had to, lost, sent, paid, got, went, came, said, told, found, took, made, gave, left, brought, bought,
    built, wrote, broke, cut, quit, fell, forgot, froze, spent, kept, caught, ran, saw, did, began, chose,
    drove, threw, met, rang, sat, spoke, stood, woke, heard, held, led, sold, shut, double[ -]booked, pushed,
    (?!{_NO_PAST_FORM}\b)\w{{2,}}ed,
""")
_WHO = any_of(r"""
    i, we, he, she, they, it, you, who, that, somebody, someone, nobody, everyone,
    (?:my|our|the|a|an|one|his|her|their) (?:\w+ )?\w+,
""")
_SOMETIME = "(?:(?:also|then|just|even|actually|finally|only|still|once|already|accidentally|completely) )?"
_SUBJECT_DID = re.compile(
    rf"(?:\A\W*(?:and |so |then )*|(?<![\w']){_WHO}(?: |'d |'ve | had | have )){_SOMETIME}{_DID}(?![\w'])"
)
_HAPPENED = re.compile(r"(?:\b(?:was|were|have|has|had|did|didn't|couldn't|wasn't)|'ve|'d) \w+")
_HABIT = whole_words(f"""
    always, usually, often, normally, typically, generally, whenever, every, each, daily, weekly, monthly,
    quarterly, constantly, all the time, most (?:days|weeks|of the time), regularly, keeps?, used to,
    these days, nowadays, currently, right now, at the moment, so now, sometimes, never, on {_DATE}s,
""")
_SAYS_OR_IS = any_of("""
    is, are, was, were, am, has, have, had, can, can't, could, would, should, might, may, must, will, do,
    don't, does, did, think, thinks, feel, feels, believe, guess, suppose, mean, know, knows, like, likes,
    love, loves, hate, hates, want, wants, need, needs, wish, hope, prefer, agree, care, trust, find, seems?,
    looks?, sounds?, matters?, of, to, in, on, at, for, and, or, but, with, from, not, never, that, which,
    who, really, all, both,
""")
_SUBJECT_DOES = re.compile(
    r"(?<![\w'])(?:i|we|they|he|she|people|everyone|everybody|nobody|(?:my|our|the) \w+) "
    rf"(?:(?:just|also|only|then|still|even|actually|mostly|basically) )?(?!{_SAYS_OR_IS}\b)[a-z]+(?![\w'])"
)
_IS_DOING = re.compile(
    r"(?:'m|'re|\bam|\bare|\bis|'s) (?:(?:still|just|basically|always) )?"
    r"(?!going|being|\w*thing)[a-z]{2,}ing\b"
)
_OPINION = whole_words("""
    (?:i|we) (?:(?:really|just|honestly|do|don't|personally) )?(?:think|feel|believe|guess|hate|love),
    (?:i|we) (?:(?:really|just|honestly|do|don't|personally) )?(?:like|trust|care|suppose),
    in my opinion, seems?, feels?, sounds like,
""")


def tells_what_happened(folded: str) -> bool:
    """Whether one thing is told that happened: neither a state nor a habit of the past."""
    if "used to" in folded:
        return False
    if _SUBJECT_DID.search(folded):
        return True
    return _WHEN.search(folded) is not None and _HAPPENED.search(folded) is not None


def tells_a_habit(folded: str) -> bool:
    """Whether something is told that is done now, or was done again and again."""
    if _HABIT.search(folded) or WORKING_AROUND.search(folded):
        return True
    if _OPINION.search(folded):
        return False
    return _SUBJECT_DOES.search(folded) is not None or _IS_DOING.search(folded) is not None
