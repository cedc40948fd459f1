"""A CSV file of results: all of its rows are taken or, where one is wrong, none."""

import csv
import difflib
import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from icp2prd.domain.base import Frozen, ItemId
from icp2prd.domain.gtm import Action
from icp2prd.domain.learned import Measured
from icp2prd.domain.metric import Metric
from icp2prd.domain.prd import Prd
from icp2prd.errors import InputError
from icp2prd.ingest.encoding import decode
from icp2prd.kept import content_of
from icp2prd.study.learning.bearing import measurable
from icp2prd.study.learning.judging import estimate_of, fits, target_of, unit_in
from icp2prd.study.learning.limits import limit_in
from icp2prd.study.learning.windows import is_open, what_is_wrong

COLUMNS: Final = (
    "metric",
    "name",
    "successes",
    "n",
    "value",
    "sd",
    "unit",
    "window",
    "segment",
    "source",
    "note",
)
"""`name` is for people, and not read."""

NUMBERS: Final = ("successes", "n", "value", "sd")
_DELIMITERS: Final = (",", ";", "\t")
_STARTS_A_FORMULA: Final = ("=", "+", "-", "@")
_LARGEST: Final = 1e12
_HINT: Final = "Nothing was changed. An empty file with all columns: icp2prd learn STUDY --template"


class Row(Frozen):
    """cells: by column, without the spaces around; the columns that the file does not have are empty."""

    line: int
    cells: dict[str, str]
    decimal_comma: bool = False

    def is_empty(self) -> bool:
        """Whether nothing was measured: a line of the template that nobody filled in."""
        return not any(self.cells.get(name) for name in NUMBERS)


class _Wrong(NamedTuple):
    line: int
    what: str


class _Bad(Exception):
    """A row that cannot be taken, and why."""


def measured_in(path: Path, prd: Prd) -> tuple[Measured, ...]:
    """What a file says was measured. Raises InputError, with the line of every row that cannot be taken."""
    rows = [row for row in rows_of(_text_of(path), path) if not row.is_empty()]
    if not rows:
        raise InputError(
            "No row says what was measured: successes, n and value are all empty.", where=str(path), hint=_HINT
        )
    known = measurable(prd)
    taken: dict[tuple[str, str, str], int] = {}
    found: list[Measured] = []
    wrong: list[_Wrong] = []
    for row in rows:
        try:
            measured = _measured(row, known)
            place = (str(measured.item), measured.segment.casefold(), " ".join(measured.window.casefold().split()))
            if place in taken:
                raise _Bad(
                    f"metric: {measured.item} stands in line {taken[place]} too, in the same segment and window."
                )
            taken[place] = row.line
            found.append(measured)
        except _Bad as bad:
            wrong.append(_Wrong(row.line, str(bad)))
    if wrong:
        raise _refused(path, wrong, len(rows))
    return tuple(found)


def template_for(prd: Prd) -> str:
    """A file with a row for each metric and each action, to be filled in."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    for metric in prd.metrics:
        about = {
            "metric": metric.id,
            "name": metric.name,
            "window": _window(metric.window),
            "source": metric.data_source,
        }
        writer.writerow(_safe({**about, "unit": metric.unit}))
    for action in prd.gtm.actions:
        name = f"{action.action} ({action.measure})" if action.measure else action.action
        writer.writerow(_safe({"metric": action.id, "name": name, "window": _window(action.window)}))
    return text.getvalue()


def rows_of(text: str, path: Path) -> Iterator[Row]:
    """Raises InputError where the columns are not those of results."""
    first = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text), delimiter=delimiter, strict=True)
    try:
        header = [one.strip().casefold() for one in next(reader, [])]
        _check_header(header, path)
        for cells in reader:
            line = reader.line_num - sum(cell.count("\n") for cell in cells)
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) > len(header):
                what = f"It has {len(cells)} cells for {len(header)} columns: put what holds a “{delimiter}” in quotes."
                raise _refused(path, [_Wrong(line, what)])
            named = dict(zip(header, (cell.strip() for cell in cells), strict=False))
            yield Row(line=line, cells=named, decimal_comma=delimiter == ";")
    except csv.Error as error:
        raise _refused(path, [_Wrong(reader.line_num, f"This is no CSV: {error}.")]) from error


def _text_of(path: Path) -> str:
    decoded = decode(content_of(path, "The results", "Name a CSV file."))
    if decoded is None or decoded.damaged:
        raise InputError("This is not text that can be read.", where=str(path), hint=f"Save it as CSV, UTF-8. {_HINT}")
    return decoded.text


def _check_header(header: Sequence[str], path: Path) -> None:
    for name in header:
        if name not in COLUMNS:
            near = difflib.get_close_matches(name, COLUMNS, n=1)
            meant = f" Did you mean {near[0]}?" if near else f" There are: {', '.join(COLUMNS)}."
            raise _refused(path, [_Wrong(1, f"There is no column “{name}”.{meant}")])
        if header.count(name) > 1:
            raise _refused(path, [_Wrong(1, f"The column “{name}” is there twice.")])
    if "metric" not in header:
        raise _refused(path, [_Wrong(1, "The column “metric” is missing: MET-001, ACT-001 …")])
    if not {"successes", "value"} & set(header):
        raise _refused(path, [_Wrong(1, "There is a column missing: “successes” (with “n”), or “value”.")])


def _measured(row: Row, known: Mapping[ItemId, Metric | Action]) -> Measured:
    cells = row.cells
    item = ItemId(cells["metric"].upper())
    about = known.get(item)
    if about is None:
        near = difflib.get_close_matches(item, list(known), n=1)
        meant = f" Did you mean {near[0]}?" if near else f" There are: {', '.join(known) or 'none'}."
        raise _Bad(f"metric: there is no {cells['metric'] or 'id'} in this draft.{meant}")
    measured = Measured(
        item=item,
        segment=cells.get("segment", ""),
        successes=_whole(row, "successes"),
        n=_whole(row, "n"),
        value=_number(row, "value"),
        sd=_number(row, "sd"),
        unit=cells.get("unit", ""),
        window=cells.get("window", ""),
        source=cells.get("source", ""),
        note=cells.get("note", ""),
    )
    _check_numbers(measured)
    if wrong := what_is_wrong(measured.window, about.window):
        raise _Bad(f"window: {wrong}.")
    _check_unit(measured, about)
    return measured


def _check_numbers(given: Measured) -> None:
    if given.successes is None and given.value is None:
        raise _Bad("successes, value: neither is given.")
    if given.successes is not None and (given.value is not None or given.sd is not None):
        raise _Bad("value: successes are given too; give what was counted, or what was measured.")
    if given.n is not None and given.n < 1:
        raise _Bad(f"n: {given.n} asked or seen is nothing measured.")
    if given.successes is not None and given.n is not None and given.successes > given.n:
        raise _Bad(f"successes: {given.successes} is more than n, which is {given.n}.")
    if given.sd is not None and given.sd < 0:
        raise _Bad(f"sd: {given.sd:g} is less than 0.")
    if given.sd is not None and given.n is None:
        raise _Bad("n: a standard deviation is given, and not of how many.")


def _check_unit(given: Measured, about: Metric | Action) -> None:
    own = about.unit if isinstance(about, Metric) else ""
    unit = unit_in(given.unit or own)
    if given.unit and given.successes is not None and unit.name not in {"", "%"} and given.unit != own:
        raise _Bad(f"unit: what is counted is in no {given.unit}; leave it empty.")
    estimate = estimate_of(given, unit)
    texts = [about.target.value] if isinstance(about, Metric) else [about.pivot, about.persevere]
    for text in texts:
        limit = target_of(about, unit_in(own)) if isinstance(about, Metric) else limit_in(text, estimate.unit)
        if limit is not None and not fits(limit, estimate):
            raise _Bad(f"unit: {_kind(estimate.unit)} cannot be compared with “{text}”.")


def _kind(unit: str) -> str:
    return {"": "a number of things", "%": "a share", "seconds": "a time", "months": "a time in months"}.get(unit, unit)


def _whole(row: Row, name: str) -> int | None:
    value = _number(row, name)
    if value is None:
        return None
    if value < 0 or value != int(value):
        raise _Bad(f"{name}: “{row.cells[name]}” is no whole number from 0 up.")
    return int(value)


def _number(row: Row, name: str) -> float | None:
    text = row.cells.get(name, "")
    if not text:
        return None
    plain = text.replace(",", ".") if row.decimal_comma and text.count(",") == 1 and "." not in text else text
    try:
        value = float(plain)
    except ValueError:
        raise _Bad(f"{name}: “{text}” is not a number; write 1250 or 12.5, without a unit.") from None
    if not abs(value) <= _LARGEST or "_" in plain:
        raise _Bad(f"{name}: “{text}” is not a number that can be compared.")
    return value


def _window(window: str) -> str:
    return "" if is_open(window) else window


def _safe(cells: Mapping[str, str]) -> dict[str, str]:
    """A cell that a spreadsheet would take for a formula gets an apostrophe in front."""
    return {name: f"'{cell}" if cell.startswith(_STARTS_A_FORMULA) else cell for name, cell in cells.items()}


def _refused(path: Path, wrong: Sequence[_Wrong], rows: int = 0) -> InputError:
    one = len(wrong) == 1
    counted = f"1 of {rows} rows cannot be taken" if one else f"{len(wrong)} of {rows} rows cannot be taken"
    lines = "".join(f"\n  {path}:{line}: {what}" for line, what in wrong)
    if not rows:
        return InputError(wrong[0].what, where=f"{path}:{wrong[0].line}", hint=_HINT)
    return InputError(f"{counted}, and none was:{lines}", where=str(path), hint=_HINT)
