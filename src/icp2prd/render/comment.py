"""What came of a run, as Markdown for a comment on a pull request."""

from collections.abc import Iterator

from icp2prd.domain.difference import Difference, LogEntry
from icp2prd.domain.prd import Prd
from icp2prd.domain.run import RunResult
from icp2prd.errors import Icp2prdError
from icp2prd.render.changes import change_groups, change_summary, markdown_of, tally
from icp2prd.render.escaping import escape_markdown
from icp2prd.render.phrases import counted, in_a_row

_MOST_FINDINGS = 10
_LONGEST = 60_000
"""Characters; a comment on GitHub may have 65,536."""


def result_in_markdown(result: RunResult, compared: Difference | None = None) -> str:
    """compared: with the draft that the pull request is to be merged into; None tells what this run changed."""
    prd = result.prd
    if prd is None:
        return "### PRD\n\nThe run stopped before there was a draft, as it was asked to.\n"
    parts = [
        f"### PRD: {escape_markdown(prd.title)}",
        _what_came_of_it(result),
        _compared(compared) if compared is not None else _changes(result.changed) if result.changed else "",
        *_blocking(prd),
        *_waiting(prd),
        *_questions(prd),
        _figures(result),
    ]
    return _limited("\n\n".join(one for one in parts if one) + "\n")


def failure_in_markdown(error: Icp2prdError) -> str:
    """Why there is no new draft."""
    where = f"\n\n{escape_markdown(error.where)}" if error.where else ""
    hint = f"\n\n{escape_markdown(error.hint)}" if error.hint else ""
    return f"### PRD\n\n**The draft was not renewed.** {escape_markdown(error.what)}{where}{hint}\n"


def _limited(text: str) -> str:
    """Cut at the end of a line where GitHub would refuse the whole."""
    if len(text) <= _LONGEST:
        return text
    kept = text[:_LONGEST].rpartition("\n")[0]
    return f"{kept}\n\n… and more: `icp2prd diff` has it all.\n"


def _compared(found: Difference) -> str:
    return markdown_of(found) or f"No item differs from {escape_markdown(found.before)}."


def _what_came_of_it(result: RunResult) -> str:
    if result.unchanged:
        return "Nothing has changed: the draft still holds."
    if result.changed:
        return f"The draft has changed: {tally(result.changed.items)}."
    return "The draft was written; no item differs from a draft before it."


def _changes(entry: LogEntry) -> str:
    lines = [f"- {escape_markdown(one)}" for one in entry.because]
    for group in change_groups(entry.items):
        lines += ["", f"**{group.title}** ({len(group.items)})", ""]
        for one in group.items:
            more = change_summary(one)
            lines.append(f"- **{one.item}** {escape_markdown(one.text)}{f' — {escape_markdown(more)}' if more else ''}")
    return "\n".join(lines)


def _blocking(prd: Prd) -> Iterator[str]:
    blocking = prd.blocking()
    if blocking:
        listed = [f"- {one.rule} {one.item}: {escape_markdown(one.message)}" for one in blocking[:_MOST_FINDINGS]]
        yield "\n".join([f"**Blocking** ({len(blocking)})", "", *listed])


def _waiting(prd: Prd) -> Iterator[str]:
    if prd.suspect:
        listed = [f"- **{one.item}**: {escape_markdown('; '.join(one.reasons))}" for one in prd.suspect]
        yield "\n".join([f"**Waits for a person** ({len(prd.suspect)})", "", *listed])


def _questions(prd: Prd) -> Iterator[str]:
    if prd.open_questions:
        listed = [f"- {one.id} {escape_markdown(one.question)}" for one in prd.open_questions]
        number = counted(len(prd.open_questions), "open question")
        yield "\n".join([f"<details><summary>{number}</summary>", "", *listed, "", "</details>"])


def _figures(result: RunResult) -> str:
    found = [counted(number, severity) for severity, number in result.findings.items() if number]
    usage = result.usage
    cost = "" if usage.cost is None else f", {usage.cost:.2f} dollars" if usage.cost else ""
    return (
        f"Findings: {in_a_row(found) or 'none'}{f', {result.waived} waived' if result.waived else ''}. "
        f"{counted(usage.calls, 'call')} to a model, {usage.cached} answered from what is kept{cost}. "
        f"Exit status {result.exit_status}."
    )
