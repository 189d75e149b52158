"""What the tree knows of a script and its tokens do not: which sign is a prefix, what a bracket holds, where statements begin.
The formatter asks for each place."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import Any

from latebind.grammar import nodes as n

_POSITIONS = {"start", "end", "name_start", "source"}


class Structure:
    """What stands at which offset of a script."""

    def __init__(self, script: n.Script) -> None:
        self.text = script.source.text
        self.prefixes: set[int] = set()  # signs before their operand
        self.operands: set[int] = set()  # brackets that begin a value or a pattern, not a call or an index
        self.groups: set[int] = set()  # parentheses around one expression
        self.objects: set[int] = set()  # braces of objects, patterns and imported names
        self.levels: dict[int, int] = {}  # statements, and how much further in than their block they stand
        self.labels: set[int] = set()  # `case` and `default`
        self._clauses: list[tuple[int, int, int]] = []  # where `else`, `catch`, `finally`, `while` stand; their levels
        self._walk(script)
        self._clauses.sort()

    def clause(self, offset: int) -> int | None:
        """The level of the statement that goes on at an offset, with `else` for example; None where none does."""
        index = bisect_right(self._clauses, offset, key=lambda each: each[0]) - 1
        if index < 0:
            return None
        _, end, level = self._clauses[index]
        return level if offset < end else None

    def _walk(self, script: n.Script) -> None:
        self._statements(script.body, 0)
        open_: list[tuple[Any, int]] = [(script.body, 0)]
        while open_:
            node, level = open_.pop()
            if isinstance(node, tuple):
                open_ += [(each, level) for each in node]
            elif isinstance(node, n.Case):
                self.labels.add(node.start)
                self._statements(node.body.body, 1)
                open_ += [(node.test, 0), *((each, 1) for each in node.body.body)]
            elif isinstance(node, n.Block):
                inner = 0 if self.text[node.start] in "{<" else level + 1
                self._statements(node.body, inner)
                open_ += [(each, inner) for each in node.body]
            elif isinstance(node, n.Node):
                self._note(node, level)
                open_ += [(getattr(node, name), level) for name in node.__match_args__ if name not in _POSITIONS]

    def _statements(self, body: tuple[n.Statement, ...], level: int) -> None:
        for statement in body:
            self.levels[statement.start] = level

    def _note(self, node: n.Node, level: int) -> None:
        match node:
            case n.Unary() | n.Update(prefix=True):
                self.prefixes.add(node.start)
            case n.Paren():
                self.operands.add(node.start)
                self.groups.add(node.start)
            case n.Array() | n.ArrayPattern():
                self.operands.add(node.start)
            case n.Property(key=n.Node()):
                self.operands.add(node.start)
            case n.Object() | n.ObjectPattern():
                self.objects.add(node.start)
            case n.Import() | n.ExportNames():
                self.objects.add(self.text.find("{", node.start, node.end))
            case n.If():
                ends = [block.end for _, block in node.branches]
                starts = [test.start for test, _ in node.branches[1:]]
                starts += [node.otherwise.start] if node.otherwise is not None else []
                self._clauses += [(end, start, level) for end, start in zip(ends, starts, strict=False)]
            case n.Try():
                blocks = [block for block in (node.body, node.handler, node.finalizer) if block is not None]
                self._clauses += [(one.end, two.start, level) for one, two in pairwise(blocks)]
            case n.DoWhile():
                self._clauses.append((node.body.end, node.test.start, level))
            case _:
                pass


def same_tree(one: Any, other: Any) -> bool:
    """Whether two trees are the same but for where their nodes stand."""
    open_ = [(one, other)]
    while open_:
        a, b = open_.pop()
        if a.__class__ is not b.__class__:
            return False
        if isinstance(a, tuple):
            if len(a) != len(b):
                return False
            open_ += zip(a, b, strict=True)
        elif isinstance(a, n.Node):
            open_ += [(getattr(a, name), getattr(b, name)) for name in a.__match_args__ if name not in _POSITIONS]
        elif repr(a) != repr(b):  # 0 is not -0, and NaN is NaN
            return False
    return True
