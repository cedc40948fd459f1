import pytest

from tests.conftest import pytest_configure


@pytest.mark.parametrize(("recording", "processes", "refused"), [("1", 2, True), ("1", 0, False), ("", 2, False)])
def test_a_tape_is_recorded_by_one_process(
    monkeypatch: pytest.MonkeyPatch, pytestconfig: pytest.Config, recording: str, processes: int, refused: bool
) -> None:
    monkeypatch.setenv("ICP2PRD_RECORD", recording)
    monkeypatch.setattr(pytestconfig.option, "numprocesses", processes, raising=False)

    said = ""
    try:
        pytest_configure(pytestconfig)
    except pytest.UsageError as error:
        said = str(error)

    assert ("without -n" in said) is refused
