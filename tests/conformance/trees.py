"""Programs as trees that can be spelled in both languages.

A form is a piece of syntax with slots. `late` and `js` are its two spellings, in which `<0>` is the first slot; they
are the same text wherever the languages spell it alike. Levels of precedence put in parentheses what needs them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

from latebind.tests.conformance.kinds import ANY, Kind

# From loosest to tightest. A slot takes anything at least as tight as its own level without parentheses.
# `numeral` stands between: `2 ** 3` needs no parentheses, `(2).toFixed()` does. `body` is that of an arrow function,
# `chain` an optional chain, which would go on with what follows it.
_LEVELS = "body arrow cond coal or and eq rel add mul pow unary numeral chain post"
LEVELS = {name: level for level, name in enumerate(_LEVELS.split())}


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """A piece of syntax. `operations` are the names it counts for in the coverage."""

    late: str
    js: str
    slots: tuple[Kind, ...] = ()
    slot_levels: tuple[str, ...] = ()
    result: Kind = ANY
    level: str = "post"
    operations: tuple[str, ...] = ()
    soft: bool = True  # line breaks and comments may stand where it has spaces


@dataclass(frozen=True, slots=True, eq=False)
class Tree:
    """A form with its slots filled. `kind` is what it gives where the form's result is more general."""

    form: Form
    kids: tuple[Tree, ...] = ()
    kind: Kind = ANY

    def walk(self) -> Iterator[Tree]:
        yield self
        for kid in self.kids:
            yield from kid.walk()

    def size(self) -> int:
        return sum(1 for _ in self.walk())

    def operations(self) -> set[str]:
        return {name for tree in self.walk() for name in tree.form.operations}

    def replaced(self, old: Tree, new: Tree) -> Tree:
        """This tree with the one subtree `old` (by identity) replaced."""
        if self is old:
            return new
        kids = tuple(kid.replaced(old, new) for kid in self.kids)
        if all(a is b for a, b in zip(kids, self.kids, strict=True)):
            return self
        return Tree(self.form, kids, self.kind)


def leaf(late: str, kind: Kind, js: str | None = None, level: str = "post", operations: tuple[str, ...] = ()) -> Tree:
    """A tree without slots: a literal or a name."""
    form = Form(late, late if js is None else js, result=kind, level=level, operations=operations, soft=False)
    return Tree(form, (), kind)


SEQUENCE = Form("", "", operations=(), soft=False)  # statements, one after the other; any number of kids


def statement(late: str, kids: list[Tree], js: str | None = None, operations: tuple[str, ...] = ()) -> Tree:
    """A statement from a template."""
    levels = ("arrow",) * len(kids)
    form = Form(
        late, late if js is None else js, tuple(k.kind for k in kids), levels, operations=operations, soft=False
    )
    return Tree(form, tuple(kids))


def sequence(statements: list[Tree]) -> Tree:
    return Tree(SEQUENCE, tuple(statements))


_SLOT = re.compile(r"<(\d)>")
_SPACES = re.compile(r" (?!=>)|(?=(?<!\?)\?\.[A-Za-z$])|(?=(?<![.?])\.(?!\.))")


@dataclass
class Spelling:
    """How a tree is written out. `noise` puts line breaks and comments into latebind's text."""

    language: str
    noise: Random | None = None
    _texts: dict[int, str] = field(default_factory=dict)

    def text(self, tree: Tree, level: str = "arrow") -> str:
        if tree.form is SEQUENCE:
            return self._sequence(tree)
        form = tree.form
        template = form.late if self.language == "late" else form.js
        if self.noise is not None and form.soft and self.language == "late":
            template = _SPACES.sub(self._noise, template)
        levels = form.slot_levels or ("arrow",) * len(tree.kids)
        text = _SLOT.sub(lambda m: self.text(tree.kids[int(m[1])], levels[int(m[1])]), template)
        if level == "body":
            return f"({text})" if text.startswith("{") else text
        return text if LEVELS[form.level] >= LEVELS[level] else f"({text})"

    def _noise(self, match: re.Match[str]) -> str:
        assert self.noise is not None
        if self.noise.random() < 0.8:
            return match[0]
        return match[0] + self.noise.choice(["\n", "  ", "/* ; */ ", "// it's \"\n", "\t", "\r\n"])

    def _sequence(self, tree: Tree) -> str:
        texts = [self.text(kid) for kid in tree.kids]
        if self.language == "js":
            return ";\n".join(f"({t})" if t.startswith("{") else t for t in texts)
        parts = texts[:1]
        for text in texts[1:]:
            free = self.noise is not None and self.noise.random() < 0.7 and _starts_statement(text)
            parts.append(("\n" if free else ";\n") + text)
        return "".join(parts)


def _starts_statement(text: str) -> bool:
    """Whether a line break before it ends a statement: its first token cannot go on with an expression."""
    return (text[0].isalnum() or text[0] in "'\"{_$") and not re.match(r"in\b|instanceof\b", text)


def spell(tree: Tree, language: str, noise: Random | None = None) -> str:
    """The text of a program in `late` or `js`."""
    return Spelling(language, noise).text(tree)
