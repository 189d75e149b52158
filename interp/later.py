"""Tables whose parts are loaded when one of their names is first asked for: most scripts use little of the library."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar, overload

V = TypeVar("V")
D = TypeVar("D")
Part = Callable[[], Mapping[str, V]]


class Later(Mapping[str, V]):
    """A table made of parts, each a function that gives the entries of its names. Its order is that of the names."""

    __slots__ = ("_known", "_parts")

    def __init__(self, parts: Mapping[str, Part[V]], known: Mapping[str, V] | None = None) -> None:
        self._parts = parts
        self._known = dict(known or {})

    @classmethod
    def of(cls, parts: Mapping[Part[V], str]) -> Later[V]:
        """A table of parts and their names, which are separated by spaces."""
        return cls({name: part for part, names in parts.items() for name in names.split()})

    def with_entries(self, more: Mapping[str, V]) -> Later[V]:
        """This and more entries, which replace those of the same name. What is not loaded yet is loaded later."""
        if isinstance(more, Later):
            return Later({**self._parts, **more._parts}, {**self._known, **more._known})
        return Later({**self._parts, **dict.fromkeys(more, lambda: more)}, {**self._known, **more})

    def outside(self, module: str) -> list[str]:
        """The names whose parts are defined in other modules than one of this name."""
        return [name for name, part in self._parts.items() if part.__module__ != module]

    def __getitem__(self, name: str) -> V:
        found = self._known.get(name)
        if found is None:
            part = self._parts[name]
            given = part()
            self._known |= {each: given[each] for each in given if self._parts.get(each) is part}
            found = self._known[name]
        return found

    @overload
    def get(self, name: str, default: None = None, /) -> V | None: ...
    @overload
    def get(self, name: str, default: V | D, /) -> V | D: ...
    def get(self, name: str, default: object = None, /) -> object:
        found = self._known.get(name)
        if found is None:
            return self[name] if name in self._parts else default
        return found

    def __contains__(self, name: object) -> bool:
        return name in self._parts

    def __iter__(self) -> Iterator[str]:
        return iter(self._parts)

    def __len__(self) -> int:
        return len(self._parts)
