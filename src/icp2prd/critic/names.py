"""GROUND, names: the PRD names nobody and nothing that was not named in the interviews or by the team."""

import re
from collections.abc import Iterator

from icp2prd.critic.draft import Draft
from icp2prd.critic.rules import Fault, rule
from icp2prd.critic.texts import our_texts
from icp2prd.domain.finding import FindingSeverity

_NAME = re.compile(r"(?<![\w“\"'.-])[A-Z][\w&]*(?:['’-]?[A-Za-z]\w*)*(?!\w)")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;÷“”\"(\[/-]|\d\.)\s*$")
_OWN_WORDS = frozenset(
    re.findall(
        r"\w+",
        """
    i nps icp gtm prd mvp kpi ok id monday tuesday wednesday thursday friday saturday sunday january february
    march april may june july august september october november december english
        """,
    )
)
_OUR_IDS = re.compile(r"[A-Z]+-\d+")


@rule(
    "GROUND-004",
    FindingSeverity.ERROR,
    "Every name was said or given",
    reference="Design, promise 5: nothing is invented to fill a gap",
    reads=("every text of ours", "interviews", "gtm.md", "icp2prd.toml"),
    fails={"requirements.0.rationale": "Coordinators at Northgate phone every guardian."},
    passes={"requirements.0.rationale": "The trip to Berlin meant six hours of phoning."},
)
def names_are_grounded(draft: Draft) -> Iterator[Fault]:
    for text in our_texts(draft):
        for match in _NAME.finditer(text.text):
            if _SENTENCE_START.search(text.text[: match.start()]) or _OUR_IDS.match(text.text, match.start()):
                continue
            if not _is_known(match[0], draft.vocabulary):
                yield Fault(
                    text.item,
                    text.field,
                    f"“{match[0]}” in {text.item} was named by no customer and by nobody in the team.",
                    "Take the name out, or put what it stands for in gtm.md or icp2prd.toml.",
                    match[0],
                )


def _is_known(name: str, vocabulary: frozenset[str]) -> bool:
    words = [word for word in re.findall(r"\w+", name.casefold()) if word != "s"]
    return all(word in _OWN_WORDS or word in vocabulary or word.rstrip("s") in vocabulary for word in words)


RULES = (names_are_grounded,)
