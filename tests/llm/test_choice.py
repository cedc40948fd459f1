import pytest

from icp2prd.domain.settings import ModelSettings
from icp2prd.errors import UsageError
from icp2prd.llm.choice import DEFAULT_OPENAI_MODEL, ModelChoice, choose_model
from icp2prd.llm.opening import embedding_in_use
from icp2prd.llm.profiles import EMBEDDED, HEADED, HOSTED, SELF_HOSTED, THINKING, Profile, profile_of

KEY = {"OPENAI_API_KEY": "sk-test"}
VARIABLE = {**KEY, "ICP2PRD_MODEL": "ollama/qwen3"}
SETTING = ModelSettings(name="anthropic/claude-sonnet-4-6")


@pytest.mark.parametrize(
    ("explicit", "settings", "environ", "name"),
    [
        ("local", SETTING, VARIABLE, "local"),
        ("", SETTING, VARIABLE, "anthropic/claude-sonnet-4-6"),
        ("", ModelSettings(), VARIABLE, "ollama/qwen3"),
        ("", ModelSettings(), KEY, f"openai/{DEFAULT_OPENAI_MODEL}"),
        ("", ModelSettings(), {}, "local"),
    ],
    ids=["explicit", "setting", "variable", "key", "nothing"],
)
def test_the_first_that_is_given_counts(
    explicit: str, settings: ModelSettings, environ: dict[str, str], name: str
) -> None:
    assert choose_model(explicit=explicit, settings=settings, environ=environ).name == name


@pytest.mark.parametrize(
    ("choice", "leaves", "sentence"),
    [
        (
            choose_model(explicit="local", environ={}),
            False,
            "Interviews are read by the embedded model Qwen2.5-Coder-1.5B-Instruct on this machine; nothing leaves it.",
        ),
        (
            choose_model(explicit="local/models/my.gguf", environ={}),
            False,
            "Interviews are read by the embedded model my.gguf on this machine; nothing leaves it.",
        ),
        (
            choose_model(explicit="openai/gpt-5.4-mini", environ={}),
            True,
            "Interviews are sent to api.openai.com and read by gpt-5.4-mini.",
        ),
        (
            choose_model(explicit="openai/gpt-5.4-mini", environ={"OPENAI_BASE_URL": "https://eu.example/v1"}),
            True,
            "Interviews are sent to eu.example and read by gpt-5.4-mini.",
        ),
        (
            choose_model(explicit="anthropic/claude", environ={}),
            True,
            "Interviews are sent to api.anthropic.com and read by claude.",
        ),
        (
            choose_model(explicit="ollama/qwen3", environ={}),
            False,
            "Interviews are read by qwen3 at localhost:11434 on this machine; nothing leaves it.",
        ),
        (
            choose_model(explicit="ollama/gpt-oss:120b-cloud", environ={}),
            True,
            "Interviews are sent through localhost:11434 to ollama.com and read by gpt-oss:120b-cloud.",
        ),
        (
            choose_model(explicit="Qwen/Qwen3-8B", base_url="http://127.0.0.1:8000/v1/", environ=KEY),
            False,
            "Interviews are read by Qwen/Qwen3-8B at 127.0.0.1:8000 on this machine; nothing leaves it.",
        ),
        (
            choose_model(explicit="openai/llama", base_url="https://gpu.example/v1", environ=KEY),
            True,
            "Interviews are sent to gpu.example and read by llama.",
        ),
    ],
    ids=["local", "file", "openai", "openai elsewhere", "anthropic", "ollama", "ollama cloud", "own", "far"],
)
def test_it_is_said_whether_interviews_leave_the_machine(choice: ModelChoice, leaves: bool, sentence: str) -> None:
    assert choice.leaves_machine is leaves
    assert choice.description == sentence


@pytest.mark.parametrize(
    ("explicit", "base_url", "message"),
    [
        ("gpt-5", "", "no model provider called 'gpt-5'"),
        ("openai", "", "Which model of openai"),
        ("fake", "", "no model provider called 'fake'"),
        ("", "http://localhost:8000/v1", "Which model at that server"),
        ("llama", "localhost:8000", "not the address of a server"),
    ],
)
def test_a_name_that_is_none_says_what_a_name_is(explicit: str, base_url: str, message: str) -> None:
    with pytest.raises(UsageError, match=message) as error:
        choose_model(explicit=explicit, base_url=base_url, environ={})
    assert error.value.exit_status == 2
    assert error.value.hint


def test_no_providers_key_is_meant_for_a_server_of_ones_own() -> None:
    own = choose_model(explicit="openai/llama", base_url="https://gpu.example/v1", environ=KEY)
    assert own.key_variable == "ICP2PRD_API_KEY"
    assert choose_model(explicit="openai/gpt-5", environ=KEY).key_variable == "OPENAI_API_KEY"


@pytest.mark.parametrize(
    ("name", "base_url", "profile"),
    [
        ("local", "", HEADED),
        ("local/my.gguf", "", EMBEDDED),
        ("ollama/qwen3", "", SELF_HOSTED),
        ("qwen3", "http://localhost:8000/v1", SELF_HOSTED),
        ("openai/gpt-5.4-mini", "", THINKING),
        ("openai/gpt-4.1", "", HOSTED),
        ("anthropic/claude-sonnet-4-6", "", HOSTED),
        ("llama", "https://gpu.example/v1", HOSTED),
    ],
)
def test_every_model_has_a_profile(name: str, base_url: str, profile: Profile) -> None:
    assert profile_of(choose_model(explicit=name, base_url=base_url, environ={})) == profile


@pytest.mark.parametrize(
    ("name", "base_url", "setting", "used"),
    [
        ("local", "", "", ""),
        ("openai/gpt-5.4-mini", "", "", "text-embedding-3-small"),
        ("openai/gpt-5.4-mini", "", "text-embedding-3-large", "text-embedding-3-large"),
        ("openai/gpt-5.4-mini", "", "local", ""),
        ("anthropic/claude", "", "", ""),
        ("ollama/qwen3", "", "", ""),
        ("ollama/qwen3", "", "nomic-embed-text", "nomic-embed-text"),
        ("llama", "https://gpu.example/v1", "", ""),
    ],
)
def test_which_model_embeds(name: str, base_url: str, setting: str, used: str) -> None:
    choice = choose_model(explicit=name, base_url=base_url, environ={})
    assert embedding_in_use(choice, setting) == used
