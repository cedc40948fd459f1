"""What models can do: the one place that knows. What is measured says so; the rest is a cautious default."""

import re
from typing import Final

from icp2prd.domain.base import Frozen
from icp2prd.llm.choice import ModelChoice
from icp2prd.llm.providers import FAKE, LOCAL, OLLAMA


class Profile(Frozen):
    """context_tokens: prompt and answer together. window_turns: turns that may be quoted in one window;
    window_words: of all its text; whichever is met first. needs_cues: sorts badly, so it is only asked for
    the kinds of insight that the words speak of. concurrency: calls at once. can_confirm: may say yes or no
    to a borderline merge. rates_severity: its 1–4 is worth keeping. can_judge: may take the judge's
    calibration. sorts: a head over its states, trained with it, tells the kinds of sentences apart; it is
    then not asked to list them. thinking_tokens: added to the bound on an answer, for models that think
    before they speak.
    """

    context_tokens: int
    window_turns: int
    window_words: int
    concurrency: int
    needs_cues: bool
    can_confirm: bool
    rates_severity: bool
    can_judge: bool
    sorts: bool = False
    thinking_tokens: int = 0


EMBEDDED: Final = Profile(
    # Measured: in windows of 8 turns it names the wrong turn where speakers interrupt each other; asked for
    # eight kinds at once it calls every third thing a decision criterion. Same-problem recall 1 of 9; judging
    # worse than chance.
    context_tokens=8192,
    window_turns=1,
    window_words=110,
    concurrency=1,
    needs_cues=True,
    can_confirm=False,
    rates_severity=False,
    can_judge=False,
)
HEADED: Final = EMBEDDED.model_copy(update={"sorts": True, "window_words": 450})
"""The default weights, which a head was trained with."""

SELF_HOSTED: Final = EMBEDDED.model_copy(
    # A server that cuts a long prompt does so silently; Ollama's usual context is 4096 tokens.
    update={"context_tokens": 4096, "window_turns": 4, "window_words": 500, "can_judge": True}
)
HOSTED: Final = Profile(
    context_tokens=128_000,
    window_turns=24,
    window_words=2500,
    concurrency=8,
    needs_cues=False,
    can_confirm=True,
    rates_severity=True,
    can_judge=True,
)
THINKING: Final = HOSTED.model_copy(update={"thinking_tokens": 4096})
SCRIPTED: Final = HOSTED.model_copy(update={"concurrency": 1, "window_turns": 8})

_TABLE: Final = (
    (LOCAL, HEADED),
    (rf"{LOCAL}/.*", EMBEDDED),
    (rf"{FAKE}(/.*)?", SCRIPTED),
    (rf"{OLLAMA}/.*", SELF_HOSTED),
    (r"openai/(gpt-[5-9]|o\d).*", THINKING),
    (r"(google|vertexai)/gemini.*", THINKING),
    (r"deepseek/.*reason.*", THINKING),
)


def profile_of(choice: ModelChoice) -> Profile:
    if choice.own_server:
        return HOSTED if choice.leaves_machine else SELF_HOSTED
    for pattern, profile in _TABLE:
        if re.fullmatch(pattern, choice.name):
            return profile
    return HOSTED
