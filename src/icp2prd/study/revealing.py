"""A draft with names, for the eyes of somebody on this machine: never written where a draft is."""

from dataclasses import dataclass

from icp2prd.domain.interview import Interviews
from icp2prd.domain.prd import Prd
from icp2prd.study.folder import StudyFolder
from icp2prd.study.intake import read_study, with_redaction
from icp2prd.study.previous import read_prd
from icp2prd.study.settings import read_brief


@dataclass(frozen=True, slots=True)
class Revealed:
    """interviews: as they were read from the files."""

    prd: Prd
    interviews: Interviews


def revealed_prd(folder: StudyFolder) -> Revealed:
    """The draft with what its placeholders stand for; as it is where it was made with names.

    Raises InputError, SettingsError.
    """
    prd = read_prd(folder)
    read = read_study(folder, with_redaction(folder, read_brief(folder.root).brief, None))
    return Revealed(read.revealed(prd), read.raw)
