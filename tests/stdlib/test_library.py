"""The library as a table: every entry is documented, and every name of JavaScript is there or explained."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from latebind.interp.later import Later
from latebind.interp.library import TYPES, Builtin, Namespace
from latebind.stdlib.help import all_names, describe
from latebind.stdlib.library import GLOBALS, METHODS, standard
from latebind.stdlib.unsupported import UNSUPPORTED
from latebind.tests.rows import in_groups, split

LIBRARY = standard()
# What Object.getOwnPropertyNames gives in Node 24; record.js writes it.
JAVASCRIPT: dict[str, list[str]] = json.loads((Path(__file__).parent / "names.json").read_text(encoding="utf-8"))
OWN = {"error": {"isRateLimit"}}
# Read by property access, not from the table.
READ = {"string": {"length"}, "array": {"length"}, "error": {"name", "message"}}
GLOBALS_OF_JAVASCRIPT = {
    *("Object", "Array", "Math", "JSON", "Number", "String", "Boolean", "Date"),
    *("Error", "TypeError", "RangeError", "SyntaxError", "ReferenceError", "URIError"),
    *("parseInt", "parseFloat", "encodeURIComponent", "decodeURIComponent", "encodeURI", "decodeURI", "btoa", "atob"),
    *("isNaN", "Map", "Set", "RegExp", "structuredClone", "console", "Promise"),
}
OURS = {
    *("equals", "type", "parseNumber", "now", "uuid", "sum", "unique", "range", "hash", "log", "help", "date"),
    *("matches", "findMatches", "replaceMatches", "round", "decimal", "escape"),
}


def _entries() -> list[tuple[str, Builtin]]:
    found = [(f"{kind}.{name}", entry) for kind, methods in LIBRARY.methods.items() for name, entry in methods.items()]
    for name, entry in LIBRARY.globals.items():
        if isinstance(entry, Builtin):
            found.append((name, entry))
            continue
        if entry.call is not None:
            found.append((name, entry.call))
        if entry.construct is not None:
            found.append((name, entry.construct))
        found += [(f"{name}.{key}", item) for key, item in entry.members.items() if isinstance(item, Builtin)]
    return found


ENTRIES = _entries()


@in_groups(split([(name, (name, entry)) for name, entry in ENTRIES], 1))
def test_every_entry_is_documented(name: str, entry: Builtin) -> None:
    assert re.fullmatch(r"[A-Z`0-9e].*[.]", entry.doc), entry.doc
    assert len(entry.doc) <= 120
    assert entry.signature.startswith(f"{name.rpartition('.')[2]}(")
    assert all(kind in TYPES for param in entry.params for kind in param.types)
    assert all(kind.strip() in TYPES for kind in entry.result.split("|"))
    # Optional ones come last, and only the last one takes the rest.
    optional = [param.optional or param.rest for param in entry.params]
    assert optional == sorted(optional)
    assert not any(param.rest for param in entry.params[:-1])


@pytest.mark.parametrize("owner", JAVASCRIPT)
def test_every_name_of_javascript_is_there_or_explained(owner: str) -> None:
    if owner in LIBRARY.methods or owner == "function":
        there = set(LIBRARY.methods.get(owner, ())) | READ.get(owner, set())
    else:
        there = set(_namespace(owner).members)
    explained = set(UNSUPPORTED[owner])
    names = set(JAVASCRIPT[owner]) - {"captureStackTrace", "prepareStackTrace", "stackTraceLimit"}
    assert names - there - explained == set()
    assert there & explained == set()
    assert there - names == OWN.get(owner, set())


def _namespace(name: str) -> Namespace:
    space = LIBRARY.globals[name]
    assert isinstance(space, Namespace)
    return space


def test_every_global_is_javascripts_or_ours() -> None:
    assert LIBRARY.globals.keys() == GLOBALS_OF_JAVASCRIPT | OURS
    assert UNSUPPORTED["global"].keys() & LIBRARY.globals.keys() == set()


def test_what_host_variables_may_not_hide() -> None:
    protected = {name for name, entry in LIBRARY.globals.items() if isinstance(entry, Namespace) and entry.protected}
    assert protected == {*("Object", "Array", "Math", "JSON", "Number", "String", "Boolean", "Map", "Set", "RegExp")}


def test_only_what_always_gives_the_same_is_pure() -> None:
    unsteady = {name for name, entry in ENTRIES if not entry.pure and not entry.changes}
    logging = {f"console.{name}" for name in ("log", "info", "debug", "warn", "error")}
    assert unsteady == {"Math.random", "uuid", "log", "regexp.exec", "regexp.test"} | logging


def test_what_changes_its_receiver_says_so() -> None:
    changing = {name for name, entry in ENTRIES if entry.changes}
    assert changing == {name for name, _ in ENTRIES if name.startswith("date.set")} | {
        *(f"array.{name}" for name in "push pop shift unshift splice reverse sort fill copyWithin".split()),
        *("map.set", "map.delete", "map.clear", "set.add", "set.delete", "set.clear", "Object.assign"),
    }
    assert not any(entry.pure for name, entry in ENTRIES if entry.changes)


@in_groups(split([(name, (name,)) for name in all_names(LIBRARY)], 1))
def test_there_is_help_on_every_name(name: str) -> None:
    assert describe(LIBRARY, name)


def test_hints_say_what_to_write() -> None:
    for owner, hints in UNSUPPORTED.items():
        for name, hint in hints.items():
            assert re.match(r"[a-z`]", hint), f"{owner}.{name}: {hint}"


def test_rare_modules_are_loaded_when_used() -> None:
    rare = "re2 datetime zoneinfo hashlib base64 unicodedata uuid random calendar decimal".split()
    rare += [f"latebind.{name}" for name in ("interp.ieee754.trig", "interp.ieee754.exp", "stdlib.date_format")]
    assert all(find_spec(name) for name in rare)
    code = f"""if True:
        import sys
        from latebind.interp.library import Library
        before = set(sys.modules)
        from latebind.stdlib.library import standard
        print(all(map(dict, (standard().globals, *standard().methods.values()))))  # all parts are loaded
        print([name for name in {rare} if name in set(sys.modules) - before])
    """
    found = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONPATH": _path()}
    )
    assert found.stdout.split("\n") == ["True", "[]", ""]


@pytest.mark.parametrize("table", [GLOBALS, *METHODS.values()], ids=["globals", *METHODS])
def test_each_part_has_the_names_that_it_is_asked_for_by(table: Mapping[Callable[[], Mapping[str, Any]], str]) -> None:
    assert {part.__name__: set(names.split()) for part, names in table.items()} == {
        part.__name__: set(part()) for part in table
    }


def test_what_a_part_lacks_is_not_there() -> None:
    meanings = standard().globals
    assert "Maths" not in meanings and meanings.get("Maths") is None
    with pytest.raises(KeyError):
        meanings["Maths"]


def test_entries_of_a_host_replace_those_of_a_part_that_is_not_loaded_yet() -> None:
    base = Later.of({lambda: {"a": 1, "b": 2}: "a b"})
    assert dict(base.with_entries({"b": 3, "c": 4})) == {"a": 1, "b": 3, "c": 4}
    assert dict(base.with_entries(Later.of({lambda: {"b": 5}: "b"}))) == {"a": 1, "b": 5}
    assert dict(base) == {"a": 1, "b": 2}


def _path() -> str:
    import latebind

    return str(Path(latebind.__file__).parent.parent)
