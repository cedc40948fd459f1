"""The common mistakes of PRDs, and the rules that find them."""

from typing import Final, NamedTuple


class Mistake(NamedTuple):
    """A way in which PRDs go wrong. rules: ids; each finds it by itself."""

    name: str
    what: str
    rules: tuple[str, ...]


MISTAKES: Final = (
    Mistake(
        "A feature list",
        "Features are solutions; requirements define problems and what success is.",
        ("FEAT-001", "FEAT-002", "FEAT-003", "FEAT-004", "PATTERN-001", "SPEC-002"),
    ),
    Mistake(
        "The why is skipped",
        "Nothing leads from the requirement to a customer's pain or a go-to-market goal.",
        ("WHY-001", "WHY-002", "WHY-003", "TRACE-005", "TRACE-006", "TRACE-012", "TRACE-013", "GENERIC-001"),
    ),
    Mistake(
        "Over-specified implementation",
        "It says how to build, where it should say what must be so.",
        ("SPEC-001", "SPEC-003"),
    ),
    Mistake(
        "A one-time artifact",
        "The interviews have moved on, and the PRD has not.",
        ("STALE-001", "TRACE-002"),
    ),
    Mistake(
        "Written for approval",
        "Nothing is open, nothing is left out, nothing has a price.",
        ("ALIGN-001", "ALIGN-002", "ALIGN-003", "PRIO-003"),
    ),
)
