"""The tables of the PostgreSQL store: how a schema is looked at, made and brought up to date.

`format` counts the steps that a schema has been through. Several processes may do this at once: whoever gets the lock
does it, the others then find it done.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from latebind.grammar.errors import LatebindError
from latebind.memory.store.postgres.errors import unavailable
from latebind.memory.store.postgres.names import lock_number
from latebind.memory.store.postgres.wire import qualified

FORMAT = 1
_TABLES = ("entries", "scopes", "chunks")

# Whether there is a store, the server's version, its clock, and at which isolation its statements run. Written as those
# of statements.py.
FOUND = """bool int4 float8 text 1:
    SELECT to_regclass(%(table)b) IS NOT NULL, current_setting('server_version_num')::int4,
        extract(epoch FROM clock_timestamp())::float8, current_setting('transaction_isolation')
"""
VERSION = "int4 int4 1:SELECT version, partitions FROM @format"

_SCHEMA = re.compile(r"[a-z_][a-z0-9_]{0,62}")


def is_schema(name: str) -> bool:
    """Whether a name may stand in a URL: nothing that would have to be quoted with care."""
    return _SCHEMA.fullmatch(name) is not None


@cache
def source() -> str:
    """Tables and functions."""
    return files("latebind.memory.store.postgres").joinpath("schema.sql").read_text("utf-8")


def script(schema: str, partitions: int) -> str:
    """What makes a new store, as one transaction under a lock."""
    partition = "PARTITION BY HASH (tenant)" if partitions else "WITH (fillfactor = 85)"
    parts = "\n".join(
        f"CREATE TABLE @{table}_{number} PARTITION OF @{table} FOR VALUES WITH (MODULUS {partitions},"
        f" REMAINDER {number}) WITH (fillfactor = 85);"
        for table in _TABLES
        for number in range(partitions)
    )
    made = source().replace("{partition}", partition).replace("{parts}", parts)
    return qualified(
        f"""
        {made}
        CREATE TABLE @format (version int4 NOT NULL, partitions int4 NOT NULL);
        INSERT INTO @format VALUES ({FORMAT}, {partitions});
        """,
        schema,
    )


def creation(schema: str, partitions: int) -> str:
    """`script`, where nobody else has run it meanwhile."""
    lock = lock_number(b"schema", schema.encode())
    body = script(schema, partitions).replace("$$", "$body$")
    # Asked of the catalogue's tables: what the server remembers of names is not renewed by waiting for this lock.
    return f"""
        BEGIN;
        SELECT pg_advisory_xact_lock({lock});
        DO $make$ BEGIN
            IF NOT EXISTS (SELECT FROM pg_namespace WHERE nspname = '{schema}') THEN
                CREATE SCHEMA "{schema}";
            END IF;
            IF NOT EXISTS (
                SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname = '{schema}' AND c.relname = 'format'
            ) THEN
                EXECUTE $script${body}$script$;
            END IF;
        END $make$;
        COMMIT;
    """


def check_version(version: int, partitions: int, asked: int | None) -> None:
    """UNAVAILABLE for a store from the future, or one that was made in another way than its URL says."""
    if version > FORMAT:
        raise newer(version)
    if asked is not None and asked != partitions:
        raise unavailable(
            "it was made with another number of partitions",
            f"write ?partitions={partitions}, or leave it out; to change it, export and import into a new schema",
        )


def newer(version: int) -> LatebindError:
    """The error for a store from the future."""
    return unavailable(
        "it was made by a newer latebind",
        f"update latebind: the store has format {version}, this one knows formats up to {FORMAT}",
    )
