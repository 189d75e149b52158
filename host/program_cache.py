"""What a runtime compiles: scripts, expressions and templates, against the library and the host's functions."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, overload

from latebind.grammar.source import Source
from latebind.host.api import MOST_TEXTS, compile_expression
from latebind.host.api import library as default_library
from latebind.interp.library import Builtin, Library, Namespace
from latebind.interp.limits import Limits

if TYPE_CHECKING:
    from latebind.host.documents import Document
    from latebind.host.functions import When
    from latebind.interp.program import Program

Function = TypeVar("Function", bound=Callable[..., Any])


class Recipe(NamedTuple):
    """What a text is compiled as: `script`, `expression` or `template`. `name` is what errors call the text.

    The rest is about templates, see `templates.compile_template`.
    """

    kind: str
    name: str = "<input>"
    typed: bool = False
    lenient: bool = False


SCRIPT = Recipe("script")
EXPRESSION = Recipe("expression")


def compile_recipe(recipe: Recipe, source: Source, library: Library, limits: Limits) -> Program:
    """The program that a text is. Raises ParseError, CheckError, and LimitError for what is too large."""
    if recipe.kind == "expression":
        return compile_expression(source, library, limits)
    if recipe.kind == "template":
        from latebind.host.templates import compile_template

        return compile_template(source, library, limits, typed=recipe.typed, lenient=recipe.lenient)
    from latebind.interp.program import compile_program

    return compile_program(source, library, limits=limits)


class Programs:
    """The compiling half of `Runtime`. Thread-safe without a lock: each step is one operation on a dict."""

    def __init__(self, limits: Limits, library: Library | None) -> None:
        self._limits = limits
        self._given = library
        self._functions: dict[str, Builtin] = {}
        self._library: Library | None = None
        self._texts: dict[tuple[Recipe, str], Program] = {}

    def adopt(self, other: Programs) -> None:
        """Let scripts call what those of another runtime can."""
        self._functions = dict(other._functions)
        self._library = None
        self._texts = {}

    @property
    def limits(self) -> Limits:
        """The limits of its scripts."""
        return self._limits

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

    def document(self, tree: Any, *, name: str = "<document>", variables: Iterable[str] | None = None) -> Document:
        """Check and compile every text of a tree of dicts, lists and plain values, as YAML and JSON give it.

        Each text is a template; `Context.resolve` gives the tree with their values. With `variables`, names that are
        none of these are errors now. Raises DocumentError, whose `errors` has all that is wrong, by path.
        """
        from latebind.host.documents import Template, compile_document
        from latebind.host.templates import compile_template

        names = None if variables is None else tuple(variables)

        def compile(text: str, place: str) -> Template:
            source = Source(text, place)
            program = compile_template(source, self.library, self.limits, typed=True, lenient=False, variables=names)
            strict = self.evaluated(program, Recipe("template", place, typed=True))
            lenient = partial(self.made, Recipe("template", place, typed=True, lenient=True), source)
            return Template(strict, program.references().variables, lenient)

        return compile_document(tree, name, compile, self.limits)

    # What contexts are given as text, compiled when it is first seen.

    def script(self, text: str) -> Program:
        """The program of a script."""
        return self._kept(SCRIPT, text)

    def expression(self, text: str) -> Program:
        """The program of what must be a single expression."""
        return self._kept(EXPRESSION, text)

    def template(self, text: str, *, typed: bool, lenient: bool) -> Program:
        """The program of a template, see `templates.compile_template`."""
        return self._kept(Recipe("template", "<template>", typed, lenient), text)

    def _kept(self, recipe: Recipe, text: str) -> Program:
        texts = self._texts
        program = texts.get((recipe, text))
        if program is None:
            program = self.made(recipe, Source(text, recipe.name))
            if len(texts) >= MOST_TEXTS:
                texts.pop(next(iter(texts.copy())), None)
            texts[recipe, text] = program
        return program

    def evaluated(self, program: Program, recipe: Recipe) -> Program:
        """What a program that was compiled here is as this runtime evaluates it."""
        return program

    def made(self, recipe: Recipe, source: Source) -> Program:
        """What a text is as this runtime evaluates it."""
        return compile_recipe(recipe, source, self.library, self.limits)
