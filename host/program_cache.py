"""What a runtime compiles: scripts, expressions and templates, against the library and the host's functions."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TypeVar, overload

from latebind.grammar.source import Source
from latebind.host.api import MOST_TEXTS, compile_expression
from latebind.host.api import library as default_library
from latebind.interp.library import Builtin, Library, Namespace
from latebind.interp.limits import Limits

if TYPE_CHECKING:
    from latebind.host.functions import When
    from latebind.interp.program import Program

Function = TypeVar("Function", bound=Callable[..., Any])


class Programs:
    """The compiling half of `Runtime`. Thread-safe without a lock: each step is one operation on a dict."""

    def __init__(self, limits: Limits, library: Library | None) -> None:
        self.limits = limits
        self._given = library
        self._functions: dict[str, Builtin] = {}
        self._library: Library | None = None
        self._texts: dict[tuple[str, str], Program] = {}

    @property
    def library(self) -> Library:
        """All that this runtime's scripts can name."""
        found = self._library
        if found is None:
            found = self._library = self._base().with_globals(dict(self._functions))
        return found

    def _base(self) -> Library:
        return self._given or default_library()

    @overload
    def function(
        self,
        function: Function,
        /,
        *,
        name: str | None = None,
        doc: str | None = None,
        pure: bool = False,
        effect: When | None = None,
    ) -> Function: ...
    @overload
    def function(
        self,
        function: None = None,
        /,
        *,
        name: str | None = None,
        doc: str | None = None,
        pure: bool = False,
        effect: When | None = None,
    ) -> Callable[[Function], Function]: ...
    def function(self, function: Any = None, /, **options: Any) -> Any:
        """Let scripts call a function: `@runtime.function` or `@runtime.function(effect="after_commit")`.

        `pure`: same arguments, same result, no effect. `effect="now"` is called at once, and its block is not run
        again after it; `"after_commit"` is called once the block has committed, and gives null. A first parameter
        annotated `Context` is filled in. Programs know the functions that were registered before they were compiled.
        """
        if function is None:
            return lambda decorated: self.function(decorated, **options)
        from latebind.host.functions import host_function

        entry = host_function(function, **options)
        known = self._base().globals.get(entry.name)
        if isinstance(known, Namespace) and known.protected:
            raise ValueError(f"{entry.name} is the language's own: register the function under another name")
        self._functions[entry.name] = entry
        self._library = None
        self._texts = {}
        return function

    def compile(
        self, source: str | Source, *, name: str = "<input>", variables: Iterable[str] | None = None
    ) -> Program:
        """Check and compile a script, once. With `variables`, names that are none of these are errors now."""
        from latebind.interp.program import compile_program

        text = source if isinstance(source, Source) else Source(source, name)
        return compile_program(text, self.library, variables=variables, limits=self.limits)

    # What contexts are given as text, compiled when it is first seen.

    def script(self, text: str) -> Program:
        """The program of a script."""
        return self._kept("script", text, lambda: self.compile(text))

    def expression(self, text: str) -> Program:
        """The program of what must be a single expression."""
        return self._kept("expression", text, lambda: compile_expression(Source(text), self.library, self.limits))

    def template(self, text: str, *, typed: bool, lenient: bool) -> Program:
        """The program of a template, see `templates.compile_template`."""

        def make() -> Program:
            from latebind.host.templates import compile_template

            return compile_template(Source(text, "<template>"), self.library, self.limits, typed=typed, lenient=lenient)

        return self._kept(f"template {typed} {lenient}", text, make)

    def _kept(self, kind: str, text: str, make: Callable[[], Program]) -> Program:
        texts = self._texts
        program = texts.get((kind, text))
        if program is None:
            program = make()
            if len(texts) >= MOST_TEXTS:
                texts.pop(next(iter(texts.copy())), None)
            texts[kind, text] = program
        return program
