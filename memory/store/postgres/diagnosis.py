"""What `latebind doctor` has to say about a PostgreSQL store. It changes nothing, and never raises."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from time import monotonic
from typing import Any

import psycopg

from latebind.grammar.errors import LatebindError
from latebind.memory.store.findings import Finding
from latebind.memory.store.postgres.address import PostgresAddress
from latebind.memory.store.postgres.errors import translate
from latebind.memory.store.postgres.schema import FORMAT, newer
from latebind.memory.store.postgres.wire import qualified

_MB = 1024 * 1024
_SKEW = 1.0  # seconds between the server's clock and ours
_SLOW = 5.0  # milliseconds that an answer takes
_OLDEST = 13
_LONG = 60.0  # seconds that somebody's transaction is open
_MANY_EXPIRED = 10_000

Connection = psycopg.Connection[tuple[Any, ...]]


def diagnose(address: PostgresAddress, now: float) -> list[Finding]:
    """What can be said of the server and the schema of an address."""
    try:
        connection = psycopg.connect(address.conninfo, autocommit=True, prepare_threshold=None)
    except psycopg.Error as error:
        return [_problem("server", translate(error))]
    found: list[Finding] = []
    with connection:
        for look in (_version, _latency, _durability, _standbys, _format, _rights, _contents, _totals, _transactions):
            try:
                found += look(connection, address, now)
            except psycopg.Error as error:
                found.append(_problem(look.__name__.strip("_"), translate(error)))
            if found and found[-1].level == "error":
                break
    return found


def _problem(name: str, error: LatebindError) -> Finding:
    return Finding(name, "error", error.message, error.hint)


def _ask(connection: Connection, address: PostgresAddress, sql: str, *parameters: Any) -> tuple[Any, ...]:
    row = connection.execute(qualified(sql, address.schema).encode(), parameters or None).fetchone()
    assert row is not None
    return row


def _version(connection: Connection, address: PostgresAddress, now: float) -> Iterator[Finding]:
    number, name = _ask(connection, address, "SELECT current_setting('server_version_num')::int4, version()")
    old = number // 10_000 < _OLDEST
    text = str(name).partition(" on ")[0]
    yield Finding("version", "error" if old else "ok", text, "needs PostgreSQL 13 or later" if old else None)


def _latency(connection: Connection, address: PostgresAddress, now: float) -> Iterator[Finding]:
    begun = monotonic()
    (clock,) = _ask(connection, address, "SELECT extract(epoch FROM clock_timestamp())::float8")
    milliseconds = (monotonic() - begun) * 1000
    slow = milliseconds > _SLOW
    hint = "each read waits for it: move nearer" if slow else None
    yield Finding("latency", "warning" if slow else "ok", f"answers in {milliseconds:.1f} ms", hint)
    skew = abs(clock - now)
    if skew > _SKEW:
        hint = "entries expire by the clock of who reads them: synchronize both by NTP"
        yield Finding("clock", "warning", f"{skew:.0f} s between its clock and ours", hint)


def _durability(connection: Connection, address: PostgresAddress, now: float) -> Iterator[Finding]:
    commit, sync, pages, reading = _ask(
        connection,
        address,
        "SELECT current_setting('synchronous_commit'), current_setting('fsync'),"
        " current_setting('full_page_writes'), pg_is_in_recovery()",
    )
    if reading:
        level, hint = "warning" if address.read_only else "error", "connect to the primary for writing"
        yield Finding("role", "warning" if level == "warning" else "error", "a standby, which only reads", hint)
    waits = {"full": "on", "relaxed": "off"}.get(address.durability, commit)
    if sync != "on" or pages != "on":
        hint = "set fsync and full_page_writes on: without them a loss of power damages the database"
        yield Finding("durability", "warning", f"fsync {sync}, full_page_writes {pages}", hint)
    elif waits == "off":
        hint = "a loss of power loses the last moments; ?durability=full does not"
        yield Finding("durability", "warning", "commits do not wait for the disk", hint)
    else:
        yield Finding("durability", "ok", f"commits wait for the disk (synchronous_commit {waits})")


def _standbys(connection: Connection, address: PostgresAddress, now: float) -> Iterator[Finding]:
    (names,) = _ask(connection, address, "SELECT current_setting('synchronous_standby_names')")
    together, others = _ask(
        connection,
        address,
        "SELECT count(*) FILTER (WHERE sync_state IN ('sync', 'quorum')), count(*) FROM pg_stat_replication",
    )
    text = f"{others} standbys, {together} of them synchronous"
    if names and not together:
        hint = "a commit waits for a standby that is not there: see synchronous_standby_names"
        yield Finding("standbys", "error", text, hint)
    elif address.durability == "full" and not together:
        hint = "a failover may lose what was acknowledged: name a synchronous standby"
        yield Finding("standbys", "warning", text, hint)
    else:
        yield Finding("standbys", "ok", text)


def _format(connection: Connection, address: PostgresAddress, now: float) -> Iterator[Finding]:
    (there,) = _ask(connection, address, "SELECT to_regclass(%s) IS NOT NULL", f'"{address.schema}".format')
    if not there:
        yield Finding("schema", "ok", f"{address.schema} is made when the store is first used")
        return
    version, partitions = _ask(connection, address, "SELECT version, partitions FROM @format")
    if version > FORMAT:
        yield _problem("format", newer(version))
    else:
        yield Finding("format", "ok", f"{version} in the schema {address.schema}, {partitions or 'no'} partitions")


def _made(look: Callable[[Connection, PostgresAddress, float], Iterator[Finding]]) -> Callable[..., Iterator[Finding]]:
    """A look that only a store can stand that is there."""

    def guarded(connection: Connection, address: PostgresAddress, now: float) -> Iterator[Finding]:
        if _ask(connection, address, "SELECT to_regclass(%s) IS NOT NULL", f'"{address.schema}".format')[0]:
            yield from look(connection, address, now)

    guarded.__name__ = look.__name__
    return guarded


@_made
def _rights(connection: Connection, address: PostgresAddress, now: float) -> Iterator[Finding]:
    needed = "SELECT" if address.read_only else "SELECT, INSERT, UPDATE, DELETE"
    missing = [
        table
        for table in ("entries", "scopes", "chunks", "commits", "turns")
        if not all(
            _ask(connection, address, "SELECT has_table_privilege(%s, %s)", f'"{address.schema}".{table}', right)[0]
            for right in needed.split(", ")
        )
    ]
    if missing:
        hint = f"GRANT {needed} ON ALL TABLES IN SCHEMA {address.schema} TO the role"
        yield Finding("rights", "error", f"its role may not use {', '.join(missing)}", hint)
    else:
        yield Finding("rights", "ok", f"its role has {needed}")


@_made
def _contents(connection: Connection, address: PostgresAddress, now: float) -> Iterator[Finding]:
    scopes, entries, size, files = _ask(
        connection,
        address,
        "SELECT count(*), coalesce(sum(entries), 0)::int8, coalesce(sum(bytes), 0)::int8,"
        " coalesce(sum(file_bytes), 0)::int8 FROM @scopes",
    )
    text = f"{entries:,} entries in {scopes:,} scopes, {size / _MB:.1f} MB, and {files / _MB:.1f} MB of files"
    yield Finding("contents", "ok", text)
    (expired,) = _ask(connection, address, "SELECT count(*) FROM @entries WHERE expires_at <= %s", now)
    many = expired > _MANY_EXPIRED
    hint = "run `latebind memory sweep`" if many else None
    yield Finding("expired", "warning" if many else "ok", f"{expired:,} entries wait to be swept", hint)


# Owners whose totals, which commits keep, are not those of their entries; files whose bytes are not all there.
_WRONG_TOTALS = """
    SELECT count(*) FROM @scopes s FULL JOIN (
        SELECT tenant, scope, count(*) AS entries, sum(size) AS bytes, sum(file_size) AS files FROM @entries GROUP BY 1, 2
    ) k USING (tenant, scope)
    WHERE (k.entries, k.bytes, k.files) IS DISTINCT FROM (s.entries, s.bytes::numeric, s.file_bytes::numeric)
"""
_WRONG_FILES = """
    SELECT count(*) FROM @entries e WHERE e.file IS NOT NULL AND e.file_size <> coalesce(
        (SELECT sum(length(c.data)) FROM @chunks c WHERE c.tenant = e.tenant AND c.file = e.file), 0)
"""


@_made
def _totals(connection: Connection, address: PostgresAddress, now: float) -> Iterator[Finding]:
    (scopes,) = _ask(connection, address, _WRONG_TOTALS)
    (files,) = _ask(connection, address, _WRONG_FILES)
    if scopes or files:
        text = f"the totals of {scopes:,} scopes and the bytes of {files:,} files are wrong"
        yield Finding("totals", "error", text, "something else wrote to its tables: restore a backup")
    else:
        yield Finding("totals", "ok", "quotas and files agree with the entries")


def _transactions(connection: Connection, address: PostgresAddress, now: float) -> Iterator[Finding]:
    (longest,) = _ask(
        connection,
        address,
        "SELECT coalesce(max(extract(epoch FROM clock_timestamp() - xact_start)), 0)::float8 FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid()",
    )
    if longest > _LONG:
        hint = "what was deleted keeps its room meanwhile: look at pg_stat_activity"
        yield Finding("transactions", "warning", f"one is open for {longest:.0f} s", hint)
