"""A prompt is a file: front matter that people review, a system text, a Jinja template of the user message.

    ---
    purpose: what the call is for, in one sentence
    inputs: {window: the turns, numbered}
    answer: Extraction
    max_tokens: 600
    examples: [{given: {window: …}, answer: {…}, note: why it is here}]
    ---
    You read customer interviews …
    ---user---
    {{ window | fence }}

The worked examples are sent as turns of the conversation before the real one, rendered from the same
template: what the model sees of an example has the shape of what it is asked.
"""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml
from jinja2 import StrictUndefined, Template, TemplateError, meta
from jinja2.sandbox import ImmutableSandboxedEnvironment
from pydantic import Field, ValidationError

from icp2prd.domain.base import Frozen
from icp2prd.errors import PromptError
from icp2prd.llm.fence import fence
from icp2prd.llm.hashing import tagged_hash
from icp2prd.llm.protocol import Message, Question

SUFFIX: Final = ".md"
_FILE = re.compile(r"\A---\n(?P<header>.*?)\n---\n(?P<system>.*?)\n---user---\n(?P<user>.*)\Z", re.DOTALL)


class Example(Frozen):
    """given: a value for each input. answer: what the model should say. note: why it is here; not sent."""

    given: dict[str, Any]
    answer: dict[str, Any]
    note: str = ""


class Header(Frozen):
    """inputs: name → what it is. answer: the name of the answer model. max_tokens: bound on the answer."""

    purpose: str
    inputs: dict[str, str]
    answer: str
    max_tokens: int = Field(default=1024, gt=0)
    examples: tuple[Example, ...] = ()


class Prompt(Frozen):
    """hash: over the whole file, so that an edit of any kind is a different prompt."""

    name: str
    hash: str
    header: Header
    system: str
    user: str

    @property
    def examples(self) -> tuple[Example, ...]:
        return self.header.examples

    def ask_about(self, item: str, /, **inputs: object) -> Question:
        """Render the question about one item; `item` is its name in the ledger and is not sent.

        Raises PromptError where an input is missing, not declared, or lacks what the template asks of it.
        """
        messages = [Message(role="system", content=self.system)]
        for example in self.header.examples:
            messages.append(Message(role="user", content=self._render(example.given)))
            messages.append(Message(role="assistant", content=_compact(example.answer)))
        messages.append(Message(role="user", content=self._render(inputs)))
        return Question(
            prompt=self.name,
            item=item,
            messages=tuple(messages),
            prompt_hash=self.hash,
            max_tokens=self.header.max_tokens,
        )

    def _render(self, inputs: dict[str, Any]) -> str:
        given, declared = set(inputs), set(self.header.inputs)
        available = ", ".join(sorted(given)) or "nothing"
        if missing := sorted(declared - given):
            raise PromptError(
                f"The prompt needs {_listed(missing)}.",
                where=_place(self.name),
                hint=f"It was given: {available}.",
            )
        if unknown := sorted(given - declared):
            raise PromptError(
                f"The prompt was given {_listed(unknown)}, which it does not declare.",
                where=_place(self.name),
                hint="Declare it under `inputs`, or leave it out.",
            )
        try:
            return _compiled(self.user).render(inputs).strip()
        except TemplateError as error:
            raise PromptError(
                f"The template cannot be filled: {error.message}.",
                where=_place(self.name),
                hint=f"Available: {available}.",
            ) from error


def load_prompt(name: str, folder: Path | None = None) -> Prompt:
    """Read a prompt file; one in `folder` goes before the one that comes with icp2prd. Raises PromptError."""
    path = _file_of(name, folder)
    return _prompt_in(path.read_text(encoding="utf-8"), name, path)


@cache
def _prompt_in(text: str, name: str, path: Path) -> Prompt:
    """The same text is read and checked once in a process: a batch asks of many studies what it asked of the first."""
    parts = _FILE.match(text)
    if parts is None:
        raise PromptError(
            "The file is not front matter, a system text, and a user template.",
            where=str(path),
            hint="It reads `---`, YAML, `---`, system text, `---user---`, template; marks stand alone.",
        )
    prompt = Prompt(
        name=name,
        hash=tagged_hash("icp2prd/prompt", text),
        header=_header(parts["header"], path),
        system=parts["system"].strip(),
        user=parts["user"].strip(),
    )
    _check(prompt, path)
    return prompt


def prompt_hash(name: str, folder: Path | None = None) -> str:
    """The hash of a prompt file, without reading it as one: all that an unchanged study wants to know of it."""
    return tagged_hash("icp2prd/prompt", _file_of(name, folder).read_text(encoding="utf-8"))


def prompts_folder() -> Path:
    """Where the prompts that come with icp2prd are: in the wheel, or at the top of the repository."""
    shipped = Path(__file__).parents[1] / "_prompts"
    return shipped if shipped.is_dir() else Path(__file__).parents[3] / "prompts"


def prompt_names() -> list[str]:
    return sorted(path.stem for path in prompts_folder().glob(f"*{SUFFIX}"))


def _file_of(name: str, folder: Path | None) -> Path:
    for home in (folder, prompts_folder()):
        if home is not None and (path := home / f"{name}{SUFFIX}").is_file():
            return path
    raise PromptError(
        f"There is no prompt called {name}.",
        where=str(folder or prompts_folder()),
        hint=f"There are: {', '.join(prompt_names()) or 'none'}.",
    )


def _header(text: str, path: Path) -> Header:
    try:
        return Header.model_validate(yaml.safe_load(text))
    except yaml.YAMLError as error:
        raise PromptError(f"The front matter is not YAML: {error}.", where=str(path)) from error
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"]) or "front matter"
        raise PromptError(
            f"{field}: {first['msg']}.",
            where=str(path),
            hint=f"Fields: {', '.join(Header.model_fields)}.",
        ) from error


def _check(prompt: Prompt, path: Path) -> None:
    """What is declared is used, what is used is declared, and every example fills the template."""
    try:
        used = meta.find_undeclared_variables(_jinja().parse(prompt.user))
    except TemplateError as error:
        raise PromptError(f"The template does not parse: {error.message}.", where=str(path)) from error
    declared = set(prompt.header.inputs)
    if used != declared:
        raise PromptError(
            f"The template and `inputs` do not agree on {_listed(sorted(used ^ declared))}.",
            where=str(path),
            hint=f"Used: {_listed(sorted(used))}. Declared: {_listed(sorted(declared))}.",
        )
    for example in prompt.header.examples:
        prompt._render(example.given)


@cache
def _compiled(template: str) -> Template:
    """A prompt is filled once for each question, and once for each of its examples."""
    return _jinja().from_string(template)


def _jinja() -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, autoescape=False, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["fence"] = fence
    return environment


def _compact(answer: dict[str, Any]) -> str:
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":"))


def _listed(names: list[str]) -> str:
    return ", ".join(names) or "nothing"


def _place(name: str) -> str:
    return f"prompts/{name}{SUFFIX}"
