"""A cost or a workaround with a number: the strongest thing a customer can say."""

import re

from icp2prd.grounding.negation import holds_a_negator
from icp2prd.grounding.patterns import any_of, whole_words
from icp2prd.grounding.quantities import holds_a_number

_MONEY = r"""
    [$€£¥₹]\s?\d[\d.,]*k?, dollars?, bucks, euros?, pounds?, quid, usd, eur, gbp, cents?, grand, rupees, \d+k,
    hundred, thousand, million,
"""
_TIME = """
    hours?, hrs?, minutes?, mins?, seconds?, days?, weeks?, weekends?, months?, quarters?, years?, evenings?,
    nights?, afternoons?, mornings?,
"""
_THINGS = """
    people, persons?, engineers?, staff, hires?, heads?, ftes?, interns?, contractors?, consultants?, times,
    emails?, calls?, tickets?, spreadsheets?, sheets?, tabs?, rows?, lines?, files?, templates?, reports?,
    invoices?, orders?, mistakes?, errors?, customers?, clients?, deals?, users?, accounts?, tools?, systems?,
    steps?, clicks?, pages?, boxes, numbers, meetings?, versions?, tables?, forms?, reminders?, visits?,
    twice, percent, per cent,
"""
_UNIT = re.compile(rf"%|(?<![\w']){any_of(_MONEY + _TIME + _THINGS)}(?![\w'])")

_SPENDING = whole_words("""
    spends?, spent, spending, takes?, took, taking, costs?, costing, pays?, paid, paying, loses?, losing,
    lost, wastes?, wasted, wasting, burns?, burned, burnt, eats? (?:up|into), hired, hiring, buys?, bought,
    buying, fined, refunded, charges?, charged, waits?, waited, waiting, delayed, missed, redo, redid, redone,
    redoing, froze, owed?, goes (?:on|into|to), went (?:on|into|to), down the drain, adds? (?:it )?up,
""")
WORKING_AROUND = whole_words(r"""
    by hand, manual(?:ly)?, copy, copies, copied, copying, pastes?, pasted, pasting, retyp\w*, re-?enter\w*,
    types?, typed, typing, spreadsheets?, excel, google (?:sheets?|docs?), workarounds?, work around,
    scripts?, macros?, zapier, hack, hacked, cobbled, stitch\w*, reminders?, double-?check\w*, reconcil\w*,
    (?:i|we|they|then|and|to) export, exports, exported, exporting, chas(?:e|es|ed|ing), on paper, whiteboard,
    check(?:s|ed|ing)? (?:\w+ )?(?:twice|times|everything), match(?:es|ed|ing)? (?:them|it) up,
""")
_PRICE_BY_TIME = re.compile(
    rf"(?<![\w']){any_of(_MONEY + 'hours?, minutes?, mins?, days?')}\b[^.]{{0,12}}"
    r"\b(?:a|an|per|each|every|every single) (?:\w+ )?"
    rf"{any_of(_TIME + 'time, user, seat, person, customer, report, friday, monday')}\b"
)
_SAYS_HOW_MUCH = re.compile(
    r"\b(?:it|that|this|they|each|which)(?:'s| is| was|'re| are| were)\b.*"
    r"\b(?:hours?|minutes?|days|half a day|a whole day|weeks|dollars|grand|quid|thousand|hundred)\b"
)
_LIMIT = whole_words("anything, under, below, up to, less than, over, above, cheaper than, no more than, if")
_TENURE = whole_words("been, worked, founded, joined, years old, experience, employees, raised, series [a-d]")
_NUMBER_IN_WORDS = whole_words(
    "half an?, couple(?: of)?, a whole, an? (?:full|entire), twice, a few hundred, several hundred"
)
_IDLE_ONE = whole_words("""
    (?:the|this|that|no|any|each|every|which|another|same) ones?, one of, one (?:i|we|thing|day|place|big),
""")


def shows_a_cost(folded: str, before: str) -> bool:
    """Whether time, money, people or rework is told with a number, as spent and not as denied.

    before: the folded part of the sentence before the words; it may hold the verb ("it takes | four hours").
    """
    numbered = _NUMBER_IN_WORDS.search(folded) or holds_a_number(_IDLE_ONE.sub(" ", folded))
    if not numbered or not _UNIT.search(folded) or _is_denied(folded, before):
        return False
    if _SPENDING.search(before[-40:] + folded) or WORKING_AROUND.search(folded):
        return True
    if _LIMIT.search(folded):
        return False
    if _PRICE_BY_TIME.search(folded):
        return True
    return _SAYS_HOW_MUCH.search(folded) is not None and not _TENURE.search(before + folded)


def _is_denied(folded: str, before: str) -> bool:
    spent = _SPENDING.search(folded)
    return spent is not None and holds_a_negator((before.rsplit(",", 1)[-1] + folded[: spent.start()])[-30:])
