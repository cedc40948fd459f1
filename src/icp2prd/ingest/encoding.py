"""Bytes to text, the same way every time.

The order is fixed: byte-order mark, UTF-16 by where its NUL bytes fall, UTF-8, Windows-1252. A detector that
weighs likelihoods, as charset-normalizer does, may change its mind about a file when one more line is added.
"""

import codecs
import re
from dataclasses import dataclass, replace

from icp2prd.ingest.unseen import seen

_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8 with a byte-order mark"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32 LE"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32 BE"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16 LE"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16 BE"),
)
_SAMPLE = 65_536
_MOST_CONTROLS = 0.02
_FEW_CONTROLS = 4

_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
# Line breaks that no editor counts as a line, so line numbers must not either.
_SOFT_BREAKS = "\x0b\x0c\x85\u2028\u2029"


@dataclass(frozen=True, slots=True)
class Decoded:
    """text: with one kind of line end. damaged: places that are no text. unseen: characters taken out.

    unseen_line: where the first of them stood. notices: what else a person should know about how the text was come
    by, one sentence each.
    """

    text: str
    encoding: str
    damaged: int = 0
    unseen: int = 0
    unseen_line: int = 0
    notices: tuple[str, ...] = ()


def decode(content: bytes) -> Decoded | None:
    """The text of a file; None where the bytes are not text."""
    for mark, codec, name in _MARKS:
        if content.startswith(mark):
            return _clean(content[len(mark) :].decode(codec, errors="replace"), name)
    if b"\0" in content:
        return _without_mark_utf_16(content)
    decoded = _eight_bit(content)
    return None if _is_binary(decoded.text) else _seen(decoded)


def unpacked(text: str, packing: str, notices: tuple[str, ...] = ()) -> Decoded:
    """Text that a program took out of another kind of file, cleaned as that of a text file is."""
    return replace(_seen(Decoded(text.encode("utf-8", "replace").decode(), packing)), notices=notices)


def _eight_bit(content: bytes) -> Decoded:
    try:
        return Decoded(content.decode("utf-8"), "UTF-8")
    except UnicodeDecodeError:
        pass
    # One damaged byte must not turn every accent of a long UTF-8 file into two wrong letters.
    lenient = content.decode("utf-8", errors="replace")
    damaged = lenient.count("\ufffd")
    accents = sum(1 for character in lenient if character > "\x7f") - damaged
    if accents >= 4 * damaged:
        return Decoded(lenient, "UTF-8", damaged=damaged)
    western = content.decode("cp1252", errors="replace")
    return Decoded(western, "Windows-1252", damaged=western.count("\ufffd"))


def _without_mark_utf_16(content: bytes) -> Decoded | None:
    """Western text in UTF-16 has its NULs all on one side of each pair; binary data has them on both."""
    sample = content[:_SAMPLE]
    first, second = sample[0::2].count(0), sample[1::2].count(0)
    most, least = max(first, second), min(first, second)
    if most < max(_FEW_CONTROLS, 9 * least, len(sample) // 20):
        return None
    codec, name = ("utf-16-le", "UTF-16 LE") if second > first else ("utf-16-be", "UTF-16 BE")
    text = content.decode(codec, errors="replace")
    return None if _is_binary(text) else _clean(text, name)


def _is_binary(text: str) -> bool:
    controls = len(_CONTROL.findall(text, 0, _SAMPLE))
    return controls > max(_FEW_CONTROLS, _MOST_CONTROLS * min(len(text), _SAMPLE))


def _clean(text: str, name: str) -> Decoded:
    return _seen(Decoded(text, name, damaged=text.count("\ufffd")))


def _seen(decoded: Decoded) -> Decoded:
    visible = seen(decoded.text)
    line = _with_plain_ends(decoded.text[: visible.first]).count("\n") + 1 if visible.count else 0
    lines = _with_plain_ends(visible.text)
    for soft in _SOFT_BREAKS:  # `translate` looks at every letter of a text that is not plain ASCII: ten times as long
        lines = lines.replace(soft, " ")
    return Decoded(lines, decoded.encoding, decoded.damaged, visible.count, line)


def _with_plain_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
