"""Between values and stored entries: what each memory accepts, and the JSON text it is kept as."""

from __future__ import annotations

import json
import math
from json.encoder import encode_basestring
from typing import Any

from latebind.grammar.errors import LatebindError, LimitError, fail
from latebind.interp.convert import scalar, type_name
from latebind.interp.leaving import date_text, export_number, to_host
from latebind.interp.limits import Run
from latebind.interp.text import finite, number_text
from latebind.interp.values import MISSING, SAFE_INT, SCALARS, DateValue, Handle
from latebind.memory.policies import MemoryPolicy
from latebind.memory.store.protocol import Entry

KINDS = {
    "string": "a string",
    "number": "a number",
    "boolean": "a boolean",
    "json": "JSON",
    "file": "a file",
}
# The classes that a value of a kind has, once it is no longer JSON text.
TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "number": (int, float),
    "boolean": (bool,),
    "json": (type(None), bool, int, float, str, list, dict),
    "file": (dict,),
}


# Whole numbers of so many digits are written and read without JSON's help.
_DIGITS = 15
_SHORT = 10**_DIGITS


def kind_words(value: Any) -> str:
    """The type of a value in a sentence: `null`, `an array`."""
    name = type_name(value)
    return name if name == "null" else f"{'an' if name[0] in 'aeiou' else 'a'} {name}"


def is_key(key: Any, longest: int) -> bool:
    """Whether `check_key` takes a key as it is."""
    return key.__class__ is str and 0 < _utf8(key) <= longest


def check_key(key: Any, longest: int) -> str:
    """A key as the store takes it: text, not empty, not too long."""
    if key.__class__ is str and 0 < len(key) <= longest and key.isascii():
        return key
    if key.__class__ is not str:
        key = str.__getitem__(key, slice(longest + 1)) if isinstance(key, str) else scalar(key)
        if key.__class__ is not str:
            raise fail("INVALID_KEY", problem=f"a key must be a string, not {type_name(key)}")
    size = len(key) if key.isascii() or len(key) > longest else _utf8(key)
    if size == 0:
        raise fail("INVALID_KEY", problem="a key must not be empty")
    if size < 0:
        raise fail("INVALID_KEY", problem="half of a surrogate pair is no text")
    if size > longest:
        raise fail("INVALID_KEY", problem=f"a key may have {longest} bytes as UTF-8, this one has {size}")
    return str(key)


def _utf8(text: str) -> int:
    """The length as UTF-8, -1 where there is none."""
    try:
        return len(text.encode())
    except UnicodeEncodeError:
        return -1


def expiry(ttl: Any, function: str, now: float, longest: float | None, default: float | None = None) -> float | None:
    """When something stored now with this TTL expires. An absent TTL is the default, None for never."""
    if ttl is MISSING:
        return None if default is None else now + default
    if type_name(ttl) != "number":
        raise fail("INVALID_TTL", found=type_name(ttl))
    ttl = scalar(ttl)
    if not (ttl > 0 and finite(ttl)):
        raise fail("INVALID_TTL", found=number_text(ttl) if finite(ttl) else "an infinite number")
    if longest is not None and ttl > longest:
        raise fail("TTL_TOO_LONG", function=function, limit=number_text(longest), found=number_text(ttl))
    return float(now + ttl)


def required(ttl: Any, function: str, longest: float | None, example: str) -> Any:
    """A TTL that must be given."""
    if ttl is MISSING:
        limit = "any number" if longest is None else number_text(longest)
        raise fail("TTL_REQUIRED", function=function, limit=limit, example=example)
    return ttl


def _storable(value: Any, policy: MemoryPolicy) -> Any:
    """A value as it is stored: a date as its ISO text. Of a host's text that is too long, enough to tell."""
    longest = policy.value or policy.text
    if value.__class__ is str:
        return value
    if isinstance(value, str) and longest is not None and len(value) > longest:
        return str.__getitem__(value, slice(longest + 1))
    value = scalar(value)
    return date_text(value) if value.__class__ is DateValue else value


def text_entry(value: Any, function: str, policy: MemoryPolicy, expires_at: float | None = None) -> tuple[Entry, str]:
    """The entry for a string, and for a number or boolean as its text; and that text."""
    if value.__class__ is int and -SAFE_INT <= value <= SAFE_INT:
        value = str(value)
    elif value.__class__ is not str:
        value = _storable(value, policy)
        cls = value.__class__
        if cls is str:
            pass
        elif cls is bool:
            value = "true" if value else "false"
        elif cls is int or cls is float:
            value = _finite_text(value, function)
        else:
            found = kind_words(value)
            hint = 'write `?? ""`, or delete the item' if found == "null" else "write `JSON.stringify(value)`"
            raise fail("INVALID_VALUE", function=function, verb="store", found=found, hint=hint)
    # One that is too long is not even encoded to find out.
    size = len(value) if value.isascii() or len(value) > (policy.value or policy.text or math.inf) else _utf8(value)
    if (
        size < 0
        or (policy.text is not None and len(value) > policy.text)
        or (policy.value is not None and size > policy.value)
    ):
        raise _unfit(value, size, function, policy)
    return Entry("string", encode_basestring(value), expires_at), value


def primitive_entry(value: Any, function: str, policy: MemoryPolicy, expires_at: float | None) -> tuple[Entry, Any]:
    """For `set`: the entry for a string, number or boolean, and the value as it will be read."""
    if value.__class__ is int and -_SHORT < value < _SHORT and (policy.digits is None or policy.digits >= _DIGITS):
        return Entry("number", str(value), expires_at), value
    value = _storable(value, policy)
    cls = value.__class__
    if cls is str:
        return text_entry(value, function, policy, expires_at)
    if cls is bool:
        return Entry("boolean", "true" if value else "false", expires_at), value
    if cls is int or cls is float:
        value = check_number(value, function, policy)
        return Entry("number", json.dumps(value), expires_at), value
    found = kind_words(value)
    setter = f"{function.rpartition('.')[0]}.setJson(key, value, ttl)"
    hint = "delete the key instead" if found == "null" else f"write `{setter}`"
    raise fail("INVALID_VALUE", function=function, verb="store", found=found, hint=hint)


def check_number(value: float, function: str, policy: MemoryPolicy) -> int | float:
    """A number as it is stored: finite, and not too long."""
    if not finite(value):
        raise fail("INVALID_VALUE", function=function, verb="store", found="a number that is not finite")
    if policy.digits is not None and abs(value) >= 10**policy.digits:
        found = number_text(math.trunc(abs(value)))
        raise fail(
            "VALUE_TOO_LONG",
            function=function,
            limit=f"{policy.digits} digits before the point",
            found=str(len(found)) if found.isdigit() else found,
            hint="store it as text",
        )
    return value if value.__class__ is int else export_number(value)


def _finite_text(value: float, function: str) -> str:
    if not finite(value):
        raise fail("INVALID_VALUE", function=function, verb="store", found="a number that is not finite")
    return number_text(value)


def _unfit(value: str, size: int, function: str, policy: MemoryPolicy) -> LatebindError:
    """The error for a text that a policy does not allow; `size` is that of `_utf8`."""
    if policy.text is not None and len(value) > policy.text:
        setter = f"{function.rpartition('.')[0]}.setJson(key, value, ttl)"
        return fail(
            "VALUE_TOO_LONG",
            function=function,
            limit=f"{policy.text} characters",
            found=str(len(value)),
            hint=f"write `{setter}`",
        )
    if size < 0:
        return fail("INVALID_VALUE", function=function, verb="store", found="half of a surrogate pair")
    return fail("VALUE_TOO_LONG", function=function, limit=f"{policy.value} bytes", found=str(size))


def json_entry(
    value: Any, function: str, policy: MemoryPolicy, expires_at: float | None, run: Run
) -> tuple[Entry, Any]:
    """For `setJson`: the entry for any value that JSON can hold, and a copy of the value, which the run pays for."""
    limits = run.limits
    try:
        # What is far too long is not copied whole to find out.
        copy = to_host(value, limits.replace(output=min(limits.output, policy.json or limits.output)), run)
    except LimitError as error:
        if error is run.exhausted:
            raise
        if error.code == "LIMIT_OUTPUT_DEPTH":
            raise fail("INVALID_VALUE", function=function, verb="store", found="a value nested that deeply") from None
        raise _too_long(function, policy, "more") from None
    except LatebindError as error:
        raise fail("INVALID_VALUE", function=function, verb="store", found=_content(value), hint=error.hint) from error
    try:
        copy = _with_texts(copy)
        text = json_text(copy)
    except (TypeError, ValueError):  # a handle, or an infinity in the host's data
        raise fail("INVALID_VALUE", function=function, verb="store", found=_content(value)) from None
    size = len(text) if text.isascii() else _utf8(text)
    if size < 0:
        raise fail("INVALID_VALUE", function=function, verb="store", found="half of a surrogate pair")
    if policy.json is not None and size > policy.json:
        raise _too_long(function, policy, str(size))
    return Entry("json", text, expires_at), copy


def json_text(value: Any) -> str:
    """JSON as it is stored, and counted: the same of the same value, whether a script wrote it or it was imported."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def _with_texts(copy: Any) -> Any:
    """A copy with the text of each blob in it."""
    if copy.__class__ is list:
        return [_with_texts(item) for item in copy]
    if copy.__class__ is dict:
        return {key: _with_texts(item) for key, item in copy.items()}
    return copy if copy.__class__ in SCALARS or not isinstance(copy, Handle) else scalar(copy)


def _content(value: Any) -> str:
    words = kind_words(value)
    return f"{words} with values that JSON cannot hold" if type_name(value) in ("array", "object") else words


def _too_long(function: str, policy: MemoryPolicy, found: str) -> LatebindError:
    return fail("VALUE_TOO_LONG", function=function, limit=f"{policy.json} bytes of JSON", found=found)


def decode(entry: Entry, key: str, *, wholly: bool = False) -> Any:
    """The value of an entry; a file's description. UNAVAILABLE where others have written what we would not.

    `wholly`: also where that is a whole number within JSON that no double reaches, which takes longer to find out.
    """
    kind, text = entry.kind, entry.value
    if kind == "string" and "\\" not in text and text[:1] == text[-1:] == '"':
        return text[1:-1]
    if kind == "number" and text.isdigit() and text.isascii() and len(text) <= _DIGITS and text[0] != "0":
        return int(text)
    value: Any = None
    try:
        value = (_strict_decoder if wholly or kind == "number" else _decoder).decode(text)
        sound = value.__class__ in TYPES.get(kind, ())
        if kind == "file":
            sound = sound and all(value[part].__class__ is cls for part, cls in _DESCRIPTION.items())
        if sound and "\\ud" in text.casefold():  # a character beyond U+FFFF, or half of one
            json.dumps(value, ensure_ascii=False).encode()
    except (ValueError, LookupError, RecursionError):
        sound = False
    if not sound:
        raise damaged(key)
    return value


def damaged(key: str) -> LatebindError:
    """The error for a stored value that we would not have written."""
    return fail("UNAVAILABLE", reason=f"the stored value of `{key}` is damaged")


_DESCRIPTION = {"mime": str, "size": int, "digest": str}


def refuse(word: str) -> None:
    """Raise ValueError for a word that Python takes beside JSON: NaN, Infinity."""
    raise ValueError(word)


def _double(text: str) -> float:
    found = float(text)
    if not finite(found):
        raise ValueError(text)
    return found


def _whole(text: str) -> int:
    found = int(text)
    if not finite(found):
        raise ValueError(text)
    return found


_decoder = json.JSONDecoder(parse_constant=refuse, parse_float=_double)
_strict_decoder = json.JSONDecoder(parse_constant=refuse, parse_float=_double, parse_int=_whole)
