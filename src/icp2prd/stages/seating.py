"""Who judges a draft, and whether it may: nobody, unless asked for, and only who has passed the calibration."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from typing import Final, NamedTuple

from icp2prd.critic.judge import judges_folder, seat_of
from icp2prd.domain.run import Listen, Notice, RunRequest
from icp2prd.domain.settings import ModelSettings
from icp2prd.llm.choice import ModelChoice, choose_model
from icp2prd.llm.door import Door
from icp2prd.llm.providers import PROVIDERS

NO_JUDGE: Final = "off: only the rules did the checking"


class Seated(NamedTuple):
    """judge: None where none was asked for, or none that may. sentence: for the PRD."""

    judge: Door | None = None
    sentence: str = NO_JUDGE


def chosen_judge(request: RunRequest, settings: ModelSettings, author: ModelChoice) -> ModelChoice | None:
    """Take the first of: `--judge-model`, the setting, and where `--judge` asks for one, the author's own model.

    A name with a provider is looked for there, any other at the server the study uses. Raises UsageError.
    """
    name = request.judge_model or settings.judge
    if not name:
        return author if request.judge else None
    provider = name.partition("/")[0]
    address = "" if provider in PROVIDERS else request.base_url or settings.base_url
    return choose_model(explicit=name, base_url=address, environ=os.environ)


@contextmanager
def seated(
    choice: ModelChoice | None, author: ModelChoice, door: Door, opened: Callable[[ModelChoice], Door], tell: Listen
) -> Iterator[Seated]:
    """Open the judge's door, or share the author's, and see whether it has earned its seat; a calibration may be asked.

    Raises ModelError, OutputError.
    """
    if choice is None:
        yield Seated()
        return
    where = f"are sent to {choice.server}" if choice.leaves_machine else "stay on this machine"
    tell(Notice(f"The judge is {choice.name}: requirements and their quotes {where}."))
    with nullcontext(door) if choice == author else opened(choice) as judge:
        seat = seat_of(judge, judge.model_id, judges_folder(os.environ))
        tell(Notice(f"Judge: {seat.sentence}."))
        yield Seated(judge if seat.calibration.passed else None, seat.sentence)
