"""Stands between a tool and the endpoint, and counts: calls and tokens are measured alike for every tool."""

import contextlib
import json
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Final

MOST_TOKENS: Final = 2048
"""Of one answer, where whoever asks sets no limit: a small model may go on until its context is full."""


@dataclass
class Counted:
    """Of answers that came; failed: answers that were errors."""

    calls: int = 0
    failed: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def reset(self) -> None:
        self.calls = self.failed = self.prompt_tokens = self.completion_tokens = 0

    def add(self, status: int, body: bytes) -> None:
        usage: dict[str, int] = {}
        with contextlib.suppress(ValueError, AttributeError):  # an error page, or a stream: the call still counts
            usage = json.loads(body).get("usage") or {}
        with self._lock:
            self.calls += 1
            self.failed += status >= 400
            self.prompt_tokens += usage.get("prompt_tokens", 0)
            self.completion_tokens += usage.get("completion_tokens", 0)


@contextmanager
def relay_to(base_url: str, most_tokens: int = MOST_TOKENS) -> Iterator[tuple[str, Counted]]:
    """The address to use instead of an endpoint's (`http://…/v1`), and what is counted there."""
    counted = Counted()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            sent = _limited(self.rfile.read(int(self.headers.get("content-length", 0))), most_tokens)
            passed = {name: self.headers[name] for name in ("authorization", "content-type") if name in self.headers}
            path = self.path.removeprefix("/v1")
            status, body = _answer(urllib.request.Request(base_url.rstrip("/") + path, sent, passed, method="POST"))
            counted.add(status, body)
            self.send_response(status)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1", counted
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _limited(sent: bytes, most_tokens: int) -> bytes:
    """The request with a limit on its answer; as it came where it has one, or is none of a chat."""
    try:
        request = json.loads(sent)
        limited = any(request.get(name) for name in ("max_tokens", "max_completion_tokens"))
    except (ValueError, AttributeError):
        return sent
    return sent if limited or "messages" not in request else json.dumps({**request, "max_tokens": most_tokens}).encode()


def _answer(request: urllib.request.Request) -> tuple[int, bytes]:
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with direct.open(request, timeout=1800) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()
    except urllib.error.URLError as error:
        return 502, json.dumps({"error": {"message": f"the endpoint cannot be reached: {error.reason}"}}).encode()
