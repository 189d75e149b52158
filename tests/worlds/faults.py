"""Faults to put into a copy of functions.lua: a world that does not find them looks at nothing."""

from __future__ import annotations

FAULTS: dict[str, tuple[str, str]] = {
    "checks are not compared": ("return {NOT_HELD, 0}\n      end\n      at = at + 6", "end\n      at = at + 6"),
    "what a commit became is forgotten": ("redis.call('HSET', keys[1], id, '1') == 1", "false"),
    "a commit that was forbidden is made": ("{known == '1' and DONE or FORBIDDEN, 0}", "known == '1' and {DONE, 0}"),
    "asking what became of a commit forbids nothing": ("redis.call('HSET', keys[1], argv[1], known) == 1", "false"),
    "the second write of a scope is left out": (
        "for _, key in ipairs(scope.fields) do\n    local old, new, field",
        "for i, key in ipairs(scope.fields) do\n    if i > 1 then break end\n    local old, new, field",
    ),
}

_FORBIDDEN_RETURN = "return known == '1' and {DONE, 0}"


def with_fault(source: str, name: str) -> str:
    """The functions with a fault in them."""
    right, wrong = FAULTS[name]
    assert source.count(right) == 1, f"{name}: {source.count(right)} places"
    changed = source.replace(right, wrong)
    # A `return` must end its block in Lua.
    return changed.replace(_FORBIDDEN_RETURN, "if known == '1' then return {DONE, 0} end")
