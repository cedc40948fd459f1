"""The real embedded models; set ICP2PRD_LIVE, and have the weights."""

import os

import httpx2
import pytest

from icp2prd.llm.choice import choose_model
from icp2prd.llm.embedded import running_server
from icp2prd.llm.opening import open_door
from icp2prd.llm.protocol import AnswerRejected
from icp2prd.llm.weights import LANGUAGE_MODEL, weights_folder
from tests.llm.doubles import Colour, question

pytestmark = pytest.mark.live
LOCAL = choose_model(explicit="local", environ={})


def test_the_embedded_model_answers_in_the_shape_that_is_asked_for() -> None:
    with open_door(LOCAL) as door:
        assert door.ask(question("The sky, strength 3."), Colour).strength > 0


def test_nobody_without_the_key_gets_an_answer(capfd: pytest.CaptureFixture[str]) -> None:
    server, key = running_server(weights_folder(os.environ) / LANGUAGE_MODEL.name)
    address = f"{server.listening_address}/v1/chat/completions"
    body = {"messages": [{"role": "user", "content": "a secret of a customer"}], "max_tokens": 1}
    assert server.listening_address.startswith("http://127.0.0.1:")
    assert httpx2.post(address, json=body, trust_env=False).status_code == 401
    with_key = {"Authorization": f"Bearer {key}"}
    assert httpx2.post(address, json=body, headers=with_key, timeout=120, trust_env=False).status_code == 200
    assert "".join(capfd.readouterr()) == "", "nothing is logged"


def test_a_question_that_is_too_long_is_refused_and_not_cut() -> None:
    with open_door(LOCAL) as door, pytest.raises(AnswerRejected, match="context size"):
        door.ask(question("word " * 9000), Colour)


def test_a_text_has_the_same_vector_in_any_company() -> None:
    with open_door(LOCAL) as door:
        alone = door.embed(["The import is slow"])
        in_company = door.embed(["A long sentence about something else entirely, " * 9, "The import is slow"])
    assert alone[0] == in_company[1]
    assert len(alone[0]) == 384
