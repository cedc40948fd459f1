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
"""Presidio's own choice; it finds more names than the smaller ones, and any English one is better than none."""


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
        from presidio_analyzer.nlp_engine import NlpEngineProvider  # noqa: PLC0415
    except ImportError as error:
        what = "`presidio = true` under [privacy] asks for Presidio, which is not installed."
        raise SettingsError(what, hint=install) from error
    model = _best_of(spacy.util.get_installed_models())
    if not model:
        what = f"`presidio = true` under [privacy] asks for Presidio, which lacks its language model {MODEL}."
        raise SettingsError(what, hint=install)
    models = [{"lang_code": "en", "model_name": model}]
    provider = NlpEngineProvider(nlp_configuration={"nlp_engine_name": "spacy", "models": models})
    return PresidioFinder(AnalyzerEngine(nlp_engine=provider.create_engine(), supported_languages=["en"]))


def _best_of(installed: Iterable[str]) -> str:
    """The English model that finds the most names, by the size that its own name ends with; empty for none."""
    sizes = ("_trf", "_lg", "_md", "_sm")
    english = sorted(name for name in installed if name.startswith("en_"))
    return MODEL if MODEL in english else next((name for size in sizes for name in english if size in name), "")
