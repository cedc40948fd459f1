"""What a team may say about a study in `icp2prd.toml` and `gtm.md`; every field has a default."""

from enum import StrEnum
from typing import Annotated

from pydantic import Discriminator, Field, Tag

from icp2prd.domain.base import Artifact, Frozen
from icp2prd.domain.finding import FindingSeverity
from icp2prd.domain.interview import Role


class FailOn(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    NEVER = "never"

    @property
    def severities(self) -> tuple[FindingSeverity, ...]:
        """Of the findings that fail a draft."""
        error, warning = FindingSeverity.ERROR, FindingSeverity.WARNING
        return {FailOn.ERROR: (error,), FailOn.WARNING: (error, warning), FailOn.NEVER: ()}[self]


class ModelSettings(Frozen):
    """name: `provider/model`; empty means the usual choice. base_url: an OpenAI-compatible server.

    judge: the model that judges drafts; empty for none.
    """

    name: str = ""
    base_url: str = ""
    embedding: str = ""
    judge: str = ""


class InterviewSettings(Frozen):
    """Files by name or pattern (`chats/*.txt`), relative to the study or to its `interviews/`.

    include: read as interviews whatever they look like. exclude: left out, also where `include` names them.
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()


class Limits(Frozen):
    """max_cost: US dollars for one run; 0 is no limit. concurrency: calls at once; 0 leaves it to the provider.

    repairs: how often a sentence with a blocking finding may be revised; without a value 2, with the embedded model 0.
    """

    max_cost: float = Field(default=0.0, ge=0)
    concurrency: int = Field(default=0, ge=0, le=64)
    requirements: int = Field(default=20, ge=1, le=200)
    repairs: int | None = Field(default=None, ge=0, le=2)


class Gate(Frozen):
    fail_on: FailOn = FailOn.ERROR


class GoalSetting(Frozen):
    """One go-to-market goal of the team, in its own words; baseline and target only where the team gave them."""

    name: str
    baseline: str = ""
    target: str = ""
    window: str = ""


class ActionSetting(Frozen):
    """One small action that tests the go-to-market hypothesis, and what its result would mean."""

    action: str
    measure: str = ""
    window: str = ""
    pivot: str = ""
    persevere: str = ""


class GtmSettings(Frozen):
    """What the team has decided about going to market. Empty means not decided: the PRD asks, it does not invent."""

    goals: tuple[GoalSetting, ...] = ()
    value_proposition: str = ""
    promise: str = ""
    positioning: str = ""
    segment: str = ""
    channels: tuple[str, ...] = ()
    niche: str = ""
    durability: str = ""
    product: str = ""
    actions: tuple[ActionSetting, ...] = ()
    non_goals: tuple[str, ...] = ()


def _role_or_table(value: object) -> str:
    return "table" if isinstance(value, dict) else "role"


Speakers = dict[
    str,
    Annotated[Annotated[Role, Tag("role")] | Annotated[dict[str, Role], Tag("table")], Discriminator(_role_or_table)],
]
"""Speaker label → role, in every file; or file → label → role, for a label that means others elsewhere."""


class Privacy(Frozen):
    """redact: whether names are replaced by placeholders before a model sees anything; None leaves it to how the last
    draft was made. names, organisations: who is to be replaced beside the speakers. regions: countries in whose
    national form telephone numbers may stand. presidio: look with Presidio too.
    """

    redact: bool | None = None
    names: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    regions: tuple[str, ...] = ("US", "GB")
    presidio: bool = False


class Settings(Frozen):
    """`icp2prd.toml`, validated.

    speakers: speaker label as it stands in the files → role, or a table of these for one file. people: speaker label →
    the name of the person, for one customer under two labels. template: a Jinja2 file of the team's own for `prd.md`,
    relative to the study.
    """

    title: str = ""
    model: ModelSettings = ModelSettings()
    interviews: InterviewSettings = InterviewSettings()
    speakers: Speakers = Field(
        default_factory=dict,
        description="Label as it stands in the files → role; or, for one file, its name → a table of labels and roles.",
    )
    people: dict[str, str] = Field(default_factory=dict)
    gtm: GtmSettings = GtmSettings()
    limits: Limits = Limits()
    gate: Gate = Gate()
    privacy: Privacy = Privacy()
    template: str = ""


class Brief(Artifact):
    """What the team gave beside the interviews.

    title: never empty. notes: the text of `gtm.md`; empty where there is none. template: the text of the team's own
    template for `prd.md`; empty for the one that comes with icp2prd.
    """

    title: str
    settings: Settings = Settings()
    notes: str = ""
    template: str = ""
