"""Small functions of a script in place of their calls, where there is no run: what they give is an expression there.

With a run a call is the call that it is: what is charged, and the chain of calls that an error tells of, are its. So an error
without a run is found out with one. A function that is only called so is defined where there is a run.
"""

from __future__ import annotations

import ast
from collections.abc import Sequence

from latebind.grammar import nodes as n
from latebind.grammar.nodes import walk
from latebind.interp.compiler import pyast as py
from latebind.interp.compiler.charges import with_run, without_run
from latebind.interp.compiler.codes import ANY, NULL, NUMBER, Code, deepest, range_of
from latebind.interp.compiler.emitter import Emitter
from latebind.interp.scope import Binding

# How many nodes a body has at most, and all that stand in place of the calls of one function.
_LARGEST, _MOST = 40, 200
# What is deeper is called: with a run, nothing around it is cut for its sake.
_DEEPEST = 16
_NEVER = (n.Arrow, n.ExprBlock, n.Assign, n.Update, n.Delete, n.LocalDef)


def define(c: Emitter, binding: Binding, arrow: n.Arrow, made: list[py.Stmt]) -> None:
    """Emit the definition of a function, which `made` is: for a run alone, where all of its calls stand in place."""
    if not _stands(c, binding, arrow):
        c.builder.out += made
        return
    c.in_place[binding] = kept = py.if_statement(with_run(), made)
    c.builder.out.append(kept)
    if binding.as_value or (arrow.is_async and c.resolution.gathers):
        define_always(c, binding)


def define_always(c: Emitter, binding: Binding) -> None:
    """A function is called somewhere where there may be no run."""
    c.called.add(binding)
    kept = c.in_place.get(binding)
    if isinstance(kept, ast.If):
        kept.test = py.constant(True)


def _stands(c: Emitter, binding: Binding, arrow: n.Arrow) -> bool:
    """Whether a function that was compiled just now may stand in place of its calls: it calls none, and none stands before it."""
    if arrow not in c.steps or binding in c.called or not c.takes_fuel() or any(c.builder.targets):
        return False
    if c.resolution.locals or c.resolution.touching or _is_of_head(c, binding):
        return False
    for param in arrow.params:
        if not isinstance(param.target, n.NamePattern) or param.rest or param.default is not None:
            return False
        if _changes(c.resolution.patterns[param.target]):
            return False
    nodes = [*walk(arrow.body)]
    if len(nodes) > _LARGEST or len(nodes) * c.survey.calls[binding] > _MOST:
        return False
    if any(isinstance(node, _NEVER) for node in nodes):
        return False
    return isinstance(arrow.body, n.Expr) or _gives(c, arrow.body.body)


def _is_of_head(c: Emitter, binding: Binding) -> bool:
    """Whether a function stands in the head of a `for`: the names that it mentions there are those of no turn."""
    scope = c.resolution.scopes.get(binding.loop) if isinstance(binding.loop, n.ForLoop) else None
    return scope is not None and scope.names.get(binding.name) is binding


def _changes(binding: Binding) -> bool:
    return binding.assigned or binding.captured or binding.cell


def _gives(c: Emitter, body: Sequence[n.Statement]) -> bool:
    """Whether statements only name values, and choose among what is returned."""
    for statement in body:
        if isinstance(statement, n.Return):
            continue
        if isinstance(statement, n.If | n.Switch | n.BlockStatement):
            found = _branches(statement)
            if found is None or not all(_gives(c, block.body) and _ends(block) for _, block in found):
                return False
            continue
        if not isinstance(statement, n.VariableDef):
            return False
        for declaration in statement.declarations:
            target = declaration.target
            if not isinstance(target, n.NamePattern) or declaration.value is None:
                return False
            binding = c.resolution.patterns[target]
            if binding.kind == "var" or _changes(binding):
                return False
    return True


def _ends(block: n.Block) -> bool:
    """Whether a block of such statements surely returns."""
    last = block.body[-1] if block.body else None
    if isinstance(last, n.Return):
        return True
    found = _branches(last) if isinstance(last, n.If | n.Switch | n.BlockStatement) else None
    return found is not None and found[-1][0] is None and all(_ends(each) for _, each in found)


# A block and what must hold for it to be come to, if anything must.
_Branch = tuple[n.Expr | None, n.Block]


def _branches(statement: n.If | n.Switch | n.BlockStatement) -> list[_Branch] | None:
    """The blocks that a statement chooses among; None for a `switch` of which that is not so."""
    if isinstance(statement, n.BlockStatement):
        return [(None, statement.block)]
    if isinstance(statement, n.If):
        found: list[_Branch] = [*statement.branches]
        return found if statement.otherwise is None else [*found, (None, statement.otherwise)]
    subject, made = n.bare(statement.subject), list[_Branch]()
    test: n.Expr | None = None
    for case in statement.cases:
        last = case is statement.cases[-1]
        if not isinstance(subject, n.Name) or (case.test is None and (test is not None or not last)):
            return None
        if case.test is not None:
            if not isinstance(case.test, n.Constant) or (last and not case.body.body):
                return None
            same = n.Binary(case.start, case.end, "===", subject, case.test)
            test = same if test is None else n.Logical(case.start, case.end, "||", test, same)
        if case.body.body:
            made.append((test, case.body))
            test = None
    return made or None


def call(c: Emitter, binding: Binding, arrow: n.Arrow, codes: Sequence[Code], made: py.Expr) -> Code | None:
    """A call of a function that stands in place of it where there is no run; None for any other. `made` is the call, by its
    arguments."""
    if not c.takes_fuel():
        return None
    if binding not in c.in_place:
        define_always(c, binding)
        return None
    out, functions = len(c.builder.out), c.functions
    bound, names, given = _value(c, arrow, codes)
    # A function mentions names that may come to be another one's.
    if c.functions != functions or given.depth > _DEEPEST or not isinstance(made, ast.Call):
        del c.builder.out[out:]
        define_always(c, binding)
        return None
    c.retries = True
    made.args[: len(names)] = names
    kind = NUMBER if given.kind == NUMBER else ANY
    value = py.if_else(without_run(), c.branch_value(given), made)
    return Code(py.after(bound, value), kind, deepest(codes, 1), learned=True)


def _value(c: Emitter, arrow: n.Arrow, codes: Sequence[Code]) -> tuple[list[py.Expr], list[py.Expr], Code]:
    """What a call gives where there is no run: tests that bind its arguments, names for these, and the value."""
    bound: list[py.Expr] = []
    names: list[str] = []
    kept = c.builder.leaf, c.kinds.copy(), c.aliases.copy(), c.known.copy()
    cost = c.builder.cost
    given = [*codes, *(Code(py.constant(None), NULL) for _ in arrow.params[len(codes) :])]
    with c.branch():
        for param, code in zip(arrow.params, given, strict=True):
            names.append(_named(c, code, bound))
            _stand_for(c, param.target, code, names[-1])
        made = c.expression(arrow.body) if isinstance(arrow.body, n.Expr) else _returned(c, arrow.body.body)
    c.builder.leaf, c.kinds, c.aliases, c.known = kept
    c.builder.fuel += c.builder.cost - cost + c.steps[arrow]
    c.builder.cost = cost
    return bound, [py.load(name) for name in names], made


def _named(c: Emitter, code: Code, bound: list[py.Expr]) -> str:
    """A name for a value; `bound` gets the test that binds it, if it has none yet."""
    if code.simple and isinstance(code.py, ast.Name) and c.entrance is None:
        return code.py.id
    name = c.temporary()
    c.note(code, name)
    bound.append(py.is_(py.walrus(name, code.py), py.constant(...)))
    return name


def _stand_for(c: Emitter, target: n.Pattern, code: Code, name: str) -> None:
    """Let a name of the function stand for a Python name that holds a code's value."""
    assert isinstance(target, n.NamePattern)
    binding = c.resolution.patterns[target]
    c.aliases[binding] = name
    c.kinds[binding] = code.kind
    c.known.pop(binding, None)
    if (known := range_of(code)) is not None:
        c.known[binding] = known


def _returned(c: Emitter, body: Sequence[n.Statement]) -> Code:
    """What statements return."""
    if not body:
        return Code(py.constant(None), NULL, simple=True)
    first, rest = body[0], body[1:]
    if isinstance(first, n.Return):
        return Code(py.constant(None), NULL, simple=True) if first.value is None else c.expression(first.value)
    if isinstance(first, n.If | n.Switch | n.BlockStatement):
        return _chosen(c, _branches(first) or [], rest)
    assert isinstance(first, n.VariableDef)
    bound: list[py.Expr] = []
    codes: list[Code] = []
    for declaration in first.declarations:
        assert declaration.value is not None
        codes.append(c.expression(declaration.value))
        _stand_for(c, declaration.target, codes[-1], _named(c, codes[-1], bound))
    codes.append(_returned(c, rest))
    made = codes[-1]
    return c.cut(Code(py.after(bound, made.py), made.kind, deepest(codes), learned=made.learned))


def _chosen(c: Emitter, branches: Sequence[_Branch], rest: Sequence[n.Statement]) -> Code:
    """What the branches of an `if` return, or the statements after it."""
    if not branches:
        return _returned(c, rest)
    (test, block), *others = branches
    if test is None:
        return _returned(c, block.body)
    fails = c.expression(n.Unary(test.start, test.end, "!", test))
    with c.branch():
        then = _returned(c, block.body)
    with c.branch():
        other = _chosen(c, others, rest)
    same = then.kind if then.kind == other.kind else ANY
    made = py.if_else(fails.py, c.branch_value(other), c.branch_value(then))
    return c.cut(Code(made, same, deepest([fails, then, other]), learned=then.learned or other.learned))
