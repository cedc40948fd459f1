"""PATTERN and WORDS: a requirement is one plain, binding sentence.

The classes of words are those of `lint/words.toml`, each a rule. They read statements, acceptance criteria and the
formulas of metrics; never a rationale, a title or a quote.
"""

from collections.abc import Iterator

from icp2prd.critic.draft import Draft
from icp2prd.critic.lint.lexicon import Kind, WordClass, word_classes
from icp2prd.critic.lint.shape import MOST_WORDS, shape_of
from icp2prd.critic.rules import Fault, Rule, rule
from icp2prd.domain.finding import FindingSeverity

_READ = {
    Kind.STATEMENT: "requirements.statement",
    Kind.RESULT: "requirements.criteria.then",
    Kind.CONDITION: "requirements.criteria.given, .when",
    Kind.FORMULA: "metrics.formula",
}


@rule(
    "PATTERN-001",
    FindingSeverity.WARNING,
    "A requirement follows a sentence pattern",
    reference="EARS (Mavin et al. 2009); INCOSE R1",
    reads=("requirements.statement",),
    fails={"requirements.0.statement": "Reminders must reach guardians."},
    passes={"requirements.0.statement": "A coordinator can see which guardians have not answered."},
)
def statements_follow_a_pattern(draft: Draft) -> Iterator[Fault]:
    yield from _misshapen(draft, "PATTERN-001")


@rule(
    "PATTERN-002",
    FindingSeverity.NOTE,
    f"A requirement has no more than {MOST_WORDS} words",
    reference="INCOSE R18",
    reads=("requirements.statement",),
    fails={
        "requirements.0.statement": "When a guardian has not answered a consent request that a coordinator sent for a "
        "trip on the day on which the school announced that trip to the guardians of all pupils who go on it, the "
        "product must remind that guardian on the same day."
    },
)
def statements_are_short(draft: Draft) -> Iterator[Fault]:
    yield from _misshapen(draft, "PATTERN-002")


@rule(
    "PATTERN-003",
    FindingSeverity.WARNING,
    "A plain verb follows “must”",
    reference="INCOSE R12",
    reads=("requirements.statement",),
    fails={"requirements.0.statement": "The product must reminds guardians."},
    passes={"requirements.0.statement": "The product must address and focus reminders."},
)
def statements_are_grammatical(draft: Draft) -> Iterator[Fault]:
    yield from _misshapen(draft, "PATTERN-003")


def _misshapen(draft: Draft, rule_id: str) -> Iterator[Fault]:
    for one in draft.prd.requirements:
        for slip in shape_of(one.statement):
            if slip.rule == rule_id:
                yield Fault(one.id, "statement", slip.message, slip.fix, slip.words)


def _rule_for(words: WordClass) -> Rule:
    def check(draft: Draft) -> Iterator[Fault]:
        for item, field, slip in draft.slips.get(words.rule, ()):
            yield Fault(item, field, slip.message, slip.fix, slip.words)

    return rule(
        words.rule,
        words.severity,
        words.title,
        reference=words.reference,
        reads=tuple(_READ[kind] for kind in words.kinds),
        fails={"requirements.0.statement": words.fails},
        passes={"requirements.0.statement": words.passes},
    )(check)


RULES = (
    statements_follow_a_pattern,
    statements_are_short,
    statements_are_grammatical,
    *(_rule_for(words) for words in word_classes()),
)
