"""Programs of `async` functions: who waits for whom, `Promise.all`, what is thrown first, what is changed meanwhile.

Their text is the same in both languages, but that JavaScript's stands in an `async` function.
"""

from __future__ import annotations

from random import Random

_WORDS = ["a", "b", "c", "d"]


class Asynchronous:
    """Makes one program. `operations` are the constructs that it holds."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.operations: set[str] = set()
        self.changing = rng.random() < 0.5  # functions may change what is older, which is refused where any waits
        self.functions: list[str] = []
        self.count = 0

    def program(self) -> tuple[str, str]:
        """The texts of a program, latebind's and JavaScript's; its value is what its functions gave and changed."""
        rng = self.rng
        lines = ["let n = 0", "const xs = [1, 2]", "const r = []", "const bump = () => n++"]
        lines.append("const put = (items, item) => items.push(item)")
        for number in range(rng.choice([2, 3, 4])):
            lines.append(self._function(f"f{number}"))
            self.functions.append(f"f{number}")
        lines.append(f"const o = {{ k: 1, {self._method()} }}")
        for _ in range(rng.choice([1, 2, 3])):
            lines.append(self._attempt(self._statement()))
        body = "\n".join(lines)
        return f"{body}\n;[r, n, xs]", f"(async () => {{\n{body}\nreturn [r, n, xs]\n}})()"

    def note(self, *operations: str) -> None:
        self.operations.update(operations)

    # functions

    def _function(self, name: str) -> str:
        rng = self.rng
        form = rng.choice(["declaration", "arrow", "arrow", "value", "expression"])
        self.note(f"async {form}")
        if form == "value":
            return f"const {name} = async (x) => {self._result()}"
        body = self._body()
        if form == "declaration":
            return f"async function {name}(x) {{\n{body}\n}}"
        if form == "arrow":
            return f"const {name} = async (x) => {{\n{body}\n}}"
        return f"const {name} = async function (x) {{\n{body}\n}}"

    def _method(self) -> str:
        self.note("async method")
        return f"async m(x) {{\n{self._body()}\n}}"

    def _body(self) -> str:
        lines = ["const ys = [x]"]
        for _ in range(self.rng.choice([0, 1, 1, 2, 3])):
            lines.append(self._step())
        lines.append(f"return {self.rng.choice(['ys', self._result()])}")
        return "\n".join(lines)

    def _step(self) -> str:
        rng = self.rng
        kind = rng.choice(["wait", "wait", "wait", "throw", "own", "own", "outer", "try", "loop"])
        if self.changing and kind == "throw":
            kind = "outer"
        if kind == "wait":
            self.note("await")
            return f"ys.push(await {self._awaited()})"
        if kind == "throw":
            self.count += 1
            return f'if (x > {rng.choice("0123")}) throw "{rng.choice(_WORDS)}{self.count}"'
        if kind == "own":
            self.count += 1
            t = f"t{self.count}"
            return rng.choice(
                ["ys.push(ys.length)", "ys[0] = 7", f"let {t} = 0\n{t} += x\nys.push({t})", "ys.push(n)", "put(ys, x)"]
            )
        if kind == "outer":
            if not self.changing:
                return "ys.push(xs.length + n)"
            self.note("change in async")
            return rng.choice(["n++", "n += x", "xs.push(x)", "xs[0] = x", "n = n + xs.length", "bump()", "put(xs, x)"])
        if kind == "try":
            self.note("try in async")
            return f'try {{\nys.push(await {self._awaited()})\n}} catch (e) {{\nys.push("caught", {_shown("e")})\n}}'
        self.note("await in loop")
        return f"for (const y of [1, 2]) ys.push(await {self._awaited('y')})"

    def _awaited(self, argument: str = "x") -> str:
        """What stands under an `await`."""
        rng = self.rng
        kind = rng.choice(["plain", "plain", "call", "call", "both", "all"])
        if kind == "call" and self.functions:
            return self._call(argument)
        if kind == "both" and self.functions:
            self.note("await ?:")
            return f"({argument} > 1 ? {self._call(argument)} : {self._plain(argument)})"
        if kind == "all" and self.functions:
            return self._all(argument, 1)
        return self._plain(argument)

    def _result(self) -> str:
        rng = self.rng
        kind = rng.choice(["plain", "call", "call", "await", "all"])
        if kind == "call" and self.functions:
            self.note("return call")
            return self._call("x")
        if kind == "await":
            return f"await {self._awaited()}"
        if kind == "all" and self.functions:
            self.note("return all")
            return self._all("x", 1)
        return self._plain("x")

    def _plain(self, argument: str) -> str:
        return self.rng.choice([argument, f"{argument} + 1", "n", "null", "xs.length", f"[{argument}]", "null.x"])

    def _call(self, argument: str) -> str:
        return f"{self.rng.choice(self.functions)}({self.rng.choice([argument, f'{argument} + 1', '1', '2'])})"

    # statements

    def _statement(self) -> str:
        together = 0.4 if self.changing else 0.85
        return (
            f"r.push(await {self._all('n', 2)})" if self.rng.random() < together else f"r.push(await {self._call('n')})"
        )

    def _attempt(self, line: str) -> str:
        if self.rng.random() < 0.7:
            self.note("catch of async")
            return f"try {{\n{line}\n}} catch (e) {{\nr.push({_shown('e')})\n}}"
        return line

    def _all(self, argument: str, depth: int) -> str:
        rng = self.rng
        self.note("Promise.all")
        kind = rng.choice(["items", "items", "items", "map", "map", "name", "plain", "from", "values"])
        if kind == "items":
            count = rng.choice([1, 2, 2, 3, 4])
            return f"Promise.all([{', '.join(self._item(argument, depth) for _ in range(count))}])"
        array = rng.choice(["xs", "[1, 2, 3]", "[3, 1]", "[0, 1, 2].filter((v) => v > 0)"])
        if kind == "map":
            self.note("Promise.all map")
            body = f"{{\n{self._body()}\n}}" if rng.random() < 0.6 else self._result()
            return f"Promise.all({array}.map(async (x) => {body}))"
        if kind == "name":
            self.note("Promise.all map")
            return f"Promise.all({array}.map({rng.choice(self.functions)}))"
        if kind == "plain":
            self.note("Promise.all plain map")
            return f"Promise.all({array}.map((x) => {self._call('x')}))"
        if kind == "from":
            self.note("Promise.all from")
            return f"Promise.all(Array.from({{ length: 2 }}, async (_, x) => {self._result()}))"
        return f"Promise.all({array})"

    def _item(self, argument: str, depth: int) -> str:
        rng = self.rng
        kind = rng.choice(["call", "call", "call", "call", "plain", "both", "all", "spread", "method", "change"])
        if kind == "both":
            return f"({argument} > 0 ? {self._call(argument)} : {self._call('2')})"
        if kind == "all" and depth > 0:
            self.note("Promise.all nested")
            return self._all(argument, depth - 1)
        if kind == "spread":
            self.note("Promise.all spread")
            return f"...[1, 2].map({rng.choice(self.functions)})"
        if kind == "method" and depth == 2:
            return f"o.m({rng.choice('123')})"
        if kind == "change" and self.changing:
            return rng.choice(["n++", "xs.push(0)", "(n = 3)", "bump()"])
        if kind == "plain":
            return rng.choice([argument, "n", "null", "xs.length"])
        return self._call(argument)


def _shown(error: str) -> str:
    return f'typeof {error} === "string" ? {error} : {error}.name'
