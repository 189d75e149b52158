"""Scripts with their expectations in place: `.late` files here, `late` blocks in the manual. See language/README.md.

A case is a script, headers that say what the host passes, and expectations in comments. For every line with an
expectation the script up to that line is run, without the earlier lines that are expected to fail, in a tenant of
its own. So each expectation sees exactly the text above it.
"""

from __future__ import annotations

import itertools
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import latebind
from latebind.grammar.messages import MESSAGES

NOW = 1_750_000_000.0  # 2025-06-15T15:06:40Z: the clock of all cases stands still

_SEPARATOR = "---"
_HEADER = re.compile(r"^//(?P<key>[\w$.]+) +(?P<text>\S.*)$")
_EXPECTATION = re.compile(r"(?:^|\s+)//(?P<what>[\w$.]*)(?P<mark>=>|!!|\?\?)(?=\s|$)")
_CODE = "|".join(sorted(MESSAGES, key=len, reverse=True))
_ERROR = re.compile(rf"^(?P<code>(?:{_CODE})(?!\S))?\s*(?:(?P<line>\d+)?:(?P<column>\d+))?\s*(?P<part>.*)$")


class CaseError(Exception):
    """A file of cases is not written as it should be."""


@dataclass(frozen=True)
class Expectation:
    """`value`, `error`, `warning` or the name of something in `_AFTER`; `line` is the line of code it speaks of."""

    what: str
    text: str
    line: int


@dataclass(frozen=True)
class Case:
    """A script without its expectations. `first_line` is where it starts in its file."""

    name: str
    text: str
    first_line: int
    headers: dict[str, Any] = field(default_factory=dict)
    expectations: tuple[Expectation, ...] = ()

    def check(self) -> None:
        """Run the case once for every line with expectations; an AssertionError tells all that did not hold."""
        wrong: list[str] = []
        failing: set[int] = set()
        for line, group in itertools.groupby(self.expectations, key=lambda e: e.line):
            expected = list(group)
            lines = self.text.split("\n")[:line]
            text = "\n".join("" if number in failing else code for number, code in enumerate(lines, 1))
            outcome = run(text, self.headers, [e.what for e in expected if e.what in _STORED])
            wrong += (f"{self.name}, line {self.first_line + line - 1}: {w}" for w in _compare(expected, outcome))
            if any(e.what == "error" for e in expected):
                failing.add(line)
        assert not wrong, "\n".join(wrong)


@dataclass
class Outcome:
    """What came of one run."""

    value: Any = None
    error: latebind.LatebindError | None = None
    result: Any = None
    source: Any = None
    warnings: tuple[Any, ...] = ()
    after: dict[str, Any] = field(default_factory=dict)


# reading files


@cache
def cases_of(path: Path, root: Path) -> tuple[Case, ...]:
    """The cases of a `.late` file, named `folder/file:line`; read once, for all tests that ask the language's own."""
    found: list[Case] = []
    name = path.relative_to(root).with_suffix("").as_posix()
    first = 1
    for text in re.split(rf"(?m)^{_SEPARATOR}\n", path.read_bytes().decode("utf-8")):
        if not text.strip():
            raise CaseError(f"{name}:{first}: an empty case")
        found.append(parse_case(text, f"{name}:{first}", first))
        first += text.count("\n") + 1
    return tuple(found)


def parse_case(text: str, name: str, first_line: int = 1) -> Case:
    """Split a case's text into script, headers and expectations."""
    code: list[str] = []
    expectations: list[Expectation] = []
    headers: dict[str, Any] = {}
    for line in text.rstrip("\n").split("\n"):
        headers |= _header(line, name)
        marks = list(_EXPECTATION.finditer(line))
        code.append(line[: marks[0].start()] if marks else line)
        about = _last_code_line(code)
        for mark, following in itertools.zip_longest(marks, marks[1:]):
            said = line[mark.end() : following.start() if following else None].strip()
            expectations.append(Expectation(_kind(name, mark["what"], mark["mark"]), said, about))
    if not expectations:
        raise CaseError(f"{name}: a case without an expectation")
    if any(map(_is_code, code[expectations[-1].line :])):
        raise CaseError(f"{name}: code after the last expectation is never checked")
    return Case(name, "\n".join(code), first_line, headers, tuple(expectations))


def _is_code(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("//")


def _last_code_line(code: list[str]) -> int:
    # An expectation on a line of its own speaks of the code above it, or of an empty script.
    found = [number for number, line in enumerate(code, 1) if _is_code(line)]
    return found[-1] if found else len(code)


def _kind(name: str, what: str, mark: str) -> str:
    if what == "":
        return {"=>": "value", "!!": "error", "??": "warning"}[mark]
    if mark != "=>" or what not in _AFTER:
        raise CaseError(f"{name}: unknown expectation //{what}{mark}")
    return what


def headers_of(text: str, name: str = "script") -> dict[str, Any]:
    """The headers of a script."""
    found: dict[str, Any] = {}
    for line in text.split("\n"):
        found |= _header(line, name)
    return found


def _header(line: str, name: str) -> dict[str, Any]:
    found = _HEADER.match(line)
    if found is None or _EXPECTATION.match(line):
        return {}
    key = found["key"]
    if key not in _HEADERS:
        raise CaseError(f"{name}: unknown header //{key} (a plain comment has a space after //)")
    return {key: _HEADERS[key](found["text"])}


_HEADERS: dict[str, Callable[[str], Any]] = {
    "variables": json.loads,
    "shapes": json.loads,
    "returns": json.loads,
    "locals": json.loads,
    "limits": json.loads,
    "access": json.loads,
    "timezone": str,
    "user": str,
    "conversation": str,
    "memory": json.loads,
    "$memory": json.loads,
    "ctx.memory": json.loads,
    "as": str,  # eval, render or resolve instead of run
    "input": json.loads,  # the script is a handler, and this is what it gets
}


# running


@cache
def _runtime(limits: str) -> latebind.Runtime:
    """One runtime for all cases with the same limits; a tenant of its own keeps a run apart."""
    made = latebind.Runtime(
        memory=":memory:",
        tenants="required",
        clock=lambda: NOW,
        secret="a secret of the tests",
        files_url="https://files.example/",
        limits=latebind.Limits(**json.loads(limits)),
    )

    @made.function(effect="after_commit")
    def send(text: str) -> None:
        """What scripts of the tests call to see an effect."""

    @made.function(pure=True)
    def double(x: float) -> float:
        return x * 2

    ticks: Counter[str | None] = Counter()

    @made.function
    def tick(context: latebind.Context) -> int:
        """How often the script has called this."""
        ticks[context.tenant] += 1
        return ticks[context.tenant]

    @made.function
    def broken() -> None:
        raise RuntimeError("a detail of the host that no script may see")

    @made.function
    def miscounted() -> int:
        """What breaks the promise of its annotation."""
        return "three"  # type: ignore[return-value]

    return made


_tenants = itertools.count(1)


def run(text: str, headers: dict[str, Any], asked: Iterable[str] = (), name: str = "script.late") -> Outcome:
    """Run a script as its headers ask, in a fresh tenant; `asked` are the stores to look at afterwards."""
    outcome = Outcome()
    runtime = _runtime(json.dumps(headers.get("limits", {}), sort_keys=True))
    with runtime.context(
        tenant=f"case-{next(_tenants)}",
        user=headers.get("user"),
        conversation=headers.get("conversation"),
        variables=headers.get("variables", {}),
        timezone=headers.get("timezone", "UTC"),
    ) as writer:
        _fill(writer, headers)
        context = writer
        if "access" in headers:
            context = runtime.context(
                tenant=writer.tenant,
                user=writer.user,
                conversation=writer.conversation,
                variables=headers.get("variables", {}),
                access=headers["access"],
                timezone=headers.get("timezone", "UTC"),
            )
        try:
            outcome.value = _perform(context, text, headers, name, outcome)
        except latebind.LatebindError as error:
            outcome.error = error
        outcome.after = {what: _STORED[what](writer) for what in asked}
    return outcome


def _perform(context: Any, text: str, headers: dict[str, Any], name: str, outcome: Outcome) -> Any:
    if how := headers.get("as"):
        # All of a template is text: it must not begin with the headers.
        return getattr(context, how)("\n".join(line for line in text.split("\n") if not _HEADER.match(line)))
    if "input" in headers:
        handler = context.runtime.handler(text, name=name, variables=context.variables)
        outcome.warnings, outcome.source = handler.warnings, handler.source
        outcome.result = context.handle(handler, headers["input"])
        return outcome.result.value
    names = dict.fromkeys(context.variables, Any) | headers.get("shapes", {})
    program = context.runtime.compile(
        text, name=name, variables=names if "shapes" in headers else tuple(names), returns=headers.get("returns")
    )
    outcome.warnings = program.warnings
    outcome.source = program.source
    outcome.result = context.run(program, locals=headers.get("locals", {}))
    return outcome.result.value


def _fill(context: Any, headers: dict[str, Any]) -> None:
    for key, value in headers.get("memory", {}).items():
        context.app_memory.set_item(key, value)
    for header, memory in (("$memory", "user_memory"), ("ctx.memory", "memory")):
        for key, value in headers.get(header, {}).items():
            if isinstance(value, dict | list):
                getattr(context, memory).set_json(key, value, 3600)
            else:
                getattr(context, memory).set(key, value)


def _items(context: Any) -> Any:
    return {key: context.app_memory.get_item(key) for key in context.app_memory.keys()}


# What can be asked about after a run, beside its value: of the store, and of the result.
_STORED: dict[str, Callable[[Any], Any]] = {
    "memory": _items,
}
_OF_RESULT: dict[str, Callable[[Any], Any]] = {
    "locals": lambda result: result.locals(),
    "errors": lambda result: {name: error.code for name, error in result.errors.items()},
    "logs": lambda result: [entry.message for entry in result.logs],
}
_AFTER = {*_STORED, *_OF_RESULT}


# comparing


def _compare(expected: list[Expectation], outcome: Outcome) -> Iterator[str]:
    errors = [e for e in expected if e.what == "error"]
    if outcome.error is not None or errors:
        yield from _compare_errors(errors, outcome)
    for expectation in expected:
        if expectation.what == "error":
            continue
        if expectation.what == "warning":
            yield from _compare_warnings(expectation, outcome)
        elif expectation.what in _STORED:
            yield from _compare_value(expectation, outcome.after[expectation.what])
        elif outcome.error is not None:
            return
        elif expectation.what == "value":
            yield from _compare_value(expectation, outcome.value)
        else:
            yield from _compare_value(expectation, _OF_RESULT[expectation.what](outcome.result))


def _compare_value(expectation: Expectation, found: Any) -> Iterator[str]:
    try:
        expected = json.dumps(json.loads(expectation.text), ensure_ascii=False)
    except ValueError:
        yield f"not JSON: {expectation.text}"
        return
    # As text: `true` is not `1`, `1.0` is not `1`, and the order of keys counts.
    shown = json.dumps(found, ensure_ascii=False, default=repr)
    if shown != expected:
        yield f"{expectation.what} expected {expected}, found {shown}"


def _compare_errors(expected: list[Expectation], outcome: Outcome) -> Iterator[str]:
    error = outcome.error
    if error is None:
        yield f"expected an error ({expected[0].text}), found the value {outcome.value!r}"
        return
    if not expected:
        yield f"unexpected error\n{error.render()}"
        return
    found = [d for d in getattr(error, "diagnostics", ()) if d.severity == "error"] or [error.diagnostic]
    if len(found) != len(expected):
        yield f"{len(expected)} errors expected, found {len(found)}\n{error.render()}"
        return
    for expectation, diagnostic in zip(expected, found, strict=True):
        for complaint in _mismatch(expectation, diagnostic, error.source):
            yield f"{complaint}\n{error.render()}"


def _compare_warnings(expectation: Expectation, outcome: Outcome) -> Iterator[str]:
    if all(any(_mismatch(expectation, warning, outcome.source)) for warning in outcome.warnings):
        shown = [warning.render(outcome.source) for warning in outcome.warnings]
        yield f"expected the warning {expectation.text}, found {shown}"


def _mismatch(expectation: Expectation, diagnostic: Any, source: Any) -> Iterator[str]:
    match = _ERROR.match(expectation.text)
    assert match is not None
    if match["code"] and match["code"] != diagnostic.code:
        yield f"expected {match['code']}, found {diagnostic.code}"
    if match["part"] and match["part"] not in f"{diagnostic.message}\n{diagnostic.hint}":
        yield f"{match['part']!r} is neither in the message nor in the hint"
    if match["column"] or not match["line"]:
        at = source.place(diagnostic.span.start) if source and diagnostic.span else None
        line = int(match["line"] or expectation.line)
        if at is None or at.line != line or (match["column"] and at.column != int(match["column"])):
            found = f"{at.line}:{at.column}" if at else "nowhere"
            yield f"expected at {line}:{match['column'] or '*'}, found at {found}"
