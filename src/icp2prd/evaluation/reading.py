"""A gold file is read, and everything wrong with its form is told at once, by line."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml
from pydantic import ValidationError

from icp2prd.errors import InputError
from icp2prd.evaluation.gold import Gold
from icp2prd.kept import content_of

GOLD_FILE = "expected.yaml"
_HINT = "The fields are explained in fixtures/README.md and schemas/gold.schema.json."

Path_ = Sequence[int | str]


@dataclass(frozen=True, slots=True)
class GoldFile:
    """node: the file as YAML sees it, to find lines in."""

    path: Path
    gold: Gold
    node: yaml.Node

    @property
    def study(self) -> Path:
        return (self.path.parent / self.gold.study).resolve()

    @property
    def name(self) -> str:
        return self.study.name

    def line(self, *path: int | str) -> int:
        return line_of(self.node, path)


def read_gold(path: Path) -> GoldFile:
    """path: the file, or a folder with an `expected.yaml`. Raises InputError."""
    file = path / GOLD_FILE if path.is_dir() else path
    content = content_of(file, "This gold file", f"Name a gold file, or a folder with {GOLD_FILE}.")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError("This gold file is not UTF-8.", where=str(file), hint=_HINT) from error
    node = _composed(text, file)
    try:
        return GoldFile(file, Gold.model_validate(yaml.safe_load(text)), node)
    except ValidationError as error:
        problems = [(line_of(node, one["loc"]), _sentence(one["loc"], one["msg"])) for one in error.errors()]
        raise gold_error(file, problems) from error
    except yaml.YAMLError as error:  # safe_load refuses tags that compose lets through
        raise InputError(f"This is not plain YAML: {error}.", where=str(file), hint=_HINT) from error


def gold_error(file: Path, problems: Iterable[tuple[int, str]]) -> InputError:
    """One error for all of them: (line, sentence)."""
    told = sorted(dict.fromkeys(problems))
    count = "1 thing is" if len(told) == 1 else f"{len(told)} things are"
    lines = "".join(f"\n  line {line}: {sentence}" for line, sentence in told)
    return InputError(f"{count} wrong with this gold file:{lines}", where=str(file), hint=_HINT)


def line_of(node: yaml.Node, path: Path_) -> int:
    """Of the deepest part of a path that is written in the file."""
    line = node.start_mark.line + 1
    for key in path:
        below = _below(node, key)
        if below is None:
            continue  # names of alternatives that pydantic tried
        node, line = below
    return line


def _below(node: yaml.Node, key: int | str) -> tuple[yaml.Node, int] | None:
    if isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
        item = node.value[key]
        return item, item.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            if name.value == key:
                return value, name.start_mark.line + 1
    return None


def _composed(text: str, file: Path) -> yaml.Node:
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{file}:{mark.line + 1}" if mark else str(file)
        raise InputError(f"This is not YAML: {getattr(error, 'problem', error)}.", where=where, hint=_HINT) from error
    if not isinstance(node, yaml.MappingNode):
        raise InputError("A gold file begins with `insights:`.", where=str(file), hint=_HINT)
    return node


def _sentence(location: Path_, message: str) -> str:
    field = ".".join(str(part) for part in location)
    return f"{field}: {message.removeprefix('Value error, ')}."
