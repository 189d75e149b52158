"""What the playground's page asks of latebind: run a script, complete a name, clear the memories. `worker.js` calls it.

It runs on Pyodide, in a worker. Questions and answers are JSON texts; places in a script count UTF-16 units there, as
editors do, and code points here. While somebody types, a script runs dry; the button runs it for good.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from typing import Any

import latebind
from latebind.cli.provenance import mentioned
from latebind.cli.shell.candidates import complete
from latebind.grammar import nodes as n
from latebind.grammar.diagnostics import Diagnostic
from latebind.grammar.errors import CheckError, LatebindError
from latebind.grammar.parser import parse
from latebind.grammar.source import Source
from latebind.interp.library import Builtin
from latebind.memory.store.protocol import Owner
from latebind.stdlib.help import whole_signature

USER, CONVERSATION = "ana", "wa:593"
OWNERS = {
    "memory": Owner("app", "", None),
    "$memory": Owner("user", USER, None),
    "ctx.memory": Owner("conversation", CONVERSATION, None),
}
_LONGEST = 2_000  # characters of a value in the graph
_MOST = 200  # completions
_FIX = re.compile(r"did you mean `([^`]+)`")

Json = dict[str, Any]


class Page:
    """One visit: a runtime over a database, and the host functions that the examples call."""

    def __init__(self, memory: str) -> None:
        self.runtime = latebind.Runtime(memory=memory)
        self.sent: list[str] = []

        def send(text: str) -> None:
            """Send a message to the user: here, it is only listed among the effects."""
            self.sent.append(text)

        self.runtime.function(send, effect="after_commit")

    def context(self, variables: Json) -> latebind.Context:
        return self.runtime.context(user=USER, conversation=CONVERSATION, variables=variables)

    def run(self, text: str, variables: Json, commit: bool, steps: bool = False) -> Json:
        """The value of a script, its locals as a graph, its memories before and after, and all that it did; with `steps`,
        the code that runs, too."""
        source = Source(text, "script")
        before = self.memories()
        answer: Json = {"ok": False, "committed": commit, "memory": rows(before, before, []), "diagnostics": []}
        try:
            program = self.runtime.compile(text, name="script", variables=tuple(variables))
        except LatebindError as error:
            return answer | failed(source, error)
        if steps:
            answer["steps"] = program.runner.code_text()
        answer["diagnostics"] = [found(source, warning) for warning in program.warnings]
        with self.context(variables) as context:
            try:
                result = context.run(program, dry_run=not commit)
            except LatebindError as error:
                wrong = failed(source, error)
                wrong["diagnostics"] += answer["diagnostics"]
                answer["memory"] = rows(before, self.memories(), [])
                graph = drawn(source, variables, {}, {}, answer["memory"])
                return answer | wrong | {"graph": graph}
            effects = [effect.to_dict() for effect in result.effects]
            values, errors = result.locals(), result.errors
        after = self.memories() if commit else None
        memory = rows(before, after, effects)
        answer["diagnostics"] += [found(source, error.diagnostic) for error in errors.values()]
        return answer | {
            "ok": True,
            "value": shown(result.value),
            "memory": memory,
            "effects": effects,
            "logs": [entry.to_dict() for entry in result.logs],
            "stats": result.stats.to_dict(),
            "graph": drawn(source, variables, values, errors, memory),
        }

    def memories(self) -> dict[str, dict[str, Any]]:
        """What is stored, by memory and key."""
        admin = self.runtime.admin()
        return {
            space: {key: json.loads(entry.value) for key, entry in admin.entries(owner)}
            for space, owner in OWNERS.items()
        }

    def complete(self, text: str, offset: int, variables: Json) -> Json:
        """What could be typed at a place: names, members and keys, from the text before it."""
        before = from_units(text, offset)

        def keys(space: str, prefix: str) -> list[str]:
            return [key for key in self.memories().get(space, {}) if key.startswith(prefix)]

        found = [*complete(before, self.runtime.library, variables, _defined(text), keys)]
        items = [{"label": item.text, "detail": item.detail, "info": item.doc} for item in found[:_MOST]]
        at = found[0].start if found else len(before)
        return {"from": in_units(before)(at), "items": items}

    def clear(self) -> Json:
        """Forget everything that is stored."""
        admin = self.runtime.admin()
        return {"cleared": sum(admin.clear(owner) for owner in OWNERS.values())}


def shown(value: Any) -> str:
    """A value as the page shows it: JSON of several lines."""
    return json.dumps(value, ensure_ascii=False, indent=2, default=str)


def rows(before: Json, after: Json | None, effects: list[Json]) -> list[Json]:
    """What each memory holds before a run and after it; without `after`, what the effects would make of it."""
    changed: dict[str, dict[str, Any]] = {space: dict(entries) for space, entries in (after or before).items()}
    for effect in effects:
        space = effect.get("scope")
        if space is None or (after is not None and space != "session"):
            continue
        entries = changed.setdefault(space, {})
        if effect["action"] == "set":
            entries[effect["key"]] = effect["new"]
        elif effect["action"] == "delete":
            entries.pop(effect["key"], None)
        else:
            entries.clear()
    found = []
    for space, entries in changed.items():
        was = before.get(space, {})
        for key in sorted({*was, *entries}):
            texts = [_short(held[key]) if key in held else None for held in (was, entries)]
            found.append({"space": space, "key": key, "before": texts[0], "after": texts[1]})
    return found


def _short(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"


# places


def in_units(text: str) -> Callable[[int], int]:
    """What gives the UTF-16 units before a place of a text."""
    wide = [] if text.isascii() else [at for at, char in enumerate(text) if char > "\uffff"]
    return lambda offset: offset + bisect_left(wide, offset)


def from_units(text: str, offset: int) -> str:
    """The first so many units of a text."""
    return text.encode("utf-16-le")[: 2 * offset].decode("utf-16-le", errors="ignore")


def failed(source: Source, error: LatebindError) -> Json:
    """An error, as the page shows it: in words, and at its places in the editor."""
    diagnostics = error.diagnostics if isinstance(error, CheckError) and error.diagnostics else (error.diagnostic,)
    return {"error": error.render(), "diagnostics": [found(source, each) for each in diagnostics]}


def found(source: Source, diagnostic: Diagnostic) -> Json:
    """A finding with its place; with a `fix`, where the hint names what was meant."""
    text, units = source.text, in_units(source.text)
    start, end = (diagnostic.span.start, diagnostic.span.end) if diagnostic.span else (0, 0)
    fix = _FIX.search(diagnostic.hint or "")
    name = fix[1] if fix else None
    if name is not None and "." not in text[start:end]:
        name = name.rpartition(".")[2]
    return {
        "from": units(start),
        "to": units(max(end, start)),
        "severity": diagnostic.severity,
        "code": diagnostic.code,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
        "fix": name,
    }


# the graph


def drawn(source: Source, variables: Json, values: Json, errors: dict[str, LatebindError], memory: list[Json]) -> Json:
    """The definitions of a script as a graph: what each is, and which of the others it reads."""
    found: dict[str, Json] = {}
    arrows: list[list[str]] = []
    units = in_units(source.text)
    defined = [*_definitions(source)]
    kinds = {name: kind for name, kind, _, _ in defined}
    held = {(row["space"], row["key"]): row["after"] for row in memory}
    for name, kind, node, tree in defined:
        span = node.span
        entry: Json = {"id": name, "kind": kind}
        entry |= {"from": units(span.start), "to": units(span.end)}
        if name in values:
            entry["value"] = _short(values[name])
        elif name in errors:
            entry["error"] = errors[name].message
        found[name] = entry
        for read in dict.fromkeys(mentioned(tree)):
            if isinstance(read, tuple):
                target = f"{read[0]} {read[1]}"
                value = held.get(read)
                label = {"label": read[1], "space": read[0]}
                found.setdefault(target, {"id": target, "kind": "memory", "value": value or "nothing"} | label)
            elif read in kinds and read != name:
                target = read
            elif read in variables and read not in kinds:
                target = read
                found.setdefault(target, {"id": target, "kind": "variable", "value": _short(variables[read])})
            else:
                continue
            arrows.append([target, name])
    return {"nodes": [*found.values()], "edges": arrows}


def _definitions(source: Source) -> Iterator[tuple[str, str, n.Node, Any]]:
    """The name, the kind and the trees of each definition at the top of a script."""
    for statement in parse(source).body:
        if isinstance(statement, n.LocalDef):
            yield statement.target.name, "local", statement, statement.value
        elif isinstance(statement, n.FunctionDef):
            yield statement.target.name, "function", statement, statement.value
        elif isinstance(statement, n.VariableDef):
            for item in statement.declarations:
                if isinstance(item.target, n.NamePattern) and item.value is not None:
                    yield item.target.name, statement.kind, statement, item.value


def _defined(text: str) -> list[str]:
    """The names that a script defines at its top; of one that does not parse, what looks like such."""
    return re.findall(r"\b(?:local|const|let|var|function)\s+([\w$]+)", text)


# what the language package of the editor is made of


def tables() -> Json:
    """The words and the library, for `codemirror-latebind`."""
    from latebind.grammar.highlight import STYLES
    from latebind.grammar.tokens import WORDS

    library = latebind.Runtime().library
    members: Json = {}
    for name, entry in library.globals.items():
        inner = getattr(entry, "members", None)
        members[name] = None if inner is None else {key: _described(each) for key, each in inner.items()}
    return {
        "keywords": sorted(word for word, kind in WORDS.items() if STYLES[kind] == "keyword"),
        "constants": sorted(word for word, kind in WORDS.items() if STYLES[kind] == "constant"),
        "foreign": sorted(word for word, kind in WORDS.items() if kind == WORDS["class"]),
        "globals": {name: _described(entry) for name, entry in library.globals.items()},
        "members": {name: inner for name, inner in members.items() if inner is not None},
        "methods": {kind: {k: _described(e) for k, e in table.items()} for kind, table in library.methods.items()},
    }


def _described(entry: Any) -> list[str]:
    """The signature and a line of explanation."""
    if isinstance(entry, Builtin):
        return [whole_signature(entry), entry.doc]
    return ["namespace", entry.doc] if hasattr(entry, "doc") else ["number", ""]


# what the worker calls

_page: Page | None = None


def open_page(memory: str) -> None:
    """Open the memories of this visit."""
    global _page
    if _page is not None:
        _page.runtime.close()
    _page = Page(memory)


def answer(question: str) -> str:
    """Answer a question of the page's: `{ask: "run" | "complete" | "clear", …}`."""
    asked: Json = json.loads(question)
    kind = asked.pop("ask")
    assert _page is not None
    return json.dumps(getattr(_page, kind)(**asked), ensure_ascii=False, default=str)


def warm() -> None:
    """Import all that first runs need, so that it is in the snapshot of Python's memory that the page starts from."""
    open_page("sqlite:////warm.db")
    script = (
        'expr { memory.setItem("a", "1"); session.setItem("b", "2") }\n'
        "local a = \"@(memory.getItem('a'))\"\nlocal b = [1, 2].map(x => x * price)\n$memory.c ?? send(a)"
    )
    for commit in (False, True):
        asked = {"ask": "run", "text": script, "variables": {"price": 1.5}, "commit": commit, "steps": True}
        answer(json.dumps(asked))
    answer(json.dumps({"ask": "run", "text": "local b = memory.getItm(1)", "variables": {}, "commit": False}))
    answer(json.dumps({"ask": "run", "text": "local b = ", "variables": {}, "commit": False}))
    answer(json.dumps({"ask": "complete", "text": "memory.", "offset": 7, "variables": {}}))
    assert _page is not None
    _page.runtime.close()
