"""What can go wrong with one call, sorted by what to do about it.

Transient    another attempt may help: 408, 409, 429, 5xx, a time-out, a broken connection
Refused      this request will never do, others may: 400, 413, 422, a content filter
ModelError   no request will: a wrong key, an unknown model (see icp2prd.errors)
"""

import contextlib
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from icp2prd.errors import KeyRejected, ModelUnavailable


class Transient(Exception):
    """retry_after: seconds the server asked for; None where it did not say."""

    def __init__(self, reason: str, retry_after: float | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.retry_after = retry_after


class Refused(Exception):
    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def fault_of(error: BaseException, *, server: str, key_variable: str, model: str) -> Exception:
    """Sort an SDK's exception by what all of them carry: a status, headers, a telling class name."""
    status = _status_of(error)
    said = _said_by(error)
    if status in {401, 403} or "api key not valid" in said.casefold():
        return KeyRejected(
            f"{server} refused the key ({status}): {said}",
            hint=f"Check {key_variable}." if key_variable else "The server takes no key from icp2prd.",
        )
    if status == 404:
        return ModelUnavailable(
            f"{server} has no model called {model}: {said}",
            hint="`icp2prd models` lists what can be used.",
        )
    if status == 429 and "insufficient_quota" in str(error):
        return KeyRejected(
            f"The account behind {key_variable} has no credit left at {server}.",
            hint="Top it up, or choose another model with --model.",
        )
    if status in {408, 409, 425, 429} or (status or 0) >= 500:
        return Transient(f"{server} answered {status}: {said}", _retry_after(error))
    if status is not None:
        return Refused(f"{server} answered {status}: {said}")
    return _without_status(error, server)


def _without_status(error: BaseException, server: str) -> Exception:
    names = " ".join(kind.__name__ for kind in type(error).__mro__)
    if "Timeout" in names:
        return Transient(f"{server} did not answer in time")
    if "Connect" in names or "Transport" in names or isinstance(error, OSError):
        return Transient(f"{server} cannot be reached ({_root_of(error)})")
    return ModelUnavailable(
        f"{server} cannot be used: {_root_of(error)}",
        hint="Its SDK and instructor may not fit each other; `icp2prd models` says what to install.",
    )


def _status_of(error: BaseException) -> int | None:
    for name in ("status_code", "code", "http_status"):
        value = getattr(error, name, None)
        if isinstance(value, int):
            return value
    return None


def _said_by(error: BaseException) -> str:
    body = getattr(error, "body", None)
    if isinstance(body, Mapping):
        inner = body.get("error", body)
        message = inner.get("message") if isinstance(inner, Mapping) else inner
        if isinstance(message, str) and message:
            return message[:300]
    message = getattr(error, "message", None)
    return (message if isinstance(message, str) and message else str(error) or type(error).__name__)[:300]


def _root_of(error: BaseException) -> str:
    while error.__cause__ is not None:
        error = error.__cause__
    return str(error) or type(error).__name__


def _retry_after(error: BaseException) -> float | None:
    """Seconds; the header holds seconds or an HTTP date, `retry-after-ms` milliseconds."""
    headers: Mapping[str, str] = getattr(getattr(error, "response", None), "headers", None) or {}
    with contextlib.suppress(KeyError, ValueError):
        return float(headers["retry-after-ms"]) / 1000
    said = headers.get("retry-after")
    if said is None:
        return None
    with contextlib.suppress(ValueError):
        return max(0.0, float(said))
    with contextlib.suppress(ValueError, TypeError):
        return max(0.0, (parsedate_to_datetime(said) - datetime.now(UTC)).total_seconds())
    return None
