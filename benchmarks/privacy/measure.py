"""What is found in the corpus, kind by kind: python -m benchmarks.privacy"""

import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import yaml

from icp2prd.domain.privacy import EntityKind, Pseudonyms
from icp2prd.domain.settings import Privacy
from icp2prd.privacy.naming import PatternFinder
from icp2prd.privacy.redactor import Redactor
from icp2prd.privacy.register import Register

CORPUS: Final = Path(__file__).with_name("corpus.yaml")
_MARKED: Final = re.compile(r"\[\[(?P<kind>\w+)\|(?P<words>[^\]]*)\]\]")
_REPLACED_AS: Final = {
    "stranger": EntityKind.PERSON,
    "company": EntityKind.ORGANISATION,
    **{kind.value: kind for kind in EntityKind},
}


@dataclass(frozen=True)
class Marked:
    """Characters `start` up to `end` of a sentence are to be replaced. kind: as in the corpus."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True)
class Sentence:
    text: str
    marked: tuple[Marked, ...]


@dataclass
class Score:
    """wanted, found: marked stretches, and those of which no letter is left. missed, needless: for people to look at.

    needless: stretches that were replaced although nothing in them is marked.
    """

    wanted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    needless: Counter[EntityKind] = field(default_factory=Counter)
    right: Counter[EntityKind] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


def sentences(corpus: Path = CORPUS) -> list[Sentence]:
    return [_unmarked(one) for one in yaml.safe_load(corpus.read_text(encoding="utf-8"))["sentences"]]


def measured(corpus: Path = CORPUS) -> Score:
    """Each sentence by itself: what one introduces helps no other."""
    given = yaml.safe_load(corpus.read_text(encoding="utf-8"))
    score = Score()
    for sentence in sentences(corpus):
        register = Register(Pseudonyms())
        for kind, names in ((EntityKind.PERSON, given["people"]), (EntityKind.ORGANISATION, given["organisations"])):
            for name in names:
                register.enter_named(kind, name)
        redactor = Redactor(register, [PatternFinder(Privacy().regions)])
        redactor.introduce(sentence.text)
        redactor.know_everyone()
        _add(score, sentence, redactor)
    return score


def _unmarked(text: str) -> Sentence:
    plain, marked, done = "", [], 0
    for match in _MARKED.finditer(text):
        plain += text[done : match.start()]
        marked.append(Marked(match["kind"], len(plain), len(plain) + len(match["words"])))
        plain, done = plain + match["words"], match.end()
    return Sentence(plain + text[done:], tuple(marked))


def _add(score: Score, sentence: Sentence, redactor: Redactor) -> None:
    redacted = redactor.redact(sentence.text, {})
    replaced = [(edge.raw, used) for edge, used in zip(redacted.alignment.edges, redacted.used, strict=True)]
    for one in sentence.marked:
        left = set(range(one.start, one.end)) - {at for span, _ in replaced for at in range(span.start, span.end)}
        score.wanted[one.kind] += 1
        if not any(sentence.text[at].isalnum() for at in left):
            score.found[one.kind] += 1
        else:
            score.missed.append(f"{one.kind}: {sentence.text[one.start : one.end]} | {redacted.text}")
    for span, used in replaced:
        touched = [one for one in sentence.marked if one.start < span.end and span.start < one.end]
        if any(_REPLACED_AS[one.kind] is used.kind for one in touched):
            score.right[used.kind] += 1
        else:
            score.needless[used.kind] += 1
            score.wrong.append(f"{used.kind.value}: {sentence.text[span.start : span.end]} | {redacted.text}")


def table(score: Score) -> str:
    rows = ["| what | marked | replaced | recall |", "| --- | ---: | ---: | ---: |"]
    for kind in score.wanted:
        rows.append(
            f"| {kind} | {score.wanted[kind]} | {score.found[kind]} | {score.found[kind] / score.wanted[kind]:.0%} |"
        )
    rows += ["", "| placeholder | given | rightly | precision |", "| --- | ---: | ---: | ---: |"]
    for placeholder in EntityKind:
        given = score.right[placeholder] + score.needless[placeholder]
        if given:
            share = f"{score.right[placeholder] / given:.0%}"
            rows.append(f"| {placeholder.value} | {given} | {score.right[placeholder]} | {share} |")
    return "\n".join(rows)
