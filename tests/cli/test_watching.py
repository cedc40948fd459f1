import io
import threading

import pytest
from rich.console import Console

from icp2prd.cli.live import LiveDisplay
from icp2prd.cli.progress import Progress, in_words, time_in_words
from icp2prd.cli.watching import PlainLines
from icp2prd.domain.run import (
    Called,
    Fetching,
    ModelChosen,
    Notice,
    RunEvent,
    StageFinished,
    StageProgress,
    StageStarted,
    Usage,
)

EVENTS: tuple[RunEvent, ...] = (
    ModelChosen("Interviews are read here."),
    Fetching("weights.gguf", 10_000_000, 20_000_000),
    Fetching("weights.gguf", 20_000_000, 20_000_000),
    StageStarted("extract", "find what customers reveal"),
    StageProgress("extract", 1, 4),
    Called("finished", "extract", "dana/1", prompt_tokens=1500, completion_tokens=500, cost=0.5),
    Called("cached", "extract", "dana/2"),
    Notice("something"),
    StageFinished("extract", "4 [red]insights[/red]", 12.0),
)


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def plain(events: list[tuple[float, RunEvent]]) -> list[str]:
    file, clock = io.StringIO(), Clock()
    lines = PlainLines(Console(file=file, width=200), clock)
    for at, event in events:
        clock.now = at
        lines(event)
    return file.getvalue().splitlines()


def test_progress_is_told_every_ten_seconds_and_not_more_often() -> None:
    started = (0.0, StageStarted("extract", "find"))
    progress = [(float(at), StageProgress("extract", at, 60)) for at in range(1, 31)]

    said = plain([started, *progress])

    assert said == [
        "extract: find",
        "extract: 10 of 60; 0 calls, about 50 s left",
        "extract: 20 of 60; 0 calls, about 40 s left",
        "extract: 30 of 60; 0 calls, about 30 s left",
    ]


def test_what_a_model_says_is_not_mark_up_and_moves_no_cursor() -> None:
    assert plain([(0, StageFinished("x", "4 [red]insights\x1b[2J", 0.1))]) == ["x: 4 [red]insights[2J (<1 s)"]


def test_the_live_display_keeps_what_is_finished() -> None:
    file = io.StringIO()
    console = Console(file=file, force_terminal=True, width=120, no_color=True)

    with LiveDisplay(console) as display:
        for event in EVENTS:
            display(event)

    shown = file.getvalue()
    assert "Interviews are read here." in shown
    assert "Note: something" in shown
    assert "4 [red]insights[/red]  (12 s)" in shown


def test_the_live_display_stands_threads() -> None:
    console = Console(file=io.StringIO(), force_terminal=True, width=120)

    with LiveDisplay(console) as display:

        def say_everything() -> None:
            for event in EVENTS:
                display(event)

        threads = [threading.Thread(target=say_everything) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()


def test_usage_adds_up() -> None:
    progress = Progress()
    for event in EVENTS:
        progress.hear(event, 0.0)

    assert progress.usage == Usage(calls=1, cached=1, prompt_tokens=1500, completion_tokens=500, cost=0.5)
    assert in_words(progress.usage) == "1 call, 1 from the cache, 2.0k tokens, $0.5000"


def test_a_price_that_is_unknown_stays_unknown() -> None:
    progress = Progress()
    progress.hear(Called("finished", "extract", "dana/1", cost=None), 0.0)
    progress.hear(Called("finished", "extract", "dana/2", cost=1.0), 0.0)

    assert in_words(progress.usage) == "2 calls, cost unknown"


def test_reports_out_of_order_do_not_go_back() -> None:
    progress = Progress()
    progress.hear(StageProgress("extract", 3, 4), 0.0)
    progress.hear(StageProgress("extract", 2, 4), 0.0)

    assert progress.done == 3


@pytest.mark.parametrize(
    ("seconds", "words"), [(0.2, "<1 s"), (1.4, "1 s"), (89, "89 s"), (150, "2 min"), (7500, "2 h 5 min")]
)
def test_times_are_told_as_people_do(seconds: float, words: str) -> None:
    assert time_in_words(seconds) == words
