"""Warnings: what runs, and is seldom what was meant. Most of these lose a value without a word.

`unread` is asked when all of a script is known; the others where their nodes are checked.
"""

from __future__ import annotations

from latebind.grammar import nodes as n
from latebind.grammar.lazy_regex import lazy_regex
from latebind.grammar.literals import shortened
from latebind.interp.checker.state import State
from latebind.interp.library import Builtin
from latebind.interp.purity import is_own
from latebind.interp.scope import Binding, Dynamic

# An ISO date with a time and what it says of its zone.
_ZONED = lazy_regex(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)")
# Methods that give undefined in JavaScript where there is nothing to give, and null here.
_FINDERS = frozenset({"find", "findLast", "at", "pop", "shift"})
_READERS = frozenset({"getItem", "get", "getJson"})
# Methods of arrays that do something with what their function gives.
_USES_RESULTS = frozenset(
    {"map", "flatMap", "filter", "find", "findLast", "findIndex", "findLastIndex", "some", "every", "sort", "toSorted"}
)
_EQUALITY = frozenset({"==", "===", "!=", "!=="})
_NEVER_NULL = frozenset({"string", "number", "boolean", "array", "object"})
_ORDERS = frozenset({"<", "<=", ">", ">="})


def condition(c: State, test: n.Expr) -> None:
    """Warn of an assignment where a comparison is likely: `if (x = 1)`. Parentheses say that it is meant."""
    if isinstance(test, n.Assign) and test.op == "=":
        c.report("ASSIGNED_CONDITION", test)


def unread(c: State) -> None:
    """Warn of names that nothing reads; of those that hide another name, as that is likely the one to change.

    Where there are errors, what is missing may be what reads them.
    """
    if any(found.severity == "error" for found in c.diagnostics):
        return
    for pattern, binding in c.result.patterns.items():
        if binding.node is not pattern or binding.read or not _counts(binding) or binding.name.startswith("_"):
            continue
        place = n.Name(pattern.start, pattern.end, pattern.name)
        hidden = binding.hides
        if hidden is not None and hidden.node is not None and binding.kind in ("const", "let", "var"):
            line = c.source.place(hidden.node.start).line
            define = f", and define it with `let {binding.name}`" if hidden.constant else ""
            c.report("UNREAD_HIDING", place, name=binding.name, line=line, define=define)
        else:
            c.report("UNREAD_NAME", place, name=binding.name)


def _counts(binding: Binding) -> bool:
    """Whether a name is there to be read: what a pattern or a loop binds on the way to another need not be."""
    if binding.kind == "local":
        return not binding.top_level
    return binding.kind == "function" or (binding.kind in ("const", "let", "var") and binding.alone)


def default_of(c: State, param: n.Param, arg: n.Expr) -> None:
    """Warn where JavaScript would take a parameter's default, and we pass null (the first deviation)."""
    if param.default is not None and may_be_undefined(c, arg):
        text = shortened(c.source.text[arg.start : arg.end])
        c.report("NULL_FOR_DEFAULT", arg, text=text)


def defaults_of(c: State, target: n.Pattern, value: n.Expr) -> None:
    """Warn of the same where a literal is taken apart: `const { a = 1 } = { a: o?.b }`."""
    pairs: list[tuple[n.PatternProperty | n.PatternElement, n.Expr | n.Spread | None]] = []
    if isinstance(target, n.ObjectPattern) and isinstance(value, n.Object):
        given = {item.key: item.value for item in value.properties if isinstance(item, n.Property)}
        pairs = [(part, given.get(part.key)) for part in target.properties]
    elif isinstance(target, n.ArrayPattern) and isinstance(value, n.Array):
        pairs = [(part, item) for part, item in zip(target.elements, value.items, strict=False) if part is not None]
    for part, item in pairs:
        if item is not None and part.default is not None and may_be_undefined(c, item):
            c.report("NULL_FOR_DEFAULT", item, text=shortened(c.source.text[item.start : item.end]))


def stringified(c: State, value: n.Expr | n.Spread) -> None:
    """Warn of a key that JavaScript leaves out of JSON, as its value is undefined."""
    if isinstance(value, n.Array):
        for element in value.items:
            stringified(c, element)
    if not isinstance(value, n.Object):
        return
    for item in value.properties:
        if isinstance(item, n.Property) and may_be_undefined(c, item.value):
            c.report("NULL_IN_JSON", item)
        elif isinstance(item, n.Property):
            stringified(c, item.value)


def replaced(c: State, replacer: n.Expr | n.Spread) -> None:
    """Warn of a function for `JSON.stringify` that gives undefined, so that JavaScript leaves the key out of JSON."""
    function = n.bare(replacer)
    if not isinstance(function, n.Arrow):
        return
    results = list(n.returns(function.body)) if isinstance(function.body, n.Block) else [function.body]
    without: list[n.Node] = [found for found in results if _gives_undefined(c, found)]
    if isinstance(function.body, n.Block) and _runs_through(function.body):
        without.append(function)
    if without:
        c.report("NULL_IN_JSON", without[0], hint="copy the value without it: `const { secret, ...rest } = value`")


def asked(c: State, node: n.Call, method: str) -> None:
    """Warn of a function whose results a method of arrays uses, and whose body in braces never returns one."""
    function = n.bare(node.args[0]) if method in _USES_RESULTS and node.args else None
    if not isinstance(function, n.Arrow) or not isinstance(function.body, n.Block) or function.is_async:
        return
    body = function.body.body
    only = body[0] if len(body) == 1 else None
    if not isinstance(only, n.ExpressionStatement) or isinstance(only.value, n.Assign | n.Update | n.Delete):
        return
    if not (method == "map" and isinstance(only.value, n.Call)):  # what it does may be all that is meant
        c.report("NO_RESULT_RETURNED", only, method=method)


def _gives_undefined(c: State, node: n.Expr | n.Return | None) -> bool:
    """Whether the word `undefined`, or nothing, is given in one of the ways that are written."""
    if isinstance(node, n.Return):
        return node.value is None or _gives_undefined(c, node.value)
    bare = n.bare(node) if node is not None else None
    if isinstance(bare, n.Conditional):
        return _gives_undefined(c, bare.then) or _gives_undefined(c, bare.otherwise)
    if isinstance(bare, n.Logical):
        return _gives_undefined(c, bare.right)
    return isinstance(bare, n.Constant) and _is_undefined(c, bare)


def _runs_through(block: n.Block) -> bool:
    """Whether a body surely may end without a `return`, as far as its last statement tells."""
    last = block.body[-1] if block.body else None
    if isinstance(last, n.If):
        return last.otherwise is None or any(map(_runs_through, (*(then for _, then in last.branches), last.otherwise)))
    return last is None or isinstance(last, n.ExpressionStatement | n.VariableDef)


def comparison(c: State, node: n.Binary) -> None:
    """Warn of `=== null` where JavaScript has undefined, of what is never null, and of dates of several zones as text."""
    for one, other in ((node.left, node.right), (node.right, node.left)) if node.op in _EQUALITY else ():
        if isinstance(one, n.Constant) and one.value is None:
            never_null(c, other, node)
    if node.op in ("===", "!=="):
        for one, other in ((node.left, node.right), (node.right, node.left)):
            null = isinstance(one, n.Constant) and one.value is None and not _is_undefined(c, one)
            if null and may_be_undefined(c, other):
                c.report("UNDEFINED_IS_NULL", node, op=node.op, plain=node.op[:-1])
    elif node.op in _ORDERS:
        left = _zone(c, node.left)
        if left is not None and (right := _zone(c, node.right)) is not None and left != right:
            c.report("DATES_AS_TEXT", node, op=node.op)


def never_null(c: State, node: n.Expr, place: n.Expr) -> None:
    """Warn where what is asked whether it is null is a call of a function of ours that always gives something: browsers'
    `getItem` gives null where there is nothing, and ours "" (language.md: memories)."""
    node = n.bare(node)
    meaning = c.result.static.get(node.callee) if isinstance(node, n.Call) else None
    if isinstance(meaning, Builtin) and meaning.result in _NEVER_NULL and is_own(meaning):
        given = '`""` where there is nothing' if meaning.name.endswith(".getItem") else f"a {meaning.result}"
        hint = 'compare it with `""`, or write `||`' if meaning.result == "string" else None
        c.report("NEVER_NULL", place, hint=hint, function=meaning.name, given=given)


def _zone(c: State, node: n.Expr) -> str | None:
    """The zone of a date that is surely a text: a literal, or a name that always stands for one."""
    if isinstance(node, n.Name):
        binding = c.result.names.get(node)
        if not isinstance(binding, Binding) or binding.assigned or binding.kind not in ("const", "local"):
            return None
        node = binding.value or node
    found = _ZONED.fullmatch(node.value) if isinstance(node, n.Constant) and isinstance(node.value, str) else None
    return None if found is None else found[1].replace("+00:00", "Z").replace(":", "")


def may_be_undefined(c: State, node: n.Expr | n.Spread) -> bool:
    """Whether JavaScript may have undefined here by what is written: `undefined`, a `?.`, a search that finds nothing."""
    node = n.bare(node)
    if isinstance(node, n.Constant):
        return _is_undefined(c, node)
    if isinstance(node, n.Call) and isinstance(node.callee, n.Member) and node.callee.name in _FINDERS:
        return node.callee not in c.result.static
    while isinstance(node, n.Member | n.Index | n.Call):
        if node.optional:
            return True
        node = node.callee if isinstance(node, n.Call) else node.object
    return False


def _is_undefined(c: State, node: n.Constant) -> bool:
    return node.value is None and c.source.text.startswith("undefined", node.start)


def lost_change(c: State, place: n.Expr, changed: n.Expr) -> None:
    """Warn of a change to what a memory has just given, which is a copy that nothing keeps."""
    node: n.Expr = changed
    while isinstance(node, n.Member | n.Index | n.Paren) and not isinstance(c.result.static.get(node), Dynamic):
        node = node.inner if isinstance(node, n.Paren) else node.object
    if isinstance(node, n.Call):
        meaning = c.result.static.get(node.callee)
        stored = isinstance(meaning, Builtin) and meaning.name.rpartition(".")[2] in _READERS and not meaning.pure
    else:
        stored = isinstance(c.result.static.get(node), Dynamic)
    if stored:
        c.report("LOST_CHANGE", place)
