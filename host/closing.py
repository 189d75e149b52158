"""What runtimes and contexts have in common: a host closes them, by `with` or `async with`, and nobody pickles them."""

from __future__ import annotations

from types import TracebackType
from typing import NoReturn, Self


class Closing:
    """A context manager whose `close` its subclass says."""

    __slots__ = ()

    def close(self) -> None:
        """Let go of what this holds. A second time it does nothing."""
        raise NotImplementedError

    async def aclose(self) -> None:
        """`close`, in an event loop."""
        self.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()

    def __reduce__(self) -> NoReturn:
        raise TypeError(f"a {type(self).__name__} cannot be pickled: make one where it is used")
