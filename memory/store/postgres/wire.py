"""Statements and their parameters as bytes, and rows of bytes as values: the few types that the store's functions have.

The driver's own adaptation serves any type and any query, and takes longer than the server does for a read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from hashlib import sha1
from struct import Struct
from struct import error as StructError
from typing import Any, NamedTuple

from psycopg.pq.abc import PGresult

Rows = list[tuple[Any, ...]]
Values = list[bytes | None]  # as the server reads them, in the order in which a statement has them
Parameters = Mapping[str, Any] | Values

_BOOL, _BYTEA, _INT8, _INT4, _TEXT, _FLOAT8, _BYTEAS = 16, 17, 20, 23, 25, 701, 1001
_LIST = {_BOOL: 1000, _BYTEA: _BYTEAS, _INT8: 1016, _TEXT: 1009, _FLOAT8: 1022}

_length, _int8, _float8, _array = Struct("!i"), Struct("!q"), Struct("!d"), Struct("!iiIii")
int4, int8, float8 = _length.pack, _int8.pack, _float8.pack

_TYPES: dict[type, int] = {
    bytes: _BYTEA,
    str: _TEXT,
    int: _INT8,
    float: _FLOAT8,
    bool: _BOOL,
    type(None): _BYTEA,
    list: 0,
}
_DUMP: dict[type, Callable[[Any], bytes | None]] = {
    bytes: lambda value: value,
    str: str.encode,
    int: _int8.pack,
    float: _float8.pack,
    bool: lambda value: b"\1" if value else b"\0",
    type(None): lambda value: None,
    list: lambda value: _dump_list(value),
}
_LOAD: dict[int, Callable[[bytes], Any]] = {
    _BYTEA: bytes,
    _TEXT: bytes.decode,
    _FLOAT8: lambda data: _float8.unpack(data)[0],
    _INT8: lambda data: _int8.unpack(data)[0],
    _INT4: lambda data: _length.unpack(data)[0],
    _BOOL: lambda data: data == b"\1",
    _BYTEAS: lambda data: _list(data),
}

_COLUMNS = {
    "bool": _BOOL,
    "bytea": _BYTEA,
    "int8": _INT8,
    "int4": _INT4,
    "text": _TEXT,
    "float8": _FLOAT8,
    "bytea[]": _BYTEAS,
}


class Garbled(Exception):
    """What a server gave is no answer of a store's functions."""


class Statement(NamedTuple):
    """A statement as the server reads it, and which parameters stand where.

    `name` is what a session calls it once it is prepared, by its content: whoever else has prepared one of this name, in
    a session that a pooler lends to several, has prepared the same.
    """

    sql: bytes
    names: tuple[str, ...]
    name: bytes
    binary: list[int]  # the formats of its parameters
    plain: bool  # whether none of them is a list, which is text where it is empty
    answer: list[int]  # the types of its columns
    single: bool  # whether its answer is one row


@cache
def statement(sql: str, schema: str) -> Statement:
    """A statement of statements.py: `@` is the schema, `%(name)b` a parameter, and what stands before `:` its answer.

    That is the types of its columns, and `1` where it is one row.
    """
    said, _, sql = sql.partition(":")
    *columns, last = said.split() or [""]
    answer = [_COLUMNS[column] for column in (*columns, last) if column not in ("", "1")]
    names: dict[str, int] = {}

    def number(match: re.Match[str]) -> str:
        return f"${names.setdefault(match[1], len(names) + 1)}"

    numbered = re.sub(r"%\((\w+)\)b", number, qualified(sql, schema))
    digest = sha1(numbered.encode(), usedforsecurity=False).hexdigest()[:16]
    function = re.search(r"SELECT @(\w+)\(", sql)
    name = f"lb_{function[1] if function else 'read'}_{digest}"
    return Statement(
        numbered.encode(),
        tuple(names),
        name.encode(),
        [1] * len(names),
        "[]" not in numbered,
        answer,
        last == "1",
    )


def qualified(sql: str, schema: str) -> str:
    """SQL with the schema's name in it."""
    return re.sub(r"@(?=[a-z])", f'"{schema}".', sql)


def dump(sql: Statement, parameters: Parameters) -> tuple[Values, list[int]]:
    """The values of parameters and their formats: binary, but for lists that are empty."""
    if isinstance(parameters, list):
        return parameters, sql.binary
    values = [_DUMP[(value := parameters[name]).__class__](value) for name in sql.names]
    return values, sql.binary if sql.plain else [0 if parameters[name] == [] else 1 for name in sql.names]


def types(sql: Statement, parameters: Parameters) -> list[int] | None:
    """The types of parameters, always the same of one statement; 0 and None for whatever the statement says."""
    if isinstance(parameters, list):
        return None
    found = []
    for name in sql.names:
        value = parameters[name]
        kind = _TYPES[value.__class__]
        found.append((_LIST[_TYPES[value[0].__class__]] if value else 0) if kind == 0 else kind)
    return found


def _dump_list(items: list[Any]) -> bytes:
    if not items:
        return b"{}"
    kind = items[0].__class__
    write = _DUMP[kind]
    parts = [_array.pack(1, 0, _TYPES[kind], len(items), 1)]
    for item in items:
        data = write(item)
        assert data is not None
        parts.append(_length.pack(len(data)))
        parts.append(data)
    return b"".join(parts)


def _list(data: bytes) -> list[bytes]:
    if _length.unpack_from(data)[0] == 0:
        return []
    count = _array.unpack_from(data)[3]
    found, place = [], _array.size
    while place < len(data):
        (size,) = _length.unpack_from(data, place)
        place += _length.size
        if not 0 <= size <= len(data) - place:
            raise ValueError("an item that is longer than its array")
        found.append(data[place : place + size])
        place += size
    if len(found) != count:
        raise ValueError("an array of another length")
    return found


def load(result: PGresult, sql: Statement) -> Rows:
    """The rows of a result, which came as bytes. Raises Garbled where they are not those of the statement."""
    number, answer, width = result.ntuples, sql.answer, result.nfields
    if width != len(answer) or (number != 1 and sql.single):
        raise Garbled
    for column in range(width):
        if result.ftype(column) != answer[column]:
            raise Garbled
    rows: Rows = []
    try:
        for row in range(number):
            fields: list[Any] = []
            for column in range(width):
                field = result.get_value(row, column)
                fields.append(None if field is None else _LOAD[answer[column]](field))
            rows.append(tuple(fields))
    except (ValueError, StructError) as error:  # half characters among them
        raise Garbled from error
    if sql.single and None in rows[0]:
        raise Garbled
    return rows
