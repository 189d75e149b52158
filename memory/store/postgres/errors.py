"""What PostgreSQL's errors mean to whoever runs the store: a code of the memory API, a reason, advice.

Reasons reach scripts and name no server, role or database; hints are for the host and may.
"""

from __future__ import annotations

from typing import NamedTuple

import psycopg

from latebind.grammar.errors import LatebindError, fail
from latebind.memory.store.postgres.wire import Garbled


class _Case(NamedTuple):
    """What an error of PostgreSQL's is to us."""

    code: str
    reason: str
    hint: str
    passing: bool | None = None


_RIGHTS = _Case(
    "UNAVAILABLE",
    "its role may not do this",
    "grant the role of the URL its rights: CREATE on the database the first time, afterwards all that is in the schema",
)
_GONE = _Case(
    "UNAVAILABLE",
    "its server does not answer",
    "see that PostgreSQL runs where the URL says, and lets this host in",
    passing=True,
)
_LOGIN = _Case(
    "UNAVAILABLE",
    "its server refused the role, its password or the database",
    "look at user, password and database in the URL, and at pg_hba.conf",
)
_OPTION = _Case(
    "UNAVAILABLE",
    "an option of its URL has a value that cannot be",
    "the options that are libpq's: https://www.postgresql.org/docs/current/libpq-connect.html",
)
_ROOM = _Case(
    "STORE_FULL", "no room is left on its server", "free some space on the server: what was stored before is intact"
)
_BUSY = _Case(
    "UNAVAILABLE",
    "its server has no connection to spare",
    "raise max_connections, lower ?pool=…, or put PgBouncer in between",
    passing=True,
)
_MEMORY = _Case(
    "UNAVAILABLE",
    "its server is short of memory",
    "raise max_locks_per_transaction, or give the server more",
    passing=True,
)
_SCHEMA = _Case(
    "UNAVAILABLE", "its tables are not those of a store", "name a schema of its own in the URL: ?schema=bot"
)
_WAITED = _Case(
    "CONFLICT", "another writer did not let go of the store", "try again; if it lasts, look at pg_stat_activity"
)
_STOPPED = _Case(
    "UNAVAILABLE",
    "its server stopped what took longer than it allows",
    "raise statement_timeout of the role in the URL, or look at pg_stat_activity for who holds it up",
    passing=True,
)
_READS = _Case(
    "UNAVAILABLE",
    "its server only reads",
    "connect to the primary: ?target_session_attrs=read-write, or open it with ?mode=ro",
)

# By SQLSTATE, else by its class (the first two characters).
_CASES = {
    "42501": _RIGHTS, "42P01": _SCHEMA, "42P07": _SCHEMA, "42883": _SCHEMA, "42703": _SCHEMA, "3F000": _SCHEMA, "42704": _SCHEMA,
    "28": _LOGIN, "3D000": _LOGIN, "53100": _ROOM, "53300": _BUSY, "53200": _MEMORY, "53": _ROOM,
    "55P03": _WAITED, "57014": _STOPPED, "25P03": _STOPPED, "25P04": _STOPPED, "40": _WAITED, "25006": _READS, "08": _GONE, "57": _GONE,
}  # fmt: skip

NO_TABLES = frozenset({"42P01", "42883", "3F000"})  # nor functions, nor a schema
SERIALIZATION = frozenset({"40001", "40P01"})  # run it again
QUOTA, OLD = "LB001", "LB003"
WAITED_TOO_LONG = "55P03"  # for a lock
FORBIDDEN = "23505"  # its id is there: nothing else in a commit is unique


def unavailable(reason: str, hint: str) -> LatebindError:
    """UNAVAILABLE, for a `reason` that says what the store is or lacks."""
    return fail("UNAVAILABLE", reason=reason, hint=hint)


def garbled() -> LatebindError:
    """UNAVAILABLE: what the server says is no answer of a store's functions."""
    hint = "see that the URL leads to PostgreSQL, and that nobody has changed the functions of its schema"
    return unavailable("its server gives answers that are none", hint)


def conflict() -> LatebindError:
    """CONFLICT: somebody else has what was waited for."""
    return fail("CONFLICT", problem=_WAITED.reason, hint=_WAITED.hint)


def unknown_outcome() -> LatebindError:
    """The server was lost during a commit, and cannot say what became of it."""
    return fail("UNKNOWN_OUTCOME", reason="its server was lost meanwhile, and does not come back")


def translate(error: Exception) -> LatebindError:
    """The memory error for an exception of psycopg. The caller raises it from that exception."""
    if isinstance(error, Garbled):
        return garbled()
    state = getattr(error, "sqlstate", None) or ""
    case = _CASES.get(state) or _CASES.get(state[:2])
    if case is None and isinstance(error, psycopg.OperationalError):
        text = str(error).lower()
        if "invalid" in text and " value" in text:  # of libpq, which looks at them when it connects
            case = _OPTION
        else:
            case = _LOGIN if "authentication" in text or "does not exist" in text or "pg_hba" in text else _GONE
    if case is None:
        name = state or type(error).__name__
        first = str(error).partition("\n")[0]
        return unavailable(f"PostgreSQL failed ({name})", f"run `latebind doctor` on it: {first}")
    if case.code == "CONFLICT":
        return conflict()
    return fail(case.code, reason=case.reason, hint=f"{case.hint} ({_said(error)})", passing=case.passing)


def _said(error: Exception) -> str:
    """The server's own words, one line of them: for the host alone."""
    lines = [line for line in str(error).splitlines() if line]
    return lines[-1].strip()[:300] if lines else type(error).__name__
