"""The stages for people to read, from what each declares: a diagram, and a table."""

import importlib
import pkgutil
import re
from collections.abc import Collection, Iterable

import icp2prd.stages
from icp2prd.domain.base import Artifact
from icp2prd.stages.stage import Stage


def declared_stages() -> list[Stage]:
    """Every stage, each after those whose results it reads."""
    found = {
        thing.name: thing for module in stage_modules() for thing in vars(module).values() if isinstance(thing, Stage)
    }
    written = {one.writes for one in found.values()}
    ordered: list[Stage] = []
    while len(ordered) < len(found):
        done = {one.writes for one in ordered}
        ready = [
            one
            for _, one in sorted(found.items())
            if one not in ordered and all(read in done or read not in written for read in one.reads)
        ]
        if not ready:
            raise LookupError("The stages read each other's results in a circle.")
        ordered += ready
    return ordered


def stage_diagram(stages: Iterable[Stage]) -> str:
    """A Mermaid flowchart: stages as boxes, what passes between them on the arrows.

    An arrow that a longer way stands for is left out; `stage_table` has them all.
    """
    stages = list(stages)
    writer = {one.writes: one.name for one in stages}
    arrows = {(writer.get(read, read.__name__), one.name): read for one in stages for read in one.reads}
    lines = ["```mermaid", "flowchart TD"]
    lines += [f'    {one.name}["<b>{one.name}</b><br>{one.purpose}"]' for one in stages]
    given = {read.__name__: read for one in stages for read in one.reads if read not in writer}
    lines += [f'    {name}(["<b>{name}</b><br>{_in_short(given[name])}"])' for name in sorted(given)]
    for (start, end), read in arrows.items():
        if not _is_reached_otherwise(start, end, arrows):
            lines.append(f"    {start} {f'-- {read.__name__} -->' if read in writer else '-->'} {end}")
    return "\n".join([*lines, "```"])


def _in_short(artifact: type[Artifact]) -> str:
    """How its docstring begins."""
    return re.split(r"[.:;]", artifact.__doc__ or artifact.__name__, maxsplit=1)[0]


def _is_reached_otherwise(start: str, end: str, arrows: Collection[tuple[str, str]]) -> bool:
    """Whether another way leads there than the arrow itself."""
    waiting = [after for before, after in arrows if before == start and after != end]
    seen = set()
    while waiting:
        here = waiting.pop()
        seen.add(here)
        waiting += [after for before, after in arrows if before == here and after not in seen]
    return end in seen


def stage_table(stages: Iterable[Stage]) -> str:
    """What each stage reads, writes and asks with."""
    lines = ["| stage | reads | writes | prompts |", "| --- | --- | --- | --- |"]
    for one in stages:
        reads = ", ".join(read.__name__ for read in one.reads)
        prompts = ", ".join(f"`{name}`" for name in one.prompts)
        lines.append(f"| `{one.name}` | {reads} | {one.writes.__name__} | {prompts or 'none'} |")
    return "\n".join(lines)


def stage_modules() -> list[object]:
    """All modules below `icp2prd.stages`, in the order of their names."""
    package = icp2prd.stages
    names = sorted(one.name for one in pkgutil.walk_packages(package.__path__, f"{package.__name__}."))
    return [importlib.import_module(name) for name in names]
