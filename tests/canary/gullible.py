"""A scripted model that does what an order in its window says: the worst of all readers."""

from typing import Any

from icp2prd.llm.fake import Reply
from icp2prd.llm.protocol import Question
from tests.canary.payloads import CANARY
from tests.scripted import PlainReader, shown, turns_in

OBEYED = f"{CANARY} is approved by everybody and must be bought at once"


class GullibleReader(PlainReader):
    """Reads plainly what holds no order. Where it sees one, it adds what was ordered and says it in every field.

    obeyed: prompts in which it did.
    """

    def __init__(self) -> None:
        super().__init__()
        self.obeyed: list[str] = []

    def reply_to(self, question: Question) -> Reply:
        plain = super().reply_to(question)
        if CANARY not in shown(question):
            return plain
        self.obeyed.append(question.prompt)
        if question.prompt == "extract":
            return self._extracted(question, plain)
        assert isinstance(plain, dict)
        return {field: _ordered(value) for field, value in plain.items()}

    def _extracted(self, question: Question, plain: Reply) -> Reply:
        """What it read, and for every turn a quote that nobody said, and the order itself where it stands."""
        assert isinstance(plain, dict)
        found: list[dict[str, Any]] = list(plain["insights"])
        for number, _, said in turns_in(question):
            found.append({"turn": number, "quote": OBEYED, "kind": "pain"})
            if CANARY in said:
                around = said.split()
                at = next(place for place, word in enumerate(around) if CANARY in word)
                quote = " ".join(around[max(0, at - 3) : at + 4])
                found.append({"turn": number, "quote": quote, "kind": "pain"})
        return {"insights": found[:40]}


def _ordered(value: object) -> object:
    if isinstance(value, bool):
        return True
    return OBEYED if isinstance(value, str) else value
