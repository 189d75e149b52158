"""Makes forms from the rows of `tables`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate

from latebind.tests.conformance import tables
from latebind.tests.conformance.kinds import Kind, parse_kind, words
from latebind.tests.conformance.trees import Form

_WHOLE = words("JSON.parse encodeURIComponent encodeURI decodeURIComponent decodeURI btoa atob")

_SLOT = re.compile(r"«(?P<kind>[^«»@]+)(?:@(?P<level>\w+))?»")
_SIGNATURE = re.compile(r"(?P<name>[\w.]+)\((?P<params>.*)\): (?P<result>.+)")


def from_template(operation: str, result: str, level: str, late: str, js: str | None = None, **more: bool) -> Form:
    """A form from one row of a table."""
    slots = list(_SLOT.finditer(late))
    counter = iter(range(len(slots)))
    text = _SLOT.sub(lambda _: f"<{next(counter)}>", late)
    return Form(
        late=text,
        js=javascript(text) if js is None else js,
        slots=tuple(slot_kind(m["kind"]) for m in slots),
        slot_levels=tuple(m["level"] or "arrow" for m in slots),
        result=parse_kind(result),
        level=level,
        operations=(operation,),
        soft="`" not in late and '"' not in late,
        **more,
    )


def slot_kind(text: str) -> Kind:
    """The kind of a slot; `comparator:number` is a comparator of numbers, `comparator` one of the form's `T`."""
    name, _, of = text.partition(":")
    return Kind("comparator", (Kind(of or "T"),)) if name == "comparator" else parse_kind(text)


def javascript(text: str) -> str:
    """A template that is spelled alike, with the functions that JavaScript has under another name replaced."""
    for name in _WHOLE:
        text = re.sub(rf"\b{re.escape(name)}\(", f"whole.{name.replace('.', '')}(", text)
    return re.sub(r"\bawait ", "", text)


def from_signature(line: str, scope: str = "", receiver: str = "", **more: bool) -> Iterator[Form]:
    """The forms of a function: one for each number of arguments that may be left out."""
    match = _SIGNATURE.fullmatch(line)
    assert match, line
    name, result = match["name"], match["result"]
    if receiver:
        receiver, _, name = name.rpartition(".") if "." in name else (receiver, "", name)
    params = _split(match["params"])
    if receiver == "[T]" and "S" in params:
        receiver = "[S]"
    operation = f"{scope}.{name}" if scope else name
    least = sum(1 for p in params if not p.endswith("=") and not p.startswith("..."))
    most = len(params) + 2 if params and params[-1].startswith("...") else len(params)
    for count in range(least, most + 1):
        kinds = [params[min(i, len(params) - 1)].strip("=").removeprefix("...") for i in range(count)]
        slots = [f"«{kind}»" for kind in kinds]
        late = f"{f'«{receiver}@post».' if receiver else ''}{name}({', '.join(slots)})"
        first = 1 if receiver else 0
        numbers = [f"<{i}>" for i in range(len(slots) + first)]
        js = tables.JS.get(operation)
        if js is not None:
            js = js.replace("<all>", ", ".join(numbers))
        elif result.endswith("|null"):
            plain = f"{'<0>.' if receiver else ''}{name}({', '.join(numbers[first:])})"
            js = f"({plain} ?? null)"
        yield from_template(operation, result, "post", late, js, **more)


def _split(params: str) -> list[str]:
    """Split at the commas outside brackets."""
    depths = accumulate((c in "([{") - (c in ")]}") for c in params)
    marked = "".join("\0" if c == "," and depth == 0 else c for c, depth in zip(params, depths, strict=True))
    return [part.strip() for part in marked.split("\0") if part.strip()]


def _lines(table: str) -> list[str]:
    return table.strip().splitlines()


def all_forms() -> list[Form]:
    """Every form of the tables."""
    forms = [from_template(*row) for row in tables.OPERATORS + tables.SPECIAL_CALLS]
    forms += [from_template(name, "number", "post", name) for name in tables.CONSTANTS]
    for scope, receiver, table in (
        ("string", "string", tables.STRING),
        ("array", "[T]", tables.ARRAY),
        ("number", "number", tables.NUMBER),
    ):
        forms += [form for line in _lines(table) for form in from_signature(line, scope, receiver)]
    forms += [form for line in _lines(tables.FUNCTIONS) for form in from_signature(line)]
    return forms
