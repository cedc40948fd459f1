"""Reading a study: its interviews as they stand in the files, or with placeholders in the place of names."""

from dataclasses import dataclass

from icp2prd.domain.interview import Interviews
from icp2prd.domain.prd import Prd
from icp2prd.domain.settings import Brief, Settings
from icp2prd.ingest import read_interviews
from icp2prd.privacy import Finder, Mask, Redaction, redact, revealed
from icp2prd.study.folder import StudyFolder
from icp2prd.study.lock import read_lock, was_redacted
from icp2prd.study.private import keep_names, kept_names


@dataclass(frozen=True, slots=True)
class StudyRead:
    """interviews, brief: what everything else works with. redaction: None where names stay as they are."""

    interviews: Interviews
    brief: Brief
    raw: Interviews
    redaction: Redaction | None = None

    def revealed(self, prd: Prd) -> Prd:
        """A draft with names in it; the same draft where it has none to reveal."""
        return revealed(prd, self.raw, self.redaction) if self.redaction else prd


def with_redaction(folder: StudyFolder, brief: Brief, asked: bool | None) -> Brief:
    """The brief with the decision in it: what was asked for, else the setting, else as the last draft was made.

    The last, so that nobody who forgets an option sends names to a model and prints them over placeholders.
    """
    privacy = brief.settings.privacy
    wanted = privacy.redact if asked is None else asked
    if wanted is None:
        wanted = was_redacted(read_lock(folder))
    settings = brief.settings.model_copy(update={"privacy": privacy.model_copy(update={"redact": wanted})})
    return brief.model_copy(update={"settings": settings})


def read_study(folder: StudyFolder, brief: Brief, *, keep: bool = False) -> StudyRead:
    """Every interview, with placeholders where the brief says so.

    keep: write down which name has which placeholder; a command that only looks leaves the mapping as it is.
    Raises InputError, SettingsError, OutputError.
    """
    raw = read_interviews(folder.root, brief.settings)
    if not brief.settings.privacy.redact:
        return StudyRead(raw, brief, raw)
    redaction = redact(raw, brief, kept_names(folder), finders_for(brief.settings))
    if keep:
        keep_names(folder, redaction.pseudonyms)
    return StudyRead(redaction.interviews, redaction.brief, raw, redaction)


def finders_for(settings: Settings) -> list[Finder]:
    """What looks for names beside our own patterns. Raises SettingsError where it was asked for and is not there."""
    if not settings.privacy.presidio:
        return []
    from icp2prd.privacy.presidio import presidio_finder  # noqa: PLC0415  loads a language model

    return [presidio_finder()]


def mask_for(folder: StudyFolder, brief: Brief) -> Mask | None:
    """The placeholders for whatever else is written or said in a run; None where names stay as they are."""
    privacy = brief.settings.privacy
    return Mask.of(kept_names(folder), privacy.regions) if privacy.redact else None


def names_seen_before(folder: StudyFolder, brief: Brief) -> list[str]:
    """What a person should know of names and earlier runs, one sentence each."""
    if not brief.settings.privacy.redact:
        return []
    known, redacted = folder.names_file.exists(), was_redacted(read_lock(folder))
    if redacted and not known:
        return [
            "The names behind the placeholders of the last draft are not on this machine: placeholders are given out"
            f" anew, and may differ. Put {folder.names_file.name} in .icp2prd/private to keep them."
        ]
    if not known and any(place.is_dir() for place in (folder.calls, folder.artifacts)):
        return [
            "Earlier runs of this study left names in .icp2prd: delete calls, runs and artifacts there to remove them."
        ]
    return []
