"""Random scripts of every statement: locals that are read early, late, in functions and in loops, what is assigned and
changed meanwhile, what is thrown and caught. Each puts what it comes by into `out`, and ends in that and its names.
"""

from __future__ import annotations

from random import Random
from typing import Any

VARIABLES: list[dict[str, Any]] = [
    {"n": 3, "a": 2.5, "s": "abc", "xs": [3, 1, 2], "os": [{"k": 1}, {"k": 2}], "o": {"k": 4, "in": {"k": 5}}},
    {"n": 0, "a": -1, "s": "", "xs": [], "os": [], "o": {"k": 0, "in": {}}},
    {"n": 2**53 - 1, "a": 1e300, "s": "x" * 70, "xs": [*range(70)], "os": [{"k": "t"}], "o": {"k": None, "in": None}},
    {"n": "7", "a": None, "s": 5, "xs": "text", "os": [{}, 1], "o": {}},
    {"n": 1, "a": 4, "s": "a,b", "xs": (1, 2), "os": [{"k": 1, "j": [1]}] * 2, "o": {"k": 1.5, "in": {"k": [1, {}]}}},
]
_NUMBERS = ("n", "a", "1", "2", "0.5", "10", "xs.length", "o.k", "o.in.k", "s.length", "xs[0]", "(o.in?.k ?? 1)")
_OPERATORS = ("+", "-", "*", "+", "-", "/", "%")
_TESTS = ("<", ">", "===", "!==", ">=")


class Maker:
    """Makes scripts, the same for each seed. `changing`: arrays and objects change; `assigning`: names do."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.changing = self.random.random() < 0.4
        self.assigning = self.random.random() < 0.7
        self.numbers = 0
        self.scopes: list[dict[str, str]] = [{}]
        self.functions = 0
        self.loops = 0

    def script(self) -> str:
        """A whole script."""
        statements = self.block(2, self.random.randint(1, 5))
        names = [name for name, kind in self.scopes[0].items() if kind in ("local", "let", "const")]
        shown = ", ".join(self.random.sample(names, min(len(names), 3)))
        if self.changing:
            return f"const out = []\n{statements}\n;[out, {shown or 1}]"
        return f"{statements}\n;[{shown or self.number(2)}]"

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def name(self, kind: str) -> str:
        """A new name, which is known from here on."""
        self.numbers += 1
        name = f"{kind[0]}{self.numbers}"
        self.scopes[-1][name] = kind
        return name

    def names(self, *kinds: str) -> list[str]:
        return [name for scope in self.scopes for name, kind in scope.items() if kind in kinds]

    def number(self, depth: int) -> str:
        choose = self.random.choice
        read = self.names("local", "let", "const", "param")
        if depth <= 0 or self.chance(0.3):
            return choose(read) if read and self.chance(0.6) else choose(_NUMBERS)
        called = self.names("call")
        forms = [lambda: f"({self.number(depth - 1)} {choose(_OPERATORS)} {self.number(depth - 1)})"] * 4
        forms += [
            lambda: f"({self.test(depth - 1)} ? {self.number(depth - 1)} : {self.number(depth - 1)})",
            lambda: f"xs.map(x => x {choose(_OPERATORS)} {self.number(depth - 1)}).reduce((p, q) => p + q, 0)",
            lambda: f"os.filter(x => x.k > {self.number(depth - 1)}).length",
            lambda: f"Math.max({self.number(depth - 1)}, {self.number(depth - 1)})",
            lambda: f"[{self.number(depth - 1)}, {self.number(depth - 1)}].at(-1)",
            lambda: f"({{ k: {self.number(depth - 1)} }}).k",
            lambda: f'"@({self.number(depth - 1)})".length',
            lambda: f"[...xs].toSorted((p, q) => p - q)[0] + {self.number(depth - 1)}",
        ]
        if called:
            forms += [lambda: f"{choose(called)}({self.number(depth - 1)})"] * 3
        let = self.names("let")
        if let and self.assigning and self.chance(0.1):
            forms += [lambda: f"({choose(let)} = {self.number(depth - 1)})", lambda: f"{choose(let)}++"]
        if self.changing and self.chance(0.1):
            forms += [lambda: f"out.push({self.number(depth - 1)})"]
        return choose(forms)()

    def value(self, depth: int) -> str:
        """The value of a `local` or `const`: mostly a number."""
        if self.chance(0.85):
            return self.number(depth)
        read = self.names("local", "let", "const", "param") or ["n"]
        one, other = self.random.choice(read), self.random.choice(read)
        forms = [f"[{one}, {other}]", f"{{ k: {one} }}", f"{one} === {other}", f"[{one}].includes({other})", "o.in"]
        forms += [f"((p) => p === {one})({other})", f"`${{{one}}}-@({other})`", f"() => {one}", f"[{one}, [{other}]]"]
        return self.random.choice(forms)

    def test(self, depth: int) -> str:
        return f"{self.number(depth)} {self.random.choice(_TESTS)} {self.number(depth)}"

    def block(self, depth: int, count: int) -> str:
        """Some statements; the locals of a block are known in all of it."""
        locals_ = [
            self.name("local") for _ in range(self.random.choice([0, 0, 1, 2, 3] if depth > 1 else [0, 0, 0, 1, 2]))
        ]
        lines = []
        for at, name in enumerate(locals_):
            hidden = [] if self.chance(0.1) else locals_[at:]
            for other in hidden:
                self.scopes[-1][other] = "hidden"
            lines.append(f"local {name} = {self.value(2)}")
            self.scopes[-1] |= dict.fromkeys(hidden, "local")
        if self.chance(0.3):
            lines.reverse()
        for _ in range(count):
            lines.insert(self.random.randint(0, len(lines)) if self.chance(0.03) else len(lines), self.statement(depth))
        return "\n".join(lines)

    def inner(self, depth: int, *params: str) -> str:
        self.scopes.append(dict.fromkeys(params, "param"))
        made = self.block(depth - 1, self.random.randint(1, 2))
        self.scopes.pop()
        return made

    def braces(self, depth: int, *params: str) -> str:
        return f"{{\n{self.inner(depth, *params)}\n}}"

    def statement(self, depth: int) -> str:
        choose = self.random.choice
        forms = [self.definition] * 3
        if self.names("let") and self.assigning:
            forms += [self.assignment] * 3
        if self.changing:
            forms += [self.change] * 3
        if depth > 0:
            forms += [self.branch, self.loop, self.loop, self.arrow, self.arrow, self.attempt, self.attempt]
            forms += [self.transaction, self.switch, self.each]
        if self.functions and self.chance(0.5):
            forms += [self.leave]
        if self.loops and self.chance(0.5):
            return f"if ({self.test(1)}) {choose(['break', 'continue'])}"
        return choose(forms)(depth)

    def definition(self, depth: int) -> str:
        value = self.value(2)
        if self.assigning and self.chance(0.5):
            return f"let {self.name('let')} = {value}"
        if self.chance(0.2):
            value = f"[{value}, {self.value(1)}]"
            return f"const [{self.name('const')}, {self.name('const')}] = {value}"
        return f"const {self.name('const')} = {value}"

    def assignment(self, depth: int) -> str:
        name = self.random.choice(self.names("let"))
        return self.random.choice([f"{name} = {self.number(2)}", f"{name} += {self.number(1)}", f"{name}++"])

    def change(self, depth: int) -> str:
        forms = [f"out.push({self.value(2)})", "out.pop()", f"out[0] = {self.number(1)}", "out.reverse()"]
        forms += ["out.push(out.length)", f"out.push({{ k: {self.number(1)} }})"]
        read = self.names("local", "const", "let") or ["out"]
        forms += [f"{self.random.choice(read)}.push(1)"] if self.chance(0.2) else []
        forms += [f"o.k = {self.number(1)}", "xs.push(n)", "os[0].k += 1", "delete o.in.k"] if self.chance(0.3) else []
        return self.random.choice(forms)

    def branch(self, depth: int) -> str:
        made = f"if ({self.test(1)}) {self.braces(depth)}"
        return f"{made} else {self.braces(depth)}" if self.chance(0.5) else made

    def loop(self, depth: int) -> str:
        self.loops += 1
        self.numbers += 1
        i = f"i{self.numbers}"
        body = self.inner(depth, i)
        self.loops -= 1
        heads = [f"for (const {i} of xs)", f"for (const {i} of [1, 2])", f"for (const {i} in o)"]
        forms = [f"{head} {{\n{body}\n}}" for head in heads]
        if self.assigning:
            forms += [f"for (let {i} = 0; {i} < 3; {i}++) {{\n{body}\n}}"] * 2
            forms += [f"let {i}w = 0\nwhile ({i}w < 3) {{\n{i}w += 1\nconst {i} = {i}w\n{body}\n}}"]
        return self.random.choice(forms)

    def each(self, depth: int) -> str:
        self.numbers += 1
        return f"xs.forEach(x{self.numbers} => {self.function_body(depth, f'x{self.numbers}')})"

    def function_body(self, depth: int, *params: str) -> str:
        return f"{{\n{self.body(depth, *params)}\n}}"

    def body(self, depth: int, *params: str) -> str:
        self.functions += 1
        loops, self.loops = self.loops, 0
        body = self.inner(depth, *params)
        self.loops = loops
        self.functions -= 1
        return body

    def arrow(self, depth: int) -> str:
        self.numbers += 1
        param = f"p{self.numbers}"
        if self.chance(0.4):
            self.scopes.append({param: "param"})
            value = self.number(2)
            self.scopes.pop()
            name = self.name("call")
            return f"{self.random.choice(['const', 'local'])} {name} = {param} => {value}"
        if self.chance(0.3):
            name = self.name("call")  # it may call itself
            body = self.body(depth, param)
            return (
                f"function {name}({param}) {{\nif ({param} < 1) return {param}\n{body}\nreturn {name}({param} - 1)\n}}"
            )
        body = self.function_body(depth, param)
        return f"const {self.name('call')} = {param} => {body}"

    def leave(self, depth: int) -> str:
        return f"if ({self.test(1)}) return {self.number(1)}"

    def attempt(self, depth: int) -> str:
        self.numbers += 1
        error = f"e{self.numbers}"
        thrown = self.random.choice([f'new Error("@({self.number(0)})")', self.number(1), '"text"', "{ k: 1 }"])
        body = self.inner(depth)
        if self.chance(0.7):
            body = f"if ({self.test(1)}) throw {thrown}\n{body}"
        handler = self.inner(depth)
        if self.changing:
            handler = f"out.push({error}.message ?? {error})\n{handler}"
        parts = [f"try {{\n{body}\n}}"]
        form = self.random.choice(["catch", "catch", "finally", "both"])
        parts += [f"catch ({error}) {{\n{handler}\n}}"] if form != "finally" else []
        parts += [f"finally {self.braces(depth)}"] if form != "catch" else []
        return " ".join(parts)

    def transaction(self, depth: int) -> str:
        if self.chance(0.5):
            loops, self.loops = self.loops, 0
            functions, self.functions = self.functions, 0
            self.scopes.append({})
            body = self.block(depth - 1, self.random.randint(0, 2))
            value = self.number(1)
            self.scopes.pop()
            self.loops, self.functions = loops, functions
            return f"const {self.name('const')} = expr {{\n{body}\n;{value}\n}}"
        return f"expr {self.braces(depth)}"

    def switch(self, depth: int) -> str:
        loops, self.loops = self.loops, 0
        cases = [f"case {self.number(0)}: \n{self.inner(depth)}\nbreak" for _ in range(2)]
        cases += [f"default:\n{self.inner(depth)}"]
        self.loops = loops
        return f"switch ({self.number(1)}) {{\n" + "\n".join(cases) + "\n}"
