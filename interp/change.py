"""Changes of arrays and objects: what generated code and the library's changing methods call.

Every change is charged before it happens, is noted in the run's journal where it may have to be taken back, and begins
an epoch: late bindings that were read before may differ. What a script may change is its own: `lending` copies the
host's, and what a `local`'s evaluation made is changed there and nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NoReturn

from latebind.grammar.errors import fail
from latebind.interp.convert import enter, scalar, type_name
from latebind.interp.keys import is_index
from latebind.interp.limits import DEFAULT, ENTRY, FREE, ITEM, NOTE, Change, NeedsRun, Run
from latebind.interp.text import number_text
from latebind.interp.values import MISSING, MUTABLE, SAFE_INT, SCALARS, MatchArray, RegexValue

_NULL_HINT = "give it a value first: `x ??= {}`"
_ARRAY_HINT = "an array holds its items and nothing else: keep the rest in an object"

Undo = Callable[[Any, Any], None]

_OLD = (None, 0)
DEEP = 1_000  # levels: no value is nested deeper


def made(run: Run | None, value: Any) -> Any:
    """Note that a value is new: while a `local` is evaluated, or functions wait in a `Promise.all`, only what is may
    change. Gives the value."""
    if run is None or not run.changes:
        return value
    if run.reading is not None and value.__class__ in MUTABLE:
        run.made[id(value)] = value, run.reading
    if run.group and value.__class__ in MUTABLE:
        run.new[id(value)] = value, run.groups
    return value


def made_within(run: Run | None, value: Any, levels: int) -> Any:
    """Note the same of what a new value holds, so many levels deep, itself among them. Gives the value."""
    if run is None or not run.changes or (run.reading is None and not run.group):
        return value
    work, seen = [value], set[int]()
    while work and levels:
        levels -= 1
        held: list[Any] = []
        for item in work:
            if item.__class__ in SCALARS or id(item) in seen:
                continue
            seen.add(id(item))
            made(run, enter(run, item) if item.__class__ is MatchArray else item)
            if levels and isinstance(item, list | dict):
                held += item.values() if isinstance(item, dict) else item
            if isinstance(item, MatchArray):
                held += item.members.values()
        work = held
    return value


def all_made(run: Run | None, value: Any) -> Any:
    """Note the same of all that a new value holds. Gives the value."""
    return made_within(run, value, DEEP)


def begin(run: Run, value: Any, undo: Undo, old: Any) -> None:
    """Before a change: refuse what is not the script's to change here, and note how to take the change back."""
    if run.reading is not None or run.made:
        _refuse_others(run, value)
    if run.group and run.new.get(id(value), _OLD)[1] < run.group:
        raise fail("CHANGE_WHILE_WAITING")
    if run.journal is not None and not _is_whole(run, run.journal, value):
        run.allocate(NOTE)
        run.journal.append((undo, value, old))
    run.epoch += 1


def begin_whole(run: Run, value: Any, undo: Undo, size: int, keep: Callable[[], Any]) -> None:
    """`begin`, of a change that is taken back by what `keep` gives: all that the value holds, which takes so many bytes. It is
    kept once in a block: nothing that changes in the value after that is noted."""
    journal = run.journal
    if journal is None or _is_whole(run, journal, value):
        begin(run, value, undo, None)
        return
    run.allocate(size)
    run.whole = run.whole or {}
    begin(run, value, undo, keep())
    run.whole[id(value)] = len(journal) - 1, journal[-1]


def _is_whole(run: Run, journal: list[Change], value: Any) -> bool:
    """Whether the journal has all of a value since the innermost open block began, and nothing else of it after that."""
    if run.whole is None or id(value) not in run.whole:
        return False
    place, entry = run.whole[id(value)]
    if run.mark <= place < len(journal) and journal[place] is entry:
        return True
    del run.whole[id(value)]  # it was taken back, or what a block inside changes is noted from now on
    return False


def _refuse_others(run: Run, value: Any) -> None:
    """ECMA-262 knows no late bindings: what is older than an evaluation of one would change at every read. And what a
    variable holds that its host declares read-only stays as it is."""
    known = run.made.get(id(value))
    maker = known[1] if known is not None and known[0] is value else None
    if maker.__class__ is str:
        raise fail("READ_ONLY_VARIABLE", name=maker)
    if run.reading is not None and maker is not run.reading:
        raise fail("CHANGE_IN_LOCAL")
    if run.reading is None and maker is not None:
        raise fail("CHANGE_LOCAL_VALUE")


# Ways to take a change back.


def restore_items(items: list[Any], old: list[Any]) -> None:
    """An array's items as they were."""
    items[:] = old


def restore_length(items: list[Any], length: int) -> None:
    """An array without what was put at its end."""
    del items[length:]


def restore_first(items: list[Any], item: Any) -> None:
    """The item that was taken from an array's front."""
    items.insert(0, item)


def restore_item(items: list[Any], old: tuple[int, Any]) -> None:
    """One item as it was."""
    items[old[0]] = old[1]


def restore_last(items: list[Any], item: Any) -> None:
    """The item that was taken from an array's end."""
    items.append(item)


def restore_entry(value: dict[str, Any], old: tuple[str, Any]) -> None:
    """One entry as it was: absent, or with another value."""
    key, item = old
    if item is MISSING:
        del value[key]
    else:
        value[key] = item


def restore_entries(value: dict[str, Any], old: dict[str, Any]) -> None:
    """All entries as they were, in their order."""
    value.clear()
    value.update(old)


# Members and indices.


def set_member(run: Run | None, value: Any, name: str, new: Any) -> Any:
    """`value.name = new` (ECMA-262, 6.2.5.6, in strict mode); gives `new`."""
    if run is None:
        return _set_member_alone(value, name, new)
    if value.__class__ is dict:
        if name == "__proto__":
            raise fail("PROTO_CHANGE")
        old = value.get(name, MISSING)
        if old is MISSING:
            if len(value) >= run.limits.object:
                run.stop("LIMIT_OBJECT", limit=run.limits.object, found=len(value) + 1)
            run.bytes -= ENTRY  # as `allocate` does
            if run.bytes < 0:
                run.out_of_bytes()
        if run.journal is None and run.reading is None and not run.made and not run.group:
            run.epoch += 1  # all that `begin` would do
        else:
            begin(run, value, restore_entry, (name, old))
        value[name] = new
        return new
    if name == "length" and (value.__class__ is list or value.__class__ is MatchArray):
        set_length(run, enter(run, value), new)
        return new
    if value.__class__ is RegexValue and name == "lastIndex":
        set_last_index(run, value, length_of(run, new, "`lastIndex`"))
        return new
    _refuse_member(value, name)


def _set_member_alone(value: Any, name: str, new: Any) -> Any:
    """The same where there is no run, as long as it is plain."""
    if value.__class__ is dict and name != "__proto__" and len(value) < DEFAULT.object:
        value[name] = new
    elif value.__class__ is list and name == "length" and new.__class__ is int and 0 <= new <= len(value):
        del value[new:]
    else:
        raise NeedsRun
    return new


def set_last_index(run: Run, value: RegexValue, index: int) -> None:
    """Put where the next search of a `RegExp` starts."""
    if value.last_index != index:
        if run.changes:  # otherwise it is a literal directly in a call, which nobody sees again
            begin(run, value, _restore_last_index, value.last_index)
        value.last_index = index


def _restore_last_index(value: RegexValue, index: int) -> None:
    value.last_index = index


def _refuse_member(value: Any, name: str) -> NoReturn:
    kind = type_name(value)
    if kind == "null":
        raise fail("MEMBER_OF_NULL", name=name, hint=_NULL_HINT)
    raise fail("NO_MEMBER_TO_CHANGE", kind=kind, name=name, hint=_ARRAY_HINT if kind == "array" else None)


def set_index(run: Run | None, value: Any, key: Any, new: Any) -> Any:
    """`value[key] = new`; gives `new`. An array has no holes: the index is one of its own, or the next."""
    if run is None:
        return _set_index_alone(value, key, new)
    if value.__class__ is dict and key.__class__ is str:
        return set_member(run, value, key, new)
    key = scalar(key, run)
    if value.__class__ is MatchArray:
        value = enter(run, value)
    if value.__class__ is list:
        index = key if key.__class__ is int and key >= 0 else _index(key)
        if index is None:
            return set_member(run, value, str(key), new)
        if index == len(value):
            room_for_items(run, value, 1)
            begin(run, value, restore_length, index)
            value.append(new)
        elif index < len(value):
            begin(run, value, restore_item, (index, value[index]))
            value[index] = new
        else:
            raise fail("HOLE", index=index, length=len(value))
        return new
    if value.__class__ is dict:
        return set_member(run, value, _key(key), new)
    if value is None:
        raise fail("MEMBER_OF_NULL", name=_key(key), hint=_NULL_HINT)
    raise fail("NO_INDEX_TO_CHANGE", kind=type_name(value))


def _set_index_alone(value: Any, key: Any, new: Any) -> Any:
    """The same where there is no run, as long as it is plain."""
    if value.__class__ is dict:
        if key.__class__ is int and -SAFE_INT <= key <= SAFE_INT:
            key = str(key)
        if key.__class__ is str and len(key) < FREE:
            return set_member(None, value, key, new)
    if value.__class__ is not list or key.__class__ is not int or not 0 <= key <= len(value) < DEFAULT.array:
        raise NeedsRun
    if key == len(value):
        value.append(new)
    else:
        value[key] = new
    return new


def _key(key: Any) -> str:
    if key.__class__ is str:
        return str(key)
    if key.__class__ is int or key.__class__ is float:
        return number_text(key)
    raise fail("BAD_KEY", found=type_name(key))


def _index(key: Any) -> int | None:
    """An array's index; None for the text of a member's name."""
    if key.__class__ is str:
        return int(key) if is_index(key) else None
    if key.__class__ is not int and key.__class__ is not float:
        raise fail("BAD_INDEX", kind="array", found=type_name(key))
    if key < 0:
        raise fail("NEGATIVE_INDEX_TO_CHANGE", index=number_text(key))
    if key % 1 != 0:
        raise fail("FRACTIONAL_INDEX", index=number_text(key))
    return int(key)


def room_for_items(run: Run, items: list[Any], count: int) -> None:
    """Charge items that are about to be put into an array."""
    if len(items) + count > run.limits.array:
        run.stop("LIMIT_ARRAY", limit=run.limits.array, found=len(items) + count)
    run.allocate(count * ITEM)


def length_of(run: Run, value: Any, what: str = "the length of an array") -> int:
    """A length that a script gives, be it a double: a whole number from 0. Raises BAD_LENGTH for what is none."""
    value = scalar(value, run)
    if value.__class__ is float and value <= SAFE_INT and value.is_integer():
        value = int(value)
    if value.__class__ is int and value >= 0:
        return int(value)
    is_number = value.__class__ is float or value.__class__ is int
    raise fail("BAD_LENGTH", what=what, found=number_text(value) if is_number else type_name(value))


def set_length(run: Run, items: list[Any], length: Any) -> None:
    """`items.length = n` (ECMA-262, 10.4.2.4): an array may become shorter; longer ones would have holes."""
    length = length_of(run, length)
    if length > len(items):
        raise fail("HOLE", index=length - 1, length=len(items))
    change_items(run, items)
    del items[length:]


def move_items(run: Run, items: list[Any]) -> None:
    """Charge for moving all items of an array by some places."""
    run.charge(len(items) >> 8)


def change_items(run: Run, items: list[Any]) -> None:
    """Before a change of any items: what the array holds can be restored. Charges for moving and for keeping them."""
    move_items(run, items)
    begin_whole(run, items, restore_items, len(items) * ITEM, items.copy)


def change_entries(run: Run, value: dict[str, Any]) -> None:
    """Before entries are taken away: they, and their order, can be restored. Charges for keeping them."""
    begin_whole(run, value, restore_entries, len(value) * ENTRY, value.copy)


def delete_member(run: Run | None, value: Any, name: str) -> bool:
    """`delete value.name`: true, whether it was there or not (ECMA-262, 13.5.1.2)."""
    if run is None:
        if value.__class__ is not dict:
            raise NeedsRun
        value.pop(name, None)
        return True
    if value.__class__ is dict:
        if name in value:
            change_entries(run, value)
            del value[name]
        return True
    own = ("length", *value.members) if value.__class__ is MatchArray else ("length",)
    if isinstance(value, list) and name not in own:
        return True
    _refuse_member(value, name)


def delete_index(run: Run | None, value: Any, key: Any) -> bool:
    """`delete value[key]`. Of an array it would leave a hole."""
    if run is None:
        if key.__class__ is not str or len(key) >= FREE:
            raise NeedsRun
        return delete_member(None, value, key)
    key = scalar(key, run)
    if isinstance(value, list):
        index = _index(key)
        if index is not None and index < len(enter(run, value)):
            raise fail("DELETE_ITEM", index=index)
        return delete_member(run, value, str(key))
    if value is None or value.__class__ is dict:
        return delete_member(run, value, _key(key))
    raise fail("NO_INDEX_TO_CHANGE", kind=type_name(value))
