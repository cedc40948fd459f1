"""The formats for people to read, from what each reader declares: how it is recognised, and what is kept."""

from collections.abc import Iterable

from icp2prd.ingest.registry import Packing, Reader


def formats_table(readers: Iterable[Reader], packings: Iterable[Packing]) -> str:
    """One row a reader, in the order in which they are asked; kinds of file with a text inside come first."""
    lines = ["| format | written by | how it is recognised | what is kept |", "| --- | --- | --- | --- |"]
    declared: list[Reader | Packing] = [*packings, *readers]
    for one in declared:
        cells = (one.name, one.tools, one.recognised_by, one.keeps)
        lines.append(f"| {' | '.join(cell.replace('|', '&#124;') for cell in cells)} |")
    return "\n".join(lines)
