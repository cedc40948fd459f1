"""A gold file without the words of its interviews: each replaced by its turn, its characters and a hash."""

from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from icp2prd.domain.interview import Interviews
from icp2prd.evaluation.gold import Said
from icp2prd.evaluation.placing import PlacedInsight, hash_of, place_gold
from icp2prd.evaluation.reading import GoldFile


def without_words(file: GoldFile, interviews: Interviews) -> str:
    """The gold file as YAML that holds no word of an interview, and scores alike.

    What its author wrote (statements, names, requirements) stays. Raises InputError.
    """
    placed = place_gold(file, interviews)
    plain: dict[str, Any] = file.gold.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    ids = {one.insight.name: one.insight.id or f"G{one.number + 1}" for one in placed.insights}
    texts = {turn.id: turn.text for turn in interviews.turns_by_id().values()}
    ones = iter(placed.insights)
    for key in ("insights", "also_fine"):
        plain[key] = [_pointing(entry, next(ones), ids, texts) for entry in plain.get(key, ())]
    for key, places in (("weak", placed.weak), ("must_not_quote", placed.must_not_quote)):
        if key in plain:
            plain[key] = [
                _without(entry) | _pointer(place, texts) for entry, place in zip(plain[key], places, strict=True)
            ]
    for contradiction, sides in zip(plain.get("contradictions", ()), placed.sides, strict=True):
        contradiction["sides"] = [_pointer(place, texts) for place in sides]
    for pain in plain.get("pains", ()):
        pain["members"] = [ids[name] for name in pain["members"]]
    _rename_requirements(plain.get("requirements", {}), ids)
    plain["jobs"] = {
        kind: words if isinstance(words, str) else [_pointer(place, texts) for place in placed.jobs[kind]]
        for kind, words in plain.get("jobs", {}).items()
    }
    return yaml.safe_dump(plain, sort_keys=False, allow_unicode=True, width=120)


def _pointing(
    entry: dict[str, Any], one: PlacedInsight, ids: Mapping[str, str], texts: Mapping[Any, str]
) -> dict[str, Any]:
    return {"id": ids[one.insight.name], **_without(entry), **_pointer(one.place, texts)}


def _pointer(place: Any, texts: Mapping[Any, str]) -> dict[str, Any]:
    words = texts[place.turn][place.start : place.end]
    return {"turn": place.turn, "start": place.start, "end": place.end, "hash": hash_of(words)}


def _without(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in entry.items() if name not in Said.model_fields}


def _rename_requirements(wanted: Mapping[str, Sequence[Any]], ids: Mapping[str, str]) -> None:
    for entries in wanted.values():
        for entry in entries:
            if isinstance(entry, dict) and "rests_on" in entry:
                entry["rests_on"] = [ids[name] for name in entry["rests_on"]]
