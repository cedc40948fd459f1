"""Everything that can go wrong and is not a bug.

Icp2prdError
├── UsageError          exit 2   wrong usage
│   └── SettingsError            icp2prd.toml or gtm.md says something it cannot
├── InputError          exit 2   an interview or study that cannot be read
├── OutputError         exit 2   a file that cannot be written
├── StudyHeld           exit 2   another process is writing to the study
├── PromptError         exit 2   a prompt file that does not hold together
├── ModelError          exit 3   the model could not be reached, or refused
│   ├── ModelUnavailable         no server, no SDK, no weights
│   ├── KeyRejected              the key is missing or wrong
│   ├── WeightsError             weights could not be fetched, or are not the ones asked for
│   └── CostLimitReached         the next call would pass the limit
└── StaleDraft          exit 4   the draft no longer follows from its inputs

An error says what happened, where, and what to do next, in words of the user.
"""

from typing import ClassVar


class Icp2prdError(Exception):
    """A failure with a message for a person.

    what:  what happened, one sentence.
    where: the file, line, field or address it happened at; empty where there is none.
    hint:  what to do next.
    """

    exit_status: ClassVar[int] = 1

    def __init__(self, what: str, *, where: str = "", hint: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.hint = hint

    def __str__(self) -> str:
        located = f"{self.where}: {self.what}" if self.where else self.what
        return f"{located}\n  {self.hint}" if self.hint else located


class UsageError(Icp2prdError):
    exit_status = 2


class SettingsError(UsageError):
    pass


class InputError(Icp2prdError):
    exit_status = 2


class OutputError(Icp2prdError):
    exit_status = 2


class StudyHeld(Icp2prdError):
    exit_status = 2


class PromptError(Icp2prdError):
    exit_status = 2


class ModelError(Icp2prdError):
    exit_status = 3


class ModelUnavailable(ModelError):
    pass


class KeyRejected(ModelError):
    pass


class WeightsError(ModelError):
    pass


class CostLimitReached(ModelError):
    pass


class StaleDraft(Icp2prdError):
    exit_status = 4
