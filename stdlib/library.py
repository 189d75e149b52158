"""The standard library as one `Library`: where the modules' tables are composed. Runtimes add memories and the host's
functions; checker, compiler, help and manual read it."""

from __future__ import annotations

from functools import cache

from latebind.interp.library import Builtin, Library, Namespace
from latebind.stdlib.array_changes import ARRAY_CHANGES, OBJECT_CHANGES
from latebind.stdlib.arrays import ARRAY, ARRAY_FUNCTIONS, CONSTRUCT_ARRAY
from latebind.stdlib.date_objects import DATE, DATE_NAMESPACE
from latebind.stdlib.dates import DATE_FUNCTIONS
from latebind.stdlib.decimals import DECIMAL_NAMESPACE, ROUND
from latebind.stdlib.encoding import ENCODING, ESCAPE_NAMESPACE
from latebind.stdlib.errors import ERROR, ERROR_FUNCTIONS
from latebind.stdlib.general import CONSOLE_NAMESPACE, GENERAL, HASH_NAMESPACE, PROMISE_NAMESPACE
from latebind.stdlib.help import help_on
from latebind.stdlib.iteration import ITERATION
from latebind.stdlib.json import JSON_NAMESPACE
from latebind.stdlib.locales import LOCALE_DATE, LOCALE_NUMBER
from latebind.stdlib.maps import MAP, MAP_NAMESPACE, SET, SET_NAMESPACE
from latebind.stdlib.math import MATH_NAMESPACE
from latebind.stdlib.numbers import BOOLEAN, CALLS, NUMBER, NUMBER_NAMESPACE, PARSING
from latebind.stdlib.objects import OBJECT, OBJECT_FUNCTIONS
from latebind.stdlib.regex import REGEX
from latebind.stdlib.regexp import REGEXP, REGEXP_NAMESPACE
from latebind.stdlib.strings import CALL as STRING_CALL
from latebind.stdlib.strings import STRING, STRING_FUNCTIONS
from latebind.stdlib.unsupported import UNSUPPORTED


@cache
def standard() -> Library:
    """All builtins of the language, composed once."""
    return Library(globals=_globals(), methods=_METHODS, unsupported=UNSUPPORTED)


def _globals() -> dict[str, Builtin | Namespace]:
    namespaces = (
        Namespace(
            "Object", "What is in an object.", {**OBJECT_FUNCTIONS.entries, **OBJECT_CHANGES.entries}, protected=True
        ),
        Namespace(
            "Array",
            "Arrays, made and told apart.",
            ARRAY_FUNCTIONS.entries,
            call=CONSTRUCT_ARRAY,
            construct=CONSTRUCT_ARRAY,
            protected=True,
        ),
        Namespace(
            "String",
            "Strings: `String(x)` and `String.fromCodePoint`.",
            STRING_FUNCTIONS.entries,
            call=STRING_CALL.entries["String"],
            protected=True,
        ),
        Namespace("Boolean", "Truth: `Boolean(x)`.", {}, call=CALLS.entries["Boolean"], protected=True),
        NUMBER_NAMESPACE,
        MATH_NAMESPACE,
        JSON_NAMESPACE,
        DATE_NAMESPACE,
        DECIMAL_NAMESPACE,
        ESCAPE_NAMESPACE,
        HASH_NAMESPACE,
        CONSOLE_NAMESPACE,
        PROMISE_NAMESPACE,
        MAP_NAMESPACE,
        SET_NAMESPACE,
        REGEXP_NAMESPACE,
        Namespace("date", "Dates and times as ISO-8601 text.", DATE_FUNCTIONS.entries),
    )
    functions = (PARSING, ENCODING, ERROR_FUNCTIONS, GENERAL, REGEX, ROUND)
    return {
        **{space.name: space for space in namespaces},
        **{name: entry for table in functions for name, entry in table.entries.items()},
        "help": help_on(standard),
    }


_METHODS = {
    "string": STRING.entries,
    "array": {**ARRAY.entries, **ITERATION.entries, **ARRAY_CHANGES.entries},
    "object": OBJECT.entries,
    "number": {**NUMBER.entries, **LOCALE_NUMBER.entries},
    "boolean": BOOLEAN.entries,
    "error": ERROR.entries,
    "map": MAP.entries,
    "set": SET.entries,
    "regexp": REGEXP.entries,
    "date": {**DATE.entries, **LOCALE_DATE.entries},
}
