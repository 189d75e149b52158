"""Programs that assign and change: loops, closures over their variables, aliases, exceptions half-way, blocks undone.

Their text is made as text: it is nearly the same in both languages. `spelled` gives it in either. Every value stays
small and every read has a fallback: what is generated should give a value, and mostly does.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from latebind.tests.conformance.constructs import CONSTRUCTS, Row

# A block, and a value that is null: somebody else writes meanwhile what the block or statement has read. So it runs
# again, and what it had changed must be as it was.
_BLOCK, _RACE = "«expr»", "«race»"
_SPELLED = {
    "late": {_BLOCK: "expr ", _RACE: 'rival(memory.getItem("n"), memory.setItem("m", "1"))'},
    "js": {_BLOCK: "", _RACE: "null"},
}


def spelled(text: str, language: str) -> str:
    """A program's text in `late` or `js`."""
    for marked, meant in _SPELLED[language].items():
        text = text.replace(marked, meant)
    return text


_SMALL = ["0", "1", "2", "3", "5", "7", "-1"]
_KEYS = ["a", "b", "c", "d", "2", "10"]
_WORDS = ["x", "ab", "b", "", "zz", "q1"]


class Imperative:
    """Makes one program. `operations` are the constructs that it holds, `focus` one that it must hold; where it is
    `racing` others write meanwhile."""

    def __init__(self, rng: Random, focus: Row | None = None, *, racing: bool = False) -> None:
        self.rng = rng
        self.focus = focus
        self.racing = racing
        self.operations: set[str] = set()
        self.count = 0
        self.loops = 0
        self.depth = 0
        self.numbers: list[str] = []  # names that may be assigned
        self.fixed: list[str] = []  # names of numbers that may not
        self.texts: list[str] = []
        self.arrays: list[str] = []
        self.objects: list[str] = []
        self.functions: list[str] = []
        self.closures: list[str] = []  # arrays of functions of no parameters
        self.maps: list[str] = []
        self.sets: list[str] = []
        self.dates: list[str] = []

    def program(self) -> str:
        """The text of a program, whose value is all that it has changed."""
        lines = ["const out = []", *(self._bare(self.focus) if self._is_bare() else self._varied())]
        shown = ["out", *self.numbers, *self.texts, *self.arrays, *self.objects]
        shown += [f"{name}.map((f) => f())" for name in self.closures]
        shown += [f"[...{name}]" for name in [*self.maps, *self.sets]] + [f"{name}.getTime()" for name in self.dates]
        return "\n".join([*lines, f";[{', '.join(shown)}]"])

    def _is_bare(self) -> bool:
        return self.focus is not None and self.rng.random() < 0.3

    def _bare(self, focus: Row | None) -> list[str]:
        """A construct, and what it needs."""
        assert focus is not None
        return [*(self._declare_word(word) for word in _needs(focus)), self._construct(focus)]

    def _varied(self) -> list[str]:
        """Declarations and statements, with the construct somewhere among them."""
        rng = self.rng
        lines = [self._declare() for _ in range(rng.choice([3, 4, 5]))]
        if rng.random() < 0.3:
            lines.append(self._declare_value(rng.choice(["Map", "Set", "Date"])))
        if self.focus is not None:
            lines += [self._declare_word(word) for word in _needs(self.focus) if not self._names(word)]
        lines += self._statements(rng.choice([3, 4, 5, 6] if self.focus is None else [1, 2, 3]))
        if self.focus is not None:
            lines.append(self._construct(self.focus))
        return lines

    def _name(self, prefix: str) -> str:
        self.count += 1
        return f"{prefix}{self.count}"

    def note(self, *operations: str) -> None:
        self.operations.update(operations)

    # expressions

    def number(self, depth: int = 2) -> str:
        """An expression that is a small whole number, mostly."""
        rng = self.rng
        choice = rng.random()
        if self.racing and rng.random() < 0.05:
            self.note("statement that runs again")
            return f"({_RACE} ?? {rng.choice(_SMALL)})"
        if depth <= 0 or choice < 0.3:
            return rng.choice([*self.numbers, *self.fixed, *_SMALL])
        if choice < 0.5:
            return f"({self.number(depth - 1)} {rng.choice(['+', '-', '*'])} {self.number(depth - 1)}) % 101"
        if choice < 0.58:
            op = rng.choice(["&", "|", "^", "<<", ">>", ">>>"])
            self.note(op)
            return f"(({self.number(depth - 1)} {op} {rng.choice(['1', '2', '3', '5'])}) % 1009)"
        if choice < 0.68 and self.arrays:
            return f"({rng.choice(self.arrays)}[{self.index()}] ?? {rng.choice(_SMALL)})"
        if choice < 0.76 and self.objects:
            return f"({rng.choice(self.objects)}.{rng.choice('abcd')} ?? {rng.choice(_SMALL)})"
        if choice < 0.82 and self.numbers:
            name, op = rng.choice(self.numbers), rng.choice(["++", "--"])
            self.note("++ within")
            return f"{op}{name}" if rng.random() < 0.5 else f"{name}{op}"
        if choice < 0.88 and self.numbers:
            self.note("= within")
            return f"({rng.choice(self.numbers)} {rng.choice(['=', '+=', '-='])} {self.number(depth - 1)})"
        if choice < 0.94 and self.functions:
            self.note("call")
            return f"({rng.choice(self.functions)}({self.number(depth - 1)}, {self.number(depth - 1)}) % 103)"
        if self.arrays:
            name = rng.choice(self.arrays)
            return rng.choice([f"{name}.length", f"({name}.pop() ?? 0)", f"{name}.push({self.number(0)})"])
        return f"({self.condition()} ? {self.number(depth - 1)} : {self.number(depth - 1)})"

    def index(self) -> str:
        return self.rng.choice(["0", "1", "2", *self.fixed[:2]]) if self.rng.random() < 0.8 else self.rng.choice("0123")

    def condition(self) -> str:
        rng = self.rng
        op = rng.choice(["<", "<=", ">", ">=", "===", "!=="])
        return f"{self.number(1)} {op} {self.number(1)}"

    def text(self) -> str:
        rng = self.rng
        if self.texts and rng.random() < 0.5:
            return rng.choice(self.texts)
        return f'"{rng.choice(_WORDS)}"'

    # statements

    def _declare(self, kind: str | None = None) -> str:
        rng = self.rng
        kinds = ["number", "number", "text", "array", "array", "object", "alias", "closures", "function"]
        kind = kind or rng.choice(kinds)
        word = rng.choice(["let", "let", "var"])
        self.note(word)
        if kind == "text":
            name = self._name("s")
            line = f"{word} {name} = {self.text()}"
            self.texts.append(name)
        elif kind == "array":
            name = self._name("xs")
            line = f"const {name} = [{', '.join(self.number(0) for _ in range(rng.randrange(5)))}]"
            self.arrays.append(name)
        elif kind == "object":
            name = self._name("o")
            keys = rng.sample(_KEYS, rng.randrange(4))
            line = f"const {name} = {{ {', '.join(f'{key}: {self.number(0)}' for key in keys)} }}"
            self.objects.append(name)
        elif kind == "alias" and self.arrays and self.objects:
            name = self._name("al")
            self.note("alias")
            which = rng.choice([self.arrays, self.objects])
            line = f"let {name} = {rng.choice(which)}"
            which.append(name)
        elif kind == "closures" and len(self.closures) < 2:
            name = self._name("fs")
            line = f"const {name} = []"
            self.closures.append(name)
        elif kind == "function" and self.depth < 2:
            return self._function()
        else:
            name = self._name("n")
            line = f"{word} {name} = {self.number(1)}"
            self.numbers.append(name)
        return line

    def _declare_word(self, word: str) -> str:
        """What a word of a construct may be filled with."""
        declared = {"N": "number", "TXT": "text", "XS": "array", "OBJ": "object"}
        return self._declare(declared[word]) if word in declared else self._declare_value(word.capitalize())

    def _names(self, word: str) -> list[str]:
        """The names that a word of a construct may stand for."""
        names = {"N": self.numbers, "TXT": self.texts, "XS": self.arrays, "OBJ": self.objects}
        return (names | {"MAP": self.maps, "SET": self.sets, "DATE": self.dates})[word]

    def _declare_value(self, kind: str) -> str:
        """A `Map`, a `Set` or a `Date`."""
        rng = self.rng
        name = self._name(kind[0].lower())
        self.note(f"new {kind}")
        if kind == "Date":
            self.dates.append(name)
            return f"const {name} = new Date({rng.choice(['0', '1e12', '2024, 1, 29', '1736899200000'])})"
        if kind == "Map":
            self.maps.append(name)
            return f"const {name} = new Map([[{self.key()}, {self.number(0)}], [{self.key()}, 4]])"
        self.sets.append(name)
        return f"const {name} = new Set([{self.key()}, {self.key()}, 2])"

    def key(self) -> str:
        return self.rng.choice(['"a"', '"b"', "1", "2", "null", '"1"'])

    def _function(self) -> str:
        rng = self.rng
        name = self._name("f")
        p, q = self._name("p"), self._name("p")
        outer = self.numbers, self.fixed, self.functions, self.loops
        self.loops = 0
        self.functions = []  # or it could call itself for ever
        self.numbers = [*self.numbers, p]
        self.fixed = [*self.fixed, q]
        self.depth += 1
        body = self._scoped(rng.choice([1, 2]))
        result = self.number(1)
        self.depth -= 1
        self.numbers, self.fixed, functions, self.loops = outer
        self.functions = [*functions, name]
        form = rng.choice(["declaration", "arrow", "expression"])
        self.note(f"function {form}")
        inner = "\n".join([*body, f"return {result}"])
        if form == "declaration":
            return f"function {name}({p}, {q}) {{\n{inner}\n}}"
        if form == "arrow":
            return f"const {name} = ({p}, {q}) => {{\n{inner}\n}}"
        return f"const {name} = function ({p}, {q}) {{\n{inner}\n}}"

    def _scoped(self, count: int) -> list[str]:
        """Statements whose names are gone afterwards."""
        kept = (self.numbers, self.fixed, self.texts, self.arrays, self.objects, self.functions, self.closures)
        copies = [list(names) for names in kept]
        (self.numbers, self.fixed, self.texts, self.arrays, self.objects, self.functions, self.closures) = copies
        self.depth += 1
        lines = self._statements(count)
        self.depth -= 1
        (self.numbers, self.fixed, self.texts, self.arrays, self.objects, self.functions, self.closures) = kept
        return lines

    def _statements(self, count: int) -> list[str]:
        return [self._statement() for _ in range(count)]

    def _statement(self) -> str:
        rng = self.rng
        if self.focus is not None and rng.random() < 0.2 and all(map(self._names, _needs(self.focus))):
            focus, self.focus = self.focus, None
            return self._construct(focus)
        simple: list[Callable[[], str]] = [self._assign, self._assign, self._change, self._change, self._keep]
        simple += [self._any_construct] * 2
        if self.maps or self.sets or self.dates:
            simple += [self._change_value] * 3
        if self.texts:
            simple.append(self._pattern)
        if self.depth < 3:
            nested = [self._if, self._for, self._for_of, self._for_in, self._while, self._switch, self._try, self._expr]
            return rng.choice([*simple, *nested, self._callback, self._let])()
        return rng.choice(simple)()

    def _any_construct(self) -> str:
        rows = [row for row in self.rng.sample(CONSTRUCTS, 6) if all(map(self._names, _needs(row)))]
        return self._construct(rows[0]) if rows else self._assign()

    def _construct(self, row: Row) -> str:
        operation, text = row
        self.note(operation)
        names = {word: self.rng.choice(self._names(word)) for word in _needs(row)}
        names |= {word: self._name("v") for word in ("V1", "V2")}
        text = re.sub(r"\b(?:V[12]|N|TXT|XS|OBJ|MAP|SET|DATE)\b", lambda found: names[found[0]], text)
        return re.sub(
            r"\b(?:NUM|COND)\b", lambda found: self.number(1) if found[0] == "NUM" else self.condition(), text
        )

    def _let(self) -> str:
        name = self._name("n")
        line = f"let {name} = {self.number()}"
        self.numbers.append(name)
        return line

    def _assign(self) -> str:
        rng = self.rng
        if self.texts and rng.random() < 0.25:
            name = rng.choice(self.texts)
            self.note("+= text")
            # What is joined again and again must not double each time.
            return f"{name} += {rng.choice([f'{chr(34)}{rng.choice(_WORDS)}{chr(34)}', self.number(1)])}"
        if not self.numbers:
            return self._change()
        name = rng.choice(self.numbers)
        if rng.random() < 0.2:
            self.note("++")
            return f"{name}{rng.choice(['++', '--'])}"
        if rng.random() < 0.15 and len(self.numbers) > 1:
            other = rng.choice(self.numbers)
            self.note("[a, b] =")
            return f";[{name}, {other}] = [{self.number(1)}, {self.number(1)}]"
        op = rng.choice(["=", "+=", "-=", "*=", "&=", "|=", "^=", "??=", "||=", "&&="])
        self.note(op)
        return f"{name} {op} {self.number()}\n{name} %= 997"

    def _change(self) -> str:
        rng = self.rng
        if self.objects and (not self.arrays or rng.random() < 0.45):
            name = rng.choice(self.objects)
            key = rng.choice(_KEYS)
            place = f"{name}.{key}" if key.isalpha() else f'{name}["{key}"]'
            change = rng.choice(["set", "set", "add", "delete", "assign", "??=", "index"])
            self.note(f"object {change}")
            if change == "delete":
                return f"delete {place}"
            if change == "assign":
                return f"Object.assign({name}, {{ {rng.choice('abcd')}: {self.number(1)} }})"
            if change == "index":
                return f"{name}[{self.text()} + {self.number(0)}] = {self.number(1)}"
            if change == "add":
                return f"{place} = ({place} ?? 0) + {self.number(1)}"
            return f"{place} {'??=' if change == '??=' else '='} {self.number()}"
        if not self.arrays:
            return self._let()
        name = rng.choice(self.arrays)
        operation, line = rng.choice(_CHANGES)
        self.note(operation)
        line = line.replace("XS", name)
        while "NUM" in line:
            line = line.replace("NUM", self.number(1), 1)
        return line

    def _change_value(self) -> str:
        """Change, or go through, a `Map`, a `Set` or a `Date`."""
        rng = self.rng
        name = rng.choice([*self.maps, *self.sets, *self.dates])
        if name in self.dates:
            setter = rng.choice(["setUTCDate", "setUTCMonth", "setUTCHours", "setUTCFullYear", "setTime", "setDate"])
            self.note(f"date.{setter}")
            value = f"{self.number(1)} + 2000" if setter.endswith("Year") else self.number(1)
            return f"{name}.{setter}({value})"
        kind = "map" if name in self.maps else "set"
        change = rng.choice(["put", "put", "delete", "each", "each", "clear" if rng.random() < 0.2 else "has"])
        self.note(f"{kind}.{change}")
        if change == "put":
            entry = f"set({self.key()}, {self.number(1)})" if kind == "map" else f"add({self.key()})"
            return f"{name}.{entry}"
        if change == "each":
            entry, limit = self._name("e"), f"if ({name}.size > 6) break"
            item = f"{entry}[1]" if kind == "map" else entry
            head = f"for (const {entry} of {name}) {{\n{limit}"
            return f"{head}\nif ({item} === 2) {name}.delete({self.key()})\n}}"
        if change == "clear":
            return f"{name}.clear()"
        if change == "has" and self.numbers:
            return f"if ({name}.has({self.key()})) {rng.choice(self.numbers)} = {name}.size"
        return f"{name}.delete({self.key()})"

    def _pattern(self) -> str:
        """What regular expressions find in a text, and put in its place."""
        rng = self.rng
        name = rng.choice(self.texts)
        pattern = rng.choice(["/[abq]/g", "/z+/", "/(.)(\\d)/g", "/^./", "/(?<k>x)|b/gi", "/.$/", "/\\B/g"])
        kind = rng.choice(["replace", "replace", "match", "split", "test", "search"])
        self.note(f"regex {kind}")
        if kind == "replace":
            put = rng.choice(['"-"', '"[$&]"', "(m) => m + m", '""'])
            return f"{name} = {name}.replace({pattern}, {put}).slice(0, 20)"
        if kind == "split":
            return f"{name} = {name}.split({pattern}).length + {name}.slice(0, 9)"
        if kind == "match":
            return f'{name} += ({name}.match({pattern}) ?? ["no"])[0]'
        if not self.numbers:
            return f"{name} = {name}.slice(1)"
        found = f"{pattern}.test({name}) ? 1 : 2" if kind == "test" else f"{name}.search({pattern})"
        return f"{rng.choice(self.numbers)} = {found}"

    def _keep(self) -> str:
        """Keep a function that sees, or changes, what is around it."""
        rng = self.rng
        if not self.closures or not (self.numbers or self.fixed):
            return self._assign()
        self.note("closure kept")
        seen = rng.choice([*self.numbers, *self.fixed])
        body = f"{seen}" if seen in self.fixed or rng.random() < 0.6 else f"{seen}++"
        fs = rng.choice(self.closures)
        return f"if ({fs}.length < 6) {fs}.push(() => {body})"

    # statements that hold others

    def _block(self, count: int = 2) -> str:
        rng = self.rng
        lines = self._scoped(rng.randrange(1, count + 1))
        if self.loops and rng.random() < 0.25:
            word = rng.choice(["break", "continue"])
            self.note(word)
            lines.insert(rng.randrange(len(lines) + 1), f"if ({self.condition()}) {word}")
        return "{\n" + "\n".join(lines) + "\n}"

    def _if(self) -> str:
        rng = self.rng
        self.note("if")
        text = f"if ({self.condition()}) {self._block()}"
        if rng.random() < 0.3:
            text += f" else if ({self.condition()}) {self._block()}"
        if rng.random() < 0.5:
            text += f" else {self._block()}"
        return text

    def _looped(self, head: str, name: str, *, fixed: bool) -> str:
        names = self.fixed if fixed else self.numbers
        names.append(name)
        self.loops += 1
        body = self._block(3)
        self.loops -= 1
        names.remove(name)
        return f"{head} {body}"

    def _for(self) -> str:
        self.note("for (;;)")
        name = self._name("i")
        end = self.rng.choice("234")
        word = self.rng.choice(["let", "let", "var"])
        step = self.rng.choice([f"{name}++", f"++{name}", f"{name} += 2"])
        return self._looped(f"for ({word} {name} = 0; {name} < {end}; {step})", name, fixed=True)

    def _for_of(self) -> str:
        if not self.arrays:
            return self._for()
        word = self.rng.choice(["const", "let"])
        self.note("for of")
        name = self._name("v")
        array = self.rng.choice(self.arrays)
        # What grows while it is gone through must end.
        limit = f"if ({array}.length > 9) break\n"
        text = self._looped(f"for ({word} {name} of {array})", name, fixed=word == "const")
        return text.replace("{\n", "{\n" + limit, 1)

    def _for_in(self) -> str:
        if not self.objects:
            return self._for()
        self.note("for in")
        key, name = self._name("k"), self.rng.choice(self.objects)
        self.loops += 1
        body = self._scoped(2)
        self.loops -= 1
        into = f"{self.rng.choice(self.texts)} += {key}" if self.texts else f"{name}[{key}] = 1"
        return f"for (const {key} in {name}) {{\n" + "\n".join([into, *body]) + "\n}"

    def _while(self) -> str:
        name = self._name("w")
        end = self.rng.choice("123")
        self.loops += 1
        self.fixed.append(name)
        body = self._block()
        self.fixed.remove(name)
        self.loops -= 1
        if self.rng.random() < 0.5:
            self.note("while")
            return f"let {name} = 0\nwhile ({name}++ < {end}) {body}"
        self.note("do")
        return f"let {name} = 0\ndo {body} while (++{name} < {end})"

    def _switch(self) -> str:
        rng = self.rng
        self.note("switch")
        cases: list[str] = []
        for value in rng.sample(["0", "1", "2", "3"], rng.randrange(1, 4)):
            lines = self._scoped(1)
            ends = [rng.choice(["break", "break", "continue" if self.loops else "break"])] if rng.random() < 0.7 else []
            braces = rng.random() < 0.3
            inner = "\n".join([*lines, *ends])
            cases.append(f"case {value}: " + (f"{{\n{inner}\n}}" if braces else inner))
        if rng.random() < 0.7:
            cases.insert(rng.randrange(len(cases) + 1), "default: " + "\n".join([*self._scoped(1), "break"]))
        return f"switch ({self.number(1)} % 4) {{\n" + "\n".join(cases) + "\n}"

    def _try(self) -> str:
        self.note("try")
        inner = self._scoped(2)
        inner.insert(self.rng.randrange(3), f'if ({self.condition()}) throw new Error("stop")')
        text = "try {\n" + "\n".join(inner) + "\n} catch (e) {\n" + "\n".join(self._scoped(1)) + "\n}"
        if self.rng.random() < 0.4:
            self.note("finally")
            text += " finally {\n" + "\n".join(self._scoped(1)) + "\n}"
        return text

    def _expr(self) -> str:
        """A block that succeeds: in JavaScript it is nothing but its code."""
        self.note("expr that changes")
        block = self._block(3)
        if self.racing and self.rng.random() < 0.7:
            self.note("expr that runs again")
            block = block.replace("{\n", f"{{\n{_RACE}\n", 1)
        return _BLOCK + block

    def _callback(self) -> str:
        rng = self.rng
        if not self.arrays or not self.numbers:
            return self._assign()
        array, name, item = rng.choice(self.arrays), rng.choice(self.numbers), self._name("c")
        method = rng.choice(["forEach", "map", "filter", "some", "every", "find", "findIndex", "reduce"])
        self.note(f"{method} that changes")
        self.fixed.append(item)
        change = f"{name} = ({name} + {self.number(1)}) % 89"
        if rng.random() < 0.25:
            change += f"\n{array}.pop()" if method not in ("map", "find", "findIndex") else ""
        self.fixed.remove(item)
        if method == "reduce":
            return f"{array}.reduce((t, {item}) => {{\n{change}\nreturn t + 1\n}}, 0)"
        return f"{array}.{method}(({item}) => {{\n{change}\nreturn {item} > {rng.choice(_SMALL)}\n}})"


def _needs(row: Row) -> list[str]:
    """The words of a construct that stand for names, each once."""
    return list(dict.fromkeys(re.findall(r"\b(?:N|TXT|XS|OBJ|MAP|SET|DATE)\b", row[1])))


_CHANGES = [
    ("push", "XS.push(NUM)"),
    ("push", "XS.push(NUM, NUM)"),
    ("pop", "XS.pop()"),
    ("shift", "XS.shift()"),
    ("unshift", "XS.unshift(NUM)"),
    ("splice", "XS.splice(1, 1)"),
    ("splice", "XS.splice(0, 1, NUM, NUM)"),
    ("reverse", "XS.reverse()"),
    ("sort", "XS.sort((a, b) => a - b)"),
    ("fill", "XS.fill(NUM, 1)"),
    ("copyWithin", "XS.copyWithin(0, 1)"),
    ("[i] =", "if (XS.length > 1) XS[1] = NUM"),
    ("[i] +=", "if (XS.length > 0) XS[0] += NUM"),
    ("[i]++", "if (XS.length > 0) XS[0]++"),
    ("[length] =", "if (XS.length < 9) XS[XS.length] = NUM"),
    ("length =", "if (XS.length > 2) XS.length = 2"),
]
