"""What happens at the door to a model, as whoever watches a run hears it."""

from icp2prd.domain.run import Called, Fetching
from icp2prd.llm import CallEvent, FetchProgress


def called(event: CallEvent) -> Called:
    return Called(**{**event.model_dump(), "happened": event.happened.value})


def fetching(progress: FetchProgress) -> Fetching:
    return Fetching(name=progress.name, done=progress.done, total=progress.total)
