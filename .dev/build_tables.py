"""Compiles grammar/latebind.lark into grammar/tables.py, with Lark's LALR(1) construction. Run by `make tables`.

Lark finds the states; three steps make its table small and fast:

1. A rule like `sum: product` only passes a value on. Where Lark would reduce by it, the table goes on at once to the
   action that comes after. Otherwise each name would cost twelve reductions on its way to `expr`.
2. Terminals that are one token to the scanner become one column: in a state where a block brace may stand, `{` is one,
   else it opens an object; `expr` likewise.
3. States whose rows are equal become one, and the table a column of small numbers for each symbol.
"""

from __future__ import annotations

import base64
import sys
import zlib
from array import array
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lark import Lark
from lark.lexer import Lexer
from lark.parsers.lalr_analysis import LALR_Analyzer, Shift

GRAMMAR = Path(__file__).resolve().parent.parent / "grammar" / "latebind.lark"
OUTPUT = GRAMMAR.with_name("tables.py")
END, LARK_END = "END", "$END"
STARTS = ["script", "expression"]
# The terminal that wins, and the token it is for the scanner.
MERGED = {"LBLOCK": "LBRACE", "EXPR_S": "EXPR", "FUNCTION_S": "FUNCTION"}
# What the scanner also makes and no rule accepts, so that the parser takes a closer look.
OUTSIDE = ["ERROR", "UNKNOWN", "LPAR_NL", "ALPAR_NL", "LSQB_NL", "TSTART_NL", "INCDEC_NL"]

Action = tuple[str, int]  # ("shift", state) or ("reduce", rule)


class _NoLexer(Lexer):
    def __init__(self, conf: Any) -> None:
        pass

    def lex(self, lexer_state: Any, parser_state: Any) -> Iterator[Any]:
        return iter(())


class Automaton:
    """Lark's states, with the rules that only pass a value on taken out of the way."""

    def __init__(self, text: str) -> None:
        lark = Lark(text, parser="lalr", lexer=_NoLexer, start=STARTS)
        conf = lark.parser.parser.parser_conf
        analysis = LALR_Analyzer(conf, strict=True)  # a conflict is an error
        analysis.compute_lalr()
        self.states = analysis.parse_table.states
        self.ends = set(analysis.parse_table.end_states.values())
        self.rules = [rule for rule in conf.rules if not _passes_on(rule)]
        self.numbers = {rule: number for number, rule in enumerate(self.rules)}
        made = {rule.origin.name for rule in self.rules}
        # Only what a reduction makes is ever gone to; what is merely passed on is not.
        self.wanted = {symbol for row in self.states.values() for symbol in row if symbol.isupper() or symbol in made}
        self.entry = {
            target: symbol
            for row in self.states.values()
            for symbol, (action, target) in row.items()
            if action is Shift
        }
        self.merged: dict[tuple[int, frozenset[int]], int] = {}
        self.rows: list[dict[str, Action]] = []
        self.starts = [self._state(None, analysis.parse_table.start_states[name]) for name in STARTS]
        self._close()

    def _state(self, before: list[int] | None, target: int) -> int:
        """The number of the state that stands for `target`, entered from the states `before`, and all those that a
        value can be passed on to."""
        chain = [target]
        for state in chain:
            for action, rule in self.states[state].values():
                if action is not Shift and _passes_on(rule):
                    follower = self._goto(before, rule.origin.name)
                    if follower not in chain:
                        chain.append(follower)
        key = (target, frozenset(chain))
        if key not in self.merged:
            self.merged[key] = len(self.rows)
            self.rows.append({})
        return self.merged[key]

    def _goto(self, before: list[int] | None, symbol: str) -> int:
        assert before is not None
        found = {self.states[state][symbol][1] for state in before if symbol in self.states[state]}
        assert len(found) == 1, (symbol, found)
        return found.pop()

    def _close(self) -> None:
        done = 0
        while done < len(self.rows):
            (first, members), _ = list(self.merged.items())[done]
            chain = [first, *sorted(members - {first})]
            symbols = {symbol for state in chain for symbol in self.states[state]}
            for symbol in sorted(symbols & self.wanted):
                action = self._resolve(chain, symbol)
                if action is not None:
                    self.rows[done][symbol] = action
            done += 1

    def _resolve(self, chain: list[int], symbol: str) -> Action | None:
        if not symbol.isupper():
            return "shift", self._state(chain, self._goto(chain, symbol))
        state = chain[0]
        while symbol in self.states[state]:
            action, target = self.states[state][symbol]
            if action is Shift:
                return "shift", self._state([state], target)
            if not _passes_on(target):
                return "reduce", self.numbers[target]
            # The chain holds one state for each symbol a value is passed on as.
            state = next(s for s in chain if self.entry.get(s) == target.origin.name)
        return None


def _passes_on(rule: Any) -> bool:
    return rule.alias is None and len(rule.expansion) == 1


class Tables:
    """The automaton as numbers: what grammar/tables.py holds."""

    def __init__(self, automaton: Automaton) -> None:
        symbols = {symbol for row in automaton.rows for symbol in row}
        terminals = {symbol for symbol in symbols if symbol.isupper()} - set(MERGED) | set(MERGED.values())
        self.terminals = [END, *sorted(terminals - {LARK_END}), *OUTSIDE]
        self.nonterminals = sorted({rule.origin.name for rule in automaton.rules} - set(STARTS)) + STARTS
        columns = {symbol: i for i, symbol in enumerate([*self.terminals, *self.nonterminals])}
        self.rules = [(rule.alias, columns[rule.origin.name], len(rule.expansion)) for rule in automaton.rules]
        rows = [_merge_columns(row) for row in automaton.rows]
        rows, starts = _merge_states(rows, automaton.starts)
        self.states = len(rows)
        self.starts = starts
        self.columns = [array("h", bytes(2 * self.states)) for _ in columns]
        for state, row in enumerate(rows):
            for symbol, (action, target) in row.items():
                assert action == "reduce" or target, "nothing leads to the first state: 0 is no action"
                self.columns[columns[symbol]][state] = target if action == "shift" else target - len(self.rules)
        for start, name in zip(self.starts, STARTS, strict=True):
            done = self.columns[columns[name]][start]
            self.columns[columns[END]][done] = done

    def write(self) -> str:
        """The text of grammar/tables.py."""
        cells = sum(self.columns, array("h"))
        if sys.byteorder == "big":
            cells.byteswap()
        packer = zlib.compressobj(9, wbits=-zlib.MAX_WBITS)  # without a checksum, which takes a third of unpacking
        packed = base64.b64encode(packer.compress(cells.tobytes()) + packer.flush()).decode()
        return TEMPLATE.format(
            terminals=_lines(self.terminals),
            count=len(self.terminals),
            names=_lines([f'"{name}"' for name in self.terminals]),
            nonterminals=_lines([f'"{name}"' for name in self.nonterminals]),
            rules=_lines([f'("{name}", {lhs}, {length})' for name, lhs, length in self.rules]),
            states=self.states,
            starts=", ".join(map(str, self.starts)),
            cells="\n".join(f'    "{packed[i : i + 110]}"' for i in range(0, len(packed), 110)),
        )


def _merge_columns(row: dict[str, Action]) -> dict[str, Action]:
    merged = {END if symbol == LARK_END else symbol: action for symbol, action in row.items()}
    for winner, token in MERGED.items():
        if winner in merged:
            merged[token] = merged.pop(winner)
    return merged


def _merge_states(rows: list[dict[str, Action]], starts: list[int]) -> tuple[list[dict[str, Action]], list[int]]:
    while True:
        kept: dict[frozenset[tuple[str, Action]], int] = {}
        number = [kept.setdefault(frozenset(row.items()), len(kept)) for row in rows]
        merged = [
            {s: (action, number[target] if action == "shift" else target) for s, (action, target) in row}
            for row in kept
        ]
        starts = [number[start] for start in starts]
        if len(merged) == len(rows):
            return merged, starts
        rows = merged


def _lines(words: list[str]) -> str:
    lines = [""]
    for word in words:
        if len(lines[-1]) + len(word) > 110:
            lines.append("")
        lines[-1] += f" {word},"
    return "\n".join(f"   {line}" for line in lines)


TEMPLATE = '''"""The parser's tables, made from latebind.lark by `make tables`. Not to be edited.

`columns()[symbol][state]` is a state to go to, or a negative index into `RULES`; 0 is an error. Symbols are the terminals,
then the nonterminals.
"""

# fmt: off
from __future__ import annotations

import sys
import zlib
from array import array
from binascii import a2b_base64

(
{terminals}
) = range({count})
TERMINALS = (
{names}
)
NONTERMINALS = (
{nonterminals}
)
# The function of tree.py, the symbol it makes, and of how many values.
RULES = (
{rules}
)
STATES = {states}
SCRIPT_START, EXPRESSION_START = {starts}
_CELLS = (
{cells}
)


def columns() -> list[array[int]]:
    """The actions of all states, for each symbol."""
    size = 2 * STATES * (len(TERMINALS) + len(NONTERMINALS))
    cells = array("h", zlib.decompress(a2b_base64(_CELLS), -zlib.MAX_WBITS, size))
    if sys.byteorder == "big":
        cells.byteswap()
    return [cells[start : start + STATES] for start in range(0, len(cells), STATES)]
'''


def build() -> str:
    """What grammar/tables.py must hold."""
    return Tables(Automaton(GRAMMAR.read_text("utf-8"))).write()


if __name__ == "__main__":
    OUTPUT.write_text(build(), "utf-8", newline="\n")
