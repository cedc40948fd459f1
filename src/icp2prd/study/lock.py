"""The lockfile: what a draft was made from and what was made, so that anyone can tell whether it still holds.

`prd/icp2prd.lock` is JSON with sorted keys, without times or paths of a machine: it is meant to be committed.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Literal

from pydantic import Field

from icp2prd.domain.base import Frozen, ItemId
from icp2prd.domain.chain import items_of
from icp2prd.domain.decided import Superseded
from icp2prd.domain.identity import numbers_taken
from icp2prd.domain.interview import Interviews
from icp2prd.domain.prd import Prd
from icp2prd.domain.settings import Settings
from icp2prd.kept import kept_record
from icp2prd.study.folder import NOTES_FILE, SETTINGS_FILE, StudyFolder
from icp2prd.study.hashing import content_hash
from icp2prd.study.units import Units

REDACTION = "(names replaced)"
"""Among the inputs of a draft: what was left of the interviews once names were replaced."""


class Ingredients(Frozen):
    """What a draft is made from. inputs, prompts: name → `sha256:…`; inputs by name in the study."""

    inputs: dict[str, str]
    prompts: dict[str, str]
    model: str
    embedding_model: str
    icp2prd: str


class Ids(Frozen):
    """highest: the last number minted, for each prefix. retired: ids of items that are gone."""

    highest: dict[str, int] = Field(default_factory=dict)
    retired: tuple[ItemId, ...] = ()


class Lock(Frozen):
    """outputs: file name → `sha256:…`. superseded: items that are gone. units: what items were made in."""

    schema_version: Literal["1"] = "1"
    made_from: Ingredients
    outputs: dict[str, str]
    ids: Ids
    superseded: tuple[Superseded, ...] = ()
    units: Units = Units()


def input_hashes(folder: StudyFolder, interviews: Interviews, template: str = "") -> dict[str, str]:
    """Every file a draft depends on. template: as in the settings. Files that are not there are left out."""
    hashes = {one.file: f"sha256:{one.sha256}" for one in interviews.interviews}
    for ours in (folder.decisions_file, folder.learned_file):
        if ours.is_file():
            hashes[ours.name] = content_hash(ours.read_bytes())
    for name in (SETTINGS_FILE, NOTES_FILE, template):
        path = folder.root / name
        if path.is_file():
            hashes[name] = content_hash(path.read_bytes())
    return hashes


def inputs_of(folder: StudyFolder, interviews: Interviews, settings: Settings) -> dict[str, str]:
    """Every input with its hash; where names are replaced, that is one of them."""
    replaced = redacted_hash(interviews) if settings.privacy.redact else {}
    return {**input_hashes(folder, interviews, settings.template), **replaced}


def redacted_hash(interviews: Interviews) -> dict[str, str]:
    """The input that says that names were replaced, and with what result: an older mapping gives another."""
    return {REDACTION: content_hash(interviews.model_dump_json())}


def was_redacted(lock: Lock | None) -> bool:
    return lock is not None and REDACTION in lock.made_from.inputs


def make_lock(
    made_from: Ingredients,
    documents: Mapping[str, str],
    prd: Prd,
    before: Ids | None = None,
    prd_before: Prd | None = None,
    *,
    units: Units | None = None,
) -> Lock:
    """Return the lock of a draft.

    documents: what is written, by file name. before, prd_before: of the last draft, whose ids stay taken.
    """
    before = before or Ids()
    now = {item_id for item_id, _ in items_of(prd)}
    then = {item_id for item_id, _ in items_of(prd_before)} if prd_before else set()
    retired = (set(before.retired) | then) - now
    highest = numbers_taken(now | retired, before.highest)
    return Lock(
        made_from=made_from,
        outputs={name: content_hash(text) for name, text in documents.items()},
        ids=Ids(highest=highest, retired=tuple(sorted(retired))),
        superseded=prd.superseded,
        units=units or Units(),
    )


def lock_text(lock: Lock) -> str:
    return json.dumps(lock.model_dump(mode="json"), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def with_outputs(lock: Lock, documents: Mapping[str, str]) -> Lock:
    """The lock of a draft of which some documents were written again, from the same ingredients."""
    written = {name: content_hash(text) for name, text in documents.items()}
    return lock.model_copy(update={"outputs": {**lock.outputs, **written}})


def read_lock(folder: StudyFolder) -> Lock | None:
    """None where there is none, or none that can be read."""
    return kept_record(folder.lock_file, Lock)


def changes_since(lock: Lock, now: Ingredients) -> list[str]:
    """What differs from what the draft was made from, one plain sentence each; empty where nothing does."""
    then = lock.made_from
    changes = [sentence for _, sentence in changed_inputs(then.inputs, now.inputs)]
    changes += [f"The prompt {sentence}" for _, sentence in changed_names(then.prompts, now.prompts)]
    for what, before, after in (
        ("model", then.model, now.model),
        ("embedding model", then.embedding_model, now.embedding_model),
        ("version of icp2prd", then.icp2prd, now.icp2prd),
    ):
        if before != after:
            changes.append(f"The {what} is {after}; it was {before}.")
    return changes


def outputs_that_differ(lock: Lock, folder: StudyFolder) -> list[str]:
    """Documents of the draft that are gone, or are not as they were written; one plain sentence each."""
    sentences = []
    for name, expected in sorted(lock.outputs.items()):
        path = folder.prd / name
        if not path.is_file():
            sentences.append(f"{name} is gone.")
        elif content_hash(path.read_bytes()) != expected:
            sentences.append(f"{name} was changed after it was written.")
    return sentences


def changed_inputs(then: Mapping[str, str], now: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """As `changed_names`; where only one of the two has names replaced, no file is called the same, and that is all."""
    if (REDACTION in then) == (REDACTION in now):
        yield from changed_names(then, now)
    elif REDACTION in now:
        yield REDACTION, "Names are to be replaced by placeholders; in the draft they are not."
    else:
        yield REDACTION, "Names are not to be replaced by placeholders; in the draft they are."


def changed_names(then: Mapping[str, str], now: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Each name whose hash is another, is new or is gone, with a sentence that says which."""
    for name in sorted({*then, *now}):
        if name not in now:
            yield name, f"{name} is gone."
        elif name not in then:
            yield name, f"{name} is new."
        elif then[name] != now[name]:
            yield name, f"{name} has changed."
