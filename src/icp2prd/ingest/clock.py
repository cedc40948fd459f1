"""Times as transcripts write them."""

import re

TIME = r"\d{1,3}:[0-5]?\d(?::[0-5]\d)?(?:[.,]\d{1,3})?"

_TIME_ALONE = re.compile(rf"(?:#{{1,6}}\s+)?[*_]{{0,3}}[\[(]?(?P<time>{TIME})[\])]?[*_]{{0,3}}", re.ASCII)


def seconds(time: str) -> float:
    """`0:07`, `00:05:00` or `1:02:03.5` as seconds."""
    *above, rest = time.replace(",", ".").split(":")
    total = 0
    for part in above:
        total = (total + int(part)) * 60
    return total + float(rest)


def time_alone(text: str) -> float | None:
    """The time on a line that holds nothing else (`[0:01:00]`, `### 00:05:00`), which dates what follows."""
    stripped = text.strip()
    if len(stripped) > 32:
        return None
    match = _TIME_ALONE.fullmatch(stripped)
    return seconds(match["time"]) if match else None
