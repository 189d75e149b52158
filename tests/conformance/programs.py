"""Programs: statements around expressions, one in the focus of each program so that every operation gets its share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from latebind.tests.conformance import pools
from latebind.tests.conformance.expressions import FORMS, Expressions, Scope, Variable, function
from latebind.tests.conformance.idioms import FAILING, IDIOMS, WORDS, failing_js
from latebind.tests.conformance.kinds import ANY, BOOLEAN, INT, NUMBER, STRING, Kind, array, maybe, parse_kind, words
from latebind.tests.conformance.trees import SEQUENCE, Form, Tree, leaf, spell


@dataclass(frozen=True)
class Program:
    """A program in both spellings. `wrong` ones hold values of wrong kinds on purpose."""

    tree: Tree
    focus: str
    late: str
    js: str
    approximate: bool
    wrong: bool

    def operations(self) -> set[str]:
        return self.tree.operations()


def statement(late: str, kids: list[Tree], js: str | None = None, operations: tuple[str, ...] = ()) -> Tree:
    """A statement from a template."""
    levels = ("arrow",) * len(kids)
    form = Form(
        late, late if js is None else js, tuple(k.kind for k in kids), levels, operations=operations, soft=False
    )
    return Tree(form, tuple(kids))


def sequence(statements: list[Tree]) -> Tree:
    return Tree(SEQUENCE, tuple(statements))


def generate(seed: int, index: int) -> Program:
    """The program number `index` of a seed: the same on every machine."""
    rng = Random(f"{seed}:{index}")
    return _Maker(rng).program(index)


class _Maker:
    """Makes one program."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.is_wrong = rng.random() < 0.1
        self.expressions = Expressions(rng, odd=rng.choice([0.05, 0.15, 0.15, 0.4]), wrong=0.12 if self.is_wrong else 0)
        self.make = self.expressions.make
        self.names = iter(rng.sample(NAMES, len(NAMES)))

    def program(self, index: int) -> Program:
        rng = self.rng
        focus = FOCI[index % len(FOCI)]
        if isinstance(focus, Form):
            name = focus.operations[0]
            tree = self.around(focus)
            approximate = focus.approximate
        else:
            name = focus.__name__
            tree = focus(self)
            approximate = False
        noise = rng if rng.random() < 0.15 else None
        return Program(tree, name, spell(tree, "late", noise), spell(tree, "js"), approximate, self.is_wrong)

    def around(self, form: Form) -> Tree:
        """A program whose value comes from one form, with more or less around it."""
        rng = self.rng
        scope: Scope = ()
        statements: list[Tree] = []
        if rng.random() < 0.4:
            statements, scope = self.bindings(rng.choice([1, 2, 3]))
        fuel = rng.choice([1, 1, 2, 2, 3, 4, 6, 9])
        bound: dict[str, Kind] = {}
        tree = self.expressions.fill(form, bound, fuel, scope)
        if form.approximate or rng.random() < 0.6:
            return sequence([*statements, tree])
        return sequence([*statements, *self.ending(tree, fuel // 2, scope)])

    def ending(self, tree: Tree, fuel: int, scope: Scope) -> list[Tree]:
        """Statements that use a tree's value."""
        rng = self.rng
        variable = Variable(next(self.names), tree.kind)
        late = rng.random() < 0.3
        if late:
            variable = Variable(variable.name, tree.kind, late=True)
        first = self.define(variable, tree)
        shape = rng.choice(["use", "use", "all", "if", "try"])
        inner = (*scope, variable, variable, variable)
        if shape == "all":
            return [first, statement("[<0>, <1>]", [variable.read(), self.make(ANY, fuel, inner)])]
        if shape == "use":
            return [first, self.make(pools.random_kind(rng), fuel + 2, inner)]
        if shape == "if":
            return [first, self.branches(lambda: self.make(ANY, fuel, inner), inner)]
        kids = [sequence([first, variable.read()]), sequence([self.handler(ANY, ())])]
        return [statement("try {\n<0>\n} catch (err) {\n<1>\n}", kids, operations=("try",))]

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

    # Programs of one shape

    def arrow_block(self) -> Tree:
        rng = self.rng
        statements, scope = self.bindings(rng.choice([0, 1, 2]))
        result, kind = pools.random_kind(rng), rng.choice([NUMBER, STRING, INT, array(NUMBER)])
        name = next(self.names)
        body = self.in_function(result, 3, (*scope, *[Variable("x", kind)] * 3))
        made = statement(f"const {name} = (x) => {{\n<0>\n}}", [body],
                         f"const {name} = (x = null) => {{\n<0>;\nreturn null }}", ("arrow-block",))  # fmt: skip
        calls = statement(
            f"[{name}(<0>), {name}(<1>)]", [self.make(kind, 1, scope) for _ in range(2)], operations=("call",)
        )
        return sequence([*statements, made, calls])

    def callback_block(self) -> Tree:
        rng = self.rng
        kind = rng.choice([NUMBER, STRING, INT, BOOLEAN])
        method, result = rng.choice([("map", ANY), ("filter", BOOLEAN), ("find", BOOLEAN), ("flatMap", array(NUMBER))])
        body = self.in_function(result, 2, (Variable("x", kind), Variable("x", kind), Variable("i", INT)))
        js = f"(<0>.{method}((x = null, i = null) => {{\n<1>;\nreturn null }}) ?? null)"
        source = self.make(array(kind), 1, ())
        form = Form(f"<0>.{method}((x, i) => {{\n<1>\n}})", js, (source.kind, body.kind), ("post", "arrow"),
                    operations=(f"array.{method}", "arrow-block"), soft=False)  # fmt: skip
        return sequence([Tree(form, (source, body))])

    def top_return(self) -> Tree:
        statements, scope = self.bindings(self.rng.choice([0, 1]))
        body = self.body(pools.random_kind(self.rng), 4, scope)
        whole = Form("<0>", "(() => {\n<0>;\nreturn null })()", operations=("return",), soft=False)
        return Tree(whole, (sequence([*statements, *body.kids]),))

    def top_if(self) -> Tree:
        statements, scope = self.bindings(self.rng.choice([0, 1, 2]))
        return sequence([*statements, self.branches(lambda: self.make(ANY, 3, scope), scope)])

    def top_try(self) -> Tree:
        rng = self.rng
        statements, scope = self.bindings(rng.choice([0, 1]))
        inside = sequence([self.thrown(scope)] if rng.random() < 0.6 else [self.make(ANY, 3, scope)])
        late = "try {\n<0>\n} catch (err) {\n<1>\n}"
        return sequence(
            [*statements, statement(late, [inside, sequence([self.handler(ANY, scope)])], operations=("try",))]
        )

    def block(self) -> Tree:
        """An `expr` block, in one bracket or the other."""
        rng = self.rng
        statements, scope = self.bindings(rng.choice([1, 2, 3]))
        last = self.make(ANY, 3, scope)
        last = Tree(Form("<0>", "return <0>", (last.kind,), ("arrow",), soft=False), (last,))
        inside = sequence([*statements, last])
        angle = rng.random() < 0.5 and ">" not in spell(inside, "late")
        form = ("expr <\n<0>\n>" if angle else "expr {\n<0>\n}", "(() => {\n<0>;\n})()")
        made = Tree(Form(*form, operations=("expr",), soft=False), (inside,), last.kids[0].kind)
        return sequence([made] if rng.random() < 0.5 else [*self.ending(made, 2, ())])

    def idiom(self) -> Tree:
        """Functions that return functions, call themselves, take the rest, or shadow."""
        late, js, slots = self.rng.choice(IDIOMS)
        kinds = [parse_kind(text) for text in slots.split(", ")]
        kids = tuple(self.make(kind, 2 if kind.name != "size" else 1, ()) for kind in kinds)
        shown = ("closure", *(word for word in WORDS if f"{word} " in late))
        form = Form(late, js or late, tuple(kinds), ("mul",) * len(kinds), operations=shown, soft=False)
        return Tree(form, kids)


SHAPES: list[Callable[[_Maker], Tree]] = [
    *[_Maker.arrow_block] * 6,
    *[_Maker.callback_block] * 4,
    *[_Maker.top_return] * 4,
    *[_Maker.top_if] * 2,
    *[_Maker.top_try] * 4,
    *[_Maker.block] * 4,
    *[_Maker.idiom] * 4,
]

# What programs are about, in turn: each form, then whole shapes.
FOCI: list[Form | Callable[[_Maker], Tree]] = [*FORMS, *SHAPES]

NAMES = words(
    "sesión $user alpha beta gamma total ñ _tmp item2 único $ a1 B2 _ over of async get set from data result Label café 変数 self"
)

__all__ = ["Program", "function", "generate", "sequence", "statement"]
