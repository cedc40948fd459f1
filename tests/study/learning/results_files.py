"""The sample draft on disk, and files of results for it."""

from collections.abc import Mapping
from pathlib import Path

from icp2prd.domain.prd import Prd
from icp2prd.render import render_documents
from icp2prd.study.folder import StudyFolder
from icp2prd.study.learning.learning import Learnt, learn
from icp2prd.writing import write_documents
from tests.sample import INTERVIEWS, sample_prd

HEADER = "metric,successes,n,value,sd,unit,window,segment,source,note\n"
PIVOTS = "ACT-001,2,10,,,,6 weeks,,the forum,\n"
STAYS = "ACT-001,7,10,,,,6 weeks,,the forum,\n"


def printed(prd: Prd) -> Mapping[str, str]:
    return render_documents(prd, INTERVIEWS, None).files


def drafted(home: Path) -> StudyFolder:
    folder = StudyFolder(home / "study")
    write_documents(folder.prd, printed(sample_prd()))
    return folder


def results(folder: StudyFolder, content: str | bytes, name: str = "results.csv") -> Path:
    path = folder.root / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def learnt(folder: StudyFolder, rows: str, *, dry_run: bool = False) -> Learnt:
    return learn(folder, results(folder, HEADER + rows), printed, dry_run=dry_run)


def files(folder: StudyFolder) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.prd.iterdir())}
