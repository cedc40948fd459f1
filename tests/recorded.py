"""The embedded models on tape.

A test inside `recorded_model("name")` may use `--model local` and everything behind it: language-model
calls come from `cassettes/name.json`, embeddings from `cassettes/name.vectors.json`, and what sentences
were sorted into from `cassettes/name.sorting.json`, all made by the real models. With ICP2PRD_RECORD set
the real models run where the tape has no answer; what is not used any more is dropped.

Calls match on method, path and body; the port is random and does not count. A call that is not on the tape
fails the test at once with the difference to the nearest one that is.
"""

import difflib
import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import vcr
from vcr.cassette import Cassette
from vcr.request import Request

from icp2prd.llm.call import Embedding, Sorted
from icp2prd.llm.head import head_id
from icp2prd.llm.minilm import MiniLM
from icp2prd.llm.protocol import Spoken, Vector
from icp2prd.llm.sorter import HeadSorter
from icp2prd.llm.weights import LANGUAGE_MODEL

TAPES = Path(__file__).parent / "cassettes"
_NOT_PART_OF_A_CALL = (
    "authorization",
    "user-agent",
    "host",
    "connection",
    "accept-encoding",
    "content-length",
)


def recording() -> bool:
    return bool(os.environ.get("ICP2PRD_RECORD"))


_STATES = ("/tokenize", "/embeddings")


@contextmanager
def recorded_model(name: str) -> Iterator[None]:
    """Play the embedded models from tape, or record them."""
    vectors = RecordedVectors(TAPES / f"{name}.vectors.json")
    sorting = RecordedSorting(TAPES / f"{name}.sorting.json")
    with pytest.MonkeyPatch.context() as patch, _cassette(TAPES / f"{name}.json") as cassette:
        patch.setattr("icp2prd.llm.opening.MiniLM", vectors.instead_of(MiniLM))
        patch.setattr("icp2prd.llm.opening.HeadSorter", sorting.instead_of(HeadSorter))
        if not recording():
            patch.setattr("icp2prd.llm.embedded.running_server", _no_server)
            patch.setattr("icp2prd.llm.opening.fetch", lambda file, folder, watch: folder / file.name)
        yield
        vectors.save_or_check()
        sorting.save()
        if not recording() and not cassette.all_played:
            pytest.fail(f"{name}: some recorded calls were not made; record again with ICP2PRD_RECORD=1")


class RecordedVectors:
    """Text → vector; raises on a text that is not on the tape."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known: dict[str, Vector] = {}
        self._used: dict[str, Vector] = {}
        if path.is_file():
            self._known = {text: tuple(vector) for text, vector in json.loads(path.read_text("utf-8")).items()}

    def instead_of(self, real: Any) -> Any:
        tape = self

        class Recorded:
            def __init__(self, files: Any, model_id: str) -> None:
                self.model_id = model_id
                self._real = real(files, model_id)

            def embed(self, texts: Sequence[str]) -> Embedding:
                return Embedding(vectors=tuple(tape.vector_of(text, self._real) for text in texts))

            def close(self) -> None:
                self._real.close()

        return Recorded

    def vector_of(self, text: str, real: Any) -> Vector:
        vector = self._known.get(text)
        if vector is None:
            if not recording():
                near = difflib.get_close_matches(text, self._known, n=1, cutoff=0.0)
                pytest.fail(f"no vector on {self._path.name} for {text!r}; the nearest text is {near}")
            vector = real.embed([text]).vectors[0]
        self._used[text] = vector
        return vector

    def save_or_check(self) -> None:
        if recording() and self._used:
            lines = [f"{json.dumps(text)}: {json.dumps(vector)}" for text, vector in sorted(self._used.items())]
            self._path.write_text("{\n" + ",\n".join(lines) + "\n}\n", "utf-8")


class RecordedSorting:
    """The sentences of a turn → what each was sorted into; raises on a turn that is not on the tape.

    A tape knows the head that sorted: one that was trained again has other scores, and has to be recorded again.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._head = head_id(LANGUAGE_MODEL.sha256)
        on_tape: dict[str, Any] = json.loads(path.read_text("utf-8")) if path.is_file() else {"head": self._head}
        is_current = on_tape.pop("head", "") == self._head
        if not (is_current or recording()):
            pytest.fail(f"{path.name} was recorded with another head: ICP2PRD_RECORD=1 pytest tests/e2e")
        self._known = on_tape if is_current else {}
        self._used: dict[str, Any] = {}

    def instead_of(self, real: Any) -> Any:
        tape = self

        class Recorded:
            def __init__(self, states: Any, weights_sha256: str, model_id: str) -> None:
                self.model_id = model_id
                self._real = real(states, weights_sha256, model_id)

            def sort(self, spoken: Spoken) -> Sorted:
                return Sorted(scores=tuple(tape.scores_of(spoken, self._real)))

        return Recorded

    def scores_of(self, spoken: Spoken, real: Any) -> list[dict[str, float]]:
        turn = " | ".join((spoken.asked, *spoken.sentences))
        scores = self._known.get(turn)
        if scores is None:
            if not recording():
                near = difflib.get_close_matches(turn, self._known, n=1, cutoff=0.0)
                pytest.fail(f"{turn!r} is not on {self._path.name}; the nearest turn is {near}")
            scores = [dict(one) for one in real.sort(spoken).scores]
        self._used[turn] = scores
        return list(scores)

    def save(self) -> None:
        if recording() and self._used:
            lines = [f'"head": "{self._head}"']
            lines += [f"{json.dumps(turn)}: {json.dumps(scores)}" for turn, scores in sorted(self._used.items())]
            self._path.write_text("{\n" + ",\n".join(lines) + "\n}\n", "utf-8")


@contextmanager
def _cassette(path: Path) -> Iterator[Cassette]:
    player = vcr.VCR(
        match_on=["method", "path", "body"],
        record_mode=vcr.mode.NEW_EPISODES if recording() else vcr.mode.NONE,
        before_record_request=_without_secrets,
        before_record_response=_without_headers,
        drop_unused_requests=recording(),
        decode_compressed_response=True,
    )
    player.register_serializer("readable", SimpleNamespace(serialize=_written, deserialize=_read))
    with player.use_cassette(str(path), serializer="readable", allow_playback_repeats=True) as cassette:
        if not recording():
            _fail_on_a_miss(cassette)
        yield cassette


def _fail_on_a_miss(cassette: Cassette) -> None:
    """The client would take vcrpy's own exception for a broken connection, and be patient with it."""
    can_play = cassette.can_play_response_for

    def can_play_or_fail(request: Request) -> bool:
        if can_play(request):
            return True
        pytest.fail(_difference(request, cassette))

    cassette.can_play_response_for = can_play_or_fail


def _difference(request: Request, cassette: Cassette) -> str:
    wanted = _as_lines(request.body)
    taped = [_as_lines(other.body) for other in cassette.requests if other.path == request.path]
    if not taped:
        return f"nothing is recorded for {request.method} {request.path}; record with ICP2PRD_RECORD=1"
    nearest = max(taped, key=lambda lines: difflib.SequenceMatcher(None, lines, wanted).ratio())
    diff = difflib.unified_diff(nearest, wanted, "nearest recorded", "this call", n=2, lineterm="")
    return "\n".join(["this call is not recorded; record it with ICP2PRD_RECORD=1", *diff])


def _as_lines(body: Any) -> list[str]:
    """A request with its prompts line by line, as a person would read them."""
    parsed = json.loads(body or b"{}")
    messages = parsed.pop("messages", [])
    lines = json.dumps(parsed, indent=1, sort_keys=True).splitlines()
    for message in messages:
        lines += [f"--- {message['role']}", *str(message["content"]).splitlines()]
    return lines


def _without_secrets(request: Request) -> Request | None:
    if request.path in _STATES:  # megabytes; what they were sorted into is on a tape of its own
        return None
    for header in list(request.headers):
        if header.lower() in _NOT_PART_OF_A_CALL or header.lower().startswith("x-stainless"):
            del request.headers[header]
    request.uri = f"http://127.0.0.1{request.path}"
    return request


def _without_headers(response: dict[str, Any]) -> dict[str, Any]:
    response["headers"] = {"content-type": ["application/json; charset=utf-8"]}
    return response


def _written(cassette: dict[str, Any]) -> str:
    """Bodies as parsed JSON, so that a review sees prompts and answers and not one long line."""
    for call in cassette["interactions"]:
        call["request"]["body"] = json.loads(call["request"]["body"])
        call["response"]["body"] = json.loads(call["response"]["body"]["string"])
        call["response"]["body"].pop("timings", None)
    return json.dumps(cassette, indent=1, ensure_ascii=False) + "\n"


def _read(text: str) -> Any:
    cassette = json.loads(text)
    for call in cassette["interactions"]:
        call["request"]["body"] = json.dumps(call["request"]["body"])
        call["response"]["body"] = {"string": json.dumps(call["response"]["body"])}
    return cassette


def _no_server(*_: Any) -> Any:
    return SimpleNamespace(listening_address="http://127.0.0.1:9"), "no key"
