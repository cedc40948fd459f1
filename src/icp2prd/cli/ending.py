"""How a command ends when it does not end well: a message in words of the user, and its exit status."""

import errno
import os
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import typer

from icp2prd.errors import Icp2prdError

INTERRUPTED: Final = 130
BUG: Final = 70
"""EX_SOFTWARE of sysexits.h: a crash must not look like a draft that was judged."""

DEBUG: Final = "ICP2PRD_DEBUG"


@contextmanager
def ends_well() -> Iterator[None]:
    try:
        yield
    except Icp2prdError as error:
        typer.echo(f"Error: {error}", err=True)
        raise typer.Exit(error.exit_status) from error
    except KeyboardInterrupt as error:
        typer.echo(
            "Interrupted. What was there before is unchanged, and the answers so far are kept:"
            " the same command goes on from here.",
            err=True,
        )
        raise typer.Exit(INTERRUPTED) from error
    except Exception as error:
        if _is_for_typer(error):
            raise
        typer.echo(_bug_report(error), err=True)
        raise typer.Exit(BUG) from error


def _is_for_typer(error: Exception) -> bool:
    """Usage errors and exits are Typer's own; a reader that went away (`| head`) is nobody's fault."""
    if isinstance(error, OSError):
        return error.errno == errno.EPIPE
    return type(error).__module__.startswith("typer")


def _bug_report(error: Exception) -> str:
    """The place is always told, so that a report helps; the whole traceback only to those who ask for it."""
    if os.environ.get(DEBUG):
        return "".join(traceback.format_exception(error)).rstrip()
    frames = traceback.extract_tb(error.__traceback__)
    last = next((frame for frame in reversed(frames) if "icp2prd" in frame.filename), frames[-1])
    place = f"{os.path.basename(last.filename)}:{last.lineno}"  # noqa: PTH119  a name, not a file
    return (
        f"Error: a bug in icp2prd, not in what you did: {type(error).__name__} at {place}: {error}\n"
        f"  Set {DEBUG}=1 and run the same command again for a full report:\n"
        f"  {' '.join(['icp2prd', *sys.argv[1:]])}"
    )
