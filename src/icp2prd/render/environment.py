"""Jinja2, set up so that a template prints text escaped unless it is Markdown of our own."""

from collections.abc import Callable, Iterable
from typing import Any, cast

from jinja2 import BytecodeCache, FunctionLoader, StrictUndefined, TemplateNotFound, nodes, pass_context
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame
from jinja2.loaders import PackageLoader
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from icp2prd.render.escaping import Markdown

_HTML_ONLY = ("urlize", "xmlattr", "tojson", "striptags", "forceescape")
"""Filters whose results pass for safe, and are so in HTML alone."""


def _shown(value: Any) -> Markup:
    return value if isinstance(value, Markup) else Markdown.escape(value)


@pass_context  # Also keeps Jinja from escaping constants for HTML while it compiles.
def _finalized(_context: Context, value: Any) -> Markup:
    return _shown(value)


def _joined(values: Iterable[Any], separator: str = "") -> Markdown:
    return Markdown(separator).join(values)


class _MarkdownGenerator(CodeGenerator):
    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:
        """`a ~ b` joins with our escape, not with that of HTML."""
        self.write("environment.joined((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")


class _Compiled(BytecodeCache):
    """Templates of this process, compiled once: a run prints its draft twice, and a batch prints many.

    Jinja compares the text, so that a template of the user's own that has changed is compiled again.
    """

    def __init__(self) -> None:
        self._compiled: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if compiled := self._compiled.get(bucket.key):
            bucket.bytecode_from_string(compiled)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._compiled[bucket.key] = bucket.bytecode_to_string()


_COMPILED = _Compiled()


class MarkdownEnvironment(ImmutableSandboxedEnvironment):
    """A template may read the draft, and reaches nothing else."""

    code_generator_class = _MarkdownGenerator
    joined = staticmethod(_joined)

    def __init__(self, find: Callable[[str], tuple[str, str] | None]) -> None:
        super().__init__(
            loader=_loader(find),
            bytecode_cache=_COMPILED,
            autoescape=True,
            finalize=_finalized,
            optimized=False,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        for name in _HTML_ONLY:
            del self.filters[name]
        self.filters |= {"join": _joined, "e": _shown, "escape": _shown}


def _loader(find: Callable[[str], tuple[str, str] | None]) -> FunctionLoader:
    """What `find` knows comes first, as (text, file); the shipped templates can be included by either."""
    shipped = PackageLoader("icp2prd.render", "templates")

    def load(name: str) -> tuple[str, str, Callable[[], bool] | None]:
        if given := find(name):
            return (*given, None)
        source, filename, _ = shipped.get_source(cast(Any, None), name)
        if filename is None:
            raise TemplateNotFound(name)
        return source, filename, None

    return FunctionLoader(load)
