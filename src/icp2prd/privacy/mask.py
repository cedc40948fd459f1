"""The same placeholders in what is no interview: what the team wrote, an earlier draft, what a run says."""

import re
from collections.abc import Iterable
from typing import Any, Final, TypeVar

from icp2prd.domain.decision import Decision, Decisions
from icp2prd.domain.learned import Learned, Measured
from icp2prd.domain.prd import Prd
from icp2prd.domain.privacy import Pseudonyms
from icp2prd.domain.settings import Brief, GtmSettings
from icp2prd.domain.waiver import Waiver, Waivers
from icp2prd.ingest.interview_ids import interview_ids
from icp2prd.privacy.files import shown_file
from icp2prd.privacy.naming import PatternFinder
from icp2prd.privacy.redactor import Redactor
from icp2prd.privacy.register import PLACEHOLDER, Register

_INTERVIEWS: Final = "interviews/"
_PLACEHOLDERS: Final = re.compile(f"({PLACEHOLDER.pattern})")

Written = TypeVar("Written", Decision, Waiver)


class Mask:
    def __init__(self, register: Register, redactor: Redactor) -> None:
        self._redactor = redactor
        files = register.pseudonyms().files
        below = {name.removeprefix(_INTERVIEWS): name for name in files}
        self._files = {name: shown_file(name, shown) for name, shown in files.items()}
        self._ids = {
            re.compile(rf"{re.escape(interview)}(?=[:/]|$)"): files[below[name]]
            for name, interview in interview_ids(sorted(below)).items()
        }

    @classmethod
    def of(cls, kept: Pseudonyms, regions: tuple[str, ...]) -> "Mask":
        register = Register(kept)
        return cls(register, Redactor(register, [PatternFinder(regions)]))

    def text(self, text: str) -> str:
        """Placeholders in it stay: what people accepted and measured was written about a draft that has them."""
        for name, shown in self._files.items():
            text = text.replace(name, shown)
        parts = _PLACEHOLDERS.split(text)
        return "".join(one if at % 2 else self._redactor.redact(one, {}).text for at, one in enumerate(parts))

    def brief(self, brief: Brief) -> Brief:
        """Title, notes and go-to-market settings. Speakers and people stay: nothing behind the reading uses them."""
        gtm = GtmSettings.model_validate(self._tree(brief.settings.gtm.model_dump()))
        settings = brief.settings.model_copy(update={"gtm": gtm})
        return brief.model_copy(
            update={"title": self.text(brief.title), "notes": self.text(brief.notes), "settings": settings}
        )

    def decisions(self, decisions: Decisions) -> Decisions:
        """What people wrote into them; hashes and ids stay."""
        written = ("text", "texts", "wording", "reason", "by")
        return decisions.model_copy(
            update={"decisions": tuple(self._some(one, written) for one in decisions.decisions)}
        )

    def learned(self, learned: Learned) -> Learned:
        """What people wrote beside the figures; ids and hashes hold no name."""
        return Learned.model_validate(self._tree(learned.model_dump(mode="json")))

    def measured(self, measured: Measured) -> Measured:
        return Measured.model_validate(self._tree(measured.model_dump(mode="json")))

    def waivers(self, waivers: Waivers) -> Waivers:
        return waivers.model_copy(
            update={"waivers": tuple(self._some(one, ("reason", "by")) for one in waivers.waivers)}
        )

    def _some(self, one: Written, fields: Iterable[str]) -> Written:
        return one.model_copy(update={field: self._tree(getattr(one, field)) for field in fields})

    def prd(self, prd: Prd) -> Prd:
        """A draft that was made with names, for its ids to be matched with."""
        return Prd.model_validate(self._tree(prd.model_dump(mode="json")))

    def _tree(self, value: Any) -> Any:
        if isinstance(value, str):
            return self._id(value) or self.text(value)
        if isinstance(value, dict):
            return {self._id(key) or key: self._tree(item) for key, item in value.items()}
        if isinstance(value, list | tuple):
            return type(value)(self._tree(item) for item in value)
        return value

    def _id(self, text: str) -> str:
        """The id of an interview, a turn or a window under its shown name; empty for any other text."""
        for pattern, shown in self._ids.items():
            if match := pattern.match(text):
                return shown + text[match.end() :]
        return ""
