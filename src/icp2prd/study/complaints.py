"""What is wrong with `icp2prd.toml`, in words of the one who wrote it: one sentence for each problem."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from types import UnionType
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from icp2prd.domain.settings import Settings
from icp2prd.study.toml_lines import KeyPath, line_of

_EXPECTED = {
    "string_type": "a text in quotes",
    "float_type": "a number",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "tuple_type": "a list in square brackets",
    "list_type": "a list in square brackets",
    "dict_type": "a table",
    "model_type": "a table",
    "model_attributes_type": "a table",
}


@dataclass(frozen=True, slots=True)
class Complaint:
    """line: counted from 1; None where nothing near it is written in the file."""

    line: int | None
    sentence: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.sentence}" if self.line else self.sentence


# A role or a table may stand below `speakers`; pydantic names the alternative that it tried.
_ALTERNATIVES = ("role", "table")


def complaints_about(text: str, error: ValidationError) -> list[Complaint]:
    """One complaint for each problem, in the order of the file."""
    found = [
        Complaint(line_of(text, _path(problem)), _sentence(problem)) for problem in error.errors(include_url=False)
    ]
    return sorted(found, key=lambda one: (one.line or 0, one.sentence))


def _sentence(problem: ErrorDetails) -> str:
    path = _path(problem)
    name, kind = printed(path), problem["type"]
    context: Mapping[str, Any] = problem.get("ctx", {})
    if kind == "extra_forbidden":
        return f"there is no setting `{name}`. {_did_you_mean(path)}"
    if kind == "missing":
        return f"`{name}` is missing."
    if kind == "enum":
        options = [option.strip(" '") for option in context["expected"].replace(" or ", ",").split(",")]
        close = _close(problem["input"], options)
        return f"`{name}` is one of {', '.join(options)}, not {_shown(problem['input'])}.{close}"
    if kind in ("greater_than_equal", "less_than_equal"):
        bound, word = context.get("ge", context.get("le")), "less" if "ge" in context else "more"
        return f"`{name}` cannot be {word} than {bound:g}; it is {_shown(problem['input'])}."
    expected = _EXPECTED.get(kind)
    return (
        f"`{name}` has to be {expected}, not {_shown(problem['input'])}."
        if expected
        else f"`{name}`: {problem['msg']}."
    )


def _path(problem: ErrorDetails) -> KeyPath:
    path: KeyPath = tuple(problem["loc"])
    return (*path[:2], *path[3:]) if path[:1] == ("speakers",) and path[2:3] and path[2] in _ALTERNATIVES else path


def printed(path: KeyPath) -> str:
    """`gtm.goals[1].name`, counted from 1 as people count."""
    text = ""
    for part in path:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Mapping):
        return "a table"
    if isinstance(value, list | tuple):
        return "a list"
    text = f'"{value}"' if isinstance(value, str) else str(value)
    return text if len(text) <= 40 else f'{text[:38]}…"'


def _did_you_mean(path: KeyPath) -> str:
    wrong, siblings = str(path[-1]), list(_keys_at(path[:-1]))
    if close := get_close_matches(wrong, siblings, n=1):
        return f"Did you mean `{printed((*path[:-1], close[0]))}`?"
    elsewhere = [key for key in _every_key() if key[-1] == wrong]
    if elsewhere:
        return (
            f"It belongs in `[{printed(elsewhere[0][:-1])}]`."
            if len(elsewhere[0]) > 1
            else "It goes above every `[table]`."
        )
    return f"There are: {', '.join(siblings)}."


def _close(value: object, options: list[str]) -> str:
    close = get_close_matches(str(value).casefold(), options, n=1)
    return f' Did you mean "{close[0]}"?' if close else ""


def _every_key(model: type[BaseModel] = Settings, above: KeyPath = ()) -> Iterator[KeyPath]:
    for name, field in model.model_fields.items():
        yield (*above, name)
        inner = _model_in(field.annotation)
        if inner is not None and get_origin(field.annotation) is None:
            yield from _every_key(inner, (*above, name))


def _keys_at(path: KeyPath) -> Iterator[str]:
    """The settings of the table at a path."""
    model: type[BaseModel] | None = Settings
    for part in path:
        if isinstance(part, str) and model is not None:
            field = model.model_fields.get(part)
            model = _model_in(field.annotation) if field else None
    if model is not None:
        yield from model.model_fields


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    if get_origin(annotation) in (tuple, list, Union, UnionType):
        return next((model for one in get_args(annotation) if (model := _model_in(one))), None)
    return None
