"""Random blocks, nested and failing, against a dict that is copied where a block begins."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

import latebind
from latebind.tests.examples import up_to

SPACES = ("memory", "session")
KEYS = ("a", "ab", "b")
Store = dict[str, dict[str, str]]

_space = st.sampled_from(SPACES)
_key = st.sampled_from(KEYS)
_operation = st.one_of(
    st.tuples(st.just("setItem"), _space, _key, st.text("xy", max_size=2)),
    st.tuples(st.just("deleteItem"), _space, _key),
    st.tuples(st.just("getItem"), _space, _key),
    st.tuples(st.just("has"), _space, _key),
    st.tuples(st.just("keys"), _space, st.sampled_from(("", "a", "z"))),
    st.tuples(st.just("size"), _space),
    st.tuples(st.just("clear"), _space),
)
_steps: st.SearchStrategy[Any] = st.recursive(
    st.lists(_operation, max_size=5),
    lambda inner: st.lists(st.one_of(_operation, st.tuples(st.just("expr"), st.booleans(), inner)), max_size=6),
    max_leaves=20,
)


def script(steps: list[Any]) -> str:
    """The script of some steps; it logs what each gives."""
    lines = []
    for name, *rest in steps:
        if name == "expr":
            fails, inner = rest
            end = "throw 1" if fails else "0"
            lines.append(f"try {{ expr {{ {script(inner)}; {end} }} }} catch (e) {{ }}")
        else:
            space, *arguments = rest
            lines.append(f"log(JSON.stringify({space}.{name}({', '.join(map(json.dumps, arguments))})))")
    return "\n".join(lines)


def model(steps: list[Any], store: Store, seen: list[Any]) -> Store:
    """What the steps leave, and what each gives."""
    for name, *rest in steps:
        if name == "expr":
            fails, inner = rest
            after = model(inner, {space: dict(held) for space, held in store.items()}, seen)
            store = store if fails else after
        else:
            seen.append(_step(name, store[rest[0]], *rest[1:]))
    return store


def _step(name: str, held: dict[str, str], key: str = "", value: str = "") -> Any:
    if name == "setItem":
        held[key] = value
        return value
    if name == "clear":
        count = len(held)
        held.clear()
        return f"Cleared {count} item{'' if count == 1 else 's'}"
    results: dict[str, Any] = {
        "getItem": held.get(key, ""),
        "deleteItem": held.get(key, ""),
        "has": key in held,
        "keys": sorted(other for other in held if other.startswith(key)),
        "size": len(held),
    }
    if name == "deleteItem":
        held.pop(key, None)
    return results[name]


def state(ctx: latebind.Context) -> Store:
    return {
        name: {key: memory.get_item(key) for key in memory.keys()}
        for name, memory in zip(SPACES, (ctx.app_memory, ctx.session), strict=True)
    }


@settings(max_examples=up_to(150))
@given(before=_steps, steps=_steps, way=st.sampled_from(["plain", "block", "atomic", "dry"]))
def test_blocks_agree_with_the_model(before: list[Any], steps: list[Any], way: str) -> None:
    with latebind.Runtime(memory=":memory:") as runtime, runtime.context() as ctx:
        ctx.run(script(before))
        store = model(before, {space: {} for space in SPACES}, [])
        assert state(ctx) == store
        seen: list[Any] = []
        after = model(steps, {space: dict(held) for space, held in store.items()}, seen)
        text = f"expr {{ {script(steps)} }}" if way == "block" else script(steps)
        result = ctx.run(text, atomic=way == "atomic", dry_run=way == "dry")
        assert [json.loads(entry.message) for entry in result.logs] == seen
        assert state(ctx) == (store if way == "dry" else after)
