"""What is known of a document when it is looked through for mistakes, and how one is told."""

from datetime import date
from typing import NamedTuple

from icp2prd.checking.lint import Hit
from icp2prd.checking.markdown import Document
from icp2prd.checking.statements import Statement


class Facts(NamedTuple):
    """today: for what is old by now."""

    document: Document
    statements: tuple[Statement, ...]
    hits: tuple[tuple[Statement, Hit], ...]
    today: date


class Mistake(NamedTuple):
    """line: counted from 1. span: words on that line it is about; empty for the line."""

    line: int
    message: str
    fix: str
    span: str = ""
