"""Members, indices and calls: chains such as `a.b?.c[0].map(f)`, walked from their base outwards.

`?.` ends the whole chain with null where its object is null. A missing last key is null only where the chain is read
leniently, or where the next link is a `?.`.
"""

from __future__ import annotations

import ast

from latebind.grammar import nodes as n
from latebind.interp.access import ERROR_MEMBERS, FIXED_MEMBERS, PROTOTYPE
from latebind.interp.compiler import budget, calls, forms, fresh, kept, methods, pipelines, places, walks
from latebind.interp.compiler import pyast as py
from latebind.interp.compiler.charges import without_run
from latebind.interp.compiler.codes import (
    ANY,
    ARRAY,
    COUNT,
    NUMBER,
    OBJECT,
    STRING,
    Code,
    constant_code,
    deepest,
    is_index,
    range_of,
)
from latebind.interp.compiler.emitter import RUN, Emitter
from latebind.interp.inline import SHORT
from latebind.interp.library import Builtin, Namespace
from latebind.interp.limits import FREE
from latebind.interp.scope import Dynamic

Link = n.Member | n.Index | n.Call


def chain(c: Emitter, node: Link, lenient: bool) -> Code:
    """A whole chain, from its outermost link."""
    if kept.is_kept(c, node):
        return kept.once(c, node, lambda: chain(c, node, lenient))
    links: list[Link] = []
    base: n.Expr = node
    static = c.resolution.static
    while isinstance(base, (n.Member, n.Index, n.Call)) and base not in static:
        links.append(base)
        base = base.callee if isinstance(base, n.Call) else base.object
    links.reverse()
    c.builder.cost += len(links)
    code, index = _base(c, base, links, lenient)
    return _links(c, code, links, index, lenient)


def _base(c: Emitter, base: n.Expr, links: list[Link], lenient: bool) -> tuple[Code, int]:
    """The value that a chain starts from, and how many links that took: a direct call takes one."""
    if (made := _filled(c, base, links)) is not None:
        return made
    if (made := _counted(c, base, links)) is not None:
        return made
    if (made := fresh.method(c, base, links)) is not None:
        return made
    first = links[0] if links else None
    if isinstance(first, n.Call) and not first.optional and (code := calls.known(c, base, first)) is not None:
        return code, 1
    meaning = c.resolution.static.get(base)
    if meaning is None:
        return c.expression(base, lenient=_lenient(c, links, -1, lenient)), 0
    if isinstance(meaning, (int, float)):
        return constant_code(meaning), 0
    if isinstance(meaning, Dynamic):
        if isinstance(base, n.Member):
            key: py.Expr = py.constant(base.name)
        else:
            assert isinstance(base, n.Index)
            key = c.expression(base.index).py
        optional = getattr(base, "optional", False) or _lenient(c, links, -1, lenient)
        space = c.entry(meaning.space)
        return Code(c.helper("read_namespace", base, c.run(), space, key, py.constant(optional))), 0
    return Code(c.entry(meaning), ANY, simple=True), 0


_LISTED = frozenset({"Object.keys", "Object.values", "Object.entries"})


def _counted(c: Emitter, base: n.Expr, links: list[Link]) -> tuple[Code, int] | None:
    """`Object.keys(o).length`: where there is no run, the size of an object whose keys are texts, without an array."""
    call, length = links[:2] if len(links) > 1 else (None, None)
    entry = c.resolution.static.get(base)
    if not isinstance(entry, Builtin) or entry.name not in _LISTED or not budget.possible(c):
        return None
    if not isinstance(call, n.Call) or not isinstance(length, n.Member) or length.name != "length":
        return None
    if call.optional or length.optional or len(call.args) != 1 or isinstance(call.args[0], n.Spread):
        return None
    _, (code,), _ = calls.arguments(c, call.args)
    first, again = c.bound(code)
    listed = calls.called(c, entry, call, [again], [code.replace(py=again, simple=True)], spread=False)
    size = _length(c, listed, length, lenient=False, quiet=False)
    tests = [py.class_is(first, "dict"), without_run(), _few(again)]
    tests.append(py.call(forms.load("has_text_keys"), again))
    return c.cut(size.replace(py=py.if_else(py.all_of(tests), py.call(py.load("len"), again), size.py))), 2


def _few(value: py.Expr) -> py.Expr:
    return py.compare(py.call(py.load("len"), value), ast.LtE(), py.constant(SHORT))


def _filled(c: Emitter, base: n.Expr, links: list[Link]) -> tuple[Code, int] | None:
    """`new Array(n).fill(x)` and `Array(n).keys()`: an array of holes that is filled at once has none."""
    used = 0
    if isinstance(base, n.New) and base.name == "Array":
        given = base.args
    elif isinstance(base, n.Name) and base.name == "Array" and isinstance(c.resolution.names.get(base), Namespace):
        first = links[0] if links else None
        if not isinstance(first, n.Call):
            return None
        given, used = first.args, 1
    else:
        return None
    if len(given) != 1 or isinstance(given[0], n.Spread) or len(links) < used + 2:
        return None
    member, call = links[used : used + 2]
    if not isinstance(member, n.Member) or not isinstance(call, n.Call) or member.optional or call.optional:
        return None
    spread = any(isinstance(arg, n.Spread) for arg in call.args)
    if member.name != "keys" and (member.name != "fill" or len(call.args) > 1 or spread):
        return None
    codes = [c.expression(arg.value if isinstance(arg, n.Spread) else arg) for arg in (given[0], *call.args)]
    helper = "filled" if member.name == "fill" else "indices"
    return Code(c.made(_of_length(c, helper, call, codes)), ARRAY, 4 + max(code.depth for code in codes)), used + 2


def _of_length(c: Emitter, helper: str, call: n.Call, codes: list[Code]) -> py.Expr:
    """An array of that many items: where there is no run, by Python's own multiplication as long as it is not long."""
    if helper != "filled" or not budget.possible(c):
        return c.helper(helper, call, c.run(), *(code.py for code in codes))
    binding, (length, *given) = c.operands(codes)
    tests = [without_run()]
    if (written := codes[0].value) is None:
        tests += [py.class_is(length, "int"), py.compare(length, ast.GtE(), py.constant(0))]
    elif written.__class__ is not int or written < 0:
        tests = [py.constant(False)]
    tests += budget.has_room(c, length)
    value = given[0] if given else py.constant(None)
    quick = py.BinOp(left=py.list_of([value]), op=ast.Mult(), right=length)
    slow = c.helper(helper, call, py.load(RUN), length, value)
    return py.after(binding, py.if_else(py.all_of(tests), quick, slow))


def _lenient(c: Emitter, links: list[Link], index: int, lenient: bool) -> bool:
    """Whether what link `index` reads may be missing (-1: the base)."""
    if index >= 0 and (links[index].optional or links[index] in c.resolution.absent):
        return True
    if index + 1 < len(links):
        return links[index + 1].optional
    return lenient


def _links(c: Emitter, code: Code, links: list[Link], index: int, lenient: bool) -> Code:
    """What the links from `index` on make of `code`."""
    while index < len(links):
        link = links[index]
        if link.optional:
            return _optional(c, code, links, index, lenient)
        code, index = _link(c, code, links, index, lenient)
        code = c.cut(code)
    return code


def _optional(c: Emitter, code: Code, links: list[Link], index: int, lenient: bool) -> Code:
    """`code?.…`: null ends the chain, all that follows is in the other branch."""
    first, again = c.bound(code)
    with c.branch():
        rest, index = _link(c, Code(again, code.kind, simple=True), links, index, lenient)
        rest = _links(c, rest, links, index, lenient)
    made = py.if_else(py.is_(first, py.constant(None)), py.constant(None), rest.py)
    return c.cut(Code(made, ANY, 1 + max(code.depth, rest.depth)))


def _link(c: Emitter, code: Code, links: list[Link], index: int, lenient: bool) -> tuple[Code, int]:
    """One link, or the two of a method call; and the index after it."""
    link = links[index]
    following = links[index + 1] if index + 1 < len(links) else None
    if isinstance(link, n.Member):
        if isinstance(following, n.Call) and following.optional:
            callee = c.helper("callee", link, code.py, py.constant(link.name))
            return Code(callee, ANY, code.depth + 1), index + 1
        if isinstance(following, n.Call):
            if (fused := pipelines.fuse(c, code, links, index)) is not None:
                return fused
            if (found := walks.stage(c, link, following)) is not None:
                return walks.call(c, found, code, link), index + 2
            return methods.method(c, code, link, following), index + 2
        return _member(c, code, link, _lenient(c, links, index, lenient)), index + 1
    if isinstance(link, n.Index):
        return _index(c, code, link, _lenient(c, links, index, lenient)), index + 1
    return methods.value(c, code, link), index + 1


def _member(c: Emitter, code: Code, node: n.Member, lenient: bool) -> Code:
    """`code.name`, read as a key of a dict. Learns that a Python name holds an object, and what was read of it."""
    quiet = code.simple or code.quiet
    if node.name == "length":
        return _length(c, code, node, lenient, quiet)
    if node.name == "size" and code.instance in ("map", "set"):
        size = py.call(py.load("len"), py.attribute(code.py, "entries"))
        return Code(size, NUMBER, code.depth + 2, quiet=quiet, bounds=COUNT, whole=True, learned=True)
    if code.proven is not None and c.entrance is not None and node.name not in PROTOTYPE:
        made = c.entrance.member(c.temporary(), code, node, early=c.unconditional)
        if made is not None:
            return made
    own = not code.simple
    if c.facts is not None and isinstance(code.py, ast.Name):
        kept = c.facts.members.get((code.py.id, node.name))
        if kept is not None:
            return Code(py.load(kept), ANY, simple=True)
        own = code.py.id in c.builder.slots or code.py.id in c.facts.members.values()
    first, again = c.bound(code)
    depth = code.depth + 3
    key = py.constant(node.name)
    if lenient:
        slow = c.helper("optional_member", node, again, key)
        if not isinstance(again, ast.Name) or node.name in PROTOTYPE:
            binding = [] if code.simple else [py.is_(first, py.constant(...))]
            return Code(py.after(binding, slow), ANY, depth)
        found: py.Expr = py.call(py.attribute(again, "get"), key)
        if _is_object(c, again.id):
            return Code(found, ANY, depth, quiet=quiet)
        return Code(py.if_else(py.class_is(first, "dict"), found, slow), ANY, depth, quiet=quiet)
    if not isinstance(again, ast.Name):
        return Code(c.helper("member", node, again, key), ANY, depth)
    read = (again.id, node.name)
    found = py.at(py.subscript(again, key), c.site(node, again.id))
    if _is_object(c, again.id):
        return Code(found, ANY, depth, quiet=quiet, read=read)
    if c.facts is not None and own and (node.name in ERROR_MEMBERS or node.name not in FIXED_MEMBERS):
        if node.name in ERROR_MEMBERS:  # the name holds an object or an error from here on
            c.facts.entered.add(again.id)
        else:  # only an object has this member
            c.facts.objects.add(again.id)
            if again.id in c.facts.entered:  # of an error, Python's own says what is missing
                return Code(found, ANY, depth, quiet=quiet, read=read)
        slow = c.helper("member", node, py.walrus(again.id, c.helper("enter", node, again)), key)
    else:
        slow = c.helper("member", node, again, key)
    if node.name == "size":  # that of a Map or Set takes nothing
        keyed = py.in_(py.attribute(again, "__class__"), py.load("KEYED"))
        slow = py.if_else(keyed, py.call(py.load("len"), py.attribute(again, "entries")), slow)
    return Code(py.if_else(py.class_is(first, "dict"), found, slow), ANY, depth, quiet=quiet, read=read)


def _is_object(c: Emitter, name: str) -> bool:
    """Whether a Python name is known to hold an object."""
    if c.facts is not None and name in c.facts.objects:
        return True
    return c.entrance is not None and c.entrance.is_object(name, wanted=c.builder.kind == "loop")


def _length(c: Emitter, code: Code, node: n.Member, lenient: bool, quiet: bool) -> Code:
    """`code.length`: of a string or array, or a member of that name."""
    depth = code.depth + 3
    if code.kind in (ARRAY, STRING):
        return Code(py.call(py.load("len"), code.py), NUMBER, depth, quiet=quiet, bounds=COUNT, whole=True)
    first, again = c.bound(code)
    slow = c.helper("optional_member" if lenient else "member", node, again, py.constant(node.name))
    test = py.any_of([py.class_is(first, "list"), py.class_is(again, "str")])
    return Code(py.if_else(test, py.call(py.load("len"), again), slow), ANY, depth, quiet=quiet)


def _index(c: Emitter, code: Code, node: n.Index, lenient: bool) -> Code:
    """`code[key]`: an item within the bounds of a list, a key of a dict that it has, else the helper."""
    key = c.expression(node.index)
    written = key.value is None or isinstance(node.index, n.Constant)
    array = code.kind in (ARRAY, ANY) and not isinstance(code.py, ast.Constant)
    if array and written and not lenient and is_index(key):
        return _item(c, code, key, node)
    depth = deepest([code, key])
    binding, (value, at) = c.operands([code, key])
    slow = c.helper("optional_index" if lenient else "index", node, value, at)
    if isinstance(value, ast.Constant):  # Python warns of an index into a literal
        return Code(py.after(binding, slow), ANY, depth)
    if isinstance(key.value, str) and (code.kind not in (OBJECT, ANY) or lenient):
        return Code(py.after(binding, slow), ANY, depth)
    if lenient and key.value is None and key.kind != NUMBER and code.kind in (OBJECT, ANY):
        return Code(_entry_or_null(c, code, key, (binding, value, at), slow), ANY, depth)
    tests = there(code, key, value, at, texts=True)
    if code.kind == OBJECT and key.value is None and key.kind == ANY:
        name = c.temporary()
        numbered = [*places.small_whole(at), py.in_(py.walrus(name, places.as_text(at)), value)]
        slow = py.if_else(py.all_of(numbered), py.subscript(value, py.load(name)), slow)
    return Code(py.if_else(c.guard(binding, tests), py.subscript(value, at), slow), ANY, depth)


def held_or_null(c: Emitter, base: Code, key: Code, slow: py.Expr) -> py.Expr:
    """What a place holds whose object and key are bound, null where there is none; `slow` where that is not read in place."""
    if isinstance(key.value, str):
        if key.value in PROTOTYPE:
            return slow
        found = py.call(py.attribute(base.py, "get"), key.py)
        return found if base.kind == OBJECT else py.if_else(py.class_is(base.py, "dict"), found, slow)
    if key.value is None and key.kind != NUMBER and base.kind in (OBJECT, ANY):
        return _entry_or_null(c, base, key, ([], base.py, key.py), slow)
    return py.if_else(py.all_of(there(base, key, base.py, key.py)), py.subscript(base.py, key.py), slow)


def _entry_or_null(
    c: Emitter, code: Code, key: Code, place: tuple[list[py.Expr], py.Expr, py.Expr], slow: py.Expr
) -> py.Expr:
    """An entry of an object, or null where it has none, unless JavaScript has something there in any object; or an item of
    an array."""
    binding, value, at = place
    found = c.temporary()
    got = py.is_not(py.walrus(found, py.call(py.attribute(value, "get"), at)), py.constant(None))
    absent = py.not_(py.in_(at, py.load("PROTOTYPE")))
    held = py.if_else(py.any_of([got, absent]), py.load(found), slow)
    if code.kind != OBJECT and key.kind != STRING:
        item = py.all_of(_item_tests(code, key, value, at))
        other = py.if_else(item, py.subscript(value, at), slow)
    elif key.kind != STRING:
        entry = py.call(py.attribute(value, "get"), places.as_text(at))
        other = py.if_else(py.all_of(places.small_whole(at)), entry, slow)
    else:
        other = slow
    return py.if_else(c.guard(binding, _text_tests(code, key, value, at)), held, other)


def _item(c: Emitter, code: Code, key: Code, node: n.Index) -> Code:
    """An item of an array, at what is known to be an index; where there is none, Python's own error says so."""
    (first, value), (at, again) = c.bound(code), c.bound(key)
    assert isinstance(value, ast.Name)
    site = c.site(node, value.id, again.id if isinstance(again, ast.Name) else None)
    depth = deepest([code, key])
    if code.kind == ARRAY:
        return Code(py.at(py.subscript(first, at), site), ANY, depth)
    # A key that is calculated is bound, or calculated once more, on each of the ways.
    found, slow = py.at(py.subscript(value, at), site), c.helper("index", node, value, at)
    in_text = [py.class_is(value, "str"), py.less(at, py.call(py.load("len"), value))]
    other = py.if_else(py.all_of(in_text), py.subscript(value, again), slow)
    return Code(py.if_else(py.class_is(first, "list"), found, other), ANY, depth)


def there(code: Code, key: Code, value: py.Expr, at: py.Expr, *, texts: bool = False) -> list[py.Expr]:
    """Tests that a dict has a key, or that a list has an index, or a text if `texts`: `value[at]` may be read then, without a
    charge."""
    if isinstance(key.value, str):
        return [py.class_is(value, "dict"), py.compare(at, ast.In(), value)]
    tests = _item_tests(code, key, value, at, texts=texts)
    if key.value is not None or key.kind == NUMBER or code.kind not in (OBJECT, ANY):
        return tests
    named = [*_text_tests(code, key, value, at), py.in_(at, value)]
    if code.kind == OBJECT or key.kind == STRING:
        return named
    return [py.any_of([py.all_of(named), py.all_of(tests)])]


def _item_tests(code: Code, key: Code, value: py.Expr, at: py.Expr, *, texts: bool = False) -> list[py.Expr]:
    """Tests that a list has an index, or a text if `texts`."""
    known = range_of(key)
    whole = key.value.__class__ is int or (known is not None and known.whole)
    tests = [] if whole else [py.class_is(at, "int")]
    listed = py.class_is(value, "list")
    if code.kind == ANY and texts:
        listed = py.any_of([listed, py.class_is(value, "str")])
    tests += [] if code.kind == ARRAY or (code.kind == STRING and texts) else [listed]
    length = py.call(py.load("len"), value)
    if is_index(key):
        return [*tests, py.less(at, length)]
    return [*tests, py.Compare(left=py.constant(0), ops=[ast.LtE(), ast.Lt()], comparators=[at, length])]


def _text_tests(code: Code, key: Code, value: py.Expr, at: py.Expr) -> list[py.Expr]:
    """Tests that a key of a dict is a text so short that it is looked up without a charge."""
    tests = [] if key.kind == STRING else [py.class_is(at, "str")]
    tests += [] if code.kind == OBJECT else [py.class_is(value, "dict")]
    return [*tests, py.less(py.call(py.load("len"), at), py.constant(FREE))]
