"""Gold for the sample study (tests/sample), and a ruler that counts shared words."""

import math
import re
from collections.abc import Sequence
from pathlib import Path

import yaml

from icp2prd.domain.interview import Interviews
from icp2prd.domain.prd import Prd
from icp2prd.evaluation import PlacedGold, Ruler, Scorecard, place_gold, read_gold, scorecard_of
from icp2prd.llm import Vector
from tests.sample import BRIEF, INTERVIEWS

GOLD = """\
insights:
  - {kind: pain, interview: amara-nwosu, words: "chased them for three weeks", statement: She chases forms.}
  - {kind: pain, interview: ben-hartley, words: "we lost a deposit of £400", statement: They lost a deposit.}
  - {kind: pain, interview: ben-hartley, words: "takes me a day and a half", statement: Matching takes long.}
  - {kind: channel, interview: ben-hartley, words: "I read that every morning", statement: He reads a forum.}
  - {kind: objection, interview: dev-malik, words: "they get nine a week from us", statement: Texts are ignored.}
  - {kind: trigger, interview: ella-frost, words: "we cancelled a museum visit", statement: A visit was cancelled.}
also_fine:
  - {kind: workaround, interview: amara-nwosu, words: "a clipboard with a list"}
  - {kind: pain, interview: ella-frost, words: "I ring four coach firms"}
pains:
  - name: Forms come back late
    customers: 2
    severity: 3
    by_customer: {amara-nwosu: 3, ben-hartley: 4}
    members: ["chased them for three weeks", "we lost a deposit of £400"]
  - name: Payments have no name
    customers: 1
    severity: 2
    by_customer: {ben-hartley: 2}
    members: ["takes me a day and a half"]
contradictions:
  - about: texting parents
    sides:
      - {interview: carmen-ortiz, words: "When I text the parents"}
      - {interview: dev-malik, words: "Our parents ignore texts"}
jobs:
  functional: ["six hours of phoning"]
  social: not found in the interviews
weak:
  - {interview: dev-malik, words: "Yeah, maybe", strength: 0, because: assent to a leading question}
must_not_quote:
  - {interview: ella-frost, words: "What happens when forms are missing?", because: interviewer}
requirements:
  must_appear:
    - what: show the coordinator which guardians have not answered
      rests_on: ["chased them for three weeks"]
    - a plan of seats in the coach
  must_appear_with_opposition:
    - what: remind a guardian who has not answered a consent request
      for: [amara-nwosu]
      against: [dev-malik]
      rests_on: ["we lost a deposit of £400"]
  must_not_appear:
    - guardians vote on where a trip goes (only the interviewer's idea)
must_ask:
  - a question that nobody wrote
unsaid:
  - penguins
unsaid_strings:
  - zeppelin
"""


def placed(home: Path, text: str = GOLD, interviews: Interviews = INTERVIEWS) -> PlacedGold:
    return place_gold(read_gold(written(home, text)), interviews)


def written(home: Path, text: str = GOLD) -> Path:
    file = home / "expected.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def changed(**fields: object) -> str:
    """The gold file with some fields in place of its own; None takes one away."""
    plain = yaml.safe_load(GOLD) | fields
    return yaml.safe_dump({name: value for name, value in plain.items() if value is not None}, sort_keys=False)


def scored(prd: Prd, gold: PlacedGold) -> Scorecard:
    return scorecard_of(prd, gold, BRIEF, Ruler(count_words))


def count_words(texts: Sequence[str]) -> list[Vector]:
    """Texts are as alike as the words they share; deterministic, and enough for a test."""
    vocabulary = 512
    vectors = []
    for text in texts:
        counts = [0.0] * vocabulary
        for word in re.findall(r"[a-z]+", text.lower()):
            counts[sum(ord(letter) * 31**place for place, letter in enumerate(word)) % vocabulary] += 1.0
        length = math.sqrt(sum(one * one for one in counts)) or 1.0
        vectors.append(tuple(one / length for one in counts))
    return vectors
