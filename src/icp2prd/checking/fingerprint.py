"""What makes a finding the same finding in the next version of a document."""

import hashlib
from collections import Counter
from collections.abc import Iterable

_LENGTH = 16


def fingerprints(keys: Iterable[tuple[str, ...]]) -> list[str]:
    """One for each key, in order; findings with one key are told apart by their number.

    A key holds what the finding is about and nothing of where it stands, so edits elsewhere leave it alone. Case and
    white space do not count.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    found = []
    for key in keys:
        folded = tuple(" ".join(part.casefold().split()) for part in key)
        found.append(_hashed((*folded, str(seen[folded]))))
        seen[folded] += 1
    return found


def _hashed(parts: tuple[str, ...]) -> str:
    return hashlib.sha256("\x00".join(parts).encode("utf-8", "replace")).hexdigest()[:_LENGTH]
