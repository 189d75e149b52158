"""Faults to put into a copy of what runs on the server: a world that does not find them looks at nothing."""

from __future__ import annotations

from latebind.memory.store.postgres import schema
from latebind.memory.store.redis import functions

# For each engine: what is wrong, what stands in the functions, and what stands there instead.
FAULTS: dict[str, dict[str, tuple[str, str]]] = {
    "redis": {
        "checks are not compared": ("return {NOT_HELD, 0}\n      end\n      at = at + 6", "end\n      at = at + 6"),
        "what a commit became is forgotten": ("record(keys[1], id, '1', dated, kept)\n    for _, scope", "for _, scope"),
        "a commit that was forbidden is made": (
            "return {known == '1' and DONE or FORBIDDEN, 0}",
            "if known == '1' then return {DONE, 0} end",
        ),
        "asking what became of a commit forbids nothing": ("record(keys[1], argv[1], known, dated, tonumber(argv[3]))", ""),
        "the second write of a scope is left out": (
            "for _, key in ipairs(scope.fields) do\n    local old, new, field",
            "for i, key in ipairs(scope.fields) do\n    if i > 1 then break end\n    local old, new, field",
        ),
        "one entry is not written": ("redis.call('HSET', keys[2], 'k' .. key, new, '#',", "redis.call('HSET', keys[2], '#',"),
        "one entry is not compared": ("if wanted ~= '' and (wanted ~= kind or", "if wanted == '' and (wanted ~= kind or"),
        "one entry is counted, and not written": (
            "redis.call('HSET', scope.hash, '#', pack(t), scope.put[1], scope.put[2])",
            "redis.call('HSET', scope.hash, '#', pack(t))",
        ),
    },
    "postgres": {
        "checks are not compared": ("IF NOT @agrees(", "IF false AND NOT @agrees("),
        "what a commit became is forgotten": ("    PERFORM @record(id, minute);\n    RETURN 'done';\nEND $$;\n\n-- Whether", "    RETURN 'done';\nEND $$;\n\n-- Whether"),
        "a commit that was forbidden is made": (
            "    END IF;\n    INSERT INTO @commits VALUES (id, true);\nEND $$",
            "    END IF;\n    INSERT INTO @commits VALUES (id, true) ON CONFLICT DO NOTHING;\nEND $$",
        ),
        "asking what became of a commit forbids nothing": (
            "INSERT INTO @commits VALUES (resolve.id, false) ON CONFLICT DO NOTHING;\n    IF FOUND",
            "IF NOT EXISTS (SELECT FROM @commits c WHERE c.id = resolve.id)",
        ),
        "locks are not taken": ("PERFORM pg_advisory_xact_lock(locks[i]);", "NULL;"),
        "one entry is not written": (
            "UPDATE @entries e SET kind = k, expires_at = expires, updated_at = at, value = v",
            "UPDATE @entries e SET kind = k, expires_at = expires, updated_at = at",
        ),
        "one entry is not compared": (
            "AND (seen_kind IS NULL OR (e.kind = seen_kind AND e.value = seen_value))",
            "AND (seen_kind IS NULL OR e.kind = seen_kind)",
        ),
        "one new entry is not written": (
            "INSERT INTO @entries VALUES (t, s, h, '', k, expires, at, mark, bytes, 0, NULL, '', v);", "NULL;"
        ),
    },
}  # fmt: skip


def put_in(fault: str) -> None:
    """Let this process's stores bring functions with a fault to their servers; `fault` is an engine's name and its."""
    engine, _, name = fault.partition(": ")
    right, wrong = FAULTS[engine][name]
    module = {"redis": functions, "postgres": schema}[engine]
    source = module.source()
    assert source.count(right) == 1, f"{name}: {source.count(right)} places"
    faulty = source.replace(right, wrong)
    module.source = lambda: faulty  # type: ignore[attr-defined]
