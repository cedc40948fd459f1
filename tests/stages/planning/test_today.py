import pytest

from icp2prd.stages.planning.today import done_today, relief_from


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


def test_relief_is_not_having_to_do_it() -> None:
    frame = relief_from("match them up by hand")

    assert frame.statement == "The product must make it unnecessary to match them up by hand."
    assert "match them up by hand" in frame.then
