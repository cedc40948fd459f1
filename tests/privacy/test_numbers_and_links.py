"""Addresses and numbers go by what they are checked by; other numbers stay."""

import pytest

from tests.privacy.reading import answers, redacted, said


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("mail priya.raman@kelp.example please", "EMAIL"),
        ("mail priya dot raman at kelpwright dot com please", "EMAIL"),
        ("see https://kelp.example/a?b=1 there", "URL"),
        ("see www.kelpwright.com/pricing there", "URL"),
        ("see kelpwright.io there", "URL"),
        ("call +44 20 7946 0958 then", "PHONE"),
        ("call 415-555-0132 then", "PHONE"),
        ("call 020 7946 0958 then", "PHONE"),
        ("card 4111 1111 1111 1111 then", "CARD"),
        ("card 378282246310005 then", "CARD"),
        ("to DE89 3704 0044 0532 0130 00 then", "ACCOUNT"),
        ("to GB82WEST12345698765432 then", "ACCOUNT"),
        ("account number 12345678 then", "ACCOUNT"),
        ("sort code 12-34-56 then", "ACCOUNT"),
    ],
)
def test_what_passes_its_check_is_replaced(words: str, kind: str) -> None:
    first, last = words.split()[0], words.split()[-1]

    text = said(words)

    assert f"[{kind}_1]" in text
    assert not any(character.isdigit() for character in text.replace("_1", ""))
    assert text.startswith(first)
    assert text.endswith(last)


@pytest.mark.parametrize(
    "words",
    [
        "It takes 4 hours, 3.5 days or 1,200 minutes.",
        "We pay $12,000 a month, 40 € a seat and £3m in all.",
        "From 2019 to 2024, 10:30 to 11:45, on 12/05/2024 and 2024-05-12.",
        "Order 4111 1111 1111 1112 and ticket 4812345678901 are stuck.",
        "DE89 3704 0044 0532 0130 01 is no such thing.",
        "We have 2025550143 rows and 1 000 000 users, 99.95 % of them idle.",
        "Version 2.0.1 runs on 192.168.0.1, see notes.md and script.py.",
        "We lost it.It was bad, e.g. in node.js.",
        "It went from 12-15 to 20-25 people, invoice 20240512-0031.",
    ],
)
def test_other_numbers_stay(words: str) -> None:
    assert said(words) == words


def test_two_spellings_of_a_number_are_one() -> None:
    assert said("Call +44 20 7946 0958 or 020 7946 0958.") == "Call [PHONE_1] or [PHONE_1]."


def test_the_name_in_an_address_goes_with_it() -> None:
    assert said("priya.raman@kelp.example is Priya's.") == "[EMAIL_1] is [PERSON_1]'s."


def test_a_placeholder_that_is_in_the_file_is_not_taken_for_ours() -> None:
    redaction = redacted("I told [PERSON_1], and Priya Raman told [PERSON_1].")

    assert answers(redaction) == ["I told [PERSON_3], and [PERSON_2] told [PERSON_3]."]
    assert {one.placeholder: one.said for one in redaction.pseudonyms.entries} == {
        "[PERSON_2]": "Priya Raman",
        "[PERSON_3]": "[PERSON_1]",
    }
