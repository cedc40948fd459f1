from icp2prd.domain.settings import Settings
from tests.ingest.reading import read

NOTES = """\
# Call w/ Pat - holiday lets

bad line, twenty minutes

## How it works now

- copies dates **by hand**,
  every evening
- [ ] paper calendar in the kitchen
1. cleaner gets a text

**Money**

paid a hotel
340 quid

| what | when |
|------|------|
| easter | double booked |

## My ideas

- smart locks

## Loose end
"""


def test_every_bullet_and_paragraph_is_a_turn_with_its_headings_as_place() -> None:
    interview = read(NOTES, "notes.md")

    top = "Call w/ Pat - holiday lets"
    assert [(turn.line, turn.place, turn.text) for turn in interview.turns] == [
        (3, top, "bad line, twenty minutes"),
        (7, f"{top} › How it works now", "copies dates by hand, every evening"),
        (9, f"{top} › How it works now", "paper calendar in the kitchen"),
        (10, f"{top} › How it works now", "cleaner gets a text"),
        (14, f"{top} › How it works now › Money", "paid a hotel 340 quid"),
        (17, f"{top} › How it works now › Money", "what; when"),
        (19, f"{top} › How it works now › Money", "easter; double booked"),
        (23, f"{top} › My ideas", "smart locks"),
        (25, top, "Loose end"),
    ]


def test_a_wrapped_bullet_has_a_mark_for_each_line() -> None:
    turn = read(NOTES, "notes.md").turns[1]

    assert [(mark.offset, mark.line) for mark in turn.marks] == [(0, 7), (22, 8)]


def test_a_title_may_name_the_customer_and_the_note_takers_own_ideas_are_not_hers() -> None:
    interview = read(NOTES, "notes.md")

    assert [(speaker.name, speaker.role.value, speaker.confidence) for speaker in interview.speakers] == [
        ("Pat", "customer", 0.7),
        ("Note-taker", "other", 0.9),
    ]
    assert [turn.text for turn in interview.turns if turn.speaker == "Note-taker"] == ["smart locks"]


def test_notes_of_nobody_are_unknown_and_say_what_to_do() -> None:
    interview = read("- too slow\n- too dear\n", "notes.md")

    assert [speaker.role.value for speaker in interview.speakers] == ["unknown"]
    assert [notice for notice in interview.notices if "customer: NAME" in notice]


def test_settings_say_whose_notes_they_are() -> None:
    settings = Settings.model_validate({"speakers": {"Notes": "customer"}, "people": {"call/Notes": "Pat Hill"}})

    turn = read("- too slow\n- too dear\n", "notes.md", settings).turns[0]

    assert (turn.role.value, turn.person) == ("customer", "pat-hill")


def test_notes_of_a_customer_say_that_they_are_notes() -> None:
    notices = read(NOTES, "notes.md").notices

    assert [notice for notice in notices if "outside quotation marks, the words are the note-taker's" in notice]


def test_a_text_of_a_few_words_is_read() -> None:
    assert [turn.text for turn in read("too slow").turns] == ["too slow"]


def test_notes_are_noted_and_what_stands_behind_a_quotation_mark_of_markdown_was_said() -> None:
    interview = read("# Pat\n\n- pays a hotel at easter\n> I paid for two families.\n- never again\n", "a.md")

    assert [(turn.text, turn.noted) for turn in interview.turns] == [
        ("pays a hotel at easter", True),
        ("I paid for two families.", False),
        ("never again", True),
    ]


def test_a_transcript_is_not_noted() -> None:
    assert not any(turn.noted for turn in read("Ann: How?\nBo: By hand.\nAnn: Oh?\n").turns)


def test_front_matter_and_a_title_that_name_the_customer_name_one() -> None:
    front = "---\ncustomer: Pat Marlow\n---\n\n"

    for title in ("Call with Pat", "Call with Pat Marlow", "Notes from call with Kelpwright"):
        interview = read(front + NOTES.replace("Call w/ Pat", title), "notes.md")

        assert [(speaker.name, speaker.role.value) for speaker in interview.speakers] == [
            ("Pat Marlow", "customer"),
            ("Note-taker", "other"),
        ]
