"""Expressions, but for those with a left spine (see `spines`); and patterns.

Most functions are the entry of a class of nodes in `dispatch`: they check what is below the node, in the order of the
text.
"""

from __future__ import annotations

from latebind.grammar import nodes as n
from latebind.grammar.errors import LatebindError
from latebind.grammar.lazy_regex import lazy_regex
from latebind.interp.checker.blocks import block
from latebind.interp.checker.names import mention_builtin, resolve, visible
from latebind.interp.checker.promises import await_returned, await_value
from latebind.interp.checker.state import State, parts_of
from latebind.interp.checker.warnings import condition
from latebind.interp.library import Builtin, Namespace
from latebind.interp.limits import Run
from latebind.interp.scope import Binding

_INTERPOLATION = lazy_regex(r"(?<!\\)(?:@\(|\$\{) *(?P<name>[^\W\d][\w$]*)[\w$.?\[\] ]{0,40}[)}]")
# By the interpolation's first character and the quote around it.
_INTERPOLATIONS = {
    "@'": "write the string in double quotes",
    "@`": "between backticks, write `${…}`",
    '$"': "in double quotes, write `@(…)`",
    "$'": "write `@(…)`, and the string in double quotes",
}


def constant(c: State, node: n.Constant) -> None:
    """Warn of a string that looks interpolated, as another kind of string would be."""
    if not isinstance(node.value, str) or ("@(" not in node.value and "${" not in node.value):
        return
    text = c.source.text
    found = _INTERPOLATION.search(text, node.start, node.end)
    if found is None or (c.variables is not None and found["name"] not in visible(c)):
        return
    place = n.Name(found.start(), found.end(), found["name"])
    c.report("OTHER_INTERPOLATION", place, found=found[0], hint=_INTERPOLATIONS[found[0][0] + text[node.start]])


def text(c: State, node: n.Text) -> None:
    """Check the parts of a string that are expressions."""
    for part in node.parts:
        if not isinstance(part, str):
            c.expression(part)


def name_value(c: State, node: n.Name) -> None:
    """Resolve a name that is used as a value, not called."""
    name(c, node)
    if isinstance(meaning := c.result.names.get(node), Binding):
        meaning.as_value = True
    elif isinstance(meaning, Builtin):
        c.strays |= not meaning.pure


def name(c: State, node: n.Name) -> None:
    """Resolve a name; a namespace that cannot be called is no value."""
    meaning = resolve(c, node)
    if isinstance(meaning, Namespace):
        if meaning.passable:
            c.mentions.direct = c.strays = True
        elif meaning.call is None:
            c.report("NAMESPACE_VALUE", node, name=node.name, example=next(iter(meaning.members), "…"))
        else:
            mention_builtin(c, meaning.call)


def spread(c: State, node: n.Spread) -> None:
    """Check what is spread."""
    c.expression(node.value)


def paren(c: State, node: n.Paren) -> None:
    """Check what is in parentheses."""
    c.expression(node.inner)


def array(c: State, node: n.Array) -> None:
    """Check the items."""
    for item in node.items:
        c.expression(item)


def object_(c: State, node: n.Object) -> None:
    """Check computed keys, values and spreads."""
    for item in node.properties:
        if isinstance(item, n.Spread):
            c.expression(item)
            continue
        if not isinstance(item.key, str):
            c.expression(item.key)
        if n.is_default(item):
            c.report("OBJECT_EQUALS", item, key=item.key)
        else:
            c.expression(item.value)


def unary(c: State, node: n.Unary) -> None:
    """Check the operand; `await` has its place in the script itself and in `async` functions."""
    if node.op == "await":
        if not c.is_async:
            c.report("AWAIT_IN_ARROW", node)
        if c.function is not None:
            c.result.waits.add(c.function)
        await_value(c, node.operand, "await")
    c.expression(node.operand)


def conditional(c: State, node: n.Conditional) -> None:
    """Check the test, and the two values, of which either may not be evaluated."""
    condition(c, node.test)
    c.expression(node.test)
    c.uncertain(node.then)
    c.uncertain(node.otherwise)


def arrow(c: State, node: n.Arrow) -> None:
    """Check an arrow function in a scope of its own. It may never be called, or when no local is evaluated."""
    outer = c.local, c.loops, c.switches, c.value_blocks, c.certain, c.loop, c.is_async, c.tries, c.function
    c.local, c.loops, c.switches, c.value_blocks, c.certain, c.loop = None, 0, 0, 0, False, None
    c.is_async, c.tries, c.function = node.is_async, 0, node
    c.arrows += 1
    with c.nested(node, c.new_function()):
        for param in node.params:
            c.pattern_names(param.target, "param")
        for param in node.params:
            if param.default is not None:
                c.expression(param.default)
            pattern(c, param.target)
        if isinstance(node.body, n.Block):
            block(c, node.body, body=True, function=True)
        else:
            await_returned(c, node.body)
            c.expression(node.body)
    c.arrows -= 1
    c.local, c.loops, c.switches, c.value_blocks, c.certain, c.loop, c.is_async, c.tries, c.function = outer


def function_value(c: State, node: n.Arrow) -> None:
    """Check an arrow, or a function that may call itself by its own name."""
    if node not in c.placed:
        c.placed.add(node)
        with c.collecting(node):
            function_value(c, node)
    elif node.name is None:
        arrow(c, node)
    else:
        _named(c, node, node.name)


def _named(c: State, node: n.Arrow, name: n.NamePattern) -> None:
    with c.nested(name):
        c.bind(name, "const", node)
        c.pending.discard(c.result.patterns[name])
        arrow(c, node)


def regex(c: State, node: n.Regex) -> None:
    """Translate a regular expression now, so that what is wrong with it is known before anything runs."""
    space = c.library.globals["RegExp"]
    assert isinstance(space, Namespace) and space.literal is not None
    c.result.stateful |= not {"g", "y"}.isdisjoint(node.flags)
    try:
        space.literal.implementation(Run(), node.pattern, node.flags)
    except LatebindError as error:
        c.diagnostics.setdefault(error.diagnostic.replace(span=node.span))


def expr_value(c: State, node: n.ExprBlock) -> None:
    """Check an `expr` block that is a value: nothing may leave it, and what `var` declares in it is its own."""
    c.value_blocks += 1
    outer, c.loops, c.switches = (c.loops, c.switches), 0, 0
    expr_block(c, node, value=True)
    c.loops, c.switches = outer
    c.value_blocks -= 1


def expr_block(c: State, node: n.ExprBlock, *, value: bool = False) -> None:
    """Check an `expr` block, a statement or a `value`; it touches the memory, as a transaction, whatever is in it."""
    c.mentions.direct = True
    c.result.blocks += 1
    outer = c.certain, c.loop
    c.certain, c.loop = False, None
    block(c, node.body, function=value)
    c.certain, c.loop = outer


def pattern(c: State, node: n.Pattern) -> None:
    """Check the defaults of a pattern. Its names are bound already, and have a value from here on, one by one."""
    if isinstance(node, n.NamePattern):
        if (binding := c.result.patterns.get(node)) is not None:
            c.pending.discard(binding)
        return
    for part in parts_of(node):
        if part.default is not None:
            c.expression(part.default)
        pattern(c, part.target)
    if (rest := getattr(node, "rest", None)) is not None:
        pattern(c, rest)
