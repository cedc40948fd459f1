"""`gtm.md` in sections: what a team wrote about going to market, found by its headings."""

import re
from collections.abc import Iterator
from typing import Final

from icp2prd.domain.base import Frozen
from icp2prd.domain.settings import ActionSetting, GoalSetting, GtmSettings

_HEADING: Final = re.compile(r"^(#{1,6})\s+(.*?)\s*#*$")
_BULLET: Final = re.compile(r"^\s*(?:[-*+•]|\d+[.)])\s+(.*)$")
_COMMENT: Final = re.compile(r"<!--.*?-->", re.DOTALL)
_ROW: Final = re.compile(r"^\s*\|(.*)\|\s*$")
_RULE: Final = re.compile(r"^[\s|:-]+$")
_TARGET: Final = re.compile(
    r"(?P<baseline>.*?\b(?:today|now|currently|at present)\b)[,;:]?\s*(?P<target>.+?)"
    r"(?:\s+(?P<window>(?:within|by|in|over)\s+[^,;.]+))?\s*$",
    re.IGNORECASE,
)
_NOT_MEASURED: Final = re.compile(r"not (yet )?(measured|known)|unknown|\?$", re.IGNORECASE)

_NAMES: Final = {
    "segment": ("segment", "target segment", "icp", "who it is for", "audience", "customer"),
    "value_proposition": ("value proposition", "value"),
    "promise": ("promise", "the promise", "our promise"),
    "positioning": ("positioning", "position"),
    "channels": ("channels", "channel"),
    "goals": ("goals", "go-to-market goals", "gtm goals", "goal"),
    "niche": ("niche", "niche domination"),
    "durability": ("durability", "moat"),
    "product": ("product", "product focus", "focus on product"),
    "actions": ("minimum viable gtm", "minimum viable go-to-market", "mvgtm", "actions", "experiments"),
    "non_goals": ("non-goals", "non goals", "out of scope", "not doing"),
}
_FIELD: Final = {name: field for field, names in _NAMES.items() for name in names}


class Section(Frozen):
    heading: str
    lines: tuple[str, ...]

    @property
    def prose(self) -> str:
        return " ".join(line.strip() for line in self.lines if line.strip())

    @property
    def bullets(self) -> tuple[str, ...]:
        """The bullets with the lines that continue them; without bullets, the prose as one."""
        found: list[str] = []
        for line in self.lines:
            if match := _BULLET.match(line):
                found.append(match[1].strip())
            elif found and line.strip():
                found[-1] = f"{found[-1]} {line.strip()}"
        return tuple(found) or ((self.prose,) if self.prose else ())


def settings_in(notes: str) -> GtmSettings:
    """What the notes say under headings that are known; anything else in them is left alone."""
    found: dict[str, object] = {}
    for section in _sections(_COMMENT.sub("", notes)):
        field = _FIELD.get(section.heading.casefold().strip(" :"))
        if field is None:
            continue
        if field == "goals":
            found[field] = tuple(_goal(bullet) for bullet in section.bullets)
        elif field == "actions":
            found[field] = _actions(section)
        elif field in {"channels", "non_goals"}:
            found[field] = section.bullets
        else:
            found[field] = section.prose
    return GtmSettings.model_validate(found)


def _sections(notes: str) -> Iterator[Section]:
    heading, lines = "", list[str]()
    for line in notes.splitlines():
        if match := _HEADING.match(line):
            yield Section(heading=heading, lines=tuple(lines))
            heading, lines = match[2], []
        else:
            lines.append(line)
    yield Section(heading=heading, lines=tuple(lines))


def _goal(bullet: str) -> GoalSetting:
    """`Reduce churn: 4% today, under 2.5% within two quarters`; what is not said stays empty."""
    name, _, figures = bullet.partition(":")
    figures = figures.strip().rstrip(".")
    if not figures or _NOT_MEASURED.search(figures):
        return GoalSetting(name=name.strip())
    match = _TARGET.match(figures)
    if match is None:
        return GoalSetting(name=name.strip(), target=figures)
    return GoalSetting(
        name=name.strip(),
        baseline=match["baseline"].strip(" ,;"),
        target=match["target"].strip(" ,;"),
        window=(match["window"] or "").strip(),
    )


def _actions(section: Section) -> tuple[ActionSetting, ...]:
    rows = [match[1] for line in section.lines if (match := _ROW.match(line)) and not _RULE.match(line)]
    if not rows:
        return tuple(ActionSetting(action=bullet) for bullet in section.bullets)
    header = [cell.strip().casefold() for cell in rows[0].split("|")]
    known = set(ActionSetting.model_fields)
    cells = ([cell.strip() for cell in row.split("|")] for row in rows[1:])
    named = ({name: cell for name, cell in zip(header, row, strict=False) if name in known} for row in cells)
    return tuple(ActionSetting.model_validate(row) for row in named if row.get("action"))
