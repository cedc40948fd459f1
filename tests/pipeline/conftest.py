import pytest

from icp2prd.llm.fake import Script
from tests.scripted import PlainReader


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> PlainReader:
    """A plain reader behind the whole door, cache and all; every run of the test reads with it."""
    reader = PlainReader()
    monkeypatch.setenv("ICP2PRD_MODEL", "fake")
    monkeypatch.setenv("ICP2PRD_FAKE_MODEL", "scripted")
    monkeypatch.setattr("icp2prd.llm.opening._script", lambda _: Script(reader.parts()))
    return reader
