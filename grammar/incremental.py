"""The tree of a script that is being edited: what a keystroke touched is parsed anew, the rest is kept and moved.

Editors ask for it (`editor.language_server`). Its answers are those of `parse`: the same trees, the same errors. Where
that is not sure, it parses all.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Any

from latebind.grammar import nodes as n
from latebind.grammar import tables as t
from latebind.grammar.errors import LatebindError, ParseError
from latebind.grammar.lexer import scan
from latebind.grammar.parser import Parser, parse
from latebind.grammar.record import Record
from latebind.grammar.source import Source
from latebind.grammar.tokens import Tokens
from latebind.grammar.tree_limits import DEFAULT, Bounds, check_size, check_tree, most_states, nodes_of, release

# What is parsed anew begins so many statements before the one that was touched, which may go on with it, and ends so
# many behind: where these come out as they were, so does all that follows.
_BEFORE, _BEHIND = 2, 2
_MODULE = (n.Import, n.ExportNames, n.ExportDefault)


class _Window(Record):
    """What is parsed anew: the statements `[first, last)` of the latest tree, which now stand in `[start, end)`.

    What comes after it has moved by `shift`. The statement that ends it begins at `ending`.
    """

    first: int
    last: int
    start: int
    end: int
    ending: int
    shift: int


class IncrementalParser:
    """Parses the states of a script, one after the other. A tree takes over nodes of the tree before it, and moves them:
    only the latest is of any use."""

    def __init__(self) -> None:
        self._latest: n.Script | None = None
        self._size = 0  # of the latest tree
        self._nodes: dict[n.Statement, list[n.Node]] = {}  # what statements consist of, as far as it was needed

    def parse(self, source: Source, limits: Bounds = DEFAULT) -> n.Script:
        """Give the tree of a script, and raise, as `grammar.parser.parse` does."""
        if self._latest is not None and not source.typescript and not _is_too_long(source, limits):
            window = _window(self._latest, source.text)
            if (made := _statements(source, window, limits)) is not None:
                script = self._joined(self._latest, source, window, made, limits)
                if script is not None:
                    return script
        script = parse(source, limits)
        plain = not source.typescript and not any(isinstance(statement, _MODULE) for statement in script.body)
        self._latest, self._size, self._nodes = script if plain else None, check_tree(list(script.body), limits), {}
        return script

    def _joined(
        self, latest: n.Script, source: Source, window: _Window, made: list[n.Statement], limits: Bounds
    ) -> n.Script | None:
        """The statements of a window among those that stay; None where they do not fit together."""
        first, last, shift = window.first, window.last, window.shift
        if last < len(latest.body):
            known = latest.body[last - _BEHIND : last]
            if [(each.start + shift, each.end + shift, type(each)) for each in known] != [
                (each.start, each.end, type(each)) for each in made[-_BEHIND:]
            ]:
                return None
        if any(isinstance(statement, _MODULE) for statement in made):
            return None
        size = self._size - check_tree(list(latest.body[first:last]), limits) + check_tree(made, limits)
        if size > limits.nodes:
            return None
        for statement in latest.body[first:last]:
            self._nodes.pop(statement, None)
        if shift:
            self._move(latest.body[last:], shift)
        body = (*latest.body[:first], *made, *latest.body[last:])
        self._latest, self._size = n.Script(0, len(source.text), source, body), size
        return self._latest

    def _move(self, statements: tuple[n.Statement, ...], shift: int) -> None:
        for statement in statements:
            nodes = self._nodes.get(statement)
            if nodes is None:
                nodes = self._nodes[statement] = nodes_of(statement)
            for node in nodes:
                place: Any = node  # frozen to everybody else
                place.start += shift
                place.end += shift
                if node.__class__ is n.Member:
                    place.name_start += shift


def _is_too_long(source: Source, limits: Bounds) -> bool:
    try:
        check_size(source, limits)
    except LatebindError:
        return True
    return False


def _window(latest: n.Script, text: str) -> _Window:
    """What of a text to parse anew, given the tree of another that is much the same."""
    old = latest.source.text
    same = _same_start(old, text)
    alike = _same_end(old, text, min(len(old), len(text)) - same)
    shift = len(text) - len(old)
    starts = [statement.start for statement in latest.body]
    first = max(bisect_right(starts, same) - 1 - _BEFORE, 0)
    last = bisect_right(starts, len(old) - alike) + _BEHIND
    whole = last >= len(starts)
    return _Window(
        first=first,
        last=len(starts) if whole else last,
        start=starts[first] if first else 0,
        end=len(text) if whole else starts[last] + shift,
        ending=len(text) if whole else starts[last - 1] + shift,
        shift=shift,
    )


def _same_start(one: str, other: str) -> int:
    """How many characters two texts have in common at their starts."""
    least, most = 0, min(len(one), len(other))
    while least < most:
        middle = (least + most + 1) // 2
        if one[least:middle] == other[least:middle]:
            least = middle
        else:
            most = middle - 1
    return least


def _same_end(one: str, other: str, most: int) -> int:
    """How many characters, `most` at most, two texts have in common at their ends."""
    least = 0
    while least < most:
        middle = (least + most + 1) // 2
        if one[len(one) - middle : len(one) - least] == other[len(other) - middle : len(other) - least]:
            least = middle
        else:
            most = middle - 1
    return least


def _statements(source: Source, window: _Window, limits: Bounds) -> list[n.Statement] | None:
    """The statements of a window; None where only the whole text tells. Raises the error that the whole text has."""
    seen = source if window.end == len(source.text) else Source(source.text[: window.end], source.name)
    tokens: Tokens | None = None
    parser: Parser | None = None
    try:
        tokens = scan(seen, window.start)
        parser = Parser(tokens, most_states(limits))
        made: list[n.Statement] = parser.run(t.SCRIPT_START)
        check_tree(made, limits)
    except LatebindError as error:
        release(parser and parser.values)
        if not _is_certain(error, tokens, window, len(source.text)) or _may_have_types(error, source, window, limits):
            return None
        error.locate(source, None)
        raise error from None
    return made


def _is_certain(error: LatebindError, tokens: Tokens | None, window: _Window, length: int) -> bool:
    """Whether what follows a window cannot change its error."""
    if not isinstance(error, ParseError) or tokens is None or error.span is None:
        return False
    if window.end == length:
        return True
    if tokens.error is not None:
        stays = not tokens.error.incomplete  # a string that is open here may be closed behind
    else:
        stays = all(opened.kind in "([{" for opened in tokens.opened)  # what is behind closes only what it opens
    return stays and not error.incomplete and error.span.end <= window.ending


def _may_have_types(error: LatebindError, source: Source, window: _Window, limits: Bounds) -> bool:
    """Whether a window would parse without TypeScript's types: then these are what is wrong with it."""
    if error.code == "NO_TYPES" or (isinstance(error, ParseError) and error.incomplete):
        return False
    from latebind.grammar.typescript import erase  # most sources have no types

    text = source.text[window.start : window.end]
    try:
        left = erase(Source(text, source.name))
        if left.text == text:
            return False
        Parser(scan(left), most_states(limits)).run(t.SCRIPT_START)
    except LatebindError:
        return False
    return True
