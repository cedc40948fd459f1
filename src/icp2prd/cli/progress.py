"""How far a run is: what its events add up to, in numbers and in words."""

from dataclasses import dataclass, field

from icp2prd.domain.run import Called, RunEvent, StageProgress, StageStarted, Usage


@dataclass
class Progress:
    """done, total: items of the stage that goes on; 0 of 0 before it says. Times: seconds on any clock."""

    stage: str = ""
    purpose: str = ""
    done: int = 0
    total: int = 0
    began: float = 0.0
    usage: Usage = field(default_factory=Usage)

    def hear(self, event: RunEvent, now: float) -> None:
        match event:
            case StageStarted(stage, purpose):
                self.stage, self.purpose = stage, purpose
                self.done, self.total, self.began = 0, 0, now
            case StageProgress(_, done, total):
                # Several threads report, and not always in the order in which they were counted.
                self.done, self.total = max(self.done, done), total
            case Called():
                self.usage += event.usage

    def seconds_left(self, now: float) -> float | None:
        """Of this stage, at the pace so far; None before there is a pace."""
        if not self.done or not self.total:
            return None
        return (now - self.began) / self.done * (self.total - self.done)


def counted(number: int, noun: str) -> str:
    """`1 call`, `1,200 calls`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def in_words(usage: Usage) -> str:
    """`41 calls, 3 from the cache, 45.2k tokens, $0.0213`."""
    parts = [counted(usage.calls, "call")]
    if usage.cached:
        parts.append(f"{usage.cached} from the cache")
    if tokens := usage.prompt_tokens + usage.completion_tokens:
        parts.append(f"{tokens / 1000:.1f}k tokens" if tokens >= 1000 else f"{tokens} tokens")
    if usage.cost is None:
        parts.append("cost unknown")
    elif usage.cost:
        parts.append(f"${usage.cost:.4f}" if usage.cost < 1 else f"${usage.cost:.2f}")
    return ", ".join(parts)


def time_in_words(seconds: float) -> str:
    """`<1 s`, `40 s`, `3 min`, `2 h 5 min`: no finer than an estimate is."""
    if seconds < 1:
        return "<1 s"
    if seconds < 90:
        return f"{round(seconds)} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 90 else f"{minutes // 60} h {minutes % 60} min"
