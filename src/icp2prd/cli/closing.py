"""What a person reads when a run is over: what was written, what must be built, what is wrong, what next."""

from collections.abc import Iterator
from pathlib import Path

from icp2prd.cli.progress import counted, in_words
from icp2prd.domain.chain import Chain
from icp2prd.domain.prd import Prd
from icp2prd.domain.requirement import Priority
from icp2prd.domain.run import RunResult
from icp2prd.domain.shame import shame_in_words
from icp2prd.study.folder import StudyFolder

_SHOWN = 5


def closing_lines(result: RunResult, folder: StudyFolder, until: str | None = None) -> Iterator[str]:
    prd = result.prd
    if prd is None:
        yield f"Stopped after {until}, as asked. {_used(result)}".rstrip()
        return
    yield _written(result, folder)
    if not result.unchanged:
        yield from _musts(prd)
        yield from _blocking(prd)
    waived = f", {result.waived} waived" if result.waived else ""
    if ashamed := shame_in_words((one.id for one in prd.requirements), prd.findings):
        yield ashamed
    yield f"Findings: {_counted(result.findings)}{waived}. {_used(result)}".rstrip()
    yield _next_step(prd, folder)


def _written(result: RunResult, folder: StudyFolder) -> str:
    if result.unchanged:
        return f"Nothing has changed: {_shown(folder.prd_md)} still holds."
    if not result.written:
        return f"The draft came out the same: {_shown(folder.prd_md)}."
    return f"Wrote {', '.join(path.name for path in result.written)} in {_shown(folder.prd)}"


def _musts(prd: Prd) -> Iterator[str]:
    musts = [one for one in prd.requirements if one.priority is Priority.MUST]
    if not musts:
        return
    chain = Chain(prd)
    yield f"Must ({len(musts)}):"
    for requirement in musts[:_SHOWN]:
        yield f"  {requirement.id}  {requirement.statement}"
        for pain in chain.pains_behind(requirement):
            yield f"      {pain.id}  {pain.name} (told by {pain.reach} of {prd.icp.customers})"
    if len(musts) > _SHOWN:
        yield f"  … and {len(musts) - _SHOWN} more"


def _blocking(prd: Prd) -> Iterator[str]:
    blocking = prd.blocking()
    if not blocking:
        return
    yield f"Blocking ({len(blocking)}); they stand at the top of the PRD:"
    for finding in blocking[:_SHOWN]:
        yield f"  {finding.rule} {finding.item}: {finding.message}"
        yield f"      {finding.fix}"
    if len(blocking) > _SHOWN:
        yield f"  … and {len(blocking) - _SHOWN} more"


def _counted(findings: dict[str, int]) -> str:
    """`1 error, 4 warnings`; `none` where there are none."""
    parts = [counted(count, severity) for severity, count in findings.items() if count]
    return ", ".join(parts) or "none"


def _used(result: RunResult) -> str:
    return f"Used {in_words(result.usage)}." if result.usage.calls or result.usage.cached else ""


def _next_step(prd: Prd, folder: StudyFolder) -> str:
    study = _shown(folder.root)
    if prd.requirements:
        first = prd.requirements[0].id
        return f"Next: read {_shown(folder.prd_md)}; `icp2prd trace {study} {first}` shows what that rests on."
    return f"Next: read {_shown(folder.prd_md)}, then add interviews and run the same command again."


def _shown(path: Path) -> str:
    """As it was given, for a shell."""
    text = str(path)
    return f"'{text}'" if " " in text else text
