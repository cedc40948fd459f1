import hashlib


def content_hash(content: str | bytes) -> str:
    """`sha256:…` of the bytes, as `sha256sum` prints it."""
    data = content.encode("utf-8", "replace") if isinstance(content, str) else content
    return "sha256:" + hashlib.sha256(data).hexdigest()
