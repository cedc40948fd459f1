"""Arguments and options that several commands have, so that they are called and explained alike."""

from pathlib import Path
from typing import Annotated

import typer

StudyArgument = Annotated[Path, typer.Argument(metavar="STUDY", help="The folder of the study.")]

ModelOption = Annotated[
    str,
    typer.Option(
        "--model",
        metavar="PROVIDER/MODEL",
        help="Which model reads the interviews: openai/…, ollama/…, local, local/path/to.gguf.",
    ),
]
BaseUrlOption = Annotated[str, typer.Option("--base-url", metavar="URL", help="An OpenAI-compatible server to use.")]
OutOption = Annotated[
    Path | None,
    typer.Option("--out", metavar="DIR", help="Where the draft is, instead of STUDY/prd.", show_default=False),
]
MaxCostOption = Annotated[
    float | None,
    typer.Option(
        "--max-cost",
        metavar="DOLLARS",
        min=0.0,
        help="Stop before the call that would pass this; 0 is no limit.",
        show_default=False,
    ),
]
RedactOption = Annotated[
    bool | None,
    typer.Option(
        "--redact/--no-redact",
        help="Put placeholders in the place of names, addresses and numbers of people before anything is sent.",
        show_default=False,
    ),
]
RevealOption = Annotated[
    bool, typer.Option("--reveal", help="Show names where the draft has placeholders; on this machine only.")
]
DeciderOption = Annotated[str, typer.Option("--as", metavar="NAME", help="Who decides; git's user name by default.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print data as JSON on standard output.")]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Say only which model is used, and what is wrong.")]
NoColorOption = Annotated[
    bool, typer.Option("--no-color", help="No colours; NO_COLOR in the environment does the same.")
]


def command_app() -> typer.Typer:
    """The Typer application of one command."""
    return typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


def examples(*lines: str) -> str:
    """Text for below a command's help, printed as it stands."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)
