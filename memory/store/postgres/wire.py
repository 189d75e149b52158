"""Statements and their parameters as bytes, and rows of bytes as values: the few types that the store's functions have.

The driver's own adaptation serves any type and any query, and takes longer than the server does for a read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from struct import Struct
from typing import Any, NamedTuple

from psycopg.pq.abc import PGresult

Rows = list[tuple[Any, ...]]
Parameters = Mapping[str, Any]

_BOOL, _BYTEA, _INT8, _INT4, _TEXT, _FLOAT8, _BYTEAS = 16, 17, 20, 23, 25, 701, 1001
_LIST = {_BOOL: 1000, _BYTEA: _BYTEAS, _INT8: 1016, _TEXT: 1009, _FLOAT8: 1022}

_length, _int8, _float8, _array = Struct("!i"), Struct("!q"), Struct("!d"), Struct("!iiIii")

_DUMP: dict[type, tuple[int, Callable[[Any], bytes]]] = {
    bytes: (_BYTEA, bytes),
    str: (_TEXT, str.encode),
    int: (_INT8, _int8.pack),
    float: (_FLOAT8, _float8.pack),
    bool: (_BOOL, lambda value: b"\1" if value else b"\0"),
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


class Statement(NamedTuple):
    """A statement as the server reads it, and which parameters stand where."""

    sql: bytes
    names: tuple[str, ...]


@cache
def statement(sql: str, schema: str) -> Statement:
    """A statement of statements.py: `@` is the schema, and `%(name)b` a parameter."""
    names: dict[str, int] = {}

    def number(match: re.Match[str]) -> str:
        return f"${names.setdefault(match[1], len(names) + 1)}"

    numbered = re.sub(r"%\((\w+)\)b", number, qualified(sql, schema))
    return Statement(numbered.encode(), tuple(names))


def qualified(sql: str, schema: str) -> str:
    """SQL with the schema's name in it."""
    return re.sub(r"@(?=[a-z])", f'"{schema}".', sql)


def dump(names: Sequence[str], parameters: Parameters) -> tuple[list[bytes | None], list[int], list[int]]:
    """Values, types and formats of parameters."""
    values: list[bytes | None] = []
    types: list[int] = []
    formats: list[int] = []
    for name in names:
        value = parameters[name]
        binary = 1
        if value is None:
            kind, data = _BYTEA, None
        elif value.__class__ is list:
            if value:
                kind, data = _dump_list(value)
            else:  # of whatever type the statement says
                kind, data, binary = 0, b"{}", 0
        else:
            kind, write = _DUMP[value.__class__]
            data = write(value)
        values.append(data)
        types.append(kind)
        formats.append(binary)
    return values, types, formats


def _dump_list(items: list[Any]) -> tuple[int, bytes]:
    kind, write = _DUMP[items[0].__class__]
    parts = [_array.pack(1, 0, kind, len(items), 1)]
    for item in items:
        data = write(item)
        parts.append(_length.pack(len(data)))
        parts.append(data)
    return _LIST[kind], b"".join(parts)


def _list(data: bytes) -> list[bytes]:
    if _length.unpack_from(data)[0] == 0:
        return []
    found, place = [], _array.size
    while place < len(data):
        (size,) = _length.unpack_from(data, place)
        place += _length.size
        found.append(data[place : place + size])
        place += size
    return found


def load(result: PGresult) -> Rows:
    """The rows of a result, which came as bytes."""
    readers = [_LOAD.get(result.ftype(column), bytes) for column in range(result.nfields)]
    rows: Rows = []
    for row in range(result.ntuples):
        fields = [result.get_value(row, column) for column in range(len(readers))]
        rows.append(tuple(None if field is None else read(field) for field, read in zip(fields, readers, strict=True)))
    return rows
