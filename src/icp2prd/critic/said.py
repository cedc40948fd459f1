"""Every quantity that something vouches for, looked up instead of compared one by one."""

from collections.abc import Iterable, Sequence

from icp2prd.domain.quantity import Quantity

_EXACT = ".9g"


class Said:
    """Answers as `vouches_for` does for any of the texts, each given as its quantities."""

    def __init__(self, texts: Iterable[Sequence[Quantity]]) -> None:
        self._measured: set[tuple[str, str]] = set()
        self._bare: set[str] = set()
        self._in_passing: set[tuple[str, str, str]] = set()
        for said in texts:
            self._add(said)

    def vouches_for(self, wanted: Quantity) -> bool:
        bare = _bare(wanted)
        return (
            (wanted.unit, _exact(wanted.value)) in self._measured
            or (not wanted.unit and bare in self._bare)
            or (wanted.unit, _exact(wanted.factor), bare) in self._in_passing
        )

    def _add(self, said: Sequence[Quantity]) -> None:
        """A bare number counts for each unit its text has: “2, maybe 3 hours”."""
        units = {(one.unit, _exact(one.factor)) for one in said}
        for one in said:
            self._measured.add((one.unit, _exact(one.value)))
            self._bare |= {_bare(one), _exact(one.value)}
            if not one.unit:
                self._in_passing |= {(*unit, _bare(one)) for unit in units}


def _bare(quantity: Quantity) -> str:
    """The number as it was written, without its unit."""
    return _exact(quantity.value / quantity.factor)


def _exact(value: float) -> str:
    return format(value, _EXACT)
