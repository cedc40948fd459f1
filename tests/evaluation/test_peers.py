"""The benchmark beside other tools: its scorer and its runners, on canned outputs. No tool and no model is run."""

import json
import urllib.request
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from types import SimpleNamespace

import pytest

from benchmarks.peers.__main__ import main
from benchmarks.peers.asking import peer_quote, transcript_of
from benchmarks.peers.environments import NEEDS, RUNNERS
from benchmarks.peers.relay import MOST_TOKENS, relay_to
from benchmarks.peers.report import Answered, Comparison, row_of, written
from benchmarks.peers.runners import task, with_docetl, with_instructor, with_langextract
from benchmarks.peers.scoring import PeerQuote, Truth, quotes_of, score_peer, truth_of
from icp2prd.domain.base import InterviewId
from icp2prd.domain.insight import Kind
from icp2prd.evaluation import PlacedGold
from tests.evaluation.world import placed
from tests.sample import INTERVIEWS, sample_prd

BEN = INTERVIEWS.by_id()[InterviewId("ben-hartley")]


def quote(words: str, given: str | None = None, kind: str = "pain") -> PeerQuote:
    return PeerQuote(study="s", interview=BEN.id, kind=kind, proposed=words, given=words if given is None else given)


def answered(*quotes: PeerQuote) -> Answered:
    return Answered(
        tool="canned", finished=True, calls=3, prompt_tokens=900, completion_tokens=80, seconds=12.4, quotes=quotes
    )


@pytest.mark.parametrize(
    ("one", "truth"),
    [
        (quote("we lost a deposit of £400 in May"), Truth.CUSTOMER),
        (quote("Ben Hartley: They come back  late\nevery time."), Truth.CUSTOMER),
        (quote("“We lost a deposit of £400 in June.”"), Truth.FALSIFIED),
        (quote("“We lost a deposit of £400 in May.”"), Truth.CUSTOMER),
        (quote("And the forms?"), Truth.OTHER),
        (quote("we lost a deposit of £4000 in May"), Truth.FALSIFIED),
        (quote("we lost a deposit of £4000 in May", given="we lost a deposit of £400 in May"), Truth.FALSIFIED),
        (quote("we lost a deposit of £4000 in May", given=""), Truth.HELD_BACK),
        (quote("", given=" "), Truth.HELD_BACK),
    ],
)
def test_a_quote_is_true_as_the_model_wrote_it_or_not(one: PeerQuote, truth: Truth) -> None:
    assert truth_of(one, BEN)[0] is truth


def test_the_place_of_a_quote_is_in_the_turns_own_text() -> None:
    _, spot = truth_of(quote("takes me  a day"), BEN)

    assert spot is not None
    turn = BEN.turns[1]
    assert turn.text[spot.start : spot.end] == "takes me a day"


class TestAScore:
    @pytest.fixture
    def gold(self, tmp_path: Path) -> PlacedGold:
        home = tmp_path / "s"
        home.mkdir()
        return placed(home)

    def test_counts_by_place_and_kind(self, gold: PlacedGold) -> None:
        score = score_peer(
            "canned",
            [
                quote("we lost a deposit of £400 in May"),
                quote("It takes me a day and a half", kind="trigger"),
                quote("And the forms?"),
                quote("we won a deposit of £400"),
                quote("we won a deposit of £500", given=""),
                PeerQuote(study="s", interview="dev-malik", failed="ValidationError"),
            ],
            [gold],
        )

        assert score.by_truth == {"customer": 2, "other": 1, "falsified": 1, "held back": 1}
        assert (score.recall.hits, score.recall.of, score.recall_any_kind.hits) == (1, 6, 2)
        assert (score.precision.hits, score.precision.of) == (1, 4)
        assert score.failed == 1

    def test_leaves_out_what_counts_neither_way(self, gold: PlacedGold) -> None:
        fine = PeerQuote(
            study="s", interview="amara-nwosu", kind="workaround", proposed="a clipboard", given="a clipboard"
        )

        assert score_peer("canned", [fine], [gold]).precision.of == 0

    def test_is_of_our_own_draft_as_eval_has_it_but_for_wording(self, gold: PlacedGold) -> None:
        ours = score_peer("icp2prd", quotes_of(sample_prd(), "s"), [gold])

        assert (ours.recall.hits, ours.recall_any_kind.hits) == (3, 4)
        assert ours.by_truth["falsified"] == ours.by_truth["other"] == 0

    def test_is_a_row_with_all_its_figures(self, gold: PlacedGold) -> None:
        one = answered(quote("And the forms?"))
        row = row_of(one, [gold])

        assert row.startswith("| canned | 0.00 (0/6)")
        assert row.endswith("| 3 | 900 + 80 | 12 |")
        ended = row_of(one.model_copy(update={"finished": False}), [gold])
        assert ended.startswith("| canned: ended with an error | – |")
        assert ended.count("|") == row.count("|")


class TestRunners:
    def test_every_tool_with_an_environment_has_one_that_is_asked_about_every_kind(self) -> None:
        assert {f"with_{tool}.py" for tool in NEEDS} == {path.name for path in RUNNERS.glob("with_*.py")}
        assert set(task.KINDS) == {kind.value for kind in Kind}
        assert all(words in task.EXAMPLE_TEXT for _, words in task.EXAMPLE)
        assert {kind for kind, _ in task.EXAMPLE} == set(task.KINDS)

    def test_langextract_gives_the_span_it_aligned_or_nothing(self) -> None:
        interview = {"id": "s/ben", "text": "Ben: We lost a deposit."}
        fuzzy = SimpleNamespace(
            extraction_class="pain",
            extraction_text="we won a deposit",
            char_interval=SimpleNamespace(start_pos=5, end_pos=22),
            alignment_status=SimpleNamespace(value="match_fuzzy"),
        )
        nowhere = SimpleNamespace(
            extraction_class="pain", extraction_text="zeppelins", char_interval=None, alignment_status=None
        )

        assert with_langextract._quote(interview, fuzzy)["given"] == "We lost a deposit"
        assert peer_quote(with_langextract._quote(interview, fuzzy)).study == "s"
        assert with_langextract._quote(interview, nowhere)["given"] == ""

    def test_docetl_gives_what_the_model_wrote(self) -> None:
        given = with_docetl._quote("s/ben", {"kind": "pain", "quote": "anything"})

        assert given["proposed"] == given["given"] == "anything"

    def test_instructor_puts_true_words_in_the_place_of_false_ones(self) -> None:
        """What the model wrote is kept beside them: a claim that rests on a dropped "not" stays false."""
        pytest.importorskip("regex", reason="instructor's citation check needs it")
        written = {
            "insights": [
                {"kind": "pain", "statement": "s", "substring_quotes": ["We would pay"]},
                {"kind": "pain", "statement": "s", "substring_quotes": ["nothing of the sort was said here"]},
            ]
        }
        answer = with_instructor.answer_model().model_validate(written, context={"context": "Ben: We wouldn't pay."})
        changed, dropped = (with_instructor.quotes_of("s/ben", one) for one in answer.insights)

        assert [one["proposed"] for one in changed] == ["We would pay"]
        assert changed[0]["given"] in "Ben: We wouldn't pay."
        assert [one["given"] for one in dropped] == [""]


def test_the_relay_counts_calls_and_tokens_of_whoever_calls_and_ends_long_answers() -> None:
    limits: list[int | None] = []

    class Endpoint(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            limits.append(json.loads(self.rfile.read(int(self.headers["content-length"]))).get("max_tokens"))
            good = self.path == "/v1/chat/completions" and self.headers["authorization"] == "Bearer key"
            body = json.dumps({"usage": {"prompt_tokens": 70, "completion_tokens": 9}} if good else {}).encode()
            self.send_response(200 if good else 404)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Endpoint)
    Thread(target=server.serve_forever, daemon=True).start()
    with relay_to(f"http://127.0.0.1:{server.server_port}/v1") as (address, counted):
        for path, body in (
            ("/chat/completions", b'{"messages": []}'),
            ("/chat/completions", b'{"messages": [], "max_tokens": 7}'),
            ("/nowhere", b"{}"),
        ):
            request = urllib.request.Request(address + path, body, {"authorization": "Bearer key"}, method="POST")
            try:
                with urllib.request.urlopen(request, timeout=10) as answer:
                    assert answer.status == 200
            except urllib.error.HTTPError as error:
                error.close()
    server.shutdown()
    server.server_close()

    assert (counted.calls, counted.failed, counted.prompt_tokens, counted.completion_tokens) == (3, 1, 140, 18)
    assert limits == [MOST_TOKENS, 7, None]


def test_a_tool_reads_an_interview_as_people_paste_it() -> None:
    assert transcript_of(BEN).startswith("Ines Vogel: What is your part in trips?\nBen Hartley: I'm the business")


def test_an_endpoint_is_named_or_served_and_not_both(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--environments", "x"])
    assert "name an endpoint with --base-url, or use --local" in capsys.readouterr().err


def test_the_table_stands_on_its_page_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "peers.md"
    page.write_text("before\n<!-- generated: peers -->\nold\n<!-- /generated -->\nafter\n", encoding="utf-8")
    monkeypatch.setattr("benchmarks.peers.report.PAGE", page)

    written("With a model.", ["| a row |"])

    text = page.read_text(encoding="utf-8")
    assert text.startswith("before\n")
    assert text.endswith("after\n")
    assert "old" not in text
    assert "With a model.\n\n| tool | recall" in text
    assert "| a row |\n<!--" in text


def test_what_was_kept_can_be_scored_again_without_any_tool(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = PeerQuote(study="thin", interview="call-pat-holiday-lets", kind="pain", proposed="340 quid", given="x")
    kept = tmp_path / "kept.json"
    told = Comparison(conditions="c", studies=(Path("thin"),), tools=(answered(words),))
    kept.write_text(told.model_dump_json(), encoding="utf-8")

    assert main(["--again", str(kept)]) == 0
    assert "| canned | 0.17 (1/6)" in capsys.readouterr().out
