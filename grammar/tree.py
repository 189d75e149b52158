"""The functions that build the tree: one for each name after `->` in latebind.lark.

Each gets the tokens and the values of its rule, in order: a terminal's value is the number of its token; the others
are what the functions here return. Lists grow in place: no value is ever used twice.
"""

from __future__ import annotations

from typing import Any

from latebind.grammar import nodes as n
from latebind.grammar.errors import LatebindError, fail
from latebind.grammar.lexer import incomplete
from latebind.grammar.literals import key_of_number, shortened
from latebind.grammar.source import Span
from latebind.grammar.tokens import Tokens

Values = list[Any]


# lists


def none(_: Tokens, __: Values) -> list[Any]:
    return []


def first(_: Tokens, v: Values) -> Any:
    return v[0]


def one(_: Tokens, v: Values) -> list[Any]:
    return [v[0]]


def another(_: Tokens, v: Values) -> Any:
    v[0].append(v[2])
    return v[0]


def trailing(t: Tokens, v: Values) -> Any:
    """A comma after the last element of a pattern, which may not be a rest."""
    if isinstance(v[0][-1], Rest):
        raise fail("REST_LAST", span=v[0][-1].span)
    return v[0]


def nothing(_: Tokens, __: Values) -> None:
    """What may be left out, and is."""
    return None


# statements


def more(_: Tokens, v: Values) -> Any:
    """A statement after others; a `;` alone adds none."""
    if v[1].__class__ is not n.Block:
        v[0].append(v[1])
    return v[0]


def empty(t: Tokens, v: Values) -> n.Block:
    """A `;` alone: the body of a loop perhaps."""
    return n.Block(t.starts[v[0]], t.ends[v[0]], ())


# modules


def second(_: Tokens, v: Values) -> Any:
    return v[1]


def more_exported(_: Tokens, v: Values) -> Any:
    """A function after others, which is exported; what is exported by name concerns nobody."""
    v[0].append(v[2])
    return v[0]


def export(_: Tokens, v: Values) -> Any:
    """Definitions that are exported."""
    return v[1]


def exported(_: Tokens, v: Values) -> Any:
    """A list of names, and the bracket that closes it."""
    return tuple(v[1] if len(v) > 2 else ()), v[-1]


def export_names(t: Tokens, v: Values) -> n.ExportNames:
    names, closer = v[1]
    return n.ExportNames(t.starts[v[0]], t.ends[closer], names, None)


def export_from(t: Tokens, v: Values) -> n.ExportNames:
    return n.ExportNames(t.starts[v[0]], t.ends[v[3]], v[1][0], t.values[v[3]])


def export_all(t: Tokens, v: Values) -> n.ExportNames:
    if t.values[v[1]] != "*":
        raise fail("NO_IMPORT", span=t.span(v[0]), word=t.values[v[0]])
    return n.ExportNames(t.starts[v[0]], t.ends[v[3]], (), t.values[v[3]])


def export_all_as(t: Tokens, v: Values) -> n.ExportNames:
    export_all(t, [v[0], v[1], v[4], v[5]])
    return n.ExportNames(t.starts[v[0]], t.ends[v[5]], (), t.values[v[5]])


def import_name(t: Tokens, v: Values) -> n.ImportName:
    return _imported(t, v[0], v[0], t.values[v[0]])


def import_as(t: Tokens, v: Values) -> n.ImportName:
    return _imported(t, v[0], v[2], t.values[v[0]])


def import_all(t: Tokens, v: Values) -> list[n.ImportName]:
    if t.values[v[0]] != "*":
        raise fail("NO_IMPORT", span=t.span(v[0]), word=t.values[v[0]])
    return [_imported(t, v[0], v[2], "*")]


def import_default(t: Tokens, v: Values) -> list[n.ImportName]:
    return [_imported(t, v[0], v[0], "default")]


def import_both(t: Tokens, v: Values) -> list[n.ImportName]:
    return [*import_default(t, v), *v[2]]


def _imported(t: Tokens, first: int, last: int, imported: str) -> n.ImportName:
    target = n.NamePattern(t.starts[last], t.ends[last], t.values[last])
    return n.ImportName(t.starts[first], t.ends[last], imported, target)


def import_(t: Tokens, v: Values) -> n.Import:
    return n.Import(t.starts[v[0]], t.ends[v[3]], tuple(v[1]), t.values[v[3]])


def import_alone(t: Tokens, v: Values) -> n.Import:
    """`import "module"`: nothing of it gets a name."""
    return n.Import(t.starts[v[0]], t.ends[v[1]], (), t.values[v[1]])


def export_default(t: Tokens, v: Values) -> n.ExportDefault:
    return n.ExportDefault(t.starts[v[0]], v[2].end, v[2])


def handler(t: Tokens, v: Values) -> n.ExportDefault:
    """`handler: async (input, ctx) => { … }`, alone."""
    start, end = t.starts[v[0]], v[2].end
    return n.ExportDefault(start, end, n.Object(start, end, (n.Property(start, end, "handler", v[2]),)))


def _as_block(body: Any) -> n.Block:
    """A body as a block: one without braces holds the statement."""
    return body if body.__class__ is n.Block else n.Block(body.start, body.end, (body,))


def local(t: Tokens, v: Values) -> n.LocalDef:
    target = n.NamePattern(t.starts[v[1]], t.ends[v[1]], t.values[v[1]])
    return n.LocalDef(t.starts[v[0]], v[3].end, target, v[3])


def variables(t: Tokens, v: Values) -> n.VariableDef:
    """`const`, `let` or `var`. A `const` needs a value, and so does a pattern."""
    kind = t.values[v[0]]
    for found in v[1]:
        if found.value is None and (kind == "const" or not isinstance(found.target, n.NamePattern)):
            raise _needs_value(t, found)
    return n.VariableDef(t.starts[v[0]], v[1][-1].end, kind, tuple(v[1]))


def _needs_value(t: Tokens, found: n.Declaration) -> LatebindError:
    """The error for a name or a pattern without a value."""
    plain = isinstance(found.target, n.NamePattern)
    code = "NEEDS_VALUE" if plain else "PATTERN_NEEDS_VALUE"
    return _at_end(t, found, fail(code, span=found.span, name=_written(t, found)))


def _at_end(t: Tokens, node: n.Node, error: LatebindError) -> LatebindError:
    """Mark an error at the end of the text, where what is missing may follow yet."""
    return incomplete(error) if node.end == t.ends[-2] else error


def _written(t: Tokens, node: n.Node) -> str:
    return shortened(t.source.text[node.start : node.end])


def declaration(_: Tokens, v: Values) -> n.Declaration:
    return n.Declaration(v[0].start, v[2].end, v[0], v[2])


def declaration_only(_: Tokens, v: Values) -> n.Declaration:
    return n.Declaration(v[0].start, v[0].end, v[0], None)


def function_def(t: Tokens, v: Values) -> n.FunctionDef:
    made = named_function(t, v)
    assert made.name is not None
    return n.FunctionDef(made.start, made.end, made.name, made)


def async_function_def(t: Tokens, v: Values) -> n.FunctionDef:
    made = async_named_function(t, v)
    assert made.name is not None
    return n.FunctionDef(made.start, made.end, made.name, made)


def expression_statement(t: Tokens, v: Values) -> n.ExpressionStatement:
    if t.source.text[v[0].start] in "{fa":
        _check_start(t, v[0])
    return n.ExpressionStatement(v[0].start, v[0].end, v[0])


def _check_start(t: Tokens, node: n.Expr) -> None:
    """Refuse, at the start of a statement, an object that JavaScript takes for a block, as `{ if (a) { b } }`, and a
    function, which comes here only as a body and would be no definition."""
    while (side := _LEFT.get(type(node))) is not None:
        node = getattr(node, side)
    if isinstance(node, n.Arrow) and (node.name or t.source.text.startswith("function", node.start)):
        raise fail("BODY_DEFINITION", span=Span(node.start, node.start + len("function")), word="function")
    if isinstance(node, n.Object) and node.properties:
        first = node.properties[0]
        if n.is_method(first) or n.is_default(first):
            raise fail("BARE_BLOCK", span=Span(node.start, node.start + 1))


# Where the nodes that can begin with another have it.
_LEFT: dict[type[n.Node], str] = {
    n.Binary: "left", n.Logical: "left", n.Conditional: "test", n.Member: "object", n.Index: "object",
    n.Call: "callee", n.Assign: "target", n.Update: "target",
}  # fmt: skip


def expr_statement(t: Tokens, v: Values) -> n.ExpressionStatement:
    start, end = t.starts[v[0]], v[1].end
    return n.ExpressionStatement(start, end, n.ExprBlock(start, end, v[1]))


def return_nothing(t: Tokens, v: Values) -> n.Return:
    return n.Return(t.starts[v[0]], t.ends[v[0]], None)


def return_(t: Tokens, v: Values) -> n.Return:
    if v[0] + 1 in t.breaks:
        raise fail("LINE_BREAK_AFTER_RETURN", span=t.span(v[0]))
    return n.Return(t.starts[v[0]], v[1].end, v[1])


def throw(t: Tokens, v: Values) -> n.Throw:
    if v[0] + 1 in t.breaks:
        raise fail("LINE_BREAK_AFTER_THROW", span=t.span(v[0]))
    return n.Throw(t.starts[v[0]], v[1].end, v[1])


def break_(t: Tokens, v: Values) -> n.Break:
    return n.Break(t.starts[v[0]], t.ends[v[0]])


def continue_(t: Tokens, v: Values) -> n.Continue:
    return n.Continue(t.starts[v[0]], t.ends[v[0]])


def if_first(t: Tokens, v: Values) -> tuple[int, list[tuple[n.Expr, n.Block]]]:
    return t.starts[v[0]], [(v[2], _as_block(v[4]))]


def if_next(t: Tokens, v: Values) -> Any:
    v[0][1].append((v[4], _as_block(v[6])))
    return v[0]


def if_(_: Tokens, v: Values) -> n.If:
    start, branches = v[0]
    return n.If(start, branches[-1][1].end, tuple(branches), None)


def if_else(t: Tokens, v: Values) -> n.If:
    start, branches = v[0]
    otherwise = _as_block(v[2])
    return n.If(start, otherwise.end, tuple(branches), otherwise)


def if_open(t: Tokens, v: Values) -> n.If:
    return if_(t, [if_first(t, v)])


def if_next_open(t: Tokens, v: Values) -> n.If:
    return if_(t, [if_next(t, v)])


def while_head(t: Tokens, v: Values) -> tuple[Any, ...]:
    return n.While, t.starts[v[0]], (v[2],)


def for_of_head(t: Tokens, v: Values) -> tuple[Any, ...]:
    return n.For, t.starts[v[0]], (t.values[v[2]], v[3], v[5])


def for_in_head(t: Tokens, v: Values) -> tuple[Any, ...]:
    return n.ForIn, t.starts[v[0]], (t.values[v[2]], v[3], v[5])


def for_head(t: Tokens, v: Values) -> tuple[Any, ...]:
    return n.ForLoop, t.starts[v[0]], (v[2], v[4], tuple(v[6]))


def for_expressions(_: Tokens, v: Values) -> tuple[n.Expr, ...]:
    return tuple(v[0])


def loop(t: Tokens, v: Values) -> n.Loop:
    kind, start, parts = v[0]
    body = _as_block(v[1])
    made: n.Loop = kind(start, body.end, *parts, body)
    return made


def do_while(t: Tokens, v: Values) -> n.DoWhile:
    return n.DoWhile(t.starts[v[0]], t.ends[v[5]], _as_block(v[1]), v[4])


def switch(t: Tokens, v: Values) -> n.Switch:
    defaults = [found for found in v[5] if found.test is None]
    if len(defaults) > 1:
        raise fail("TWO_DEFAULTS", span=Span(defaults[1].start, defaults[1].start + len("default")))
    return n.Switch(t.starts[v[0]], t.ends[v[6]], v[2], tuple(v[5]))


def block_statement(_: Tokens, v: Values) -> list[n.Statement]:
    return [n.BlockStatement(v[0].start, v[0].end, v[0])]


def case_label(t: Tokens, v: Values) -> tuple[int, int, n.Expr | None]:
    return t.starts[v[0]], t.ends[v[2]], v[1]


def default_label(t: Tokens, v: Values) -> tuple[int, int, n.Expr | None]:
    return t.starts[v[0]], t.ends[v[1]], None


def case(_: Tokens, v: Values) -> Any:
    cases, (start, colon, test), statements = v
    end = statements[-1].end if statements else colon
    body = n.Block(statements[0].start if statements else colon, end, tuple(statements))
    cases.append(n.Case(start, end, test, body))
    return cases


def last_case(t: Tokens, v: Values) -> Any:
    return case(t, [v[0], v[1], more(t, v[2:])])


def catch_param(_: Tokens, v: Values) -> tuple[n.Pattern | None, n.Block]:
    return v[2], v[4]


def catch(_: Tokens, v: Values) -> tuple[n.Pattern | None, n.Block]:
    return None, v[1]


def try_catch(t: Tokens, v: Values) -> n.Try:
    return n.Try(t.starts[v[0]], v[2][1].end, v[1], v[2][0], v[2][1], None)


def try_catch_finally(t: Tokens, v: Values) -> n.Try:
    return n.Try(t.starts[v[0]], v[4].end, v[1], v[2][0], v[2][1], v[4])


def try_finally(t: Tokens, v: Values) -> n.Try:
    return n.Try(t.starts[v[0]], v[3].end, v[1], None, None, v[3])


def block(t: Tokens, v: Values) -> n.Block:
    return n.Block(t.starts[v[0]], t.ends[v[2]], tuple(v[1]))


# patterns


class Rest:
    """`...target` in a pattern: never part of the tree."""

    def __init__(self, start: int, target: n.Pattern) -> None:
        self.span = Span(start, target.end)
        self.target = target


def rest(t: Tokens, v: Values) -> Rest:
    target = name_pattern(t, v[1:]) if isinstance(v[1], int) else v[1]
    return Rest(t.starts[v[0]], target)


def _split(elements: list[Any]) -> tuple[tuple[Any, ...], Any]:
    """The elements of a pattern, and the target of its rest if there is one, which must be the last."""
    for element in elements[:-1]:
        if isinstance(element, Rest):
            raise fail("REST_LAST", span=element.span)
    if elements and isinstance(elements[-1], Rest):
        return tuple(elements[:-1]), elements[-1].target
    return tuple(elements), None


def name_pattern(t: Tokens, v: Values) -> n.NamePattern:
    return n.NamePattern(t.starts[v[0]], t.ends[v[0]], t.values[v[0]])


def object_pattern(t: Tokens, v: Values) -> n.ObjectPattern:
    properties, target = _split(v[1])
    return n.ObjectPattern(t.starts[v[0]], t.ends[v[2]], properties, target)


def array_pattern(t: Tokens, v: Values) -> n.ArrayPattern:
    if v[1][-1] is None:  # behind the last comma, or in empty brackets
        v[1].pop()
        if v[1] and isinstance(v[1][-1], Rest):
            raise fail("REST_LAST", span=v[1][-1].span)
    elements, target = _split(v[1])
    return n.ArrayPattern(t.starts[v[0]], t.ends[v[2]], elements, target)


def short_pattern(t: Tokens, v: Values) -> n.PatternProperty:
    target = name_pattern(t, v)
    return n.PatternProperty(target.start, target.end, target.name, target, None)


def short_default_pattern(t: Tokens, v: Values) -> n.PatternProperty:
    target = name_pattern(t, v)
    return n.PatternProperty(target.start, v[2].end, target.name, target, v[2])


def key_pattern(_: Tokens, v: Values) -> n.PatternProperty:
    return n.PatternProperty(v[0][0], v[2].end, v[0][1], v[2], None)


def key_default_pattern(_: Tokens, v: Values) -> n.PatternProperty:
    return n.PatternProperty(v[0][0], v[4].end, v[0][1], v[2], v[4])


def element(_: Tokens, v: Values) -> n.PatternElement:
    return n.PatternElement(v[0].start, v[0].end, v[0], None)


def default_element(_: Tokens, v: Values) -> n.PatternElement:
    return n.PatternElement(v[0].start, v[2].end, v[0], v[2])


# expressions


def _params(elements: list[Any]) -> tuple[n.Param, ...]:
    rest_, target = (elements[-1], elements[-1].target) if elements and isinstance(elements[-1], Rest) else (None, None)
    plain, _ = _split(elements)
    params = [n.Param(e.start, e.end, e.target, e.default, False) for e in plain]
    if rest_ is not None and target is not None:
        params.append(n.Param(rest_.span.start, rest_.span.end, target, None, True))
    return tuple(params)


def arrow_name(t: Tokens, v: Values) -> n.Arrow:
    target = name_pattern(t, v)
    return n.Arrow(target.start, v[2].end, (n.Param(target.start, target.end, target, None, False),), v[2], False, None)


def async_arrow_name(t: Tokens, v: Values) -> n.Arrow:
    target = name_pattern(t, v[1:])
    params = (n.Param(target.start, target.end, target, None, False),)
    return n.Arrow(t.starts[v[0]], v[3].end, params, v[3], True, None)


def arrow(t: Tokens, v: Values) -> n.Arrow:
    return n.Arrow(t.starts[v[0]], v[4].end, _params(v[1]), v[4], False, None)


def async_arrow(t: Tokens, v: Values) -> n.Arrow:
    return n.Arrow(t.starts[v[0]], v[5].end, _params(v[2]), v[5], True, None)


def function(t: Tokens, v: Values) -> n.Arrow:
    return n.Arrow(t.starts[v[0]], v[4].end, _params(v[2]), v[4], False, None)


def named_function(t: Tokens, v: Values) -> n.Arrow:
    return n.Arrow(t.starts[v[0]], v[5].end, _params(v[3]), v[5], False, name_pattern(t, v[1:]))


def async_function(t: Tokens, v: Values) -> n.Arrow:
    return n.Arrow(t.starts[v[0]], v[5].end, _params(v[3]), v[5], True, None)


def async_named_function(t: Tokens, v: Values) -> n.Arrow:
    return n.Arrow(t.starts[v[0]], v[6].end, _params(v[4]), v[6], True, name_pattern(t, v[2:]))


def assign(t: Tokens, v: Values) -> n.Assign:
    target, token, value = v
    op = t.values[token]
    return n.Assign(target.start, value.end, op, _target(t, target, plain=op != "="), value)


def update_before(t: Tokens, v: Values) -> n.Update:
    token, operand = v
    return n.Update(t.starts[token], operand.end, t.values[token], _target(t, operand, plain=True), True)


def update_after(t: Tokens, v: Values) -> n.Update:
    operand, token = v
    return n.Update(operand.start, t.ends[token], t.values[token], _target(t, operand, plain=True), False)


def delete(t: Tokens, v: Values) -> n.Delete:
    target = v[1]
    if not isinstance(target, n.Member | n.Index):
        raise _at_end(t, target, fail("DELETE_TARGET", span=target.span))
    return n.Delete(t.starts[v[0]], target.end, target)


def _target(t: Tokens, node: n.Expr, *, plain: bool = False) -> Any:
    """What may be assigned to: a name, a member, an index; and, unless it must be `plain`, a pattern of these
    (ECMA-262, AssignmentTargetType and AssignmentPattern)."""
    while isinstance(node, n.Paren) and isinstance(node.inner, n.Paren | n.Name | n.Member | n.Index):
        node = node.inner
    if isinstance(node, n.Name) or (isinstance(node, n.Member | n.Index) and not _optional(node)):
        return node
    if not plain and isinstance(node, n.Array):
        return _array_target(t, node)
    if not plain and isinstance(node, n.Object):
        return _object_target(t, node)
    hint = "leave the `?` out; to assign where it is not null, write `if (a) a.b = …`" if _optional(node) else None
    raise fail("ASSIGNMENT_TARGET", span=node.span, found=_written(t, node), hint=hint)


def _optional(node: n.Expr) -> bool:
    while isinstance(node, n.Member | n.Index | n.Call):
        if node.optional:
            return True
        node = node.callee if isinstance(node, n.Call) else node.object
    return False


def _element_target(t: Tokens, node: n.Expr) -> n.PatternElement:
    if isinstance(node, n.Assign) and node.op == "=":
        return n.PatternElement(node.start, node.end, node.target, node.value)
    return n.PatternElement(node.start, node.end, _target(t, node), None)


def _array_target(t: Tokens, node: n.Array) -> n.ArrayPattern:
    *others, last = node.items or (None,)
    tail = _target(t, last.value) if isinstance(last, n.Spread) else None
    items = others if tail is not None else node.items
    elements = []
    for item in items:
        if isinstance(item, n.Spread):
            raise fail("REST_LAST", span=item.span)
        assert item is not None
        elements.append(_element_target(t, item))
    return n.ArrayPattern(node.start, node.end, tuple(elements), tail)


def _object_target(t: Tokens, node: n.Object) -> n.ObjectPattern:
    properties: list[n.PatternProperty] = []
    tail: Any = None
    for number, item in enumerate(node.properties):
        if isinstance(item, n.Spread):
            if number < len(node.properties) - 1:
                raise fail("REST_LAST", span=item.span)
            tail = _target(t, item.value, plain=True)
        elif isinstance(item.key, str):
            found = _element_target(t, item.value)
            properties.append(n.PatternProperty(item.start, item.end, item.key, found.target, found.default))
        else:
            raise fail("COMPUTED_PATTERN", span=item.key.span)
    return n.ObjectPattern(node.start, node.end, tuple(properties), tail)


def conditional(_: Tokens, v: Values) -> n.Conditional:
    return n.Conditional(v[0].start, v[4].end, v[0], v[2], v[4])


def logical(t: Tokens, v: Values) -> n.Logical:
    left, token, right = v
    op: Any = t.values[token]
    for side in (left, right):
        if isinstance(side, n.Logical) and (side.op == "??") is not (op == "??"):
            one, two = (side.op, op) if side is left else (op, side.op)
            raise fail("MIXED_NULLISH", span=t.span(token), one=one, two=two)
    return n.Logical(left.start, right.end, op, left, right)


def binary(t: Tokens, v: Values) -> n.Binary:
    left, token, right = v
    return n.Binary(left.start, right.end, t.values[token], left, right)


def power(t: Tokens, v: Values) -> n.Binary:
    if isinstance(v[0], n.Unary):
        op = v[0].op
        raise fail("UNARY_POWER", span=v[0].span, op=op, written=f"{op} " if op.isalpha() else op)
    return binary(t, v)


def unary(t: Tokens, v: Values) -> n.Unary:
    token, operand = v
    return n.Unary(t.starts[token], operand.end, t.values[token], operand)


def member(t: Tokens, v: Values) -> n.Member:
    target, _, name_ = v
    return n.Member(target.start, t.ends[name_], target, t.values[name_], False, t.starts[name_])


def optional_member(t: Tokens, v: Values) -> n.Member:
    target, _, name_ = v
    return n.Member(target.start, t.ends[name_], target, t.values[name_], True, t.starts[name_])


def index(t: Tokens, v: Values) -> n.Index:
    return n.Index(v[0].start, t.ends[v[3]], v[0], v[2], False)


def optional_index(t: Tokens, v: Values) -> n.Index:
    return n.Index(v[0].start, t.ends[v[4]], v[0], v[3], True)


def call(t: Tokens, v: Values) -> n.Call:
    return n.Call(v[0].start, t.ends[v[3]], v[0], tuple(v[2]), False)


def optional_call(t: Tokens, v: Values) -> n.Call:
    return n.Call(v[0].start, t.ends[v[4]], v[0], tuple(v[3]), True)


def name(t: Tokens, v: Values) -> n.Name:
    token = v[0]
    return n.Name(t.starts[token], t.ends[token], t.values[token])


def constant(t: Tokens, v: Values) -> n.Constant:
    token = v[0]
    return n.Constant(t.starts[token], t.ends[token], t.values[token])


def true(t: Tokens, v: Values) -> n.Constant:
    return n.Constant(t.starts[v[0]], t.ends[v[0]], True)


def false(t: Tokens, v: Values) -> n.Constant:
    return n.Constant(t.starts[v[0]], t.ends[v[0]], False)


def null(t: Tokens, v: Values) -> n.Constant:
    return n.Constant(t.starts[v[0]], t.ends[v[0]], None)


def text(t: Tokens, v: Values) -> n.Text | n.Constant:
    start, end, parts = t.starts[v[0]], t.ends[v[2]], v[1]
    plain = [part for part in parts if isinstance(part, str)]
    if len(plain) == len(parts):
        return n.Constant(start, end, "".join(plain))
    return n.Text(start, end, tuple(parts), "`" if t.source.text[start] == "`" else '"')


def chunk(t: Tokens, v: Values) -> Any:
    if t.values[v[1]]:
        v[0].append(t.values[v[1]])
    return v[0]


def interpolation(_: Tokens, v: Values) -> Any:
    v[0].append(v[2])
    return v[0]


def paren(t: Tokens, v: Values) -> n.Paren:
    return n.Paren(t.starts[v[0]], t.ends[v[2]], v[1])


def array(t: Tokens, v: Values) -> n.Array:
    return n.Array(t.starts[v[0]], t.ends[v[2]], tuple(v[1]))


def object_(t: Tokens, v: Values) -> n.Object:
    return n.Object(t.starts[v[0]], t.ends[v[2]], tuple(v[1]))


def regex(t: Tokens, v: Values) -> n.Regex:
    pattern, flags = t.values[v[0]]
    return n.Regex(t.starts[v[0]], t.ends[v[0]], pattern, flags)


def new_bare(t: Tokens, v: Values) -> n.New:
    return n.New(t.starts[v[0]], t.ends[v[1]], t.values[v[1]], ())


def new(t: Tokens, v: Values) -> n.New:
    return n.New(t.starts[v[0]], t.ends[v[4]], t.values[v[1]], tuple(v[3]))


def expr_block(t: Tokens, v: Values) -> n.ExprBlock:
    return n.ExprBlock(t.starts[v[0]], v[1].end, v[1])


def spread(t: Tokens, v: Values) -> n.Spread:
    return n.Spread(t.starts[v[0]], v[1].end, v[1])


def property_(_: Tokens, v: Values) -> n.Property:
    return n.Property(v[0][0], v[2].end, v[0][1], v[2])


def method(t: Tokens, v: Values) -> n.Property:
    start, key = v[0]
    made = n.Arrow(start, v[4].end, _params(v[2]), v[4], False, None)
    return n.Property(start, v[4].end, key, made)


def async_method(t: Tokens, v: Values) -> n.Property:
    _, key = v[1]
    made = n.Arrow(t.starts[v[0]], v[5].end, _params(v[3]), v[5], True, None)
    return n.Property(made.start, made.end, key, made)


def shorthand(t: Tokens, v: Values) -> n.Property:
    value = name(t, v)
    _key(t, v[0])
    return n.Property(value.start, value.end, value.name, value)


def shorthand_default(t: Tokens, v: Values) -> n.Property:
    """`name = value` in an object: a default, should the object become a pattern. Elsewhere the checker refuses it."""
    value = name(t, v)
    _key(t, v[0])
    return n.Property(value.start, v[2].end, value.name, n.Assign(value.start, v[2].end, "=", value, v[2]))


def computed(t: Tokens, v: Values) -> n.Property:
    return n.Property(t.starts[v[0]], v[4].end, v[1], v[4])


def word_key(t: Tokens, v: Values) -> tuple[int, str]:
    return _key(t, v[0])


def string_key(t: Tokens, v: Values) -> tuple[int, str]:
    return _key(t, v[0])


def number_key(t: Tokens, v: Values) -> tuple[int, str]:
    return t.starts[v[0]], key_of_number(t.values[v[0]])


def _key(t: Tokens, token: int) -> tuple[int, str]:
    key: Any = t.values[token]
    if key == "__proto__":
        raise fail("PROTO_KEY", span=t.span(token))
    return t.starts[token], key
