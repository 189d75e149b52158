"""The standard library as one `Library`: where the modules' tables are composed, each when one of its names is asked for.
Runtimes add memories and the host's functions; checker, compiler, help and manual read it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from latebind.interp.later import Later, Part
from latebind.interp.library import Builtin, Library, Namespace
from latebind.stdlib.unsupported import UNSUPPORTED

Meanings = Mapping[str, Builtin | Namespace]
Entries = Mapping[str, Builtin]


@cache
def standard() -> Library:
    """All builtins of the language, composed once."""
    methods = {kind: Later.of(parts) for kind, parts in METHODS.items()}
    return Library(globals=Later.of(GLOBALS), methods=methods, unsupported=UNSUPPORTED)


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
    from latebind.stdlib.regexp import REGEXP_NAMESPACE

    return _by_name(REGEXP_NAMESPACE)


def _matches() -> Meanings:
    from latebind.stdlib.regex import REGEX

    return REGEX.entries


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
    _patterns: "RegExp",
    _matches: "matches findMatches replaceMatches",
    _help: "help",
}


def _string_methods() -> Entries:
    from latebind.stdlib.strings import STRING

    return STRING.entries


def _letters() -> Entries:
    from latebind.stdlib.letters import LETTERS

    return LETTERS.entries


def _searches() -> Entries:
    from latebind.stdlib.searches import SEARCHES

    return SEARCHES.entries


def _array_methods() -> Entries:
    from latebind.stdlib.arrays import ARRAY

    return ARRAY.entries


def _iteration() -> Entries:
    from latebind.stdlib.iteration import ITERATION

    return ITERATION.entries


def _array_changes() -> Entries:
    from latebind.stdlib.array_changes import ARRAY_CHANGES

    return ARRAY_CHANGES.entries


def _object_methods() -> Entries:
    from latebind.stdlib.objects import OBJECT

    return OBJECT.entries


def _number_methods() -> Entries:
    from latebind.stdlib.number_texts import NUMBER

    return NUMBER.entries


def _shown_numbers() -> Entries:
    from latebind.stdlib.locales import LOCALE_NUMBER

    return LOCALE_NUMBER.entries


def _boolean_methods() -> Entries:
    from latebind.stdlib.numbers import BOOLEAN

    return BOOLEAN.entries


def _error_methods() -> Entries:
    from latebind.stdlib.errors import ERROR

    return ERROR.entries


def _map_methods() -> Entries:
    from latebind.stdlib.maps import MAP

    return MAP.entries


def _set_methods() -> Entries:
    from latebind.stdlib.maps import SET

    return SET.entries


def _pattern_methods() -> Entries:
    from latebind.stdlib.regexp import REGEXP

    return REGEXP.entries


def _date_methods() -> Entries:
    from latebind.stdlib.date_objects import DATE

    return DATE.entries


def _shown_dates() -> Entries:
    from latebind.stdlib.locales import LOCALE_DATE

    return LOCALE_DATE.entries


# The names of the methods of each type that each part gives: a script loads those of the types that have a method it mentions.
METHODS: dict[str, dict[Part[Builtin], str]] = {
    "string": {
        _string_methods: (
            "at charAt codePointAt charCodeAt substr slice substring trim trimStart trimEnd padStart padEnd repeat concat toString"
        ),
        _letters: "toUpperCase toLowerCase normalize",
        _searches: ("includes startsWith endsWith indexOf lastIndexOf split replace replaceAll match matchAll search"),
    },
    "array": {
        _array_methods: (
            "at slice concat join includes indexOf lastIndexOf flat toReversed toSpliced with entries keys values"
        ),
        _iteration: (
            "map filter forEach some every find findIndex findLast findLastIndex reduce reduceRight flatMap toSorted"
        ),
        _array_changes: "push pop shift unshift splice reverse sort fill copyWithin",
    },
    "object": {
        _object_methods: "hasOwnProperty",
    },
    "number": {
        _number_methods: "toFixed toPrecision toString",
        _shown_numbers: "toLocaleString",
    },
    "boolean": {
        _boolean_methods: "toString",
    },
    "error": {
        _error_methods: "toString isRateLimit",
    },
    "map": {
        _map_methods: "get set has delete clear keys values entries forEach",
    },
    "set": {
        _set_methods: (
            "add has delete clear keys values entries forEach union intersection difference symmetricDifference "
            "isSubsetOf isSupersetOf isDisjointFrom"
        ),
    },
    "regexp": {
        _pattern_methods: "test exec toString",
    },
    "date": {
        _date_methods: (
            "getFullYear getUTCFullYear getMonth getUTCMonth getDate getUTCDate getHours getUTCHours getMinutes "
            "getUTCMinutes getSeconds getUTCSeconds getMilliseconds getUTCMilliseconds getDay getUTCDay getTime "
            "valueOf getTimezoneOffset setFullYear setUTCFullYear setMonth setUTCMonth setDate setUTCDate "
            "setHours setUTCHours setMinutes setUTCMinutes setSeconds setUTCSeconds setMilliseconds "
            "setUTCMilliseconds setTime toISOString toJSON"
        ),
        _shown_dates: "toLocaleString toLocaleDateString toLocaleTimeString",
    },
}
