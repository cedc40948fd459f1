"""Print what models that took the judge's calibration here reached: `python -m benchmarks.critic.judges [--write]`.

`--write` puts the table into docs/critic-score.md. A model takes the calibration with `icp2prd models calibrate`; here
nothing is asked. Exits with 1 where none has.
"""

import os
import sys
from collections.abc import Iterator, Sequence

from benchmarks.critic.report import PAGE
from icp2prd.critic.judge import RULINGS, SEAT, Aspect, Calibration, judges_folder, seats_in
from scripts.parts import write_part


def main(arguments: Sequence[str]) -> int:
    seats = seats_in(judges_folder(os.environ))
    if not seats:
        print("No model has taken the calibration here: icp2prd models calibrate --model …", file=sys.stderr)
        return 1
    text = "\n\n".join(table_of(seat.calibration) for seat in seats)
    print(text)
    if "--write" in arguments:
        write_part(PAGE, "judges", text)
    return 0


def table_of(one: Calibration) -> str:
    return "\n".join(_lines(one))


def _lines(one: Calibration) -> Iterator[str]:
    may = "may judge" if one.passed else f"may not judge: {SEAT} is needed"
    yield f"`{one.model}` {may}. Answers that did not count: {one.unheard} of {one.faults + one.sound}."
    yield ""
    yield "| question | faults it failed | sound cases it passed | balanced accuracy (95 %) |"
    yield "| --- | ---: | ---: | ---: |"
    for name, answers in (*one.by_aspect.items(), ("", one)):
        title = RULINGS[Aspect(name)].title if name else "**all**"
        failed, passed = (
            f"{answers.failed_faults} of {answers.faults}",
            f"{answers.passed_sound} of {answers.sound}",
        )
        yield f"| {title} | {failed} | {passed} | {answers.brief} |"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
