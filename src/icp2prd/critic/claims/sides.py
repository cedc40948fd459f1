"""Words that take a side: what one requirement may ask for and another rule out."""

from typing import Final, NamedTuple

from icp2prd.critic.stems import stem


class Side(NamedTuple):
    """side: −1 or 1. word: the one that takes it."""

    side: int
    word: str


def _sides(*pairs: tuple[str, str, str]) -> dict[str, tuple[tuple[str, int], ...]]:
    found: dict[str, tuple[tuple[str, int], ...]] = {}
    for matter, one, other in pairs:
        for side, words in ((-1, one), (1, other)):
            for word in words.split():
                found[stem(word)] = (*found.get(stem(word), ()), (matter, side))
    return found


ACTS: Final = _sides(
    (
        "keeping",
        "delete remove erase discard drop forget overwrite lose purge wipe",
        "keep record store save log retain archive hold",
    ),
    (
        "showing",
        "hide conceal mask close withhold",
        "show display list present publish reveal hand pass share send print",
    ),
    (
        "telling",
        "silence mute hide withhold conceal",
        "tell notify warn alert remind inform sound beep buzz ring vibrate disturb interrupt",
    ),
    ("allowing", "prevent block refuse forbid reject deny disable", "allow let permit accept approve enable"),
    ("running", "stop end pause halt", "start begin resume"),
    ("adding", "exclude omit", "add include"),
    ("locking", "unlock", "lock"),
    ("moving", "", "move relocate quarantine isolate"),
)
"""Sides that a statement takes by what the product does: the verb after “must”."""

WAYS: Final = _sides(
    (
        "freedom",
        "fixed same identical standard uniform",
        "choose pick select design customise customize tailor touch adapt arrange own",
    ),
    ("asking", "automatically automatic", "manually manual"),
    ("reach", "solely", "others everybody"),
    ("telling", "silent silently quiet quietly silence", "alarm notification warning"),
    ("showing", "private invisible hidden secret", "public visible"),
    ("moving", "untouched", ""),
)
"""Sides that it takes wherever these stand; some are what a phrase was folded into."""

CALLED: Final = {
    ("freedom", -1): "fixed",
    ("freedom", 1): "free to choose",
    ("asking", -1): "done without a person",
    ("asking", 1): "left to a person",
    ("reach", -1): "their own",
    ("reach", 1): "those of others",
    ("moving", -1): "left where it is",
}
"""What a side is called where its word alone would not say it."""
