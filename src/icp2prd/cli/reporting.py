"""Files that a run leaves for a CI job: a summary to comment with, and findings for code scanning.

They are written however the run ends, so that a comment says what went wrong.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from icp2prd.domain.difference import Difference
from icp2prd.domain.run import RunResult
from icp2prd.errors import Icp2prdError, InputError, UsageError
from icp2prd.study.folder import StudyFolder


@contextmanager
def told_of(
    folder: StudyFolder, *, summary: Path | None, sarif: Path | None, against: str | None = None
) -> Iterator[Callable[[RunResult], None]]:
    """Call what is yielded with the result. summary, sarif: where to write; None for nowhere.

    against: the revision that the summary compares with; None tells what the run changed.
    """
    try:
        yield lambda result: _tell(folder, result, summary, sarif, against)
    except Icp2prdError as error:
        if summary is not None:
            from icp2prd.render.comment import failure_in_markdown  # noqa: PLC0415  --help must not wait for it

            _write(summary, failure_in_markdown(error))
        raise


def _tell(
    folder: StudyFolder, result: RunResult, summary: Path | None, sarif: Path | None, against: str | None
) -> None:
    if summary is not None:
        from icp2prd.render.comment import result_in_markdown  # noqa: PLC0415

        _write(summary, result_in_markdown(result, _compared(folder, against)))
    if sarif is not None and result.prd is not None:
        from icp2prd.checking import check_study  # noqa: PLC0415
        from icp2prd.render.reports import Format, report_in  # noqa: PLC0415

        _write(sarif, report_in(Format.SARIF, check_study(folder)))


def _write(path: Path, text: str) -> None:
    from icp2prd.writing import write_documents  # noqa: PLC0415

    write_documents(path.parent, {path.name: text})


def _compared(folder: StudyFolder, against: str | None) -> Difference | None:
    """None also where there is no draft to compare with: the first one has none."""
    from icp2prd.study.comparing import compare  # noqa: PLC0415

    try:
        return compare(folder, against) if against else None
    except (UsageError, InputError):
        return None
