from pathlib import Path

import pytest

from icp2prd.domain.settings import Limits
from icp2prd.errors import CostLimitReached
from icp2prd.llm.account import Account
from icp2prd.llm.cache import CallCache
from icp2prd.llm.choice import choose_model
from icp2prd.llm.opening import open_door
from icp2prd.llm.prices import price_of
from tests.llm.doubles import GREEN, Colour, ScriptedServer, door_to, question, says


def a_cent_for_each_answer_token(prompt_tokens: int, completion_tokens: int) -> float:
    return completion_tokens / 100


def unknown(prompt_tokens: int, completion_tokens: int) -> None:
    return None


def test_the_call_that_would_pass_the_limit_is_not_made(tmp_path: Path) -> None:
    scripted = ScriptedServer(says(GREEN))
    door = door_to(scripted, account=Account(0.52), price=a_cent_for_each_answer_token, cache=CallCache(tmp_path))
    door.ask(question("one"), Colour)
    assert door.totals.cost == pytest.approx(0.05)
    with pytest.raises(CostLimitReached, match=r"may cost \$0.5000; \$0.0500 of \$0.52 is spent") as reached:
        door.ask(question("two"), Colour)
    assert reached.value.exit_status == 3
    assert len(scripted.asked) == 1
    assert door.ask(question("one"), Colour).name == "green", "what is kept costs nothing"


def test_a_limit_on_an_unknown_price_is_refused_before_the_call() -> None:
    scripted = ScriptedServer(says(GREEN))
    with pytest.raises(CostLimitReached, match="price of this model is unknown"):
        door_to(scripted, account=Account(1.0), price=unknown).ask(question(), Colour)
    assert scripted.asked == []


def test_an_unknown_price_makes_an_unknown_cost_and_not_none() -> None:
    door = door_to(ScriptedServer(says(GREEN)), price=unknown)
    door.ask(question(), Colour)
    assert door.totals.cost is None
    assert (door.totals.calls, door.totals.prompt_tokens, door.totals.completion_tokens) == (1, 10, 5)


def test_money_set_aside_for_a_call_that_failed_is_given_back() -> None:
    account = Account(1.0)
    account.release(account.reserve(0.9))
    account.reserve(0.9)
    with pytest.raises(CostLimitReached):
        account.reserve(0.2)


def test_prices_are_those_of_the_provider() -> None:
    known = choose_model(explicit="openai/gpt-5-mini", environ={})
    assert price_of(known)(1_000_000, 0) == pytest.approx(0.25)
    assert price_of(known, "text-embedding-3-small")(1_000_000, 0) == pytest.approx(0.02)
    assert price_of(choose_model(explicit="openai/never-heard-of", environ={}))(1, 1) is None


@pytest.mark.parametrize("name", ["local", "ollama/qwen3"])
def test_what_runs_on_this_machine_is_free(name: str) -> None:
    assert price_of(choose_model(explicit=name, environ={}))(1_000_000, 1_000_000) == 0.0


def test_a_server_of_ones_own_elsewhere_has_no_known_price() -> None:
    own = choose_model(explicit="llama", base_url="https://gpu.example/v1", environ={})
    assert price_of(own)(1, 1) is None


def test_the_limit_of_the_settings_reaches_the_door() -> None:
    choice = choose_model(explicit="openai/gpt-5-mini", environ={})
    with (
        open_door(choice, limits=Limits(max_cost=1e-9), environ={"OPENAI_API_KEY": "sk-test"}) as door,
        pytest.raises(CostLimitReached),
    ):
        door.ask(question(), Colour)
