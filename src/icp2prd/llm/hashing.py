import hashlib
import json
from pathlib import Path
from typing import Any

_BLOCK = 1 << 20


def tagged_hash(tag: str, value: Any) -> str:
    """`sha256:…` over canonical JSON, under a tag: equal values of two kinds never hash alike."""
    canonical = json.dumps([tag, value], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return "sha256:" + hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()


def sha256_of(path: Path) -> str:
    """Hex digest of a file's bytes, read in blocks."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()
