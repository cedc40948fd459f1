"""What a check found, in the formats that people and CI systems read."""

from collections.abc import Callable
from enum import StrEnum
from typing import Final

from icp2prd.domain.base import json_of
from icp2prd.domain.report import Report
from icp2prd.render.reports.github import annotations_of
from icp2prd.render.reports.junit import junit_of
from icp2prd.render.reports.markdown import summary_of
from icp2prd.render.reports.sarif import sarif_of
from icp2prd.render.reports.text import Line, lines_of, text_of


class Format(StrEnum):
    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    JUNIT = "junit"
    GITHUB = "github"
    MARKDOWN = "markdown"


_WRITERS: Final[dict[Format, Callable[[Report], str]]] = {
    Format.TEXT: text_of,
    Format.JSON: json_of,
    Format.SARIF: sarif_of,
    Format.JUNIT: junit_of,
    Format.GITHUB: annotations_of,
    Format.MARKDOWN: summary_of,
}


def report_in(form: Format, report: Report) -> str:
    """The text of a report; it ends in a line break where it is not empty."""
    return _WRITERS[form](report)


__all__ = ["Format", "Line", "lines_of", "report_in"]
