"""Requirements that code writes, for models that cannot: from what customers ask for, or from the shape of what goes wrong.

Most pains have one of a few shapes that do not depend on the field: something is late, two records disagree, nobody knows. Their
frames say nothing about customers and hold no number; what they are about is in the quotes beside them.
"""

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from icp2prd.domain.base import Frozen


class Frame(Frozen):
    """A requirement with its acceptance criterion."""

    title: str
    statement: str
    given: str
    when: str
    then: str


class Shape(StrEnum):
    """What goes wrong, as far as it decides what would take it away."""

    DIFFERENCE = "difference"
    DEADLINE = "deadline"
    CLASH = "clash"
    FORGOTTEN = "forgotten"
    WAITING = "waiting"
    ASKED_AGAIN = "asked again"
    TOLD_AGAIN = "told again"
    NOT_KNOWN = "not known"
    EFFORT = "effort"


_FRAMES: Final[dict[Shape, Frame]] = {
    Shape.DIFFERENCE: Frame(
        title="Differences shown before they are passed on",
        statement="When two records{about} that should agree differ, the product must show both, and where each one comes from,"
        " before anybody passes them on.",
        given="two records of the same thing that differ",
        when="somebody is about to pass one of them on",
        then="they see both values and where each one comes from before anything is passed on",
    ),
    Shape.DEADLINE: Frame(
        title="A warning while there is still time",
        statement="When something{about} is due and not done, the product must warn the person responsible while there is"
        " still time to do it.",
        given="something that is due and not done",
        when="the last moment comes near at which it can still be done in time",
        then="the person responsible sees a warning that says what is missing, before it is late",
    ),
    Shape.CLASH: Frame(
        title="Clashes shown before they are agreed",
        statement="When two plans{about} need the same thing at the same time, the product must say so before the second one is"
        " agreed.",
        given="a plan that takes something for a time",
        when="somebody makes a second plan that needs it at the same time",
        then="they see the clash, and both plans, before the second one is agreed",
    ),
    Shape.FORGOTTEN: Frame(
        title="Nothing open is forgotten",
        statement="The product must remind the person responsible of everything{about} that was asked for or promised and is"
        " still open.",
        given="something that was asked for or promised, and is still open",
        when="the person responsible looks at their day",
        then="they see it, who is waiting for it, and since when",
    ),
    Shape.WAITING: Frame(
        title="Who is waiting, and for whom",
        statement="When work{on} cannot go on before somebody else has done their part, the product must show both of them who"
        " waits, for what, and since when.",
        given="work that cannot go on before somebody else has done their part",
        when="either of them looks",
        then="they see who waits, for what, and since when",
    ),
    Shape.ASKED_AGAIN: Frame(
        title="Questions answered once",
        statement="When a question{about} comes that was answered before, the product must give that answer without anybody"
        " writing it again.",
        given="a question that was answered before",
        when="somebody asks it again",
        then="they get the answer, and nobody had to write it again",
    ),
    Shape.TOLD_AGAIN: Frame(
        title="Told once",
        statement="When {same} has to be told more than once, the product must take it over from the first time, without"
        " anybody writing it again.",
        given="something that was told once, and is asked for again",
        when="it is to be told to somebody else, or in another form",
        then="it is there as it was told the first time, and nobody had to write it again",
    ),
    Shape.NOT_KNOWN: Frame(
        title="Where things stand, without asking around",
        statement="The product must show where things stand{on}, and where that is known from, without anybody having to ask"
        " around or search.",
        given="a question of where things stand",
        when="the person who has it looks",
        then="they see the answer and where it is known from, and have asked nobody",
    ),
    Shape.EFFORT: Frame(
        title="The same result without that time",
        statement="The product must cut the time that is lost over {work} today.",
        given="that work, timed as it is done today",
        when="the same work is done with the product, and timed again",
        then="the result is the same, and the tester's second time is below the first",
    ),
}

_SPAN: Final = r"(hours?|minutes?|days?|mornings?|afternoons?|evenings?|nights?|weekends?)"

_CUES: Final = (
    (
        Shape.TOLD_AGAIN,
        r"\bthe same (?P<same>\w+(?: \w+)?) (told|typed|entered|written|sent|keyed|copied|filled in|explained) \w+",
    ),
    (
        Shape.CLASH,
        r"\b(double[ -]book\w*|clash\w*|same time|twice over|booked twice|to two (people|parties)|overlap\w*|at once)\b",
    ),
    (
        Shape.DIFFERENCE,
        r"\b(wrong|mistakes?|errors?|mismatch\w*|(don'?t|doesn'?t|didn'?t|never|not) (match|agree|tie)\w*|none of them agree"
        r"|agree on|off by|differ(s|ed|ing)?|both were right|inconsistent|incorrect|out of date|two different|which one was right|fiction"
        r"|never tied|\w+ said \d)\b",
    ),
    (
        Shape.DEADLINE,
        r"\b(late|deadline|overdue|due|froze|expired?|in time|too slow|day \w+-?\w*|went out on|penalt\w+|fined)\b",
    ),
    (
        Shape.FORGOTTEN,
        r"\b(forg[eo]t\w*|missed|slipp?ed|slid|fell (through|off)|lost track|buried|never called back|skipped)\b",
    ),
    (
        Shape.ASKED_AGAIN,
        r"\b(same question|asks? (again|me)|asked (again|me)|why'?s|chas(e|ing)|follow(ed)?[ -]up"
        r"|(ring|rings|rang|call|calls|called|email|emails|emailed|text|texts|texted|phone|phones|phoned) (me|us|again|back|every)"
        r"|emails?,|keeps? (asking|ringing|calling|phoning))\b",
    ),
    (
        Shape.WAITING,
        r"\b(wait\w*|queue\w*|stuck|sit(s|ting)? there|on hold|standing around|nobody (has )?(answers?|picks? up))\b",
    ),
    (
        Shape.NOT_KNOWN,
        r"\b((don'?t|doesn'?t|didn'?t|couldn'?t|can'?t|nobody|no one|never) (\w+ )?(know|knew|tell|told|say|said|find|found|see|warned)"
        r"|no idea|guess\w*|dig|look(ing)? for|where (it|things|anybody|anyone|everybody)|track)\b",
    ),
    (
        Shape.EFFORT,
        r"\b(by hand|manual\w*|cop(y|ied|ies|ying)|re-?typ\w*|typ(e|ing)|redo\w*|slow\w*|over and over|every single \w+"
        rf"|((take|spend|spent|wast|lose|lost|cost)\w*|took|it'?s|that'?s|which is|it was) [^.;]{{0,30}}?\b{_SPAN}"
        rf"|{_SPAN} (a|an|per|every|each|by the time|just)|(three|four|five|ten|\w+ty|\d+) times)\b",
    ),
)
_PATTERNS: Final = tuple((shape, re.compile(cues, re.IGNORECASE)) for shape, cues in _CUES)

_AS_IF: Final = re.compile(r"\b(?:look|sound|feel|felt)\w* (?:like|as if|as though)\b.*$", re.IGNORECASE)
"""How somebody felt about it is not what went wrong: "I looked like I didn't know my own company"."""


def frame_of(sentences: Sequence[str], about: str = "") -> Frame | None:
    """The frame for what customers complain of; the first sentence that has a shape decides.

    None where no sentence has a shape, or nothing is known that they are about: a frame would then suit any product.
    sentences: the telling ones first.
    """
    found = _shape_in(sentences)
    if found is None:
        return None
    shape, match = found
    thing = f"the same {match['same']}" if shape is Shape.TOLD_AGAIN else about
    return frame_for(shape, thing) if thing else None


def shape_of(sentences: Sequence[str]) -> Shape | None:
    """What goes wrong in the first sentence that has a shape; None where none has."""
    found = _shape_in(sentences)
    return found[0] if found else None


def _shape_in(sentences: Sequence[str]) -> tuple[Shape, re.Match[str]] | None:
    for sentence in sentences:
        told = _AS_IF.sub("", sentence)
        for shape, cues in _PATTERNS:
            if match := cues.search(told):
                return shape, match
    return None


def frame_for(shape: Shape, about: str = "") -> Frame:
    """The frame of a shape, filled with what it is about."""
    frame = _FRAMES[shape]
    title = f"{frame.title}: {about}" if about else frame.title
    filled = {
        "about": f" about {about}" if about else "",
        "on": f" with {about}" if about else "",
        "work": about or "this work",
        "same": about or "the same thing",
    }
    return frame.model_copy(update={"title": title, "statement": frame.statement.format(**filled)})


def demand_frame(statement: str) -> Frame:
    """A demand with a criterion that fails for a product that does not meet it. statement: without its full stop."""
    lead, _, what = statement.partition("must ")
    when = re.match(r"(?:If|When) (.+), the product $", lead)
    given = when[1] if when else "a user at work with the product"
    if what.startswith("not let "):
        frame = {"when": f"somebody tries to let {what[8:]}", "then": "the product refuses, and a tester sees why"}
    elif what.startswith("not "):
        frame = {
            "when": "a tester looks for a case in which it did",
            "then": f"no case is found in which it did {what[4:]}",
        }
    elif what.startswith("let the user "):
        doing = what.removeprefix("let the user ")
        frame = {"when": f"they want to {doing}", "then": f"a tester sees that they can {doing}, without help"}
    elif what.startswith("make sure that "):
        rest = what.removeprefix("make sure that ")
        frame = {"when": "a tester looks for a case against it", "then": f"no case is found: {rest}"}
    else:
        frame = {"when": "a tester tries it as the user would", "then": f"the tester sees it {what}"}
    return Frame(title=titled(what, first=True), statement=f"{statement}.", given=given, **frame)


def titled(words: str, *, first: bool = False) -> str:
    """The first words, up to where a clause ends."""
    head = re.split(r"[,;:]| (?:because|so that|without|which)\b", words, maxsplit=1)[0].split()[:9]
    while len(head) > 3 and head[-1].casefold() in {
        "the",
        "a",
        "an",
        "of",
        "to",
        "and",
        "or",
        "in",
        "on",
        "with",
        "for",
        "my",
        "their",
    }:
        head.pop()
    text = " ".join(head)
    return text[:1].upper() + text[1:] if first else text
