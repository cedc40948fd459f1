"""Which of the labels in a file are its speakers, decided by how often they come and how they are set."""

from array import array
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from icp2prd.ingest.clock import time_alone
from icp2prd.ingest.document import Line, texts_of
from icp2prd.ingest.label import Form, Label, label_key, parse_label
from icp2prd.ingest.markup import heading
from icp2prd.ingest.namesakes import is_name_too, namesakes
from icp2prd.ingest.people import is_generic
from icp2prd.ingest.vocabulary import (
    CUSTOMERS,
    DOCUMENT_WORDS,
    INTERVIEWERS,
    ONESELF,
    REPLIES,
    SENTENCE_STARTERS,
)

_ROLE_WORDS = INTERVIEWERS | CUSTOMERS | ONESELF | {"speaker", "spk"}


class Candidate(NamedTuple):
    """What lines that may begin with a speaker have in common. apart: below a blank line, or first. follows: words come
    next.
    """

    label: Label
    key: str
    apart: bool
    follows: bool


@dataclass(frozen=True, slots=True)
class Candidates:
    """Every line that may begin with a speaker, in columns: there may be as many as lines.

    alike: by first appearance. which: of those, for each line. lines: their numbers; 0 for a name alone, of which
    nobody is told.
    """

    alike: list[Candidate]
    which: "array[int]"
    lines: "array[int]"

    def of_form(self, form: Form) -> dict[Candidate, int]:
        """How often each of that form comes."""
        times = Counter(self.which)
        return {one: times[at] for at, one in enumerate(self.alike) if one.label.form == form}

    def labelled(self, wanted: Container[Candidate]) -> Iterator[tuple[int, Candidate]]:
        """The lines that begin so, in their order, with their numbers."""
        among = {at: one for at, one in enumerate(self.alike) if one in wanted}
        return ((line, among[at]) for at, line in zip(self.which, self.lines, strict=True) if at in among)


@dataclass(frozen=True, slots=True)
class Cast:
    """The speakers of a file, by folded label, and the one form in which it sets their names.

    doubtful: lines that begin like a speaker's name and were taken for text, with that name.
    """

    form: Form
    keys: frozenset[str]
    doubtful: tuple[tuple[int, str], ...] = ()

    def label_of(self, text: str) -> Label | None:
        """The label a line begins with, where it is a speaker's."""
        if self.form is Form.COLON and ":" not in text and "：" not in text:
            return None
        label = parse_label(text)
        return label if label and label.form is self.form and label_key(label.name) in self.keys else None


def cast_of(
    lines: Sequence[Line], named: frozenset[str] = frozenset(), forms: Sequence[Form] = tuple(Form)
) -> Cast | None:
    """The cast of a file; None where nobody is labelled.

    named: speakers known from settings, front matter or header. forms: the forms the names may have.
    """
    candidates = _candidates(lines, forms)
    paragraphs = sum(map(bool, map(str.strip, texts_of(lines))))
    best: Cast | None = None
    most = 0
    for form in forms:
        of_form = candidates.of_form(form)
        keys = _speakers(form, candidates, named, paragraphs, lines)
        covered = sum(times for candidate, times in of_form.items() if candidate.key in keys)
        if covered > most:
            most = covered
            best = Cast(form, keys, _doubtful(candidates, keys) if form == Form.COLON else ())
    return None if best and _is_outline(lines, best, most, named) else best


def _is_outline(lines: Sequence[Line], cast: Cast, labelled: int, named: frozenset[str]) -> bool:
    """A document in parts, with the same few words at the head of paragraphs in each, is no talk."""
    if any(_is_role(key) or key in named for key in cast.keys):
        return False
    first = next((at for at, line in enumerate(lines) if cast.label_of(line.text)), 0)
    parts = sum(
        1
        for line in lines[max(0, first - 2) :]
        if "#" in line.text and heading(line.text.strip()) and time_alone(line.text) is None
    )
    return parts >= 3 and labelled < 8 * parts


def _candidates(lines: Sequence[Line], forms: Sequence[Form]) -> Candidates:
    which, numbers = array("I"), array("I")
    known: dict[tuple[Form, str, bool, bool, bool, bool], int] = {}
    alike: list[Candidate] = []
    # A label that is set off by more than its place has one of three marks.
    only_with_a_mark = Form.BARE not in forms and Form.STAMPED not in forms
    above = ""
    for at, line in enumerate(lines):
        text = line.text
        marked = not only_with_a_mark or ":" in text or "[" in text or "：" in text
        label = parse_label(text) if marked else None
        if label:
            form, name, rest, _, emphasised, listed = label
            follows = bool(rest) or _has_words(lines[at + 1 : at + 3])
            apart = not above or above.isspace()
            kind = (form, name, emphasised, listed, apart, follows)
            if kind not in known:
                known[kind] = len(alike)
                # What follows a name, or when, is of no use here: without it there are few labels.
                alike.append(Candidate(label._replace(rest="", time=None), label_key(name), apart, follows))
            which.append(known[kind])
            numbers.append(0 if form is Form.BARE else line.number)
        above = text
    return Candidates(alike, which, numbers)


def _has_words(lines: Sequence[Line]) -> bool:
    return any(line.text.strip() for line in lines)


def _speakers(
    form: Form, found: Candidates, named: frozenset[str], paragraphs: int, lines: Sequence[Line]
) -> frozenset[str]:
    candidates = found.of_form(form)
    counts = _by_key(candidates)
    certain = {key for key in counts if key in named}
    possible = {
        candidate.key
        for candidate in candidates
        if candidate.key in named or (not candidate.label.listed or candidate.label.marked)
    }
    set_as_names = {candidate for candidate in candidates if candidate.key in possible}
    possible = {key for key in possible if key in named or _could_be_called(key)}
    labels = ((line, candidate.key) for line, candidate in found.labelled(set_as_names))
    possible |= namesakes(labels, {candidate.key for candidate in set_as_names}, possible, lines)
    if form == Form.BARE:
        return _bare_speakers(candidates, counts, possible, named)
    if form == Form.BRACKETED:
        return _bracketed_speakers(counts, possible, named, paragraphs)
    if form == Form.STAMPED:
        return frozenset(possible) if sum(counts[key] for key in possible) >= 2 or certain else frozenset()
    return _colon_speakers(candidates, counts, possible, named, paragraphs)


def _by_key(candidates: Mapping[Candidate, int]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for candidate, times in candidates.items():
        counts[candidate.key] += times
    return counts


def _colon_speakers(
    candidates: Mapping[Candidate, int],
    counts: Counter[str],
    possible: set[str],
    named: frozenset[str],
    paragraphs: int,
) -> frozenset[str]:
    recurring = {key for key in possible if counts[key] >= 2}
    roles = {key for key in possible if _is_role(key) and (counts[key] >= 2 or len(key) > 1)}
    codes = {key for key in possible if is_generic(key)} if roles else set()
    sure = recurring | roles | codes | (possible & named)
    # Where most lines are labelled, a name that comes once is a name; elsewhere it must look like one.
    dense = sum(counts[key] for key in possible) * 10 >= paragraphs * 6
    alone = len(sure) == 1 and sum(counts[key] for key in sure) < 3 and not (dense and len(possible) > 1)
    if not sure or (alone and not sure & (roles | named)):
        return frozenset()
    once = {key for key in possible - sure if len(key) > 1}
    if not dense:
        once &= _full_names(candidates) & _set_apart_like(sure, candidates)
    return _in_the_usual_style(candidates, sure | once, named)


def _set_apart_like(sure: set[str], candidates: Mapping[Candidate, int]) -> set[str]:
    """The labels that stand below a blank line, where those of the sure speakers do; else all."""
    of_sure = {candidate: times for candidate, times in candidates.items() if candidate.key in sure}
    apart = sum(times for candidate, times in of_sure.items() if candidate.apart)
    usual = apart * 10 >= sum(of_sure.values()) * 8
    return {candidate.key for candidate in candidates if candidate.apart or not usual}


def _bracketed_speakers(
    counts: Counter[str], possible: set[str], named: frozenset[str], paragraphs: int
) -> frozenset[str]:
    """`[Name]` before most of what is said; on a few lines, it is a remark (`[Laughs] well`)."""
    speakers = possible - REPLIES
    many = sum(counts[key] for key in speakers) * 3 >= paragraphs
    known = any(_is_role(key) or key in named for key in speakers)
    recurring = len(speakers) >= 2 and sum(counts[key] for key in speakers) > len(speakers)
    return frozenset(speakers) if many and (known or recurring) else frozenset()


def _in_the_usual_style(candidates: Mapping[Candidate, int], keys: set[str], named: frozenset[str]) -> frozenset[str]:
    """Where names are set in bold or with a time, a plain `Word:` is text."""
    of_keys = {candidate: times for candidate, times in candidates.items() if candidate.key in keys}
    counts = _by_key(of_keys)
    marked = _by_key({candidate: times for candidate, times in of_keys.items() if candidate.label.marked})
    of_marked = sum(counts[key] for key in marked)
    usual = marked.total() * 10 >= of_marked * 8 and of_marked * 2 >= counts.total()
    return frozenset({key for key in keys if marked[key] or key in named} if marked and usual else keys)


def _bare_speakers(
    candidates: Mapping[Candidate, int], counts: Counter[str], possible: set[str], named: frozenset[str]
) -> frozenset[str]:
    """Names alone on a line: mostly below a blank line, always above words, and no mere reply."""
    apart = _by_key({candidate: times for candidate, times in candidates.items() if candidate.apart})
    above_words = _by_key({candidate: times for candidate, times in candidates.items() if candidate.follows})
    standing = {
        key
        for key in possible
        if key not in REPLIES and above_words[key] == counts[key] and apart[key] * 10 >= counts[key] * 8
    }
    sure = {key for key in standing if counts[key] >= 2 or _is_role(key) or key in named}
    if len(sure) < 2 and not any(_is_role(key) or key in named for key in sure):
        return frozenset()
    if sum(counts[key] for key in sure) < 2:
        return frozenset()
    return frozenset(sure | (standing & _full_names(candidates)))


def _could_be_called(key: str) -> bool:
    words = key.replace("(", " ").replace(")", " ").split()
    # `I:` is how transcribers write the interviewer; no sentence begins with it.
    if _is_role(key) or key == "i":
        return True
    return bool(words) and words[0] not in SENTENCE_STARTERS and not any(word in DOCUMENT_WORDS for word in words)


def _is_role(key: str) -> bool:
    """`Interviewer`, `Customer 2`, `Speaker 1`, `spk 0`: what nothing but a speaker is called."""
    words = [word.strip("0123456789()[]#.") for word in key.replace("-", " ").split()]
    return is_generic(key) and any(word in _ROLE_WORDS for word in words)


def _full_names(candidates: Iterable[Candidate]) -> set[str]:
    """The labels that look like a first and a last name where they first stand."""
    first: dict[str, str] = {}
    for candidate in candidates:
        first.setdefault(candidate.key, candidate.label.name)
    return {key for key, name in first.items() if _is_full_name(name)}


def _is_full_name(name: str) -> bool:
    words = name.split()
    return len(words) >= 2 and words[0][:1].isupper() and words[-1][:1].isupper()


def _doubtful(found: Candidates, keys: frozenset[str]) -> tuple[tuple[int, str], ...]:
    candidates = found.of_form(Form.COLON)
    often = {key for key, times in _by_key(candidates).items() if times > 1 and is_name_too(key)}
    doubtful = {
        candidate
        for candidate in candidates
        if candidate.key not in keys
        and not candidate.label.listed
        and (_could_be_called(candidate.key) or candidate.key in often)
        and candidate.label.name[:1].isupper()
    }
    return tuple((line, candidate.label.name) for line, candidate in found.labelled(doubtful)) if doubtful else ()
