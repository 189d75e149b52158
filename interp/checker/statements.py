"""Statements but for loops: definitions, branches, and what leaves a function."""

from __future__ import annotations

from latebind.grammar import nodes as n
from latebind.interp.checker.assignment import alone
from latebind.interp.checker.blocks import block
from latebind.interp.checker.expressions import arrow, expr_block, pattern
from latebind.interp.checker.promises import await_returned
from latebind.interp.checker.state import State, names_of
from latebind.interp.checker.warnings import condition, defaults_of
from latebind.interp.scope import Scope


def local_definition(c: State, statement: n.LocalDef) -> None:
    """Walk the value of a `local` as what it is: a function of its own, whose certain readings are its own too."""
    binding = c.result.patterns.get(statement.target)
    if binding is None:  # a duplicate
        c.expression(statement.value)
        return
    outer = c.local, c.certain, c.scope
    c.local, c.certain, c.scope = binding, True, Scope(c.scope, c.new_function())
    c.placed.add(statement.value)
    with c.mentioning() as mentions:
        c.expression(statement.value)
    c.defined.append((binding, mentions))
    c.local, c.certain, c.scope = outer


def variable_definition(c: State, statement: n.VariableDef) -> None:
    """Walk each declaration; what its value mentions counts for every name that it binds."""
    for declaration in statement.declarations:
        with c.collecting(declaration) as mentions:
            if declaration.value is not None:
                if isinstance(declaration.target, n.NamePattern):
                    c.placed.add(declaration.value)
                c.expression(declaration.value)
                defaults_of(c, declaration.target, declaration.value)
            declared(c, statement.kind, declaration)
        for name in names_of(declaration.target):
            if (binding := c.result.patterns.get(name)) is not None:
                c.defined.append((binding, mentions))


def declared(c: State, kind: str, declaration: n.Declaration) -> None:
    """The names of a declaration have a value from here on. `var` assigns names that may have had one before."""
    pattern(c, declaration.target)
    if kind != "var" or declaration.value is None:
        return
    for name in names_of(declaration.target):
        if (binding := c.result.patterns.get(name)) is not None:
            if c.scope.find(name.name) is not binding:
                c.report("DUPLICATE_NAME", name, name=name.name)
            binding.assigned, binding.numeric = True, False


def function_definition(c: State, statement: n.FunctionDef) -> None:
    """Walk a function that is bound at the head of its block."""
    with c.mentioning() as mentions:
        arrow(c, statement.value)
    if (binding := c.result.patterns.get(statement.target)) is not None:
        c.defined.append((binding, mentions))


def block_statement(c: State, statement: n.BlockStatement) -> None:
    """Walk a block that stands alone."""
    block(c, statement.block)


def expression_statement(c: State, statement: n.ExpressionStatement) -> None:
    """Walk an expression, or an `expr` block, which what is in it may leave."""
    with c.collecting(statement):
        if isinstance(statement.value, n.ExprBlock):
            expr_block(c, statement.value)
        elif isinstance(statement.value, n.Assign | n.Update):
            alone(c, statement.value)
        else:
            c.expression(statement.value)


def if_(c: State, statement: n.If) -> None:
    """Walk tests and blocks, in the order of the text."""
    for test, then in statement.branches:
        condition(c, test)
        with c.collecting(test):
            c.expression(test)
        block(c, then)
    if statement.otherwise is not None:
        block(c, statement.otherwise)


def try_(c: State, statement: n.Try) -> None:
    """Walk the three blocks; the error's names are those of the `catch` alone."""
    c.tries += 1
    c.result.catches = True
    block(c, statement.body)
    c.tries -= 1
    if statement.handler is not None:
        with c.nested(statement):
            if statement.param is not None:
                c.pattern_names(statement.param, "catch")
                with c.collecting(statement.param):
                    pattern(c, statement.param)
            block(c, statement.handler, body=True)
    if statement.finalizer is not None:
        block(c, statement.finalizer)


def return_(c: State, statement: n.Return) -> None:
    """Walk the value, if there is one."""
    leaves(c, statement, "return")
    if statement.value is not None:
        if not c.tries:
            await_returned(c, statement.value)
        with c.collecting(statement):
            c.expression(statement.value)


def throw(c: State, statement: n.Throw) -> None:
    """Walk the value. A `throw` may leave a block that is a value."""
    with c.collecting(statement):
        c.expression(statement.value)


def nested_module(c: State, statement: n.Import | n.ExportNames | n.ExportDefault) -> None:
    """Refuse an `import` or `export` in a block: those of the script itself are gone by now."""
    word = {n.Import: "import", n.ExportNames: "export", n.ExportDefault: "export default"}[type(statement)]
    c.report("NESTED_MODULE", statement, word=word)


def leaves(c: State, statement: n.Statement, word: str) -> None:
    """Report a statement that would leave an `expr` block that is a value."""
    if c.value_blocks:
        c.report("LEAVES_EXPR", statement, word=word)
