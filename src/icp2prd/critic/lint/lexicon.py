"""The linter's words: `words.toml`, class by class, and `technology.toml`, the names of technology."""

import tomllib
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from icp2prd.domain.base import Frozen
from icp2prd.domain.finding import FindingSeverity


class Kind(StrEnum):
    """Where a text stands.

    STATEMENT: of a requirement. RESULT: the `then` of a criterion. CONDITION: its `given` or `when`.
    FORMULA: a metric's.
    """

    STATEMENT = "statement"
    RESULT = "result"
    CONDITION = "condition"
    FORMULA = "formula"


class WordClass(Frozen):
    """Words with one thing wrong with them.

    rule: the id it is reported under. kinds: the texts it reads. terms: whole words, in lower case. patterns: regular
    expressions over a text in lower case; their group `hit`, where there is one, is the words.
    unless: suppressors, by name. message: holds `{words}`. fails, passes: a statement each.
    """

    name: str
    rule: str
    severity: FindingSeverity
    title: str
    kinds: tuple[Kind, ...]
    unless: tuple[str, ...]
    message: str
    fix: str
    reference: str
    fails: str
    passes: str
    terms: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()


class Technology(Frozen):
    """Names of one sort of technology. names: looked for as written, and not at the start of a sentence."""

    name: str
    title: str
    terms: tuple[str, ...]
    names: tuple[str, ...] = ()


@cache
def word_classes() -> tuple[WordClass, ...]:
    return tuple(WordClass(name=name, **fields) for name, fields in _tables("words.toml").items())


@cache
def technologies() -> tuple[Technology, ...]:
    return tuple(Technology(name=name, **fields) for name, fields in _tables("technology.toml").items())


def _tables(file: str) -> Mapping[str, Any]:
    return tomllib.loads(files(__package__).joinpath(file).read_text(encoding="utf-8"))
