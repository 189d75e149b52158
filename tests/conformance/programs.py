"""Programs: statements around expressions, one in the focus of each program so that every operation gets its share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from latebind.tests.conformance import pools
from latebind.tests.conformance.asynchronous import Asynchronous
from latebind.tests.conformance.constructs import CONSTRUCTS, Row
from latebind.tests.conformance.expressions import FORMS, Scope, Variable
from latebind.tests.conformance.idioms import EDGES, IDIOMS, LINKED, LINKS, WORDS
from latebind.tests.conformance.imperative import Imperative, spelled
from latebind.tests.conformance.kinds import ANY, BOOLEAN, INT, NUMBER, STRING, Kind, array, parse_kind
from latebind.tests.conformance.statements import Statements
from latebind.tests.conformance.trees import Form, Tree, leaf, sequence, spell, statement


@dataclass(frozen=True)
class Program:
    """A program in both spellings. `wrong` ones hold values of wrong kinds on purpose."""

    tree: Tree
    focus: str
    late: str
    js: str
    wrong: bool

    def operations(self) -> set[str]:
        return self.tree.operations()


def generate(seed: int, index: int) -> Program:
    """The program number `index` of a seed: the same on every machine."""
    rng = Random(f"{seed}:{index}")
    return _Maker(rng).program(index)


class _Maker(Statements):
    """Makes one program."""

    def program(self, index: int) -> Program:
        rng = self.rng
        focus = FOCI[index % len(FOCI)]
        if isinstance(focus, Form):
            name = focus.operations[0]
            tree = self.environment(focus)
        elif isinstance(focus, tuple):
            name = focus[0]
            tree = self.construct(focus)
        else:
            name = focus.__name__
            tree = focus(self)
        noise = rng if rng.random() < 0.15 else None
        return Program(tree, name, spell(tree, "late", noise), spell(tree, "js"), self.is_wrong)

    def environment(self, form: Form) -> Tree:
        """A program whose value comes from one form, with more or less around it."""
        rng = self.rng
        scope: Scope = ()
        statements: list[Tree] = []
        if rng.random() < 0.4:
            statements, scope = self.bindings(rng.choice([1, 2, 3]))
        fuel = rng.choice([1, 1, 2, 2, 3, 4, 6, 9])
        bound: dict[str, Kind] = {}
        tree = self.expressions.fill(form, bound, fuel, scope)
        if rng.random() < 0.6:
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

    def arithmetic(self) -> Tree:
        """Calculations with numbers around the limits, of literals and of parameters: the compiler treats them apart."""
        rng = self.rng

        def term(depth: int) -> str:
            if depth == 0 or rng.random() < 0.15:
                return rng.choice("abcabcabc") if rng.random() < 0.9 else rng.choice(EDGES)
            parts = [term(depth - 1) for _ in range(4)]
            op = rng.choice("+-*/%+-*/%<n")
            if op == "n":
                return f"-({parts[0]})"
            if op == "<":
                return f"({parts[0]} {rng.choice(['<', '<=', '>', '>='])} {parts[1]} ? {parts[2]} : {parts[3]})"
            return f"({parts[0]}) {op} ({parts[1]})"

        text = term(rng.choice([1, 2, 2, 3, 4]))
        values = ", ".join(rng.choice(EDGES) for _ in range(3))
        shape = rng.choice(
            [
                f"((a, b, c) => {text})({values})",
                f"const [a, b, c] = [{values}];\n{text}",
                f"[{values}].map((a, b) => ((c) => {text})(b)).reduce((a, b) => a + b, 0)",
                f"[[{values}]].map(([a, b, c]) => {text}).filter((a) => a > 0 - 1)",
            ]
        )
        return sequence([statement(shape, [], operations=("arithmetic",))])

    def chain(self) -> Tree:
        """Members, indices and calls in a row, of which some are optional and some are not there."""
        rng = self.rng
        text, level = "o", "chain"
        for _ in range(rng.choice([1, 2, 2, 3, 4, 5])):
            text += rng.choice(LINKS)
            if rng.random() < 0.1:
                text, level = f"({text})", "post"
        shape = rng.choice(
            [
                "<0>",
                "<0> ?? 7",
                "<0> == null",
                "[<0>, !<0>]",
                "(() => <0>)() ?? 7",
                "try {\n<0> ?? 7\n} catch (err) {\nerr.name\n}",
            ]
        )
        head = statement(f"const o = {LINKED}", [], operations=("const",))
        form = Form(
            shape,
            shape.replace("err.name", "(err.name ?? null)"),
            (ANY,),
            ("post",),
            operations=("?.", "chain"),
            soft=False,
        )
        return sequence([head, Tree(form, (leaf(text, ANY, f"({text} ?? null)", level),))])

    def imperative(self) -> Tree:
        """A program that assigns and changes."""
        return _text(Imperative(self.rng))

    def racing(self) -> Tree:
        """One in which others write what its blocks and statements have read."""
        return _text(Imperative(self.rng, racing=True))

    def construct(self, row: Row) -> Tree:
        """One that holds a construct."""
        return _text(Imperative(self.rng, row, racing=self.rng.random() < 0.03))

    def asynchronous(self) -> Tree:
        """A program of `async` functions."""
        made = Asynchronous(self.rng)
        late, js = made.program()
        return sequence([statement(late, [], js, operations=tuple(sorted(made.operations)))])

    def idiom(self) -> Tree:
        """Functions that return functions, call themselves, take the rest, or shadow."""
        late, js, slots = self.rng.choice(IDIOMS)
        kinds = [parse_kind(text) for text in slots.split(", ")]
        kids = tuple(self.make(kind, 2 if kind.name != "size" else 1, ()) for kind in kinds)
        shown = ("closure", *(word for word in WORDS if f"{word} " in late))
        form = Form(late, js or late, tuple(kinds), ("mul",) * len(kinds), operations=shown, soft=False)
        return Tree(form, kids)


def _text(made: Imperative) -> Tree:
    text = made.program()
    operations = tuple(sorted(made.operations)) or ("let",)
    return sequence([statement(spelled(text, "late"), [], spelled(text, "js"), operations)])


SHAPES: list[Callable[[_Maker], Tree]] = [
    *[_Maker.imperative] * 60,
    *[_Maker.racing] * 16,
    *[_Maker.asynchronous] * 8,
    *[_Maker.arrow_block] * 6,
    *[_Maker.callback_block] * 4,
    *[_Maker.top_return] * 4,
    *[_Maker.top_if] * 2,
    *[_Maker.top_try] * 4,
    *[_Maker.block] * 4,
    *[_Maker.idiom] * 4,
    *[_Maker.chain] * 6,
    *[_Maker.arithmetic] * 6,
]

# What programs are about, in turn: each form, each construct, then whole shapes.
FOCI: list[Form | Row | Callable[[_Maker], Tree]] = [*FORMS, *CONSTRUCTS, *SHAPES]
