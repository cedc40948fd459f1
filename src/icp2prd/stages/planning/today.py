"""What somebody does about a trouble today, and the requirement that they need not; for models that cannot write one.

English only.
"""

import re
from typing import Final

from icp2prd.stages.planning.frames import Frame, titled
from icp2prd.stages.retelling import by_others, plainly

MOST_WORDS: Final = 22
FEWEST_WORDS: Final = 3
"""Of what is done today, before a comma, that say it without the rest."""

_DONE_TODAY: Final = re.compile(
    r"^(?:(?:now|then|today|every \w+|on \w+days?|at \w+|after(?:wards| that)?),? )*(?:i|we)(?: just| always| usually| then| still"
    r"| now| also| mostly| sort of| basically| have to| had to)* (?P<doing>(?P<verb>[a-z-]+) .+)$",
    re.IGNORECASE,
)
_NOT_DONE: Final = re.compile(
    r"am|are|was|were|have|had|need|want|think|thought|know|knew|like|love|hate|guess|mean|suppose|feel|felt|hope|wish|can|could|will"
    r"|would|do|did|say|said|got|made|bought|built|wrote|kept|sent|took|paid|put|went|came|ran|found|lost|gave|told|left|rang|drove"
    r"|cannot|never|should|must|might|look|see|saw|hear|heard|live|work|sit|get|understand|remember|believe|agree|care|lose|miss"
    r"|forget|just|always|usually|then|still|now|also|mostly|even|only|ever|\w+ly|(?!(?:b?r|s|st|sw)ing$|(?:f|n|w)eed$).*(?:ed|ing)",
    re.IGNORECASE,
)
"""First words after "I" that are no work, work of the past, or no verb: "make it unnecessary to made" is no sentence."""

_CORRECTED: Final = re.compile(r"\bno,? (?:sorry|wait)\b|\bscratch that\b|\bi mean\b|\.\.\.", re.IGNORECASE)
_ENDS: Final = re.compile(
    r"[,;]? (?:because|'cause|cause|which|who|and (?:it|that|then i|then we|i|we|they|he|she|half)|but|so (?:that )?(?:i|we|it|they)|until|in case"
    r"|what (?:i|we|they))\b.*$|\.\s.*$|, (?:it|that|there|they|he|she)(?:'s)? .*$",
    re.IGNORECASE,
)

_ALL_OF: Final = re.compile(r"\ball of (?=it\b|them\b|that\b)", re.IGNORECASE)
_LAST_PHRASE: Final = re.compile(
    r"^(?P<before>.+)"
    r"(?: (?:of|into|onto|from|in|on|at|with|for|to|against|between|and|till)"
    r"| (?<!of )(?<!for )(?<!to )(?<!with )(?:every|each))\b.*$",
    re.IGNORECASE,
)


def done_today(sentence: str) -> str:
    """What somebody does today, as a command in the third person ("match them up by hand"); empty where it does not say."""
    if _CORRECTED.search(sentence):
        return ""
    match = _DONE_TODAY.match(plainly(sentence))
    if match is None or _NOT_DONE.fullmatch(match["verb"]):
        return ""
    doing = by_others(_ENDS.sub("", match["doing"])).strip(" ,.;!?")
    first, comma, _ = doing.partition(",")
    doing = first if comma and len(first.split()) >= FEWEST_WORDS else doing
    return doing if 2 <= len(doing.split()) <= MOST_WORDS else ""


def in_few_words(doing: str, most: int) -> str:
    """What is done, without what it is done with or to; empty where too few words stay, or too many.

    More of somebody's words in a row are a quote: "copy all of it by hand into one big file" is to copy it by hand.
    """
    doing = _ALL_OF.sub("", doing)
    while len(doing.split()) > most and (parts := _LAST_PHRASE.match(doing)):
        doing = parts["before"]
    return doing if FEWEST_WORDS <= len(doing.split()) <= most else ""


def relief_from(doing: str) -> Frame:
    """The requirement that nobody has to do what they do today."""
    return Frame(
        title=f"No need to {titled(doing)}",
        statement=f"The product must make it unnecessary to {doing}.",
        given=f"work for which people have to {doing} today",
        when="the same work is done with the product",
        then=f"the result is there, and a tester sees that nobody had to {doing}",
    )
