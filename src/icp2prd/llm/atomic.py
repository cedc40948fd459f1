import contextlib
import os
import secrets
from pathlib import Path

from icp2prd.errors import OutputError


def write_atomically(path: Path, text: str) -> None:
    """Write a file that is either there as a whole or not there, also after a crash. Raises OutputError.

    Trade-off accepted: the folder itself is not synced, so a crash of the machine may lose the newest file,
    never half of it.
    """
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("x", encoding="utf-8", errors="surrogatepass", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError as error:
        raise OutputError(
            f"The file {path.name} cannot be written: {error.strerror or error}.",
            where=str(path.parent),
            hint="Make room, or make the folder writable, and run the same command again.",
        ) from error
    finally:
        with contextlib.suppress(OSError):  # the first error is the one to tell
            temporary.unlink(missing_ok=True)
