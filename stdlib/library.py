"""The standard library as one `Library`: where the modules' tables are composed, each when one of its names is asked for.
Runtimes add memories and the host's functions; checker, compiler, help and manual read it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from latebind.interp.later import Later, Part
from latebind.interp.library import Builtin, Library, Namespace
from latebind.stdlib.unsupported import UNSUPPORTED

Meanings = Mapping[str, Builtin | Namespace]
Methods = Mapping[str, Mapping[str, Builtin]]


@cache
def standard() -> Library:
    """All builtins of the language, composed once."""
    return Library(globals=Later.of(GLOBALS), methods=Later.of(METHODS), unsupported=UNSUPPORTED)


def _by_name(*spaces: Namespace) -> Meanings:
    return {space.name: space for space in spaces}


def _objects() -> Meanings:
    from latebind.stdlib.array_changes import OBJECT_CHANGES
    from latebind.stdlib.objects import OBJECT_FUNCTIONS

    entries = {**OBJECT_FUNCTIONS.entries, **OBJECT_CHANGES.entries}
    return _by_name(Namespace("Object", "What is in an object.", entries, protected=True))


def _arrays() -> Meanings:
    from latebind.stdlib.arrays import ARRAY_FUNCTIONS, CONSTRUCT_ARRAY

    made = CONSTRUCT_ARRAY
    doc = "Arrays, made and told apart."
    return _by_name(Namespace("Array", doc, ARRAY_FUNCTIONS.entries, call=made, construct=made, protected=True))


def _strings() -> Meanings:
    from latebind.stdlib.strings import CALL, STRING_FUNCTIONS

    doc = "Strings: `String(x)` and `String.fromCodePoint`."
    return _by_name(Namespace("String", doc, STRING_FUNCTIONS.entries, call=CALL.entries["String"], protected=True))


def _numbers() -> Meanings:
    from latebind.stdlib.numbers import CALLS, NUMBER_NAMESPACE, PARSING

    boolean = Namespace("Boolean", "Truth: `Boolean(x)`.", {}, call=CALLS.entries["Boolean"], protected=True)
    return {**_by_name(boolean, NUMBER_NAMESPACE), **PARSING.entries}


def _mathematics() -> Meanings:
    from latebind.stdlib.math import MATH_NAMESPACE

    return _by_name(MATH_NAMESPACE)


def _json() -> Meanings:
    from latebind.stdlib.json import JSON_NAMESPACE

    return _by_name(JSON_NAMESPACE)


def _moments() -> Meanings:
    from latebind.stdlib.date_objects import DATE_NAMESPACE

    return _by_name(DATE_NAMESPACE)


def _dates() -> Meanings:
    from latebind.stdlib.dates import DATE_FUNCTIONS

    return _by_name(Namespace("date", "Dates and times as ISO-8601 text.", DATE_FUNCTIONS.entries))


def _decimals() -> Meanings:
    from latebind.stdlib.decimals import DECIMAL_NAMESPACE, ROUND

    return {**_by_name(DECIMAL_NAMESPACE), **ROUND.entries}


def _encoding() -> Meanings:
    from latebind.stdlib.encoding import ENCODING, ESCAPE_NAMESPACE

    return {**_by_name(ESCAPE_NAMESPACE), **ENCODING.entries}


def _general() -> Meanings:
    from latebind.stdlib.general import CONSOLE_NAMESPACE, GENERAL, HASH_NAMESPACE, PROMISE_NAMESPACE

    return {**_by_name(HASH_NAMESPACE, CONSOLE_NAMESPACE, PROMISE_NAMESPACE), **GENERAL.entries}


def _collections() -> Meanings:
    from latebind.stdlib.maps import MAP_NAMESPACE, SET_NAMESPACE

    return _by_name(MAP_NAMESPACE, SET_NAMESPACE)


def _errors() -> Meanings:
    from latebind.stdlib.errors import ERROR_FUNCTIONS

    return ERROR_FUNCTIONS.entries


def _patterns() -> Meanings:
    from latebind.stdlib.regex import REGEX
    from latebind.stdlib.regexp import REGEXP_NAMESPACE

    return {**_by_name(REGEXP_NAMESPACE), **REGEX.entries}


def _help() -> Meanings:
    from latebind.stdlib.help import help_on

    return {"help": help_on(standard)}


# The names that each part gives.
GLOBALS: dict[Part[Builtin | Namespace], str] = {
    _objects: "Object",
    _arrays: "Array",
    _strings: "String",
    _numbers: "Boolean Number parseNumber parseFloat parseInt isNaN",
    _mathematics: "Math",
    _json: "JSON",
    _moments: "Date",
    _dates: "date",
    _decimals: "decimal round",
    _encoding: "escape encodeURIComponent encodeURI decodeURIComponent decodeURI btoa atob",
    _general: "hash console Promise equals type now uuid sum unique range structuredClone log",
    _collections: "Map Set",
    _errors: "Error TypeError RangeError SyntaxError ReferenceError URIError",
    _patterns: "RegExp matches findMatches replaceMatches",
    _help: "help",
}


def _string_methods() -> Methods:
    from latebind.stdlib.strings import STRING

    return {"string": STRING.entries}


def _array_methods() -> Methods:
    from latebind.stdlib.array_changes import ARRAY_CHANGES
    from latebind.stdlib.arrays import ARRAY
    from latebind.stdlib.iteration import ITERATION

    return {"array": {**ARRAY.entries, **ITERATION.entries, **ARRAY_CHANGES.entries}}


def _object_methods() -> Methods:
    from latebind.stdlib.objects import OBJECT

    return {"object": OBJECT.entries}


def _number_methods() -> Methods:
    from latebind.stdlib.locales import LOCALE_NUMBER
    from latebind.stdlib.numbers import BOOLEAN, NUMBER

    return {"number": {**NUMBER.entries, **LOCALE_NUMBER.entries}, "boolean": BOOLEAN.entries}


def _error_methods() -> Methods:
    from latebind.stdlib.errors import ERROR

    return {"error": ERROR.entries}


def _collection_methods() -> Methods:
    from latebind.stdlib.maps import MAP, SET

    return {"map": MAP.entries, "set": SET.entries}


def _pattern_methods() -> Methods:
    from latebind.stdlib.regexp import REGEXP

    return {"regexp": REGEXP.entries}


def _date_methods() -> Methods:
    from latebind.stdlib.date_objects import DATE
    from latebind.stdlib.locales import LOCALE_DATE

    return {"date": {**DATE.entries, **LOCALE_DATE.entries}}


# The types whose methods each part gives.
METHODS: dict[Part[Mapping[str, Builtin]], str] = {
    _string_methods: "string",
    _array_methods: "array",
    _object_methods: "object",
    _number_methods: "number boolean",
    _error_methods: "error",
    _collection_methods: "map set",
    _pattern_methods: "regexp",
    _date_methods: "date",
}
