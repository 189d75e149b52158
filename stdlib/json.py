"""`JSON.parse` and `JSON.stringify`, to the letter as ECMA-262 (25.5) has them; charged before anything is made."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from json.decoder import JSONDecodeError, JSONDecoder
from json.encoder import encode_basestring
from typing import Any

from latebind.grammar.errors import fail
from latebind.grammar.lazy_regex import lazy_regex
from latebind.interp.convert import enter, type_name
from latebind.interp.equality import plain
from latebind.interp.inline import SHORT, quick
from latebind.interp.keys import in_order
from latebind.interp.leaving import date_text
from latebind.interp.library import Builtin, Closure, Namespace, Table, callback
from latebind.interp.limits import DEFAULT, ITEM, NeedsRun, Run
from latebind.interp.plain_copy import MOST
from latebind.interp.text import finite, number_text, whole
from latebind.interp.values import TYPE_NAMES, DateValue
from latebind.stdlib import quick_json
from latebind.stdlib.json_errors import EXTRA, STRING, after_space, refuse_constant, syntax_error

JSON = Table(owner="JSON")

Replacer = Callable[[str, Any], Any]
Entries = Iterable[tuple[int | str, Any]]
Members = Iterator[tuple[str, str, Any]]

# parse


def _read(text: str) -> Any:
    """`JSON.parse` where there is no run. Raises what a script may catch, and NeedsRun."""
    value = quick_json.read(text)
    if value is None:
        odd = "\\u" in text or text.count("[") + text.count("{") > DEFAULT.output_depth
        if odd or len(text) > SHORT or _decoded(text) is not None:
            raise NeedsRun
    return value


@JSON.add(
    "parse(text: string): any",
    "The value that a JSON text stands for. Whole numbers stay exact.",
    inline=(quick("text", _read, short=0, weight=8, certain=True, raises=True, fuel="len(text) * 2"),),
)
def parse(run: Run, text: str) -> Any:
    nodes = charge_json(run, text)
    if nested_deeper(run, text):
        run.stop("LIMIT_DATA_DEPTH", limit=run.limits.output_depth)
    return charged_value(run, text, nodes)


def charged_value(run: Run, text: str, nodes: int) -> Any:
    """`JSON.parse` of a text that is charged, as `nodes` values at most, and is not nested too deep."""
    value = quick_json.read_at_once(text)
    if value is None:
        value = _decoded(text)
    if nodes > min(run.limits.array, run.limits.object):
        run.charge(nodes)
        _check_sizes(run, value)
    if _ESCAPED_SURROGATE.search(text):
        run.charge(2 * nodes)
        run.scan(len(text))
        _check_surrogates(value)
    return value


def _decoded(text: str) -> Any:
    try:
        value, end = _DECODER.raw_decode(text, after_space(text, 0))
    except JSONDecodeError as error:
        raise syntax_error(text, error.pos, error.msg) from None
    end = after_space(text, end)
    if end < len(text):
        raise syntax_error(text, end, EXTRA)
    return value


def charge_json(run: Run, text: str) -> int:
    """Charge the values of a JSON text before they are made, and give how many they are at most."""
    # Every value but the first has a comma or a bracket before it.
    nodes = 1 + text.count(",") + text.count("[") + text.count("{")
    run.values(nodes)
    run.allocate(len(text) + nodes * ITEM)
    return nodes


def nested_deeper(run: Run, text: str) -> bool:
    """Whether a JSON text is nested deeper than data may be. Python's decoder is recursive, so that is known before."""
    openers = text.count("[") + text.count("{")
    if openers <= run.limits.output_depth:
        return False
    run.charge(openers)
    run.scan(4 * len(text))
    depth = 0
    for bracket in _BRACKET.findall(STRING.sub("", text)):
        depth += 1 if bracket in "[{" else -1
        if depth > run.limits.output_depth:
            return True
    return False


def _integer(digits: str) -> float:
    if len(digits) < 16 and digits[0] != "-":
        return int(digits)
    return _in_range(whole(digits))


def _decimal(digits: str) -> float:
    return _in_range(float(digits))


def _in_range(number: float | None) -> float:
    if number is None or not math.isfinite(number):
        raise fail("NOT_FINITE")
    return number


_DECODER = JSONDecoder(parse_int=_integer, parse_float=_decimal, parse_constant=refuse_constant)
_BRACKET = lazy_regex(r"[\[{\]}]")
_ESCAPED_SURROGATE = lazy_regex(r"\\u[dD][89a-fA-F]")
_SURROGATE = lazy_regex("[\ud800-\udfff]")


def _check_sizes(run: Run, value: Any) -> None:
    for container in _containers(value):
        if container.__class__ is list:
            if len(container) > run.limits.array:
                run.array(len(container))
        elif len(container) > run.limits.object:
            run.object(len(container))


def _check_surrogates(value: Any) -> None:
    strings = [value] if isinstance(value, str) else []
    for container in _containers(value):
        strings += [item for item in container if item.__class__ is str]
        if container.__class__ is dict:
            strings += [item for item in container.values() if item.__class__ is str]
    if any(_SURROGATE.search(text) for text in strings):
        raise fail("LIBRARY_SURROGATE", function="JSON.parse")


def _containers(value: Any) -> Iterator[Any]:
    waiting = [value]
    while waiting:
        value = waiting.pop()
        if value.__class__ is list:
            yield value
            waiting += value
        elif value.__class__ is dict:
            yield value
            waiting += value.values()


# stringify


@JSON.add(
    "stringify(value: any, replacer?: null | array | function, indent?: null | number | string): string",
    "A value as JSON text. `replacer`: the keys to keep, or a function of key and value. `indent`: spaces or text.",
    inline=(
        quick("value", quick_json.written, leaves=True, weight=4),
        quick("value replacer indent", quick_json.laid_out, leaves=True, weight=4, takes="any any any"),
    ),
)
def stringify(run: Run, value: Any, replacer: Any = None, indent: Any = None) -> str:
    if replacer is None and indent is None and (text := _at_once(run, value)) is not None:
        return text
    return _Writer(run, replacer, _gap(indent)).write(value)


def _at_once(run: Run, value: Any) -> str | None:
    """The JSON of plain data, where what it takes is surely there: charged as if it were looked at value by value."""
    if run.yields or run.limits.output_depth < DEFAULT.output_depth:
        return None
    text = quick_json.written_at_once(value, min(MOST, run.steps))
    if text is None:
        return None
    size = quick_json.charged_size(value)
    if len(text) > min(run.limits.string, run.bytes) or size + (len(text) >> 6) > run.steps:
        return None
    run.charge(size)
    run.string(len(text))
    return text


def _gap(indent: str | float | None) -> str:
    if isinstance(indent, str):
        return indent[:10]
    if indent is None:
        return ""
    if not finite(indent):
        raise fail("NOT_FINITE")
    if indent <= 0:
        return ""
    if indent < 1:  # ECMAScript has no indent then, V8 has line breaks
        raise fail("NOT_WHOLE", function="JSON.stringify", found=number_text(indent))
    return " " * (10 if indent >= 10 else int(indent))


class _Writer:
    """One `stringify`. Open containers wait on a stack of iterators, so that depth costs no Python frames."""

    def __init__(self, run: Run, replacer: list[Any] | Closure | Builtin | None, gap: str) -> None:
        self.run = run
        self.gap = gap
        self.keys = _wanted_keys(run, replacer) if isinstance(replacer, list) else None
        self.replace: Replacer | None = None
        if isinstance(replacer, Closure | Builtin):
            self.replace = callback(run, replacer, 2)
        self.pieces: list[str] = []
        self.length = 0
        self.room = min(run.limits.string, run.bytes)

    def put(self, piece: str) -> None:
        self.length += len(piece)
        if self.length > self.room:
            self.run.string(self.length)
        self.pieces.append(piece)

    def write(self, value: Any) -> str:
        stack: list[tuple[Members, str]] = []
        self.add("", "", value, stack)
        while stack:
            members, closing = stack[-1]
            for prefix, key, item in members:
                if self.add(prefix, key, item, stack):
                    break
            else:
                stack.pop()
                self.put(f"{self.line(len(stack))}{closing}")
        self.run.string(self.length)
        return "".join(self.pieces)

    def add(self, prefix: str, key: str, value: Any, stack: list[tuple[Members, str]]) -> bool:
        """Write a leaf or an empty container, or open another one. Gives whether one was put on the stack."""
        if value.__class__ is DateValue:  # its `toJSON`, which comes before a replacer
            value = date_text(value)
        if self.replace is not None:
            value = self.replace(key, enter(self.run, value))
        cls = value.__class__
        if cls not in TYPE_NAMES:
            value = enter(self.run, value)
            cls = value.__class__
        if cls is str:
            self.put(prefix + quoted(value))
        elif cls is int or cls is float:
            self.put(prefix + number_text(value))
        elif cls is list or cls is dict:
            return self.open(prefix, value, stack)
        elif value is None or cls is bool:
            self.put(prefix + ("null" if value is None else "true" if value else "false"))
        else:
            raise fail("NOT_JSON", found=type_name(value), hint=_HINTS.get(type_name(value)))
        return False

    def open(self, prefix: str, value: list[Any] | dict[str, Any], stack: list[tuple[Members, str]]) -> bool:
        self.run.charge(1 + len(value))
        entries: Entries = self.items(value) if isinstance(value, list) else self.entries(value)
        opening, closing = "[]" if isinstance(value, list) else "{}"
        if not value or not entries:
            self.put(prefix + opening + closing)
            return False
        if len(stack) >= self.run.limits.output_depth:
            self.run.stop("LIMIT_DATA_DEPTH", limit=self.run.limits.output_depth)
        self.put(prefix + opening)
        stack.append((self.members(entries, self.line(len(stack) + 1)), closing))
        return True

    def line(self, depth: int) -> str:
        return f"\n{self.gap * depth}" if self.gap else ""

    def members(self, entries: Entries, line: str) -> Members:
        """For each item of a container: what is written before it, its key, and the item."""
        colon = ": " if self.gap else ":"
        separator = line
        for key, item in entries:
            if isinstance(key, str):
                yield f"{separator}{quoted(key)}{colon}", key, item
            else:
                yield separator, str(key), item
            separator = f",{line}"

    def items(self, value: list[Any]) -> Entries:
        if self.replace is None:
            return zip(range(len(value)), value, strict=False)
        # It may take items away: in JavaScript, they are undefined then.
        return ((index, value[index] if index < len(value) else None) for index in range(len(value)))

    def entries(self, value: dict[str, Any]) -> Entries:
        if self.keys is not None:
            self.run.charge(len(self.keys))
            return [(key, value[key]) for key in self.keys if key in value]
        for key in value:
            if key.__class__ is not str:
                raise fail("FOREIGN_KEY")
        if self.replace is None:
            return list(in_order(value).items())
        # It may change the object: keys are those at first, their values those of the moment.
        return ((key, value[key]) for key in [*in_order(value)] if key in value)


def quoted(value: str) -> str:
    """A text as JSON."""
    written: str = encode_basestring(value)
    if written.isascii() or not _SURROGATE.search(written):
        return written
    return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", written)


def _wanted_keys(run: Run, replacer: list[Any]) -> list[str]:
    run.charge(2 * len(replacer))
    keys: dict[str, None] = {}
    for item in map(plain, replacer):
        if item.__class__ is not str and item.__class__ is not int and item.__class__ is not float:
            raise fail("BAD_KEY", found=type_name(item))
        if isinstance(item, str):
            run.match(len(item))
        keys[item if isinstance(item, str) else number_text(item)] = None
    return list(keys)


_HINTS = {
    "function": "functions do not leave a script: store what it gives",
    "date": "give its text: `d.toISOString()`",
    "error": "write `{name: err.name, message: err.message}`",
}

JSON_NAMESPACE = Namespace("JSON", "Values as JSON text, and back.", JSON.entries, protected=True)
