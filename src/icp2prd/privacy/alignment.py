"""Where each character of a text with placeholders stands in the text as it was said, and the other way round."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from icp2prd.domain.evidence import Span


@dataclass(frozen=True, slots=True)
class Replacement:
    """Characters `start` up to `end` of the raw text became `by`."""

    start: int
    end: int
    by: str


@dataclass(frozen=True, slots=True)
class _Edge:
    """A stretch that was replaced, in both texts."""

    raw: Span
    redacted: Span


@dataclass(frozen=True, slots=True)
class Alignment:
    """edges: by rising start; between them both texts are the same."""

    edges: tuple[_Edge, ...] = ()

    @classmethod
    def of(cls, replacements: Iterable[Replacement]) -> Self:
        """replacements: by rising start; none overlaps another."""
        edges = []
        shift = 0
        for one in replacements:
            start = one.start + shift
            edges.append(
                _Edge(Span(start=one.start, end=one.end), Span(start=start, end=start + len(one.by))),
            )
            shift += len(one.by) - (one.end - one.start)
        return cls(tuple(edges))

    def to_redacted(self, span: Span) -> Span:
        """The same stretch of the text with placeholders; a placeholder is never cut: it is in it as a whole."""
        return _carried(span, [(edge.raw, edge.redacted) for edge in self.edges])

    def to_raw(self, span: Span) -> Span:
        """The same stretch of the text as it was said, with the whole of what each placeholder stands for."""
        return _carried(span, [(edge.redacted, edge.raw) for edge in self.edges])

    def mark_in_redacted(self, offset: int) -> int:
        """Where a mark of the raw text belongs: what began inside of a name begins behind its placeholder."""
        inside = next((edge for edge in self.edges if edge.raw.start < offset < edge.raw.end), None)
        return inside.redacted.end if inside else _moved(offset, [(edge.raw, edge.redacted) for edge in self.edges])


def replaced(text: str, replacements: Iterable[Replacement]) -> str:
    parts = []
    done = 0
    for one in replacements:
        parts += [text[done : one.start], one.by]
        done = one.end
    return "".join((*parts, text[done:]))


def _carried(span: Span, edges: list[tuple[Span, Span]]) -> Span:
    start, end = span.start, span.end
    for source, _ in edges:
        if source.start < start < source.end:
            start = source.start
        if source.start < end < source.end:
            end = source.end if span.end > span.start else source.start
    return Span(start=_moved(start, edges), end=_moved(end, edges))


def _moved(offset: int, edges: list[tuple[Span, Span]]) -> int:
    """An offset that is inside of no edge."""
    passed = bisect_right([source.end for source, _ in edges], offset)
    if passed < len(edges) and edges[passed][0].start == offset:
        return edges[passed][1].start
    return offset if not passed else offset + edges[passed - 1][1].end - edges[passed - 1][0].end
