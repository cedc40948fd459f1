"""When a word that is usually a fault is none: what stands around it measures it, or makes it something else."""

import re
from collections.abc import Callable, Mapping
from typing import Final

from icp2prd.critic.lint.places import Place
from icp2prd.domain.quantity import quantities

Suppressor = Callable[[Place], bool]

_NUMBER: Final = (
    r"(?:\d|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|sixty|ninety|half|an?\s)"
)
_END: Final = re.compile(r"[.;!?](?:\s|$)")
_OPENS: Final = re.compile(r"[“\"«][^”\"»]*$")
_CONDITION: Final = re.compile(r"\b(?:when|whenever|while|during|if|where|unless|until|once|after|before)\b[^,;.]*$")
_THAN_NUMBER: Final = re.compile(rf"\s+than\s+(?:[\w']+\s+){{0,2}}?{_NUMBER}")
_THAN: Final = re.compile(
    r"\s+(?:\w+\s+){0,2}?(?:than|as)\s+(?:the|that|its|their|his|her|those|today|before|last|any|it|REQ)\b"
)
_COUNTED: Final = re.compile(r"\b(?:no|once|any|never|\d+|one|two|three)\s(?:or\s)?$")
_WHICH: Final = re.compile(r"(?<!so )\b(?:which|who|whose|whom|that|whether)\b[^,;.]*$")
_EITHER: Final = re.compile(r"\b(?:or|if)\s+$")
_AT_MOST: Final = re.compile(
    r"\s+(?:exceed|(?:(?:be|take|last|cost|weigh)\s+)?(?:more|less|fewer|longer|shorter|later|earlier|higher|lower|greater)"
    r"\s+than)\b"
)
_IT_IS: Final = re.compile(
    r"\s+(?:is|(?:shall|must|should|will|may|can)(?:\s+also)?\s+be)\s+(?:\w+\s+){0,3}?(?:to|that|for|whether)\b"
)
_ITS_NOUN: Final = re.compile(r"\s+(?:an?\s+|same\s+)?([a-z-]{3,})")
_ORDER: Final = re.compile(r"\s+(?:\w+\s+)?(?:first|last)\b")
_AN_EVENT: Final = re.compile(r"\s+(?:after|before|when|once|as|on|upon|with)\s")
_REFERENCE: Final = re.compile(r"(?:\W+\w+){0,4}?\W+(?:[a-z]+-\d+|https?:|\[)")
_GUARDED: Final = re.compile(
    r"\b(?:without (?:\w+ )?(?:permission|consent|approval)|unauthori[sz]ed|personal|private|password|confidential|"
    r"delet|shar|expos|reveal|disclos|sen[dt]\b|stor|keep|charg|overwrit|money|publish)"
)


def numeric_threshold(place: Place) -> bool:
    """A number with a unit stands in the same sentence: the number is what counts."""
    return any(one.unit and not one.loose for one in quantities(_sentence(place)))


def than_number(place: Place) -> bool:
    """“more than 3”, “no later than noon”, “at most”."""
    return bool(_THAN_NUMBER.match(place.after)) or place.before.endswith(("at ", "at the "))


def baseline_present(place: Place) -> bool:
    return bool(_THAN.match(place.after))


def one_more(place: Place) -> bool:
    """“one more”, “no longer”, “once more”, “more than one”: a count, not a comparison."""
    return bool(_COUNTED.search(place.before)) or place.after.startswith((" than one", " than once", " or less"))


def ranking_defined(place: Place) -> bool:
    """“the lowest first”: an order, and no limit."""
    return bool(_ORDER.match(place.after))


def condition_clause(place: Place) -> bool:
    """Inside of “When …,”: what must hold before, and no demand."""
    return bool(_CONDITION.search(place.before))


def quoted(place: Place) -> bool:
    """Between quotation marks: a text that is shown, or an example."""
    return bool(_OPENS.search(place.before)) and any(mark in place.after for mark in '”"»')


def month_of_may(place: Place) -> bool:
    return place.words == "May" and bool(place.before.strip())


def how_many(place: Place) -> bool:
    return bool(re.search(r"\b(?:how|as|so)\s$", place.before))


def event_named(place: Place) -> bool:
    return bool(_AN_EVENT.match(place.after))


def prohibition(place: Place) -> bool:
    """What must never happen to data or money is a test in itself."""
    return bool(_GUARDED.search(place.after))


def which_ones(place: Place) -> bool:
    """“consents that are not signed”: it tells which ones are meant, and no demand."""
    return bool(_WHICH.search(place.before))


def either_way(place: Place) -> bool:
    """“whether or not”, “if not”, “not only”."""
    return bool(_EITHER.search(place.before)) or place.after.lstrip().startswith("only ")


def limit_from_above(place: Place) -> bool:
    """“must not exceed”, “must not take longer than”: a limit, said the other way round."""
    return bool(_AT_MOST.match(place.after))


def empty_it(place: Place) -> bool:
    """“it must be possible to”: stands for nothing at all."""
    return place.words.lower() == "it" and bool(_IT_IS.match(place.after))


def named_before(place: Place) -> bool:
    """“a call …, this call”: the thing that is pointed at is named in the same text."""
    noun = _ITS_NOUN.match(place.after)
    return noun is not None and re.search(rf"\b{noun[1].removesuffix('s')}s?\b", place.before) is not None


def link_or_id_follows(place: Place) -> bool:
    return bool(_REFERENCE.match(place.after))


def user_story(place: Place) -> bool:
    return place.before.lstrip().startswith(("as a ", "as an ", "as the "))


SUPPRESSORS: Final[Mapping[str, Suppressor]] = {
    one.__name__: one
    for one in (
        numeric_threshold,
        than_number,
        baseline_present,
        one_more,
        ranking_defined,
        condition_clause,
        quoted,
        month_of_may,
        how_many,
        event_named,
        prohibition,
        which_ones,
        either_way,
        limit_from_above,
        empty_it,
        named_before,
        link_or_id_follows,
        user_story,
    )
}


def _sentence(place: Place) -> str:
    ends = [one.end() for one in _END.finditer(place.text, 0, place.start)]
    end = _END.search(place.text, place.end)
    return place.text[ends[-1] if ends else 0 : end.start() if end else len(place.text)]
