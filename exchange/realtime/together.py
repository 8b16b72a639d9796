"""One reading of the database for all who ask at the same moment, as a whole group does when the server comes back."""

import asyncio
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from itertools import islice
from typing import Generic, TypeVar

from channels.db import database_sync_to_async

from exchange.realtime.rules import AT_A_TIME

Question = TypeVar("Question", bound=Hashable)
Answer = TypeVar("Answer")


class Together(Generic[Question, Answer]):
    """Who asks while a reading is under way shares the next one, so that no answer is older than its question.

    `read` answers the questions that it can. Only touched in the event loop's thread.
    """

    def __init__(self, read: Callable[[Collection[Question]], Mapping[Question, Answer]]) -> None:
        self._read = read
        self._waiting: dict[Question, list[asyncio.Future[Answer | None]]] = {}
        self._work: asyncio.Task[None] | None = None

    async def ask(self, question: Question) -> Answer | None:
        """None where there is no answer. Raises what the reading raised."""
        loop = asyncio.get_running_loop()
        if self._work is None or self._work.done() or self._work.get_loop() is not loop:
            self._waiting = {}
            self._work = loop.create_task(self._answer_all())
        answer: asyncio.Future[Answer | None] = loop.create_future()
        self._waiting.setdefault(question, []).append(answer)
        return await answer

    async def _answer_all(self) -> None:
        while self._waiting:
            asked = {question: self._waiting.pop(question) for question in list(islice(self._waiting, AT_A_TIME))}
            try:
                found = await database_sync_to_async(self._read)(list(asked))
            except Exception as error:
                for answer in _wanted(asked.values()):
                    answer.set_exception(error)
            else:
                for question, answers in asked.items():
                    for answer in _wanted([answers]):
                        answer.set_result(found.get(question))


def _wanted(answers: Iterable[Collection["asyncio.Future[Answer | None]"]]) -> list["asyncio.Future[Answer | None]"]:
    """Without those whose page went away meanwhile."""
    return [answer for several in answers for answer in several if not answer.done()]
