"""A text in the person's own editor."""

import os
import shlex
import subprocess
import tempfile
from pathlib import Path

from icp2prd.review.state import Event, NotWritten, Typed


def edited(text: str) -> Event:
    """What the text is when the editor is closed; or why there is none: no editor, or it did not end well."""
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not named:
        return NotWritten("No editor is named: type it here, or set $EDITOR (export EDITOR=nano) and come back.")
    with tempfile.TemporaryDirectory(prefix="icp2prd-") as folder:
        path = Path(folder) / "item.txt"
        path.write_text(f"{text}\n", encoding="utf-8")
        try:
            ended = subprocess.run([*shlex.split(named), str(path)], check=False)
        except (OSError, ValueError) as error:
            why = error.strerror if isinstance(error, OSError) and error.strerror else error
            return NotWritten(f"{named} cannot be started ({why}): type it here, or set $EDITOR to another editor.")
        if ended.returncode:
            return NotWritten(f"{named} ended with {ended.returncode}, and nothing of it was taken: type it here.")
        return Typed(path.read_text(encoding="utf-8", errors="replace"))
