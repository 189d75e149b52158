"""Value classes made from their annotations, as `dataclasses` makes them, at a fifth of the time to import.

`latebind eval` is a process of a tenth of a second, and `dataclass` takes half a millisecond for each class: the
classes that every start imports are records. Hosts meet plain dataclasses (`Limits`, `MemoryPolicy`).
"""

from __future__ import annotations

from typing import Any, ClassVar, Self, dataclass_transform


@dataclass_transform(eq_default=True, frozen_default=True)
class RecordType(type):
    """Writes `__init__` for the fields of a class, and `__eq__` and `__hash__` by value unless `eq=False` or it has its own.

    A record is frozen to type checkers; nothing is done at run time to enforce it.
    """

    def __new__(
        mcs, name: str, bases: tuple[type, ...], namespace: dict[str, Any], *, eq: bool | None = None
    ) -> RecordType:
        own = [field for field in namespace.get("__annotations__", {}) if not field.startswith("_")]
        fields = tuple([field for base in bases for field in getattr(base, "__match_args__", ())] + own)
        defaults = {field: namespace.pop(field) for field in own if field in namespace}
        for base in bases:
            defaults = getattr(base, "_defaults", {}) | defaults
        by_value = getattr(bases[0], "_by_value", True) if eq is None and bases else eq is not False
        namespace |= {"__slots__": tuple(own), "__match_args__": fields, "_defaults": defaults, "_by_value": by_value}
        namespace = _methods(fields, defaults, by_value and bool(bases)) | namespace
        return super().__new__(mcs, name, bases, namespace)


def _methods(fields: tuple[str, ...], defaults: dict[str, Any], by_value: bool) -> dict[str, Any]:
    """The methods of a class, compiled in one go."""
    params = ", ".join(["self", *(f"{f}=_defaults[{f!r}]" if f in defaults else f for f in fields)])
    body = "".join(f"\n    self.{field} = {field}" for field in fields) or " pass"
    text = f"def __init__({params}):{body}\n"
    if by_value:
        mine, others = (f"({''.join(f'{who}.{field}, ' for field in fields)})" for who in ("self", "other"))
        text += f"def __eq__(self, other):\n    return {mine} == {others} if other.__class__ is self.__class__ "
        text += f"else NotImplemented\ndef __hash__(self):\n    return hash({mine})\n"
    made: dict[str, Any] = {"_defaults": defaults}
    exec(text, made)
    return {name: made[name] for name in ("__init__", "__eq__", "__hash__") if name in made}


class Record(metaclass=RecordType):
    """The base of records: shown by their fields, copied with changes by `replace`."""

    __match_args__: ClassVar[tuple[str, ...]]

    def replace(self, **changes: Any) -> Self:
        """A copy with some fields changed."""
        return type(self)(**{name: getattr(self, name) for name in self.__match_args__} | changes)

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__match_args__)
        return f"{type(self).__name__}({shown})"
