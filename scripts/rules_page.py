"""The critic's rules for people to read: what each finds, and what it says then."""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from icp2prd.critic import MISTAKES, Rule
from icp2prd.critic.cards import OF_MODELS
from icp2prd.critic.judge import RULINGS, THE_WEAKEST, Aspect
from icp2prd.critic.judge.aspects import WEAKEST
from icp2prd.domain.finding import FindingSeverity
from icp2prd.llm.prompts import load_prompt
from tests.critic.changes import RENDERED, found
from tests.sample import sample_prd

_AS_RENDERED = "… (the whole of prd.md)"
_EFFECT = {FindingSeverity.ERROR: "error, blocks the draft", FindingSeverity.WARNING: "warning"}


def rules_page(rules: Iterable[Rule]) -> str:
    """A table of all rules, then each of them with an example that fails and one that passes.

    The messages are what the rules say of those examples, not what somebody once wrote that they say.
    """
    rules = tuple(rules)
    return "\n".join([*_table(rules), "", *_of_models(), "", *_mistakes(), "", *_sections(rules)]).rstrip()


def _of_models() -> Iterator[str]:
    """They are no functions, so there is no example that always fails: what a model says of it depends on the model."""
    asked = {RULINGS[aspect].id: load_prompt(aspect.prompt) for aspect in Aspect}
    asked[THE_WEAKEST.id] = load_prompt(WEAKEST)
    yield "## What a model adds\n"
    yield "JUDGE: a model that has [earned its seat](critic-score.md#the-judge) reads after the rules, where it was"
    yield "asked for. RELATED: where none sits, embeddings look. Neither blocks a draft or takes a finding away.\n"
    yield "| rule | severity | what it holds to | what is asked | where it comes from |"
    yield "| --- | --- | --- | --- | --- |"
    for one in OF_MODELS:
        what = asked[one.id].header.purpose if one.id in asked else "Nothing: vectors are compared."
        cells = (f'<a id="{one.id.lower()}"></a>{one.id}', one.severity.value, one.title, what, one.reference)
        yield f"| {' | '.join(cells)} |"


def _mistakes() -> Iterator[str]:
    yield "## The common mistakes of PRDs\n"
    yield "| mistake | what it is | found by |"
    yield "| --- | --- | --- |"
    for one in MISTAKES:
        yield f"| {one.name} | {one.what} | {', '.join(f'[{rule}](#{rule.lower()})' for rule in one.rules)} |"


def _table(rules: Iterable[Rule]) -> Iterator[str]:
    yield "| rule | severity | what it holds to |"
    yield "| --- | --- | --- |"
    for one in rules:
        yield f"| [{one.id}](#{one.id.lower()}) | {one.severity.value} | {one.title} |"


def _sections(rules: Iterable[Rule]) -> Iterator[str]:
    for module, of_module in groupby(rules, key=lambda one: one.check.__module__):
        yield f"## {_heading(module)}\n"
        for one in of_module:
            yield from _section(one)


def _heading(module: str) -> str:
    """First line of the module's docstring: `TRACE: the chain … has no gap.`"""
    return (sys.modules[module].__doc__ or "").partition("\n")[0].rstrip(".")


def _section(rule: Rule) -> Iterator[str]:
    yield f"### {rule.id}\n"
    looks_at = ", ".join(f"`{one}`" for one in rule.reads)
    effect = _EFFECT.get(rule.severity, rule.severity.value)
    yield f"**{rule.title}** ({effect}). {rule.reference}. Looks at {looks_at}.\n"
    yield "```yaml"
    yield from ("# fails", _as_yaml(rule.fails), "# passes", _as_yaml(rule.passes or _clean(rule.fails)))
    yield "```\n"
    first = found(rule.id, rule.fails)[0]
    yield f"> {first.message} {first.fix}\n"


def _clean(change: Mapping[str, object]) -> dict[str, object]:
    """What stands in the clean sample where the change would be made."""
    return {path: _AS_RENDERED if path == RENDERED else _value_at(path) for path in change}


def _value_at(path: str) -> object:
    place: object = sample_prd().model_dump(mode="json")
    for name in path.split("."):
        place = place[int(name)] if isinstance(place, list) else place[name]  # type: ignore[index]
    if isinstance(place, list) and any(isinstance(one, dict) for one in place):
        return [f"… ({len(place)} of them)"]
    return place


def _as_yaml(change: Mapping[str, object]) -> str:
    """One field a line; JSON is YAML too."""
    return "\n".join(f"{path}: {json.dumps(value, ensure_ascii=False)}" for path, value in change.items())
