"""Interviews for tests, from lines such as `c: We export the data.`"""

from icp2prd.domain.base import InterviewId, PersonId, TurnId
from icp2prd.domain.interview import Interview, Interviews, Mark, Role, Turn

ANA = InterviewId("ana")
_ROLES = {"c": Role.CUSTOMER, "i": Role.INTERVIEWER, "o": Role.OTHER, "u": Role.UNKNOWN}


def turns(*lines: str, interview: str = "ana") -> tuple[Turn, ...]:
    """One turn for each line; the letter before the colon is the role: customer, interviewer, other,
    unknown.
    """
    return tuple(_turn(InterviewId(interview), number, line) for number, line in enumerate(lines, 1))


def interview_of(*lines: str, interview: str = "ana") -> Interview:
    return Interview(
        id=InterviewId(interview),
        file=f"interviews/{interview}.txt",
        format="text",
        encoding="utf-8",
        sha256="0" * 64,
        speakers=(),
        turns=turns(*lines, interview=interview),
    )


def interviews_of(*lines: str) -> Interviews:
    return Interviews(interviews=(interview_of(*lines),))


def _turn(interview: InterviewId, number: int, line: str) -> Turn:
    letter, text = line.split(": ", 1)
    return Turn(
        id=TurnId(f"{interview}:{number}"),
        interview=interview,
        number=number,
        speaker=letter,
        person=PersonId(f"{interview}/{letter}"),
        role=_ROLES[letter],
        text=text,
        marks=(Mark(offset=0, line=number),),
    )
