"""Presidio's recognisers as one more finder: loaded where `presidio = true` under [privacy] asks for it."""

from collections.abc import Iterable, Iterator
from typing import Final, Protocol

from icp2prd.domain.privacy import EntityKind
from icp2prd.errors import SettingsError
from icp2prd.privacy.finder import Found

# Not its e-mail and web addresses: to check those it fetches a list from the network, and ours are found already.
KINDS: Final = {
    "PERSON": EntityKind.PERSON,
    "ORGANIZATION": EntityKind.ORGANISATION,
    "PHONE_NUMBER": EntityKind.PHONE,
    "CREDIT_CARD": EntityKind.CARD,
    "IBAN_CODE": EntityKind.ACCOUNT,
    "US_BANK_NUMBER": EntityKind.ACCOUNT,
}
LEAST_SCORE: Final = 0.5
MODEL: Final = "en_core_web_lg"


class Result(Protocol):
    """One stretch, as Presidio's analyzer tells it."""

    @property
    def entity_type(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class Analyzer(Protocol):
    """The one method of `presidio_analyzer.AnalyzerEngine` that is used."""

    def analyze(self, *, text: str, language: str, entities: list[str], score_threshold: float) -> Iterable[Result]: ...


class PresidioFinder:
    def __init__(self, analyzer: Analyzer) -> None:
        self._analyzer = analyzer

    def find(self, text: str) -> Iterator[Found]:
        results = self._analyzer.analyze(text=text, language="en", entities=list(KINDS), score_threshold=LEAST_SCORE)
        for one in results:
            kind = KINDS.get(one.entity_type)
            if kind and 0 <= one.start < one.end <= len(text):
                yield Found(kind, one.start, one.end, " ".join(text[one.start : one.end].casefold().split()))


def presidio_finder() -> PresidioFinder:
    """Raises SettingsError where Presidio is not installed, or has no language model: it would download one unasked."""
    install = f"Install it: pip install 'icp2prd[presidio]', and python -m spacy download {MODEL}."
    try:
        import spacy  # noqa: PLC0415  slow to load; only where asked for
        from presidio_analyzer import AnalyzerEngine  # noqa: PLC0415
    except ImportError as error:
        what = "`presidio = true` under [privacy] asks for Presidio, which is not installed."
        raise SettingsError(what, hint=install) from error
    if not spacy.util.is_package(MODEL):
        what = f"`presidio = true` under [privacy] asks for Presidio, which lacks its language model {MODEL}."
        raise SettingsError(what, hint=install)
    return PresidioFinder(AnalyzerEngine())
