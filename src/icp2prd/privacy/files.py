"""What a file is called where its name is not to be seen: people name files after those they talk to."""

import re
from pathlib import PurePosixPath
from typing import Final

_SAFE_SUFFIX: Final = re.compile(r"\.[a-z0-9]{1,5}")


def shown_file(file: str, name: str) -> str:
    """`interviews/priya.txt` → `interviews/interview-3.txt`."""
    path = PurePosixPath(file)
    suffix = path.suffix.lower()
    folder = "interviews/" if path.parts[0] == "interviews" and len(path.parts) > 1 else ""
    return f"{folder}{name}{suffix if _SAFE_SUFFIX.fullmatch(suffix) else ''}"
