"""Several statements in one round trip: they go out together, and their answers come together.

For transactions that take more than a statement (`queue.py`): others wait while one is open. Where one of the statements
is refused, those after it are not carried out. A libpq that is too old for it is asked one by one.
"""

from __future__ import annotations

from collections.abc import Sequence

import psycopg
from psycopg.abc import PQGen
from psycopg.pq import ExecStatus
from psycopg.pq.abc import PGconn, PGresult

from latebind.memory.store.postgres.session import last_result, next_result, send


def is_supported() -> bool:
    """Whether libpq knows it: 14 or later."""
    return psycopg.Pipeline.is_supported()


def receive_all(pgconn: PGconn, count: int) -> PQGen[Sequence[PGresult]]:
    """Send what is to be sent, and wait for the answers to `count` statements: up to the first that is a refusal."""
    yield from send(pgconn)
    answers: list[PGresult] = []
    received = 0
    for _ in range(count):
        answer, received = yield from last_result(pgconn, received)
        if answer.status != ExecStatus.PIPELINE_ABORTED:
            answers.append(answer)
    result, _ = yield from next_result(pgconn, received)
    if result is None or result.status != ExecStatus.PIPELINE_SYNC:
        pgconn.finish()
        raise psycopg.OperationalError("an answer to another question")
    return answers
