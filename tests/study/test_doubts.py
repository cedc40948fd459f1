from icp2prd.domain.interview import Interviews
from icp2prd.domain.settings import Settings
from icp2prd.ingest import StudyFile, read_study_files
from icp2prd.study.doubts import Doubt, doubts_about

ALIKE = (
    "{one}: We do the rota on paper, every single week of the year.\n\n"
    "{two}: And we do it in a spreadsheet that nobody really understands.\n\n"
    "{one}: It takes me most of Sunday. It always has.\n\n"
    "{two}: For us it is the Monday mornings, when people swap.\n\n"
    "{one}: They swap without telling anybody, that is the worst of it.\n"
)
NO_SETTINGS = Settings()


def read(settings: Settings = NO_SETTINGS, **files: str) -> Interviews:
    given = [StudyFile(name=f"interviews/{name}.txt", content=text.encode()) for name, text in files.items()]
    return read_study_files(given, settings)


def doubts(settings: Settings = NO_SETTINGS, **files: str) -> tuple[Doubt, ...]:
    return doubts_about(read(settings, **files))


def test_everybody_without_a_role_is_asked_about_once_whoever_says_most_first() -> None:
    found = doubts(a=ALIKE.format(one="Bo Chen", two="Ana Ruiz"))

    assert [one.label for one in found] == ["Bo Chen", "Ana Ruiz"]
    assert found[0].words > found[1].words
    assert found[0].everywhere


def test_a_name_in_two_files_is_one_question_and_a_number_is_one_in_each() -> None:
    named = doubts(a=ALIKE.format(one="Bo Chen", two="Ana Ruiz"), b=ALIKE.format(one="Bo Chen", two="Ana Ruiz"))
    numbered = doubts(
        a=ALIKE.format(one="Speaker 1", two="Speaker 2"), b=ALIKE.format(one="Speaker 1", two="Speaker 2")
    )

    assert [one.files for one in named] == [("interviews/a.txt", "interviews/b.txt")] * 2
    assert len(numbered) == 4
    assert not any(one.everywhere for one in numbered)


def test_some_of_their_sentences_are_shown_from_beginning_to_end() -> None:
    found = doubts(a=ALIKE.format(one="Bo Chen", two="Ana Ruiz"))

    assert found[0].samples == (
        "We do the rota on paper, every single week of the year.",
        "It takes me most of Sunday.",
        "They swap without telling anybody, that is the worst of it.",
    )


def test_a_sentence_without_end_is_cut_for_the_screen() -> None:
    found = doubts(a=ALIKE.format(one="Bo", two="Ana") + "\nBo: " + "and then " * 100)

    assert max(len(sample) for sample in found[0].samples) <= 161


def test_whom_the_settings_leave_unknown_is_not_asked_about_again() -> None:
    settings = Settings.model_validate({"speakers": {"Bo Chen": "unknown"}})

    assert [one.label for one in doubts(settings, a=ALIKE.format(one="Bo Chen", two="Ana Ruiz"))] == ["Ana Ruiz"]


def test_who_hardly_speaks_is_not_asked_about() -> None:
    found = doubts(a=ALIKE.format(one="Bo", two="Ana") + "\nKim: Right.\n\nKim: Sure.\n")

    assert "Kim" not in [one.label for one in found]
