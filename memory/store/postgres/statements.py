"""What is asked of the server: each is one statement, one round trip, and one transaction.

All names are the store's own; owners, keys and values are bound parameters, in binary. `@` is the schema. Before each
stands what it answers: the types of its columns, and `1` where that is one row without a null.
"""

from __future__ import annotations

_LIVE = "(e.expires_at IS NULL OR e.expires_at > %(now)b)"
_KEY = "e.tenant = %(tenant)b AND e.scope = %(scope)b AND e.head = %(head)b AND e.tail = %(tail)b"
_RANGE = """e.tenant = %(tenant)b AND e.scope = %(scope)b AND e.head >= %(first)b
    AND (%(bound)b::bytea IS NULL OR e.head < %(bound)b)
    AND (%(deeper)b::bytea = '' OR substring(e.rest FOR length(%(deeper)b)) = %(deeper)b)"""

# Of one entry: given its place and the time, of the types that the columns have.
READ = f"text bytea float8:SELECT e.kind, e.value, e.expires_at FROM @entries e WHERE {_KEY} AND {_LIVE}"
READ_MANY = """text bytea float8:
    SELECT e.kind, e.value, e.expires_at
    FROM unnest(%(tenants)b::bytea[], %(scopes)b::bytea[], %(heads)b::bytea[], %(tails)b::bytea[])
        WITH ORDINALITY AS k(tenant, scope, head, tail, place)
    LEFT JOIN LATERAL (
        SELECT f.kind, f.value, f.expires_at FROM @entries f
        WHERE f.tenant = k.tenant AND f.scope = k.scope AND f.head = k.head AND f.tail = k.tail
            AND (f.expires_at IS NULL OR f.expires_at > %(now)b)
    ) e ON true ORDER BY k.place
"""
WRITTEN = f"float8:SELECT e.updated_at FROM @entries e WHERE {_KEY} AND {_LIVE}"

_FOUND = f"FROM @entries e WHERE {_RANGE} AND {_LIVE}"
_IN_ORDER = "ORDER BY e.head, e.rest LIMIT %(limit)b"
KEYS = f"bytea:SELECT e.head || e.rest {_FOUND} {_IN_ORDER}"
KEYS_AFTER = f"bytea:SELECT e.head || e.rest {_FOUND} AND (e.head, e.rest) > (%(head)b, %(rest)b) {_IN_ORDER}"
_ARGUMENTS = "%(tenant)b, %(scope)b, %(first)b, %(bound)b, %(deeper)b, %(values)b, %(now)b"
FINGERPRINT = f"text 1:SELECT @fingerprint({_ARGUMENTS})"
# The fingerprint and the first page, of one moment as they are of one statement.
LISTING = f"text bytea[] 1:SELECT @fingerprint({_ARGUMENTS}), ARRAY(SELECT e.head || e.rest {_FOUND} {_IN_ORDER})"
BEGIN_MOMENT = ":BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
END_MOMENT = ":ROLLBACK"

# In line with those who write the same entries: see queue.py.
BEGIN = ":BEGIN ISOLATION LEVEL READ COMMITTED"
COMMIT = ":COMMIT"
PATIENCE = """text text 1:
    SELECT set_config('lock_timeout', %(wait)b, true), set_config('idle_in_transaction_session_timeout', %(idle)b, true)
"""
LOCK = """int8 1:
    SELECT count(CASE WHEN l.alone THEN pg_advisory_xact_lock(l.lock)::text
        ELSE pg_advisory_xact_lock_shared(l.lock)::text END)
    FROM unnest(%(locks)b::int8[], %(alone)b::bool[]) AS l(lock, alone)
"""

USAGE = """int8 int8 int8:
    SELECT s.entries - coalesce(g.entries, 0), s.bytes - coalesce(g.bytes, 0), s.file_bytes - coalesce(g.files, 0)
    FROM @scopes s LEFT JOIN LATERAL (
        SELECT count(*) AS entries, sum(e.size)::int8 AS bytes, sum(e.file_size)::int8 AS files FROM @entries e
        WHERE s.expiring AND e.tenant = s.tenant AND e.scope = s.scope AND e.expires_at <= %(now)b
    ) g ON true WHERE s.tenant = %(tenant)b AND s.scope = %(scope)b
"""
FILE = f"""bytea int8 bytea:
    SELECT e.value, e.file_size, c.data FROM @entries e
    LEFT JOIN @chunks c ON c.tenant = e.tenant AND c.file = e.file
    WHERE {_KEY} AND {_LIVE} AND e.kind = 'file' ORDER BY c.part
"""
SCOPES = """bytea bytea bytea bytea:
    SELECT s.tenant, s.scope, s.tenant_name, s.scope_name FROM @scopes s
    WHERE (s.tenant, s.scope) > (%(after_tenant)b, %(after_scope)b) AND (%(any)b OR s.tenant = %(tenant)b)
    ORDER BY s.tenant, s.scope LIMIT %(limit)b
"""

_CHECKS = """%(now)b, %(op)b::text[], %(tenant)b::bytea[], %(scope)b::bytea[], %(head)b::bytea[], %(tail)b::bytea[],
    %(kind)b::text[], %(value)b::bytea[], %(number)b::float8[], %(a)b::int8[]"""
AGREES = f"bool 1:SELECT @agrees({_CHECKS})"
APPLY = """text 1:SELECT @apply(
    %(id)b, %(minute)b::int4, %(now)b, %(wait)b::int4, %(sync)b, %(locks)b::int8[], %(alone)b::bool[],
    %(tenants)b::bytea[], %(nonce)b,
    %(op)b::text[], %(tenant)b::bytea[], %(scope)b::bytea[], %(head)b::bytea[], %(tail)b::bytea[],
    %(kind)b::text[], %(value)b::bytea[], %(number)b::float8[],
    %(a)b::int8[], %(b)b::int8[], %(c)b::int8[], %(rest)b::bytea[], %(file)b::bytea[], %(owner)b::int8[],
    %(o_tenant)b::bytea[], %(o_scope)b::bytea[], %(o_tenant_name)b::bytea[], %(o_scope_name)b::bytea[],
    %(q_entries)b::int8[], %(q_bytes)b::int8[], %(q_files)b::int8[])"""
# Its parameters are of the types that the function has.
PUT = """text 1:SELECT @put(
    %(id)b, %(latest)b, %(now)b, %(wait)b, %(sync)b, %(tenant_lock)b, %(scope_lock)b, %(key_lock)b,
    %(tenant)b, %(scope)b, %(head)b, %(kind)b, %(value)b, %(expires)b, %(size)b,
    %(seen_kind)b, %(seen_value)b, %(bounds)b)"""
RESOLVE = "text 1:SELECT @resolve(%(id)b, %(minute)b::int4, %(wait)b::int4, %(sync)b)"
TAKE_TURN = "bool 1:SELECT @take_turn(%(tenant)b, %(nonce)b, %(seconds)b, %(lock)b, %(wait)b::int4)"
END_TURN = "text 1:SELECT @end_turn(%(tenant)b, %(nonce)b)::text"
SWEEP = "int8 1:SELECT @sweep(%(now)b, %(limit)b::int4)"
