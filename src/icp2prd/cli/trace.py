import json
from collections.abc import Iterable
from typing import Annotated

import typer
from rich.text import Text
from rich.tree import Tree

from icp2prd.cli.options import JsonOption, NoColorOption, OutOption, RevealOption, StudyArgument, command_app, examples
from icp2prd.cli.terminal import data, harmless
from icp2prd.study.folder import StudyFolder
from icp2prd.study.item import Item
from icp2prd.study.lineage import Lineage, Link
from icp2prd.study.revealing import revealed_prd
from icp2prd.study.tracing import lineage_record, trace_item

app = command_app()


@app.command(epilog=examples("icp2prd trace my-study REQ-001", "icp2prd trace my-study PAIN-002 --json"))
def trace(
    study: StudyArgument,
    item_id: Annotated[str, typer.Argument(metavar="ID", help="A pain, job, requirement, metric, quote …")],
    *,
    out: OutOption = None,
    reveal: RevealOption = False,
    as_json: JsonOption = False,
    no_color: NoColorOption = False,
) -> None:
    """Follow an item down to the words and up to the goal.

    Reads prd.json only: no model, no network. --reveal reads the interviews too, for the words as they were said.
    """
    folder = StudyFolder(study, out)
    lineage = trace_item(folder, item_id, revealed_prd(folder).prd if reveal else None)
    if as_json:
        typer.echo(json.dumps(lineage_record(lineage), ensure_ascii=False, indent=2))
        return
    data(no_color=no_color).print(_tree(lineage))


def _tree(lineage: Lineage) -> Tree:
    tree = Tree(_label(lineage.item), guide_style="dim")
    for title, links in (
        ("rests on", lineage.rests_on),
        ("against it", lineage.against),
        ("leads to", lineage.leads_to),
    ):
        if links:
            _grow(tree.add(Text(title, style="bold")), links)
    if not lineage.reaches_words():
        tree.add(Text("rests on no words of a customer", style="red"))
    return tree


def _grow(tree: Tree, links: Iterable[Link]) -> None:
    for link in links:
        if link.shown_before:
            tree.add(Text(f"{link.item.id} {link.item.word} (above)", style="dim"))
        else:
            _grow(tree.add(_label(link.item)), link.further)


def _label(item: Item) -> Text:
    label = Text()
    label.append(item.id, style="bold cyan")
    label.append(f" {item.word}  ", style="dim")
    label.append(harmless(item.text))
    for remark in item.remarks:
        label.append(f"\n{harmless(remark)}", style="dim")
    return label
