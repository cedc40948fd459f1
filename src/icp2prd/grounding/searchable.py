"""A turn, ready to be searched: folded once, its sentences and numbers found when they are first needed."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from icp2prd.domain.evidence import Span
from icp2prd.domain.interview import Turn
from icp2prd.grounding.boundaries import may_be_cut
from icp2prd.grounding.folding import Folded, Place, fold, fold_words
from icp2prd.grounding.negation import truncates_a_negation
from icp2prd.grounding.quantities import number_phrases
from icp2prd.grounding.sentences import sentence_around, sentences


@dataclass(frozen=True)
class SearchableTurn:
    turn: Turn

    @cached_property
    def folded(self) -> Folded:
        return fold(self.turn.text)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        return sentences(self.turn.text)

    @cached_property
    def numbers(self) -> tuple[Place, ...]:
        return number_phrases(self.folded.text)

    def occurrences(self, words: str, after: int = 0) -> Iterator[Place]:
        """Where some folded words stand, in order; they may be parts of longer words."""
        text = self.folded.text
        index = text.find(words, after)
        while index >= 0:
            yield Place(index, index + len(words))
            index = text.find(words, index + 1)

    def whole_occurrences(self, words: str, after: int = 0) -> Iterator[Place]:
        return (place for place in self.occurrences(words, after) if self.is_whole(place))

    def is_whole(self, place: Place) -> bool:
        """Whether a place may stand by itself: no word, number or character is cut in two."""
        return self.may_be_cut(place.start) and self.may_be_cut(place.end)

    def may_be_cut(self, index: int) -> bool:
        """Whether a quote may begin or end before a folded character."""
        return may_be_cut(self.folded, index, self.numbers)

    def made_whole(self, place: Place) -> Place:
        """The shortest place that holds another and may stand by itself."""
        start, end = place
        while not self.may_be_cut(start):
            start -= 1
        while not self.may_be_cut(end):
            end += 1
        return Place(start, end)

    def may_be_quoted(self, span: Span) -> bool:
        """Whether some characters of the turn's text begin and end where words and numbers do."""
        place = self.folded.place(span.start, span.end)
        return place is not None and self.is_whole(place)

    def original(self, place: Place) -> Span:
        """The characters of the turn's text behind a place that is whole."""
        return self.folded.span(place.start, place.end)

    def text_of(self, span: Span) -> str:
        return self.turn.text[span.start : span.end]

    def folded_between(self, start: int, end: int) -> str:
        """Some characters of the turn's text, folded by themselves."""
        return fold_words(self.turn.text[start:end]) if start < end else ""

    def sentence_around(self, start: int, end: int) -> Span:
        """The whole sentence or sentences around some characters of the turn's text."""
        return sentence_around(self.turn.text, self.sentences, start, end)

    def truncates_a_negation(self, sentence: Span, start: int, end: int) -> bool:
        """Whether quoting some characters leaves a negator of the sentence around them behind."""
        before, after = self.folded_between(sentence.start, start), self.folded_between(end, sentence.end)
        return truncates_a_negation(before, after)
