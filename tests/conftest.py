"""What holds for every test: no model is called but on a cassette, and no key of the developer's is seen."""

import ipaddress
import os
import socket
from collections.abc import Callable, Iterator
from typing import Any

import hypothesis
import pytest

from icp2prd.llm.providers import PROVIDERS
from tests.recorded import recording

# The same examples on every machine, however busy it is.
hypothesis.settings.register_profile("icp2prd", deadline=None, derandomize=True, database=None)
hypothesis.settings.load_profile("icp2prd")

LIVE = bool(os.environ.get("ICP2PRD_LIVE"))


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    if "live" in request.keywords:
        return
    for name in [*(provider.key for provider in PROVIDERS.values() if provider.key), "OPENAI_BASE_URL"]:
        monkeypatch.delenv(name, raising=False)
    for name in ("ICP2PRD_MODEL", "ICP2PRD_API_KEY", "ICP2PRD_FAKE_MODEL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("ICP2PRD_JUDGES_DIR", "no-judges-here")  # nor the judges of the developer's machine


@pytest.fixture(autouse=True)
def _no_real_model(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Iterator[None]:
    """Refuse every connection that leaves the machine, and the embedded model unless it is being recorded."""
    if "live" in request.keywords or "wheel" in request.keywords:
        yield
        return
    connect = socket.socket.connect

    def only_loopback(self: socket.socket, address: Any) -> None:
        if self.family in {socket.AF_INET, socket.AF_INET6} and not _is_loopback(address[0]):
            pytest.fail(f"a test tried to reach {address[0]}; tests talk to cassettes and doubles")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", only_loopback)
    if not recording():
        monkeypatch.setattr("icp2prd.llm.embedded.start_server", _no_embedded_model)
    yield


@pytest.fixture(scope="session", autouse=True)
def real_fsync() -> Iterator[Callable[[int], None]]:
    """Every answer is synced to disk; here the machine does not crash, and a busy disk takes seconds.

    Tests of writing itself take back what they are given.
    """
    fsync = os.fsync
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda _: None)
        yield fsync


def pytest_configure(config: pytest.Config) -> None:
    if recording() and config.getoption("numprocesses", None):
        raise pytest.UsageError("A tape is written by one process: record without -n.")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "live" in item.keywords and not LIVE:
            item.add_marker(pytest.mark.skip(reason="set ICP2PRD_LIVE to talk to a real model"))


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _no_embedded_model(*_: Any) -> Any:
    pytest.fail("a test tried to start the embedded model; use tests.recorded.recorded_model")
