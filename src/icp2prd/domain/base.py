import json
from typing import NewType

from pydantic import BaseModel, ConfigDict

ItemId = NewType("ItemId", str)
"""`PAIN-003`: a prefix that says what it is, and a number that is minted once and never reused."""

InterviewId = NewType("InterviewId", str)
"""A slug of the interview's file name; it does not change when other files come or go."""

TurnId = NewType("TurnId", str)
"""`<interview>:<n>`, with n counted from 1."""

PersonId = NewType("PersonId", str)
"""Who spoke, across interviews: two turns with the same person are one customer when reach is counted."""


class Frozen(BaseModel):
    """A value that passes between stages: never changed, no field that nobody declared."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Artifact(Frozen):
    """A value that a stage reads or writes as a whole; the pipeline knows it by its class."""


def json_of(value: BaseModel) -> str:
    """As files have it: fields in the order of the model, so that a difference between two reads like the document."""
    return json.dumps(value.model_dump(mode="json"), ensure_ascii=False, indent=2) + "\n"
