"""What a person should know about how a file was read, one sentence each."""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence

from icp2prd.domain.interview import Detail, Role
from icp2prd.domain.orders import orders_among, reads_like_an_order
from icp2prd.ingest.behaviour import Standing, Voice
from icp2prd.ingest.said import Utterances
from icp2prd.ingest.transcript import NOTES, UNKNOWN_SPEAKER, Aside, Transcript

_LONGEST_EXCERPT = 40
_MOST_NAMES = 6


def notices_on(transcript: Transcript, voices: Sequence[Voice], standings: Mapping[str, Standing]) -> tuple[str, ...]:
    """What was left out as not speech, and who could not be given a role."""
    return (*_left_out(transcript.asides), *_on_roles(voices, standings), *_on_notes(transcript, standings))


def _on_notes(transcript: Transcript, standings: Mapping[str, Standing]) -> Iterator[str]:
    if transcript.format == "notes" and any(one.role == Role.CUSTOMER for one in standings.values()):
        yield "These are notes: outside quotation marks, the words are the note-taker's, not the customer's."


def _left_out(asides: Sequence[Aside]) -> Iterator[str]:
    by_kind: dict[str, array[int]] = {}
    firsts: dict[str, str] = {}
    for aside in asides:
        if aside.what and aside.text.strip():
            by_kind.setdefault(aside.what, array("Q")).append(aside.line)
            firsts.setdefault(aside.what, aside.text)
    for what, numbers in by_kind.items():
        lines = _lines(numbers)
        text = " ".join(firsts[what].split())
        excerpt = text if len(text) <= _LONGEST_EXCERPT else f"{text[:_LONGEST_EXCERPT].rstrip()}…"
        yield f"Not read as speech: {what} ({lines}: “{excerpt}”)."


def _lines(numbers: Sequence[int]) -> str:
    if len(numbers) == 1:
        return f"line {numbers[0]}"
    if numbers[-1] - numbers[0] == len(numbers) - 1:
        return f"lines {numbers[0]}–{numbers[-1]}"
    listed = ", ".join(str(number) for number in numbers[:_MOST_NAMES])
    return f"lines {listed}" + (f" and {len(numbers) - _MOST_NAMES} more" if len(numbers) > _MOST_NAMES else "")


def _on_roles(voices: Sequence[Voice], standings: Mapping[str, Standing]) -> Iterator[str]:
    unknown = [voice.name for voice in voices if standings[voice.name].role == Role.UNKNOWN]
    if unknown == [UNKNOWN_SPEAKER] and len(voices) == 1:
        yield (
            "The file names no speakers, so nobody knows which words are the customer's, and none is strong evidence. "
            "Export it with speakers, or as text in which each turn begins on a new line with a name and a colon "
            "(“Interviewer: …”, “Customer: …”). Or put "
            f'“"{UNKNOWN_SPEAKER}" = "customer"” under [speakers."NAME OF THE FILE"] in icp2prd.toml: '
            "whatever the interviewer says then counts as the customer's too."
        )
    elif NOTES in unknown and len(unknown) == 1:
        yield (
            "These notes do not say whose they are: put “customer: NAME” between two --- lines on top, or "
            f'“"{NOTES}" = "customer"” under [speakers] in icp2prd.toml.'
        )
    elif unknown:
        named = ", ".join(f"“{name}”" for name in unknown[:_MOST_NAMES])
        more = f" and {len(unknown) - _MOST_NAMES} more" if len(unknown) > _MOST_NAMES else ""
        yield (
            f"The role of {named}{more} is not known, so what they say is weak evidence: "
            f'put “"{unknown[0]}" = "customer"” (or "interviewer") under [speakers] in icp2prd.toml.'
        )
    if len(voices) == 1 and not unknown:
        yield f"Only one speaker, {voices[0].name}."
    elif not unknown and not any(standing.role == Role.CUSTOMER for standing in standings.values()):
        yield "Nobody in it is a customer, so nothing in it is evidence."


def order_notices(turns: Utterances, joiner: str, *, labels: Iterable[str], details: Iterable[Detail]) -> Iterator[str]:
    """Where a file reads like orders to a program. joiner: what stands between the pieces of a turn."""
    texts = (turns.text(at, joiner) for at in range(len(turns)))
    flagged = [(at + 1, turns.line(at)) for at in orders_among(texts)]
    if flagged:
        listed = ", ".join(f"turn {number} (line {line})" for number, line in flagged[:_MOST_NAMES])
        more = f" and {len(flagged) - _MOST_NAMES} more" if len(flagged) > _MOST_NAMES else ""
        yield f"Reads like an order to a program: {listed}{more}. It stays as it was said, and is evidence of nothing."
    beside = [f"line {one.line}" for one in details if reads_like_an_order(f"{one.name}: {one.value}")]
    beside += ["the name of a speaker"] if any(map(reads_like_an_order, labels)) else []
    beside += ["a heading"] if any(map(reads_like_an_order, {manner.place for manner in turns.manners})) else []
    if beside:
        where = ", ".join(dict.fromkeys(beside))
        yield f"Reads like an order to a program, outside of what was said: {where}. It is no evidence of anything."
