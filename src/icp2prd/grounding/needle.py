"""The words a model proposes, made ready to be looked for."""

import re
from dataclasses import dataclass
from functools import cached_property

from icp2prd.grounding.folding import fold_words

_LEAD = re.compile(r"""(?:[\s"',;:!?¡¿()\[\]]|\.(?!\d)|-(?![\d.$€£¥]))*""")
_ELISION = re.compile(r"\s*[\[(]?\s*\.(?:\s?\.){2,}\s*[\])]?\s*")


@dataclass(frozen=True)
class Needle:
    """Folded words, and what stands around them that need not be in the text.

    words: as proposed. lead, tail: folded white space, quotation marks, brackets, ellipses and stops at the
    ends.
    core: what is left between them; it must be found as it is.
    """

    words: str
    lead: str
    core: str
    tail: str

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """The pieces between ellipses, each trimmed like the whole; one where there is no ellipsis."""
        if ".." not in self.core and ". ." not in self.core:
            return (self.core,)
        return tuple(core for piece in _ELISION.split(self.core) if (core := _trimmed(piece)[1]))


def needle_for(words: str) -> Needle:
    lead, core, tail = _trimmed(fold_words(words))
    return Needle(words, lead, core, tail)


def _trimmed(folded: str) -> tuple[str, str, str]:
    start = found.end() if (found := _LEAD.match(folded)) else 0
    end = max(start, _tail_start(folded))
    return folded[:start], folded[start:end], folded[end:]


def _tail_start(folded: str) -> int:
    return len(folded.rstrip(" \"',;:!?.()[]-"))
