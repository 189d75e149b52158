"""Statements around expressions: definitions, patterns, branches, loops, `try`, and the bodies of functions."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from latebind.tests.conformance import pools
from latebind.tests.conformance.expressions import Expressions, Scope, Variable
from latebind.tests.conformance.idioms import FAILING, failing_js
from latebind.tests.conformance.kinds import ANY, BOOLEAN, INT, NUMBER, STRING, Kind, array, maybe, words
from latebind.tests.conformance.trees import Form, Tree, leaf, sequence, statement

NAMES = words(
    "sesión $user alpha beta gamma total ñ _tmp item2 único $ a1 B2 _ over of async get set from data result Label café 変数 self"
)


class Statements:
    """Makes statements. In a tenth of all programs some values are of wrong kinds, on purpose."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.is_wrong = rng.random() < 0.1
        self.expressions = Expressions(rng, odd=rng.choice([0.05, 0.15, 0.15, 0.4]), wrong=0.12 if self.is_wrong else 0)
        self.make = self.expressions.make
        self.names = iter(rng.sample(NAMES, len(NAMES)))

    # Bindings

    def bindings(self, count: int) -> tuple[list[Tree], Scope]:
        statements: list[Tree] = []
        scope: Scope = ()
        for _ in range(count):
            make = self.rng.choice(
                [self._one, self._one, self._one, self._array_pattern, self._object_pattern, self._function]
            )
            more, scope = make(scope)
            statements += more
        return self._later(statements), scope

    def _later(self, statements: list[Tree]) -> list[Tree]:
        """Locals may stand after the statements that mention them, if those are locals too."""
        if all("local" in s.form.operations for s in statements):
            self.rng.shuffle(statements)
        return statements

    def define(self, variable: Variable, tree: Tree) -> Tree:
        if variable.late:
            return Tree(
                Form(f"local {variable.name} = <0>", f"const {variable.name} = () => <0>", (tree.kind,), ("body",),
                     operations=("local",), soft=False),
                (tree,),
            )  # fmt: skip
        keyword = self.rng.choice(["const", "const", "let"])
        return statement(f"{keyword} {variable.name} = <0>", [tree], operations=(keyword,))

    def _one(self, scope: Scope) -> tuple[list[Tree], Scope]:
        kind = pools.random_kind(self.rng)
        variable = Variable(next(self.names), kind, late=self.rng.random() < 0.4)
        tree = self.make(kind, self.rng.choice([0, 0, 1, 2]), scope)
        return [self.define(variable, tree)], (*scope, variable)

    def _array_pattern(self, scope: Scope) -> tuple[list[Tree], Scope]:
        rng = self.rng
        kind = rng.choice([NUMBER, STRING, INT])
        a, b, rest = next(self.names), next(self.names), next(self.names)
        source = self.make(array(kind), rng.choice([0, 1]), scope)
        default = self.make(kind, rng.choice([0, 0, 1]), scope)
        pattern, js = rng.choice(
            [
                (f"[{a}, {b} = <1>, ...{rest}]", f"[{a} = null, {b} = <1>, ...{rest}]"),
                (f"[{a} = <1>, {b}, ...[{rest}]]", f"[{a} = <1>, {b} = null, ...[{rest} = null]]"),
            ]
        )
        made = statement(f"const {pattern} = <0>", [source, default], f"const {js} = <0>", ("array-pattern",))
        first, second = (kind, maybe(kind)) if js.startswith(f"[{a} = <1>") else (maybe(kind), kind)
        found = [Variable(a, first), Variable(b, second)]
        if js.endswith(f"...{rest}]"):
            found.append(Variable(rest, array(kind)))
        return [made], (*scope, *found)

    def _object_pattern(self, scope: Scope) -> tuple[list[Tree], Scope]:
        rng = self.rng
        kind = rng.choice([NUMBER, STRING, INT])
        a, b, rest = next(self.names), next(self.names), next(self.names)
        values = Kind("dict", (kind,))
        late, js, holder = rng.choice(
            [
                (f"{{ a: {b} = <1>, ...{rest} }}", None, values),
                (f"{{ {b} = <1>, a: {a}, ...{rest} }}", f"{{ {b} = <1>, a: {a} = null, ...{rest} }}", values),
                (f"{{ {b} = <1>, 'b-c': {a} = null, ...{rest} }}", None, values),
                (f"{{ {b} = <1>, a: {{ c: {rest} = null }} = {{}} }}", None, Kind("dict", (values,))),
            ]
        )
        source = self.make(holder, rng.choice([0, 1]), scope)
        default = self.make(kind, rng.choice([0, 0, 1]), scope)
        js = js or late
        made = statement(f"const {late} = <0>", [source, default], f"const {js} = <0>", ("object-pattern",))
        found = [Variable(b, kind)]
        if f"...{rest}" in late:
            found.append(Variable(rest, holder))
        return [made], (*scope, *found)

    def _function(self, scope: Scope) -> tuple[list[Tree], Scope]:
        """A function with a default, and two calls of it."""
        rng = self.rng
        kind, result = rng.choice([NUMBER, STRING, INT]), pools.random_kind(rng)
        name, value = next(self.names), next(self.names)
        default = self.make(kind, 0, scope)
        inner = (*(v for v in scope if v.name not in "xy"), Variable("x", kind), Variable("y", kind))
        self.expressions.inside += 1
        body = self.make(result, 3, inner)
        self.expressions.inside -= 1
        made = statement(
            f"const {name} = (x, y = <0>) => <1>",
            [default, body],
            f"const {name} = (x = null, y = <0>) => <1>",
            ("arrow", "default"),
        )
        made = Tree(Form(made.form.late, made.form.js, made.form.slots, ("arrow", "body"),
                         operations=made.form.operations, soft=False), made.kids)  # fmt: skip
        arguments = [self.make(kind, 1, scope) for _ in range(rng.choice([1, 1, 2, 2, 3]))]
        slots = ", ".join(f"<{i}>" for i in range(len(arguments)))
        call = statement(f"const {value} = {name}({slots})", arguments, operations=("call",))
        return [made, call], (*scope, Variable(value, result))

    # Statements with blocks

    def branches(self, make: Callable[[], Tree], scope: Scope) -> Tree:
        """An `if` with or without its `else`; `make` gives the last statement of each branch."""
        rng = self.rng
        conditions = [self.make(rng.choice([BOOLEAN, BOOLEAN, NUMBER, STRING]), 2, scope) for _ in range(2)]
        shapes = [
            "if (<0>) {\n<1>\n}",
            "if (<0>) {\n<1>\n} else {\n<2>\n}",
            "if (<0>) {\n<1>\n} else if (<3>) {\n<2>\n} else {\n<4>\n}",
        ]
        late = rng.choice(shapes[1:] + shapes)
        kids = [conditions[0], sequence([make()]), sequence([make()]), conditions[1], sequence([make()])]
        return statement(late, kids, operations=("if", "else") if "else" in late else ("if",))

    def handler(self, kind: Kind, scope: Scope) -> Tree:
        """What stands in a `catch`. Messages of errors that the script did not make are not compared."""
        err = leaf("err", ANY)
        rng = self.rng
        choice = rng.choice(["name", "message", "err", "is", "other", "other"])
        if choice == "name":
            return statement("err.name", [], "(err.name ?? null)", ("error.name",))
        if choice == "message":
            return statement("err.message", [], "messageOf(err)", ("error.message",))
        if choice == "is":
            name = rng.choice(["TypeError", "RangeError", "Error", "SyntaxError", "URIError"])
            return statement(f"err instanceof {name}", [], operations=("instanceof",))
        return err if choice == "err" else self.make(kind, 1, scope)

    def thrown(self, scope: Scope) -> Tree:
        """A `throw`, or an expression that makes JavaScript throw."""
        rng = self.rng
        if rng.random() < 0.6:
            error = statement("new Error(<0>)", [self.make(STRING, 1, scope)], "makeError(<0>)", ("Error",))
            value = rng.choice([error, self.make(ANY, 1, scope)])
            return statement("throw <0>", [value], operations=("throw",))
        text = rng.choice(FAILING)
        return statement(text, [], failing_js(text))

    def in_function(self, result: Kind, fuel: int, scope: Scope) -> Tree:
        self.expressions.inside += 1
        made = self.body(result, fuel, scope)
        self.expressions.inside -= 1
        return made

    def body(self, result: Kind, fuel: int, scope: Scope) -> Tree:
        """The statements of a function that returns a `result`."""
        rng = self.rng
        make = self.make
        statements: list[Tree] = []

        def give() -> Tree:
            return statement("return <0>", [make(result, fuel // 2, scope)], operations=("return",))

        for _ in range(rng.choice([1, 1, 2])):
            shape = rng.choice(["const", "if", "for", "try"])
            if shape == "const":
                variable = Variable(next(self.names), pools.random_kind(rng), late=rng.random() < 0.4)
                statements.append(self.define(variable, make(variable.kind, 1, scope)))
                scope = (*scope, variable)
            elif shape == "if":
                statements.append(self.branches(give, scope))
            elif shape == "for":
                statements.append(self.loop(result, fuel, scope))
            else:
                statements.append(self.attempt(give, scope))
        statements.append(give())
        return sequence(statements)

    def loop(self, result: Kind, fuel: int, scope: Scope) -> Tree:
        rng = self.rng
        kind = pools.random_kind(rng)
        name = rng.choice(["each", "one", "x"])
        inner = (*(v for v in scope if v.name != name), *[Variable(name, kind)] * 3)
        leave = statement("return <0>", [self.make(result, fuel // 2, inner)], operations=("return",))
        other = leaf(rng.choice(["break", "continue"]), ANY)
        other = Tree(Form(other.form.late, other.form.js, operations=(other.form.late,), soft=False))
        steps = [
            statement(
                "if (<0>) {\n<1>\n}", [self.make(BOOLEAN, 2, inner), rng.choice([leave, other])], operations=("if",)
            ),
            statement("if (<0>) {\n<1>\n}", [self.make(BOOLEAN, 2, inner), leave], operations=("if",)),
        ]
        head = rng.choice(["const", "let"])
        source = self.make(array(kind), 1, scope)
        return statement(f"for ({head} {name} of <0>) {{\n<1>\n}}", [source, sequence(steps)], operations=("for",))

    def attempt(self, give: Callable[[], Tree], scope: Scope) -> Tree:
        rng = self.rng
        inside = [self.thrown(scope)] if rng.random() < 0.6 else [self.make(ANY, 2, scope), give()]
        caught = [
            statement("return <0>", [self.handler(ANY, scope)], operations=("return",))
            if rng.random() < 0.6
            else give()
        ]
        last = [give()] if rng.random() < 0.15 else [self.make(ANY, 1, scope)]
        late = rng.choice(
            [
                "try {\n<0>\n} catch (err) {\n<1>\n}",
                "try {\n<0>\n} catch (err) {\n<1>\n}",
                "try {\n<0>\n} catch (err) {\n<1>\n} finally {\n<2>\n}",
            ]
        )
        return statement(late, [sequence(inside), sequence(caught), sequence(last)],
                         operations=("try", "finally") if "finally" in late else ("try",))  # fmt: skip
