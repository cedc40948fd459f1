"""E-mail and web addresses."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final

from icp2prd.domain.privacy import EntityKind
from icp2prd.privacy.finder import Found

# "lost it.It was", "notes.md": a full stop without a space, and the names of files, are no addresses.
_NO_HOST: Final = frozenset({"md", "py", "sh", "rs", "pl", "ps", "so", "it", "is", "at", "to"})
_SPOKEN: Final = re.compile(
    r"\b[\w.+-]+(?: (?:dot|underscore|dash) [\w+-]+)*"
    r"(?:\s(?:at|\(at\)|\[at\])\s[\w-]+(?:\s(?:dot|\(dot\)|\[dot\])\s[\w-]+)*?\s(?:dot|\(dot\)|\[dot\])\s"
    r"|\s?(?:\(at\)|\[at\])\s?[\w-]+\.)(?:com|org|net|io|co|dev|app|de|uk|eu|fr|nl|in)\b(?:\sdot\suk\b)?",
    re.IGNORECASE,
)
_SPOKEN_URL: Final = re.compile(r"\b(?:www dot )?[\w-]{2,} dot (?:com|org|net|io)\b(?:\s?/\s?[\w/-]+)?", re.IGNORECASE)
_BARE_MAIL: Final = re.compile(r"[^\s@<>()\[\]{},;:“”\"]+@[^\s@<>()\[\]{},;:“”\"]+\.[^\W\d_]{2,}")
_DOTTED: Final = re.compile(r"[^\W_]\.[^\W\d_]|//", re.UNICODE)


def links_in(text: str) -> Iterator[Found]:
    if "@" in text or _DOTTED.search(text):
        yield from _written(text)
    for pattern, kind in ((_SPOKEN, EntityKind.EMAIL), (_SPOKEN_URL, EntityKind.URL)):
        for match in pattern.finditer(text):
            yield Found(kind, match.start(), match.end(), " ".join(match[0].casefold().split()))


def _written(text: str) -> Iterator[Found]:
    for match in _linkify().match(text) or ():
        if match.schema == "mailto:":
            yield Found(EntityKind.EMAIL, match.index, match.last_index, _bare(match.text))
        elif match.schema or _is_host(match.text):
            yield Found(EntityKind.URL, match.index, match.last_index, _bare(match.text))
    for mail in _BARE_MAIL.finditer(text):  # hosts that no list of endings knows
        yield Found(EntityKind.EMAIL, mail.start(), mail.end(), _bare(mail[0]))


def _is_host(text: str) -> bool:
    host = text.split("/", maxsplit=1)[0].split(":", maxsplit=1)[0]
    ending = host.rpartition(".")[2]
    if host.casefold().startswith("www."):
        return True
    return ending.islower() and ending not in _NO_HOST


def _bare(text: str) -> str:
    return text.casefold().removeprefix("mailto:").rstrip("/")


@lru_cache(maxsize=1)
def _linkify() -> Any:
    from linkify_it import LinkifyIt  # noqa: PLC0415  only where names are replaced

    return LinkifyIt()
