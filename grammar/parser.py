"""Tokens to tree: the loop that drives the LALR automaton over the scanner's tokens.

`parse` takes a script, `parse_expression` one expression, `parse_template` text with interpolations. There is no
recursion: what is open stands on a list, however deep a text goes.
"""

from __future__ import annotations

import re
from typing import Any, NoReturn

from latebind.grammar import nodes as n
from latebind.grammar import tables as t
from latebind.grammar.automaton import COLUMNS, RULES, accepts
from latebind.grammar.errors import LatebindError, ParseError, fail
from latebind.grammar.lazy_regex import lazy_regex
from latebind.grammar.lexer import check_characters, incomplete, scan
from latebind.grammar.literals import shortened
from latebind.grammar.source import Source, Span
from latebind.grammar.tokens import Tokens
from latebind.grammar.tree_limits import DEFAULT, Bounds, check_size, check_tree, most_states, release

# What may go on with the line before it, and what it is if it does not.
_AFTER_BREAK = {t.LPAR_NL: t.LPAR, t.ALPAR_NL: t.ALPAR, t.LSQB_NL: t.LSQB, t.TSTART_NL: t.TSTART}
# Words where no name may stand, and names everywhere else.
_CONTEXTUAL = {"of": t.OF, "from": t.FROM, "as": t.AS}


def parse(source: Source, limits: Bounds = DEFAULT) -> n.Script:
    """Give the tree of a script. Raises ParseError, or LimitError where the text is too long, too deep or too large."""
    body: list[n.Statement] = _parse(source, t.SCRIPT_START, limits)
    return n.Script(0, len(source.text), source, tuple(body))


def parse_expression(source: Source, limits: Bounds = DEFAULT) -> n.Expr:
    """Give the tree of a text that is one expression. Raises as `parse` does."""
    expr: n.Expr = _parse(source, t.EXPRESSION_START, limits)
    return expr


def _parse(source: Source, start: int, limits: Bounds) -> Any:
    parser: Parser | None = None
    try:
        check_size(source, limits)
        parser = Parser(scan(_without_types(source)), most_states(limits))
        made = parser.run(start)
        check_tree(made, limits)
    except LatebindError as error:
        release(parser and parser.values)
        found = _types_instead(source, error, start, limits)
        found.locate(source, None)
        raise found from None
    return made


def _types_instead(source: Source, error: LatebindError, start: int, limits: Bounds) -> LatebindError:
    """The error of a text: where it is one without TypeScript's types, these are what is wrong with it."""
    if source.typescript or not isinstance(error, ParseError) or error.incomplete or error.code == "NO_TYPES":
        return error
    from latebind.grammar.typescript import erase

    try:
        left = erase(source).text
        if left == source.text:
            return error
        Parser(scan(Source(left, source.name)), most_states(limits)).run(start)
    except LatebindError:
        return error
    at = next(index for index, char in enumerate(left) if char != source.text[index])
    end = at + len(left[at:]) - len(left[at:].lstrip(" "))
    written = source.text[at:end].rstrip()
    # A function that lacks its braces is no overload, and a `!` that stands apart is no assertion.
    if written.startswith(("function", "async")) or (written == "!" and source.text[at - 1].isspace()):
        return error
    return fail("NO_TYPES", span=Span(at, at + len(written)))


def _without_types(source: Source) -> Source:
    """What there is to parse: of TypeScript, what is left when its types are erased."""
    if not source.typescript:
        return source
    from latebind.grammar.typescript import erase  # most sources have no types

    return erase(source)


# Where the plain text of a template ends, and what stands for itself in it.
_HOLE = lazy_regex(r"(\\\{\{|\\@\()|(\{\{|@\()")
# What template languages have in the same brackets, and no expression begins with.
_BLOCK = lazy_regex(r"\{\{ *(?:[#^>&][^\n{}]*|/ *\w+ *|else\b[^\n{}]*|!--[^\n]*?)\}\}")


def parse_template(source: Source, limits: Bounds = DEFAULT) -> tuple[str | n.Expr, ...]:
    """Give the parts of a text with `{{ expression }}` or `@( expression )`; plain text is `str`, never empty.

    The scanner finds the end of an interpolation: it may hold strings, brackets and line breaks. A backslash makes
    `\\{{` and `\\@(` plain text. Raises as `parse` does.
    """
    parts: list[str | n.Expr] = []
    try:
        check_size(source, limits)
        check_characters(source)
        plain, pos, text = "", 0, source.text
        while (found := _HOLE.search(text, pos)) is not None:
            plain += text[pos : found.start()]
            pos = found.end()
            if found[1]:
                plain += found[1][1:]
                continue
            if plain:
                parts.append(plain)
                plain = ""
            expr, pos = _hole(source, found, limits)
            parts.append(expr)
        if plain := plain + text[pos:]:
            parts.append(plain)
        check_tree(parts, limits)
    except LatebindError as error:
        release(parts)
        error.locate(source, None)
        raise
    return tuple(parts)


def _hole(source: Source, found: re.Match[str], limits: Bounds) -> tuple[n.Expr, int]:
    """Parse the expression of an interpolation. Gives its tree and where the text goes on."""
    if found[0] == "{{" and (block := _BLOCK.match(source.text, found.start())) is not None:
        raise fail("TEMPLATE_BLOCK", span=Span(*block.span()), written=shortened(block[0]))
    tokens = scan(source, found.end(), found[0])
    if tokens.opened and tokens.error is None:
        closer = "}}" if found[0] == "{{" else ")"
        span = Span(found.start(), found.end())
        raise incomplete(fail("UNCLOSED_INTERPOLATION", span=span, hole=found[0], closer=closer))
    parser = Parser(tokens, most_states(limits))
    try:
        return parser.run(t.EXPRESSION_START), tokens.ends[-1]
    except LatebindError:
        release(parser.values)
        raise


class Parser:
    """One parse: the tokens, and the states and values of what is not complete yet."""

    def __init__(self, tokens: Tokens, most: int, guesses: int = 3) -> None:
        self.tokens = tokens
        self.most = most  # states, or what is open is too deep
        self.guesses = guesses  # how often an open `(` may be taken for parameters
        self.start = 0
        self.states: list[int] = []
        self.values: list[Any] = []

    def run(self, start: int, stop: int | None = None) -> Any:
        """Parse from the state `start` to the end and give what the text stands for; or parse up to the token `stop`."""
        columns, rules, tokens, most = COLUMNS, RULES, self.tokens, self.most
        states, values = self.states, self.values
        states.append(start)
        self.start = state = start
        for number, symbol in enumerate(tokens.types[:stop]):
            column = columns[symbol]
            while True:
                action = column[state]
                if action > 0:
                    values.append(number)
                    states.append(action)
                    state = action
                    if len(states) > most:
                        raise fail("LIMIT_NESTING", span=tokens.span(number), limit=(most - 32) // 12)
                    break
                if not action:
                    symbol = self._resolve(number, symbol)
                    column, state = columns[symbol], states[-1]
                    continue
                build, made, length = rules[action]
                if length == 1:
                    values[-1] = build(tokens, values[-1:])
                    states.pop()
                elif length:
                    values[-length:] = [build(tokens, values[-length:])]
                    del states[-length:]
                else:
                    values.append(build(tokens, ()))
                state = columns[made][states[-1]]
                states.append(state)
        return values[0] if stop is None else None

    def _resolve(self, number: int, symbol: int) -> int:
        """Give the symbol to go on with where the table has nothing for a token: another reading of it; or the token
        again, after a line break has ended the statement before it. Raises ParseError where there is neither."""
        tokens = self.tokens
        if symbol in _AFTER_BREAK:
            if accepts(self.states, t.ASI) and accepts(self.states, t.LPAR):
                self._refuse(number)
            return _AFTER_BREAK[symbol]
        if COLUMNS[t.ASI_DO][self.states[-1]]:
            self._end_statement(number, t.ASI_DO)
            return symbol
        if symbol == t.INCDEC_NL and not accepts(self.states, t.ASI):
            if accepts(self.states, t.INCDEC) and not accepts(self.states, t.NAME):
                raise fail("UPDATE_ON_NEW_LINE", span=tokens.span(number), op=tokens.values[number])
            return t.INCDEC
        if symbol == t.NAME and (word := _CONTEXTUAL.get(tokens.values[number])) and COLUMNS[word][self.states[-1]]:
            return word
        if number in tokens.breaks and symbol not in (t.ASSIGN, t.UNKNOWN) and accepts(self.states, t.ASI):
            self._end_statement(number, t.ASI)
            return t.INCDEC if symbol == t.INCDEC_NL else symbol
        if symbol == t.HANDLER:  # no statement may start here
            return t.NAME
        self._refuse(number)

    def _end_statement(self, number: int, end: int) -> None:
        """Take the terminal `end` before a token: automatic semicolon insertion (ECMA-262, 12.10)."""
        states, values = self.states, self.values
        while (action := COLUMNS[end][states[-1]]) < 0:
            build, made, length = RULES[action]
            cut = len(values) - length
            values[cut:] = [build(self.tokens, values[cut:])]
            del states[cut + 1 :]
            states.append(COLUMNS[made][states[-1]])
        values.append(number)
        states.append(action)

    def _refuse(self, number: int) -> NoReturn:
        """Raise the error for a token that fits nowhere."""
        tokens = self.tokens
        if tokens.error is not None and number == len(tokens.types) - 2:
            raise tokens.error
        # Only a text with a mistake needs the words for it.
        from latebind.grammar.diagnosis import explain
        from latebind.grammar.diagnosis.parser_state import ParserState

        # The token itself may have led to reductions; what could have stood in its place is known before them.
        before = Parser(tokens, self.most)
        before.run(self.start, number)
        state = ParserState(tokens, number, before.states, before.values)
        error = explain(state)
        release(before.values)
        paren = state.open_paren
        if paren is not None and self.guesses and not error.incomplete:
            error = self._unfinished_parameters(paren) or error
        raise error

    def _unfinished_parameters(self, paren: int) -> ParseError | None:
        """Give the error that the text has if the `(` at a token opens parameters, as in `(a, b = 1`; None if that is no
        better. Only the end of the text is missing then, and a prompt waits for it."""
        tokens = self.tokens
        kept, tokens.types[paren] = tokens.types[paren], t.ALPAR
        other = Parser(tokens, self.most, self.guesses - 1)
        try:
            other.run(self.start)
        except ParseError as error:
            return error if error.incomplete else None
        finally:
            tokens.types[paren] = kept
            release(other.values)
        return None
