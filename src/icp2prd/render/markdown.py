"""`prd.md`: the draft through a template."""

import re
import traceback

from jinja2 import TemplateError, TemplateSyntaxError

from icp2prd.domain.chain import Chain
from icp2prd.domain.interview import Interviews
from icp2prd.domain.prd import Prd
from icp2prd.errors import SettingsError
from icp2prd.render import phrases
from icp2prd.render.changes import MOST_ENTRIES, change_groups, change_summary
from icp2prd.render.environment import MarkdownEnvironment
from icp2prd.render.links import SECTIONS, Links, anchor, in_its_sentence
from icp2prd.render.tallies import Tallies

SHIPPED = "prd.md.j2"

_EMPTY_LINES = re.compile(r"\n{3,}")
_TRAILING_SPACE = re.compile(r"[ \t]+$", re.MULTILINE)


def markdown_of(prd: Prd, interviews: Interviews, template: str | None, template_name: str) -> str:
    """The text of `prd.md`.

    Raises SettingsError where a template of the user's own cannot be read or printed, with its line.
    """
    if template is None:
        return _rendered(prd, interviews, None, SHIPPED)
    try:
        return _rendered(prd, interviews, template, template_name)
    except TemplateSyntaxError as error:
        where = f"{error.filename or template_name}:{error.lineno}"
        raise _broken(error.message or "is no Jinja2 template", where) from error
    except (TemplateError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        # A template is a program: what goes wrong in it is the user's to mend, not a bug of ours.
        raise _broken(str(error), _line_of(error, template_name)) from error


def _rendered(prd: Prd, interviews: Interviews, template: str | None, name: str) -> str:
    environment = MarkdownEnvironment(lambda asked: (template, name) if template and asked == name else None)
    chain = Chain(prd)
    links = Links(frozenset((*chain.items, *SECTIONS)))
    environment.filters |= {
        "anchor": anchor,
        "link": links.link,
        "links": links.links,
        "in_its_sentence": in_its_sentence,
        "place": phrases.place_of,
        "caveat": phrases.caveat_of,
        "severity": phrases.severity_in_words,
        "strength": phrases.strength_in_words,
        "band": phrases.band_in_words,
        "source": phrases.source_in_words,
        "in_a_row": phrases.in_a_row,
        "change_groups": lambda entry: change_groups(entry.items),
        "change_summary": change_summary,
    }
    environment.globals |= {
        "prd": prd,
        "interviews": interviews,
        "chain": chain,
        "tallies": Tallies(chain),
        "counted": phrases.counted,
        "most_entries": MOST_ENTRIES,
    }
    return _tidy(environment.get_template(name).render())


def _tidy(text: str) -> str:
    without_trailing_space = _TRAILING_SPACE.sub("", text)
    return _EMPTY_LINES.sub("\n\n", without_trailing_space).strip() + "\n"


def _line_of(error: BaseException, name: str) -> str:
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == name]
    return f"{name}:{lines[-1]}" if lines else name


def _broken(reason: str, where: str) -> SettingsError:
    return SettingsError(
        f"The template cannot be used: {reason.rstrip('.')}.",
        where=where,
        hint="Mend the template, or remove `template` from icp2prd.toml to use ours.",
    )
