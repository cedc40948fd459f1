"""Five interviews, as they come out of reading."""

from icp2prd.domain.base import InterviewId, PersonId, TurnId
from icp2prd.domain.interview import Interview, Interviews, Mark, Role, Speaker, Turn

_ASKED_BY = "Ines Vogel"

_TALKS: dict[str, tuple[str, tuple[str, ...]]] = {
    "amara-nwosu.md": (
        "Amara Nwosu",
        (
            "Tell me about the school, and your part in its trips.",
            "I coordinate trips at a secondary school. Eleven hundred pupils, about forty trips a year.",
            "Walk me through the last one.",
            "Berlin, in March. I sent home fifty-two paper forms and chased them for three weeks. It was"
            " six hours of"
            " phoning, easily, and two children nearly stayed behind.",
            "What do you do about it today?",
            "I keep a clipboard with a list and tick them off by hand.",
            "And what would good look like?",
            "Every form back five days before we leave, and nobody phoned.",
        ),
    ),
    "ben-hartley.md": (
        "Ben Hartley",
        (
            "What is your part in trips?",
            "I'm the business manager, so the money. I match bank transfers to pupils by name, and a"
            " third of them say"
            " nothing but “trip”. It takes me a day and a half each time.",
            "How did that become a problem?",
            "Last year the auditors wrote us up because we could not say who had paid for the ski trip.",
            "And the forms?",
            "They come back late every time. While we waited for the last of them, we lost a deposit of £400 in May.",
            "What would you look for in a tool?",
            "It has to agree with our accounts, to the penny. I'd ask on the business managers' forum"
            " first, I read that"
            " every morning.",
        ),
    ),
    "carmen-ortiz.vtt": (
        "Carmen Ortiz",
        (
            "Has a trip ever gone wrong?",
            "On the coast trip a boy had a seizure, and the sheet I carried had his old medication on"
            " it. We had to ring"
            " his mother from the ambulance.",
            "That must have been hard. How do you get the forms in?",
            "I spend my lunch breaks asking children for them, every week before a trip. When I text the"
            " parents, the"
            " forms come in the same day.",
        ),
    ),
    "dev-malik.txt": (
        "Dev Malik",
        (
            "How do you reach parents?",
            "Not by text. Our parents ignore texts, they get nine a week from us.",
            "And the payments?",
            "I still don't know who has paid until the week before. I ask the office twice a day.",
            "Would you want parents to vote on where a trip goes?",
            "Yeah, maybe, why not.",
        ),
    ),
    "ella-frost.md": (
        "Ella Frost",
        (
            "What happens when forms are missing?",
            "In June we cancelled a museum visit because eleven of them were missing on the morning.",
            "And the rest of the planning?",
            "I ring four coach firms for every trip. It's a bore, but it's fine.",
            "Is there anything you would not want?",
            "I won't put medical details on a phone that can be left on a bus.",
        ),
    ),
}


def _interview(file: str, customer: str, said: tuple[str, ...]) -> Interview:
    interview = InterviewId(file.partition(".")[0])
    timed = file.endswith(".vtt")
    turns = tuple(
        Turn(
            id=TurnId(f"{interview}:{number}"),
            interview=interview,
            number=number,
            speaker=customer if number % 2 == 0 else _ASKED_BY,
            person=PersonId((customer if number % 2 == 0 else _ASKED_BY).lower().replace(" ", "-")),
            role=Role.CUSTOMER if number % 2 == 0 else Role.INTERVIEWER,
            text=text,
            marks=(Mark(offset=0, line=2 * number + 1, time=31.5 * number if timed else None),),
        )
        for number, text in enumerate(said, start=1)
    )
    return Interview(
        id=interview,
        file=f"interviews/{file}",
        format={"md": "Markdown", "vtt": "WebVTT", "txt": "text"}[file.rpartition(".")[2]],
        encoding="utf-8",
        sha256=f"{sum(map(ord, file)):064x}",
        speakers=(
            _speaker(turns, _ASKED_BY, Role.INTERVIEWER, "asks every question"),
            _speaker(turns, customer, Role.CUSTOMER, "answers the questions"),
        ),
        turns=turns,
        notices=("No date was found.",) if file == "dev-malik.txt" else (),
    )


def _speaker(turns: tuple[Turn, ...], name: str, role: Role, because: str) -> Speaker:
    own = [turn for turn in turns if turn.speaker == name]
    return Speaker(
        name=name,
        person=own[0].person,
        role=role,
        because=because,
        confidence=0.9,
        turns=len(own),
        words=sum(len(turn.text.split()) for turn in own),
    )


INTERVIEWS = Interviews(interviews=tuple(_interview(file, *talk) for file, talk in _TALKS.items()))
