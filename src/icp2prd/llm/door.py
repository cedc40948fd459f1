"""The one door to a model.

A question goes: cache → limit on cost → transport, with patience → validation → cache, and where the answer
does not fit, a fresh short call that says what was wrong. Answers that did not fit are on disk too, so an
interrupted run goes on in the middle of this, and a question that no answer fitted is not asked again by
the next run.
"""

import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Final, Generic, Self, TypeVar

from icp2prd.errors import ModelUnavailable
from icp2prd.llm.account import Account, Price, Totals
from icp2prd.llm.answers import Unfit, answer_in, asked_again
from icp2prd.llm.cache import EMBEDDINGS, SORTING, CallCache, sorting_key
from icp2prd.llm.call import Backend, Completion, Embedder, Embedding, Request, Sorted, Sorter
from icp2prd.llm.events import CallEvent, Happened, Listener, unheard
from icp2prd.llm.faults import Refused, Transient
from icp2prd.llm.parallel import Stopped, map_in_order
from icp2prd.llm.patience import Patience
from icp2prd.llm.prices import free
from icp2prd.llm.profiles import Profile
from icp2prd.llm.protocol import A, AnswerRejected, Question, Sorting, Spoken, Vector

T = TypeVar("T")
R = TypeVar("R")
U = TypeVar("U", Completion, Embedding, Sorted)

_REFUSALS: Final = 3
"""So many, and nothing else, are no longer about the questions."""


@dataclass(frozen=True, slots=True)
class Made(Generic[U]):
    """What came of a call. event: that it is finished; None for one that an earlier run made."""

    of: U
    event: CallEvent | None = None


class Door:
    """Implements icp2prd.llm.protocol.Model; safe to use from several threads.

    reasks: how often a question may be asked again with what was wrong. at_once: calls at the same time; 0 is
    what the profile says. on_event is called from any thread.
    """

    def __init__(
        self,
        backend: Backend,
        embedder: Embedder,
        *,
        sorter: Sorter | None = None,
        cache: CallCache | None = None,
        account: Account | None = None,
        price: Price = free,
        embedding_price: Price = free,
        on_event: Listener = unheard,
        profile: Profile,
        reasks: int = 2,
        at_once: int = 0,
        patience: Patience | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._stopping = threading.Event()
        self._backend = backend
        self._embedder = embedder
        self._sorter = sorter
        self._cache = cache or CallCache(None)
        self._account = account or Account()
        self._price = price
        self._embedding_price = embedding_price
        self._on_event = on_event
        self._reasks = reasks
        self._profile = profile
        self._at_once = at_once or profile.concurrency
        self._refusals = 0
        self._patience = patience or Patience(sleep=self._wait)
        self._clock = clock

    @property
    def profile(self) -> Profile:
        return self._profile

    @property
    def model_id(self) -> str:
        """What reads the interviews; for weights, with their hash in it, and that of the head that sorts."""
        return self._sorter.model_id if self._sorter else self._backend.model_id

    @property
    def embedding_model_id(self) -> str:
        return self._embedder.model_id

    @property
    def totals(self) -> Totals:
        return self._account.totals

    def ask(self, question: Question, answer_model: type[A]) -> A:
        """Return a validated answer. Raises AnswerRejected, ModelError, OutputError."""
        request = self._request(question, answer_model)
        kept = self._cache.answer(question.prompt, request.key)
        if kept is not None:
            try:
                answer = answer_in(kept.response, answer_model)
            except Unfit:
                pass  # the schema is the same, a validator is not: ask again
            else:
                self._say(Happened.CACHED, question, key=request.key)
                return answer
        return self._ask_until_fit(question, request, answer_model)

    def embed(self, texts: Sequence[str]) -> list[Vector]:
        """Return a vector for each text, in order; none is sent twice. Raises ModelError, OutputError."""
        model_id = self._embedder.model_id
        known = {text: self._cache.vector(model_id, text) for text in dict.fromkeys(texts)}
        missing = [text for text, vector in known.items() if vector is None]
        about = Question(prompt=EMBEDDINGS, item=f"{len(missing) or len(known)} texts", messages=())
        if missing:
            made = self._embed_now(missing, about)
            known |= dict(zip(missing, made.of.vectors, strict=True))
            for text in missing:
                self._cache.keep_vector(model_id, text, known[text] or ())
            self._finished(made)
        elif known:
            self._say(Happened.CACHED, about)
        return [known[text] or () for text in texts]

    def sort(self, spoken: Spoken) -> Sorting:
        """Return how likely each sentence shows what. Raises ModelError, OutputError."""
        sorter = self._sorter
        if sorter is None:
            raise ModelUnavailable("This model cannot sort sentences.", hint="Choose another one with --model.")
        about = Question(prompt=SORTING, item=spoken.item, messages=())
        key = sorting_key(sorter.model_id, spoken)
        kept = self._cache.sorting(sorter.model_id, spoken)
        if kept is not None:
            self._say(Happened.CACHED, about, key=key)
            return kept
        expected = (sum(map(len, (spoken.asked, *spoken.sentences))) // 4, 0)
        try:
            made = self._made(about, lambda: sorter.sort(spoken), key=key, price=free, expected=expected)
        except Refused as refused:
            raise ModelUnavailable(f"The sentences of {spoken.item} could not be sorted: {refused.reason}") from refused
        self._cache.keep_sorting(sorter.model_id, spoken, made.of.scores)
        self._finished(made)
        return made.of.scores

    def map(self, do: Callable[[T], R], items: Iterable[T]) -> list[R]:
        """Do something that may ask for every item; as many at once as the model allows, results in order."""
        return map_in_order(do, items, self._at_once, self._stopping)

    def close(self) -> None:
        self._backend.close()
        self._embedder.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _ask_until_fit(self, question: Question, first: Request, answer_model: type[A]) -> A:
        request, reason = first, ""
        for attempt in range(1, self._reasks + 2):
            earlier = self._cache.invalid(question.prompt, first.key, attempt, request)
            made = Made(earlier.response) if earlier else self._complete(question, request, answer_model)
            completion = made.of
            try:
                answer = answer_in(completion, answer_model)
            except Unfit as unfit:
                reason = unfit.reason
                if earlier is None:
                    self._cache.keep_invalid(
                        question.prompt,
                        first.key,
                        attempt,
                        request=request,
                        completion=completion,
                        reason=reason,
                    )
                    self._finished(made)
                    self._say(Happened.INVALID, question, key=request.key, reason=reason)
                request = request.model_copy(update={"messages": asked_again(first.messages, reason)})
            else:
                self._cache.keep(question.prompt, first.key, request, completion)
                self._finished(made)
                return answer
        self._say(Happened.REJECTED, question, key=first.key, reason=reason)
        raise AnswerRejected(question, reason)

    def _finished(self, made: Made[U]) -> None:
        """Told when the answer is on disk: a call that was said to be finished is never made again."""
        if made.event is not None:
            self._on_event(made.event)

    def _complete(self, question: Question, request: Request, answer_model: type[A]) -> Made[Completion]:
        """Make one call, waiting transport faults out. Raises AnswerRejected where the server refuses it."""
        try:
            return self._made(
                question,
                lambda: self._backend.complete(request, answer_model, question),
                key=request.key,
                price=self._price,
                expected=(sum(len(message.content) for message in request.messages) // 4, request.max_tokens),
            )
        except Refused as refused:
            self._say(Happened.REJECTED, question, key=request.key, reason=refused.reason)
            self._refusals += 1
            if self._refusals >= _REFUSALS and not self.totals.calls:
                raise ModelUnavailable(
                    f"The model refuses whatever it is asked: {refused.reason}",
                    hint="Choose another model with --model, or mend the server's settings.",
                ) from refused
            raise AnswerRejected(question, refused.reason) from refused

    def _embed_now(self, texts: list[str], about: Question) -> Made[Embedding]:
        try:
            return self._made(
                about,
                lambda: self._embedder.embed(texts),
                key="",
                price=self._embedding_price,
                expected=(sum(map(len, texts)) // 4, 0),
            )
        except Refused as refused:
            raise ModelUnavailable(f"The texts could not be embedded: {refused.reason}") from refused

    def _made(
        self, about: Question, attempt: Callable[[], U], *, key: str, price: Price, expected: tuple[int, int]
    ) -> Made[U]:
        """Make a call that is paid for. expected: prompt and completion tokens, guessed before the call."""

        def retried(fault: Transient, wait: float) -> None:
            self._say(Happened.RETRIED, about, key=key, reason=f"{fault.reason}; waiting {wait:.1f} s")

        if self._stopping.is_set():
            raise Stopped
        reserved = self._account.reserve(price(*expected))
        self._say(Happened.STARTED, about, key=key)
        began = self._clock()
        try:
            made = self._patience.call(attempt, retried)
            finished = CallEvent(
                happened=Happened.FINISHED,
                prompt=about.prompt,
                item=about.item,
                key=key,
                prompt_tokens=made.prompt_tokens,
                completion_tokens=made.completion_tokens,
                seconds=self._clock() - began,
                cost=price(made.prompt_tokens, made.completion_tokens),
            )
            self._account.count(finished)
        finally:
            self._account.release(reserved)
        return Made(made, finished)

    def _request(self, question: Question, answer_model: type[A]) -> Request:
        return Request(
            model=self._backend.model_id,
            messages=question.messages,
            answer=answer_model.__name__,
            answer_schema=answer_model.model_json_schema(),
            format=self._backend.format,
            max_tokens=question.max_tokens + self._profile.thinking_tokens,
            seed=question.sample,
        )

    def _wait(self, seconds: float) -> None:
        if self._stopping.wait(seconds):
            raise Stopped

    def _say(self, happened: Happened, question: Question, *, key: str = "", reason: str = "") -> None:
        self._tell(CallEvent(happened=happened, prompt=question.prompt, item=question.item, key=key, reason=reason))

    def _tell(self, event: CallEvent) -> None:
        self._account.count(event)
        self._on_event(event)
