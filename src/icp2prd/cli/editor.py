"""A text in the person's own editor."""

import os
import shlex
import subprocess
import tempfile
from pathlib import Path


def edited(text: str) -> str | None:
    """What the text is when the editor is closed; None where there is no editor, or it did not end well."""
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not named:
        return None
    with tempfile.TemporaryDirectory(prefix="icp2prd-") as folder:
        path = Path(folder) / "item.txt"
        path.write_text(f"{text}\n", encoding="utf-8")
        try:
            ended = subprocess.run([*shlex.split(named), str(path)], check=False)
            return path.read_text(encoding="utf-8", errors="replace") if ended.returncode == 0 else None
        except (OSError, ValueError):
            return None
