"""Runs cases: each in a memory of its own, by a clock that stands still, with randomness that is the same each time.

For every line with expectations the script is run up to that line, after all earlier turns. Functions with an effect are
not called: they are noted, and give what `//returns` says.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import dropwhile, groupby
from random import Random
from typing import Any, Literal

from latebind.grammar.errors import CheckError, LatebindError, fail
from latebind.grammar.source import Source
from latebind.host.cases.comparing import difference
from latebind.host.cases.parsing import MEMORIES, SUFFIX, Case, Expectation, Turn
from latebind.host.context import Context
from latebind.host.results import Result
from latebind.host.runtime import Options, Runtime
from latebind.interp.library import Builtin
from latebind.memory.codec import decode
from latebind.memory.store.protocol import Owner
from latebind.memory.transaction.effects import CallEffect, WriteEffect

START = 1_735_689_600.0  # 2025-01-01T00:00:00Z, unless `//clock` says otherwise
_TTL = 3_600.0  # seconds, of JSON that is there before


@dataclass(frozen=True, slots=True)
class Defaults:
    """What holds for cases that do not say otherwise."""

    tenant: str | None = None
    user: str | None = None
    conversation: str | None = None
    timezone: str = "UTC"
    variables: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Failure:
    """What did not hold, at a line of the file, with the lines that show it."""

    line: int
    what: str
    shown: list[str]

    def render(self) -> str:
        """As text: what, and a diff."""
        return "\n".join([f"line {self.line}: {self.what}", *(f"  {line}" for line in self.shown)])


@dataclass(slots=True)
class _Outcome:
    value: Any = None
    result: Result | None = None
    error: LatebindError | None = None
    memories: dict[str, Any] = field(default_factory=dict)


def failures(case: Case, app: Runtime, defaults: Defaults) -> list[Failure]:
    """Run a case with the functions of a runtime: all that does not hold. Raises UsageError for a file that is not there."""
    found: list[Failure] = []
    for number, turn in enumerate(case.turns):
        failing: set[int] = set()
        for after, group in groupby(turn.expectations, key=lambda expectation: expectation.after):
            expected = list(group)
            outcome = _Play(case, app, defaults).outcome(number, after, failing, expected)
            found += _compared(expected, outcome)
            if any(expectation.what == "error" for expectation in expected):
                failing.add(after)
            elif outcome.error is not None:
                return found  # what comes after it would fail by it
    return found


class _Play:
    """One passage through the turns of a case, in an empty memory."""

    def __init__(self, case: Case, app: Runtime, defaults: Defaults) -> None:
        self.case = case
        self.app = app
        self.defaults = defaults
        self.now = START
        self.returns: dict[str, Any] = {}

    def outcome(self, last: int, after: int, failing: set[int], expected: list[Expectation]) -> _Outcome:
        """What comes of a turn, run up to a line of it, when all before it have been run."""
        headers, outcome = self.case.turns[0].headers, _Outcome()
        self.now = headers.get("clock", START)
        with self._runtime(headers) as runtime:
            for number, turn in enumerate(self.case.turns[: last + 1]):
                self._pass(turn, number)
                self.returns.clear()
                self.returns |= self._returns(turn, runtime)
                code = list(turn.code)
                if number == last and turn.has_code:
                    code = ["" if line in failing else text for line, text in enumerate(code[:after], 1)]
                elif turn.has_code:
                    code = _without_failing(turn)
                with self._context(runtime, turn) as owner:
                    self._fill(owner, turn, first=number == 0)
                    outcome = self._run(runtime, owner, turn, "\n".join(code))
                    if number == last:
                        wanted = {expectation.what for expectation in expected}
                        outcome.memories = {name: _READ[name](owner) for name in MEMORIES if name in wanted}
        return outcome

    def _runtime(self, headers: dict[str, Any]) -> Runtime:
        options: Options = {
            "memory": ":memory:",
            "files": None,
            "isolation": None,
            "on_run": None,
            "clock": lambda: self.now,
            "entropy": Random(headers.get("seed", 0)).randbytes,
            "stubs": self.returns,
        }
        if self.app.settings.links.secret is None:
            options |= {"secret": "for tests", "files_url": "http://127.0.0.1"}
        return self.app.replace(**options)

    def _returns(self, turn: Turn, runtime: Runtime) -> dict[str, Any]:
        """What functions of the host give in a turn."""
        found: dict[str, Any] = turn.headers.get("returns", {})
        for name in found:
            if not isinstance(runtime.library.globals.get(name), Builtin):
                raise self._wrong(turn, f"`//returns` names `{name}`, which is no function of the host")
        return found

    def _pass(self, turn: Turn, number: int) -> None:
        """Let the time pass that is between two turns."""
        self.now += turn.pause
        if number and "clock" in turn.headers and turn.headers["clock"] > self.now:
            self.now = turn.headers["clock"]

    def _whose(self, turn: Turn) -> dict[str, Any]:
        found = {
            name: turn.headers.get(name, getattr(self.defaults, name))
            for name in ("tenant", "user", "conversation", "timezone")
        }
        if self.app.settings.tenants == "required":
            found["tenant"] = found["tenant"] or "test"
        return found

    def _context(self, runtime: Runtime, turn: Turn, access: dict[str, str] | None = None) -> Context:
        try:
            return runtime.context(**self._whose(turn), variables=self._variables(turn), access=access)
        except (TypeError, ValueError) as error:
            raise self._wrong(turn, str(error)) from None

    def _fill(self, context: Context, turn: Turn, *, first: bool) -> None:
        """Store what is there before: at the first turn, and, for a session, at each."""
        for header in MEMORIES if first else ("session",):
            try:
                _put(context, header, turn.headers.get(header, {}))
            except LatebindError as error:
                raise self._wrong(turn, f"`//{header}`: {error.message}") from None

    def _wrong(self, turn: Turn, problem: str) -> LatebindError:
        return fail("BAD_CASE", place=f"{self.case.path}:{turn.first_line}", problem=problem)

    def _variables(self, turn: Turn) -> dict[str, Any]:
        return {**self.defaults.variables, **turn.headers.get("variables", {})}

    def _run(self, runtime: Runtime, owner: Context, turn: Turn, code: str) -> _Outcome:
        outcome = _Outcome()
        headers, context = turn.headers, owner
        if "access" in headers:
            context = self._context(runtime, turn, access=headers["access"])
        try:
            source = Source(code, self.case.path, turn.first_line) if turn.has_code else self._file(turn)
            if (way := headers.get("as", "run")) != "run":
                outcome.value = getattr(context, way)(_without_comments(source.text) if turn.has_code else source.text)
            else:
                outcome.result = _result(context, source, headers)
                outcome.value = outcome.result.value
                outcome.result.errors  # noqa: B018  # locals are evaluated now, before time passes
        except LatebindError as error:
            if error.code in ("FILE_MISSING", "FILE_UNREADABLE"):
                raise
            outcome.error = error
        return outcome

    def _file(self, turn: Turn) -> Source:
        """The script that a turn runs: that of `//run`, or the one beside the file of cases."""
        name = turn.headers.get("run", os.path.basename(self.case.path).removesuffix(SUFFIX) + ".late")
        path = os.path.normpath(os.path.join(os.path.dirname(self.case.path), name))
        try:
            with open(path, encoding="utf-8-sig") as file:
                return Source(file.read(), path)
        except FileNotFoundError:
            raise fail("FILE_MISSING", path=path) from None
        except (OSError, ValueError) as error:  # no UTF-8, or a name with NUL
            raise fail("FILE_UNREADABLE", path=path, reason=type(error).__name__) from None


def _result(context: Context, source: Source, headers: dict[str, Any]) -> Result:
    """Run a script, or a handler where it is a module of TypeScript or JavaScript."""
    runtime, names = context.runtime, tuple(context.variables)
    if source.name.endswith(_MODULES):
        return context.handle(runtime.handler(source, variables=names), headers.get("input"))
    return context.run(runtime.compile(source, variables=names), locals=headers.get("override"))


_MODULES = (".ts", ".js")


def _without_failing(turn: Turn) -> list[str]:
    """The code of a turn without the lines that are expected to fail."""
    failing = {expectation.after for expectation in turn.expectations if expectation.what == "error"}
    return ["" if line in failing else text for line, text in enumerate(turn.code, 1)]


def _without_comments(text: str) -> str:
    """A template without what stands above it: all of a template is text."""
    lines = text.split("\n")
    return "\n".join(dropwhile(lambda line: not line.strip() or line.startswith("//"), lines))


def _put(context: Context, header: str, entries: dict[str, Any]) -> None:
    """Store what a header says that a memory holds."""
    for key, value in entries.items():
        if header == "memory":
            context.app_memory.set_item(key, value)
        elif header == "session":
            context.session.set_item(key, value)
        else:
            memory = context.user_memory if header == "$memory" else context.memory
            memory.set_json(key, value, _TTL) if isinstance(value, dict | list) else memory.set(key, value)


def _items(memory: Any) -> dict[str, str]:
    return {key: memory.get_item(key) for key in memory.keys()}


def _variables_of(context: Context, kind: Literal["user", "conversation"], owner: str | None) -> dict[str, Any]:
    if owner is None:
        return {}
    admin = context.runtime.admin(tenant=context.tenant)
    return {key: decode(entry, key) for key, entry in admin.entries(Owner(kind, owner, context.tenant), "")}


_READ: dict[str, Callable[[Context], Any]] = {
    "memory": lambda context: _items(context.app_memory),
    "session": lambda context: _items(context.session),
    "$memory": lambda context: _variables_of(context, "user", context.user),
    "ctx.memory": lambda context: _variables_of(context, "conversation", context.conversation),
}


def _compared(expected: list[Expectation], outcome: _Outcome) -> Iterator[Failure]:
    """What does not hold after one run."""
    wanted = next((each for each in expected if each.what == "error"), None)
    if wanted is not None:
        yield from _compare_error(wanted, outcome)
    elif outcome.error is not None:
        yield Failure(expected[0].line, "it failed", outcome.error.render().split("\n"))
    for each in expected:
        if each.what in MEMORIES:
            yield from _compare(each, f"what {each.what} holds", outcome.memories[each.what])
        elif outcome.error is None and each.what == "value":
            yield from _compare(each, "the value", outcome.value)
        elif outcome.error is None and each.what != "error" and outcome.result is not None:
            yield from _compare(each, _WORDS[each.what], _of_result(each.what, outcome.result))


_WORDS = {
    "locals": "the locals",
    "errors": "the errors of locals",
    "logs": "what is logged",
    "writes": "what is written",
    "calls": "what is called",
}


def _of_result(what: str, result: Result) -> Any:
    if what == "locals":
        return result.locals()
    if what == "errors":
        return {name: error.code for name, error in result.errors.items()}
    if what == "logs":
        return [entry.message for entry in result.logs]
    if what == "calls":
        return [[each.function, *each.arguments] for each in result.effects if isinstance(each, CallEffect)]
    written: dict[str, dict[str, Any]] = {}
    for each in result.effects:
        if isinstance(each, WriteEffect):
            found = each.to_dict()
            written.setdefault(each.scope, {})[str(each.key)] = found["new"]
    return written


def _compare(expectation: Expectation, what: str, found: Any) -> Iterator[Failure]:
    if lines := difference(expectation.expected, found):
        yield Failure(expectation.line, what, lines)


def _compare_error(expectation: Expectation, outcome: _Outcome) -> Iterator[Failure]:
    """An error is expected by its code, by a part of its message or hint, or by both."""
    error = outcome.error
    if error is None:
        yield Failure(expectation.line, "it did not fail", difference(expectation.expected, outcome.value))
        return
    found = error.diagnostics if isinstance(error, CheckError) else (error.diagnostic,)
    told = "\n".join(f"{each.code} {each.message}\n{each.hint}" for each in found)
    code, _, part = expectation.expected.partition(" ")
    parts = [code, part] if any(code == each.code for each in found) else [expectation.expected]
    if not all(each.strip() in told for each in parts):
        yield Failure(expectation.line, "the error", [f"- {expectation.expected}", *error.render().split("\n")])
