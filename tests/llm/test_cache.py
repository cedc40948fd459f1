import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel, field_validator

from icp2prd.errors import OutputError
from icp2prd.llm.cache import CallCache
from icp2prd.llm.events import CallEvent
from icp2prd.llm.protocol import AnswerRejected
from icp2prd.writing import write_atomically
from tests.llm.doubles import GREEN, Colour, ScriptedServer, door_to, happened, question, says


def files_in(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_what_was_asked_once_is_not_asked_again(tmp_path: Path) -> None:
    scripted = ScriptedServer(says(GREEN))
    events: list[CallEvent] = []
    door_to(scripted, cache=CallCache(tmp_path)).ask(question(), Colour)
    again = door_to(scripted, cache=CallCache(tmp_path), on_event=events.append)
    assert again.ask(question(item="ben/9"), Colour).name == "green"
    assert len(scripted.asked) == 1
    assert happened(events) == ["cached"]
    assert (again.totals.calls, again.totals.cached, again.totals.prompt_tokens) == (0, 1, 0)


def test_a_kept_call_can_be_read_by_people(tmp_path: Path) -> None:
    door_to(ScriptedServer(says(GREEN)), cache=CallCache(tmp_path)).ask(question(), Colour)
    (path,) = files_in(tmp_path)
    kept = json.loads(path.read_text(encoding="utf-8"))
    assert path.parent == tmp_path / "colour"
    assert kept["key"].startswith(f"sha256:{path.stem}")
    assert kept["valid"] is True
    assert kept["request"]["messages"][1] == {"role": "user", "content": "Which colour?"}
    assert kept["request"]["schema"]["name"] == "Colour"
    assert kept["response"]["text"] == GREEN
    assert "sk-secret" not in path.read_text(encoding="utf-8")
    assert "colours.example" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "other",
    [{"model_id": "openai/colours-2"}, {"format": "tools"}],
    ids=["another model", "another way to hold it to the schema"],
)
def test_whatever_goes_over_the_wire_is_part_of_the_key(tmp_path: Path, other: dict[str, Any]) -> None:
    scripted = ScriptedServer(says(GREEN))
    door_to(scripted, cache=CallCache(tmp_path)).ask(question(), Colour)
    door_to(scripted, cache=CallCache(tmp_path), **other).ask(question(), Colour)
    assert len(scripted.asked) == 2


@pytest.mark.parametrize("other", [{"base_url": "https://elsewhere.example/v1"}, {"key": "sk-other"}])
def test_address_and_key_are_not(tmp_path: Path, other: dict[str, Any]) -> None:
    scripted = ScriptedServer(says(GREEN))
    door_to(scripted, cache=CallCache(tmp_path)).ask(question(), Colour)
    door_to(scripted, cache=CallCache(tmp_path), **other).ask(question(), Colour)
    assert len(scripted.asked) == 1


def test_another_sample_is_another_call_with_another_seed(tmp_path: Path) -> None:
    scripted = ScriptedServer(says(GREEN))
    door = door_to(scripted, cache=CallCache(tmp_path))
    door.ask(question(), Colour)
    door.ask(question(sample=1), Colour)
    assert [asked["seed"] for asked in scripted.asked] == [0, 1]


def test_another_schema_of_the_same_name_is_another_call(tmp_path: Path) -> None:
    narrower = type("Colour", (BaseModel,), {"__annotations__": {"name": str}})
    scripted = ScriptedServer(says(GREEN))
    door_to(scripted, cache=CallCache(tmp_path)).ask(question(), Colour)
    door_to(scripted, cache=CallCache(tmp_path)).ask(question(), narrower)
    assert len(scripted.asked) == 2


@pytest.mark.parametrize("damage", [b"", b"{", b'{"key": "sha256:0"}', b"\xff\xfe"])
def test_a_damaged_file_is_a_miss_and_is_replaced(tmp_path: Path, damage: bytes) -> None:
    scripted = ScriptedServer(says(GREEN))
    door_to(scripted, cache=CallCache(tmp_path)).ask(question(), Colour)
    (path,) = files_in(tmp_path)
    sound = path.read_bytes()
    path.write_bytes(damage)
    door_to(scripted, cache=CallCache(tmp_path)).ask(question(), Colour)
    assert len(scripted.asked) == 2
    assert path.read_bytes() == sound


def test_a_kept_answer_is_validated_again_when_it_is_read(tmp_path: Path) -> None:
    class Pickier(BaseModel):
        name: str
        strength: int

        @field_validator("name")
        @classmethod
        def is_not_green(cls, name: str) -> str:
            if name == "green":
                raise ValueError("green is not allowed")
            return name

    Pickier.__name__ = "Colour"
    schema_is_the_same = {"title": "Colour", "additionalProperties": False}
    Pickier.model_config["json_schema_extra"] = schema_is_the_same  # type: ignore[typeddict-item]
    Pickier.model_rebuild(force=True)
    door_to(ScriptedServer(says(GREEN)), cache=CallCache(tmp_path)).ask(question(), Colour)
    scripted = ScriptedServer(says('{"name": "red", "strength": 1}'))
    assert door_to(scripted, cache=CallCache(tmp_path)).ask(question(), Pickier).name == "red"
    assert len(files_in(tmp_path)) == 1, "the schema is the same, and so is the key"


def test_an_answer_that_did_not_fit_is_kept_and_never_served(tmp_path: Path) -> None:
    scripted = ScriptedServer(says("no idea"), says(GREEN))
    door_to(scripted, cache=CallCache(tmp_path)).ask(question(), Colour)
    invalid, kept = files_in(tmp_path)
    assert invalid.name == f"{kept.stem}.invalid-1.json"
    record = json.loads(invalid.read_text(encoding="utf-8"))
    assert (record["valid"], record["response"]["text"]) == (False, "no idea")
    assert "Invalid JSON" in record["reason"]
    assert door_to(scripted, cache=CallCache(tmp_path)).ask(question(), Colour).name == "green"
    assert len(scripted.asked) == 2


def test_an_interrupted_run_goes_on_in_the_middle_of_asking_again(tmp_path: Path) -> None:
    interrupted = ScriptedServer(says("no idea"), KeyboardInterrupt())
    with pytest.raises(KeyboardInterrupt):
        door_to(interrupted, cache=CallCache(tmp_path)).ask(question(), Colour)
    goes_on = ScriptedServer(says(GREEN))
    assert door_to(goes_on, cache=CallCache(tmp_path)).ask(question(), Colour).name == "green"
    (asked,) = goes_on.asked
    assert "An earlier answer was not accepted" in asked["messages"][1]["content"]


def test_a_question_that_no_answer_fitted_is_not_asked_again_by_the_next_run(tmp_path: Path) -> None:
    scripted = ScriptedServer(says("no idea"))
    for _ in range(2):
        with pytest.raises(AnswerRejected, match="Invalid JSON"):
            door_to(scripted, cache=CallCache(tmp_path)).ask(question(), Colour)
    assert len(scripted.asked) == 3


def test_a_text_is_embedded_once(tmp_path: Path) -> None:
    door = door_to(ScriptedServer(says(GREEN)), cache=CallCache(tmp_path))
    first = door.embed(["slow import", "slow export", "slow import"])
    events: list[CallEvent] = []
    again = door_to(ScriptedServer(says(GREEN)), cache=CallCache(tmp_path), on_event=events.append)
    assert again.embed(["slow export", "slow import"]) == [first[1], first[0]]
    assert first[0] == first[2]
    assert happened(events) == ["cached"]
    assert len(files_in(tmp_path / "embeddings")) == 2


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "calls").write_text("in the way", encoding="utf-8")
    with pytest.raises(OutputError) as error:
        door_to(ScriptedServer(says(GREEN)), cache=CallCache(tmp_path / "calls")).ask(question(), Colour)
    assert str(tmp_path / "calls") in error.value.where


def test_a_full_disk_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "kept.json"
    target.write_text("before", encoding="utf-8")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("icp2prd.writing.os.fsync", full)
    with pytest.raises(OutputError, match="No space left"):
        write_atomically(target, "after")
    assert target.read_text(encoding="utf-8") == "before"
    assert files_in(tmp_path) == [target]
