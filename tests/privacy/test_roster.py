"""Who is known is found whole, in part, in the genitive, and only where a name is meant."""

import pytest

from tests.privacy.reading import answers, redacted, said


@pytest.mark.parametrize(
    "mention",
    [
        *("Priya Raman", "Priya", "Raman", "priya raman", "PRIYA", "priya", "P. Raman", "Raman, Priya"),
        *("Priya\u00a0Raman", "Priya_Raman", "priyaraman", "Ｐｒｉｙａ"),
    ],
)
def test_a_person_is_one_placeholder_however_named(mention: str) -> None:
    assert said("Nobody.", f"they always ask {mention} about it") == "they always ask [PERSON_1] about it"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("That was Priya's list.", "That was [PERSON_1]'s list."),
        ("That was Priya’s list.", "That was [PERSON_1]’s list."),
        ("so priyas list is gone", "so [PERSON_1]s list is gone"),
        ("The Priya-led team.", "The [PERSON_1]-led team."),
    ],
)
def test_the_genitive_keeps_its_ending(before: str, after: str) -> None:
    assert said(before) == after


def test_an_initial_counts_with_its_full_stop_only() -> None:
    assert (
        said("Ask Priya R. first, and Priya R is no sentence.")
        == "Ask [PERSON_1]. first, and [PERSON_1] R is no sentence."
    )


def test_accents_make_no_other_person() -> None:
    assert said("Zoe and Zoë and ZOË", speaker="Zoë Müller") == "[PERSON_1] and [PERSON_1] and [PERSON_1]"


def test_a_name_inside_of_a_word_is_no_name() -> None:
    assert said("The ramanujan of the priyadarshini.") == "The ramanujan of the priyadarshini."


def test_a_name_of_a_script_without_spaces_is_found() -> None:
    assert said("我问李娜了。", speaker="李娜") == "我问[PERSON_1]了。"


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Will Ingram", "Will it work by then? We will see."),
        ("Mark Lund", "The mark on the form. Mark it read."),
        ("May Lind", "In May it was 12 hours. May was the worst. By May we may stop."),
        ("Grace Holt", "There is a grace period. Grace periods end."),
        ("April Hart", "Since April we do it by heart."),
        ("Bo Price", "Price matters most, the price list too, and bo is no word."),
    ],
)
def test_a_word_that_is_a_name_elsewhere_stays(name: str, kept: str) -> None:
    assert said(kept, names=(name,)) == kept


@pytest.mark.parametrize(
    ("name", "words", "expected"),
    [
        ("Will Ingram", "Then Will came, and Will said no.", "Then [PERSON_2] came, and [PERSON_2] said no."),
        (
            "May Lind",
            "Thanks, May, and May Lind too. May said so.",
            "Thanks, [PERSON_2], and [PERSON_2] too. [PERSON_2] said so.",
        ),
        ("Mark Lund", "Mark's list. Ask Mark.", "[PERSON_2]'s list. Ask [PERSON_2]."),
    ],
)
def test_a_word_is_a_name_where_it_stands_like_one(name: str, words: str, expected: str) -> None:
    assert said(words, names=(name,)) == expected


def test_names_of_the_settings_are_found_too() -> None:
    assert said("Yes, Tomasz did.", names=("Tomasz Wolny",)) == "Yes, [PERSON_2] did."


def test_whom_a_text_introduces_is_known_everywhere() -> None:
    files = {
        "a.txt": "Interviewer: Who?\n\nPriya Raman: My boss Karen does it.\n",
        "b.txt": "Interviewer: Who?\n\nOzan Demir: I asked around, and karen knew.\n",
    }

    assert answers(redacted(files=files)) == ["My boss [PERSON_3] does it.", "I asked around, and [PERSON_3] knew."]


def test_a_first_name_means_whoever_speaks_in_that_interview() -> None:
    files = {
        "a.txt": "Interviewer: Who?\n\nSam Okoro: Sam does it, that is me.\n",
        "b.txt": "Interviewer: Who?\n\nSam Lindt: Sam does it, that is me.\n",
        "c.txt": "Interviewer: Who?\n\nAda Brun: Sam does it.\n",
    }

    assert answers(redacted(files=files)) == [
        "[PERSON_1] does it, that is me.",
        "[PERSON_2] does it, that is me.",
        "[PERSON_1] does it.",
    ]


def test_an_organisation_is_found_with_and_without_its_form() -> None:
    redaction = redacted("We buy from Kelpwright Ltd, and Kelpwright is late, KELPWRIGHT is.")

    assert answers(redaction) == [
        "We buy from [ORGANISATION_1] Ltd, and [ORGANISATION_1] is late, [ORGANISATION_1] is."
    ]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Ask Dr. Osei about it.", "Ask Dr. [PERSON_2] about it."),
        ("I told Mr. Osei. And Mrs Pell rang.", "I told Mr. [PERSON_2]. And Mrs [PERSON_3] rang."),
    ],
)
def test_a_title_is_no_name_whatever_stands_before_it(words: str, told: str) -> None:
    assert said(words) == told
