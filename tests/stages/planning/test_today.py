import pytest

from icp2prd.stages.planning.today import done_today, in_few_words, relief_from


@pytest.mark.parametrize(
    ("said", "doing"),
    [
        ("So I match them up by hand, line by line.", "match them up by hand"),
        (
            "We walk the aisles with a printed sheet and a pen and then Marek types it in.",
            "walk the aisles with a printed sheet and a pen",
        ),
        ("I copy my list into their sheet, which is old.", "copy their list into their sheet"),
        ("So I ring them all, every one.", "ring them all"),
        ("We bring the keys back to the desk.", "bring the keys back to the desk"),
        ("I being honest do not.", ""),
        ("I still don't know who has paid.", ""),
        ("I made a tab for it.", ""),
        ("I think it is fine.", ""),
        ("I typed it all in again.", ""),
        ("I open one, then the other... no, sorry, we left that.", ""),
        ("There's a list on my fridge.", ""),
    ],
)
def test_what_somebody_does_today_is_told_as_a_command(said: str, doing: str) -> None:
    found = done_today(said)

    assert found.startswith(doing) if doing else found == ""


@pytest.mark.parametrize(
    ("doing", "short"),
    [
        ("match them up by hand", "match them up by hand"),
        ("copy all of it by hand into one big Excel file", "copy it by hand"),
        ("walk the aisles with a printed sheet and a pen", "walk the aisles"),
        ("write down every single thing they've paid", ""),
        ("ring the parents of every child", "ring the parents"),
        ("sort them", ""),
    ],
)
def test_what_is_done_is_told_without_what_it_is_done_with(doing: str, short: str) -> None:
    assert in_few_words(doing, 5) == short


def test_relief_is_not_having_to_do_it() -> None:
    frame = relief_from("match them up by hand")

    assert frame.statement == "The product must make it unnecessary to match them up by hand."
    assert "match them up by hand" in frame.then
