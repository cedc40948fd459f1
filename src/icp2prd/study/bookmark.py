"""Where a review stopped, and what it had shown by then: kept on this machine, since decisions say what was decided."""

from pydantic import Field

from icp2prd.domain.base import Frozen, ItemId
from icp2prd.kept import kept_record
from icp2prd.study.folder import StudyFolder
from icp2prd.writing import write_atomically


class Glance(Frozen):
    """An item as a person last saw it and passed on. quotes, against: hashes of their words."""

    text: str
    priority: str = ""
    quotes: tuple[str, ...] = ()
    against: tuple[str, ...] = ()


class Bookmark(Frozen):
    """draft: hash of what is reviewed; `at` means nothing for another. seen: undecided items, by id."""

    draft: str = ""
    at: str = ""
    seen: dict[ItemId, Glance] = Field(default_factory=dict)


def read_bookmark(folder: StudyFolder) -> Bookmark:
    """An empty one where there is none that can be read: it is a convenience."""
    return kept_record(folder.bookmark_file, Bookmark) or Bookmark()


def keep_bookmark(folder: StudyFolder, bookmark: Bookmark) -> None:
    """Raises OutputError."""
    write_atomically(folder.bookmark_file, bookmark.model_dump_json(indent=1) + "\n")
