"""What a runtime compiles: scripts, expressions and templates, against the library and the host's functions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast, overload

from latebind.grammar.errors import LatebindError
from latebind.grammar.source import Source
from latebind.host.api import MOST_TEXTS, source_of
from latebind.host.api import library as default_library
from latebind.host.arguments import check_names
from latebind.host.declared import Variables, declarations, declared_for_all, names_of
from latebind.host.scarcity import ScarcityTold
from latebind.interp.convert import from_host
from latebind.interp.library import Builtin, Library, Module, Namespace
from latebind.interp.limits import Limits
from latebind.interp.values import GIVEN

if TYPE_CHECKING:
    from latebind.grammar import nodes as n
    from latebind.host.disk_cache import DiskCache
    from latebind.host.documents import Document
    from latebind.host.functions import When
    from latebind.host.handlers import Handler
    from latebind.interp.modules import Purpose
    from latebind.interp.program import Program, Store
    from latebind.interp.shapes.model import Declarations

Function = TypeVar("Function", bound=Callable[..., Any])


class Recipe(NamedTuple):
    """What a text is compiled as: `script`, `expression` or `template`, or a module, to `describe` or to `handle`.

    `name` is what errors call the text.

    `typed` and `lenient` are about templates, see `templates.compile_template`. `declared` are the shapes of variables,
    memories and result.
    """

    kind: str
    name: str = "<input>"
    typed: bool = False
    lenient: bool = False
    declared: Declarations | None = None


SCRIPT = Recipe("script")
DESCRIBE = Recipe("describe")
HANDLE = Recipe("handle")
EXPRESSION = Recipe("expression")


def template_recipe(*, typed: bool, lenient: bool) -> Recipe:
    """A template that a context is given as text."""
    return Recipe("template", "<template>", typed, lenient)


def compile_recipe(
    recipe: Recipe,
    source: Source,
    library: Library,
    limits: Limits,
    variables: Iterable[str] | None = None,
    store: Store | None = None,
) -> Program:
    """The program that a text is. Raises ParseError, CheckError, and LimitError for what is too large.

    `variables` and `store` see `compile_program` and `build` of interp/program.py.
    """
    if recipe.kind == "template":
        from latebind.host.templates import compile_template

        return compile_template(
            source,
            library,
            limits,
            typed=recipe.typed,
            lenient=recipe.lenient,
            variables=variables,
            declared=recipe.declared,
            store=store,
        )
    from latebind.interp.program import compile_program

    expression = recipe.kind == "expression"
    return compile_program(
        source,
        library,
        variables=variables,
        limits=limits,
        declared=recipe.declared,
        purpose="script" if expression else cast("Purpose", recipe.kind),
        expression=expression,
        store=store,
    )


def script_of(recipe: Recipe, source: Source, library: Library, limits: Limits) -> n.Script:
    """The tree that a text is, once it is known to be one."""
    if recipe.kind == "template":
        from latebind.host.templates import template_of

        return template_of(source, library, limits, recipe.typed, recipe.lenient)
    from latebind.grammar.parser import parse

    return parse(source, limits)


class _Given(NamedTuple):
    """What a host has registered at one moment. It is replaced, never changed: what was made of it says so by it."""

    functions: Mapping[str, Builtin]
    modules: Mapping[str, Module]


class Programs:
    """The compiling half of `Runtime`. Thread-safe, and only who registers a function needs the lock."""

    def __init__(
        self,
        limits: Limits,
        library: Library | None,
        shapes: Mapping[str, Any] | None = None,
        cache: DiskCache | None = None,
    ) -> None:
        """`cache` keeps what is compiled against the standard library and the host's functions, without shapes."""
        self._limits = limits
        self._declared = declared_for_all(shapes)
        self._given = library
        self._cache = cache if library is None else None
        self._registering = Lock()
        self._library: tuple[_Given, Library] | None = None
        self._stamp: tuple[_Given, bytes] | None = None
        self._register({}, {})

    def adopt(self, other: Programs) -> None:
        """Let scripts call what those of another runtime can."""
        self._register(*other._registered)

    def _register(self, functions: Mapping[str, Builtin], modules: Mapping[str, Module]) -> None:
        self._registered = _Given(functions, modules)
        self._texts: dict[tuple[Recipe, str], Program] = {}

    @property
    def limits(self) -> Limits:
        """The limits of its scripts."""
        return self._limits

    @property
    def declared(self) -> Declarations | None:
        """The shapes of variables and memories in all that it compiles; None where none are declared."""
        return self._declared

    @property
    def library(self) -> Library:
        """All that this runtime's scripts can name."""
        return self._library_of(self._registered)

    def _library_of(self, given: _Given) -> Library:
        known = self._library
        if known is not None and known[0] is given:
            return known[1]
        found = self._with_functions(given.functions)
        if given.modules:
            modules = found.modules
            found = found.replace(modules=lambda: modules().with_modules(given.modules))
        self._library = given, found
        return found

    def _stamp_of(self, given: _Given, cache: DiskCache) -> bytes:
        known = self._stamp
        if known is None or known[0] is not given:
            known = self._stamp = given, cache.stamp(given.functions.values())
        return known[1]

    def _with_functions(self, functions: Mapping[str, Builtin]) -> Library:
        """The library with the host's functions; `help` knows these, and what is declared."""
        base = self._base()
        if not functions and self._declared is None:
            return base
        from latebind.host.functions import by_namespace
        from latebind.stdlib.help import help_on

        more = by_namespace(functions)
        if "help" in base.globals and "help" not in more:
            more["help"] = help_on(lambda: self.library, None if self._declared is None else self._declared.variables)
        return base.with_globals(more)

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
        first, _, rest = entry.name.partition(".")
        known = self._base().globals.get(first)
        if isinstance(known, Namespace) and (known.protected or rest):
            raise ValueError(f"{first} is the language's own: register the function under another name")
        with self._registering:
            functions, modules = self._registered
            self._register({**functions, entry.name: entry}, modules)
        return function

    def module(self, name: str, exports: Mapping[str, Any]) -> None:
        """Let scripts `import` from a module: `runtime.module("@acme/crm", {"lookup": lookup})`.

        What it exports are functions, as `function` registers them, and data. Programs know the modules of the time they were compiled.
        """
        from latebind.host.functions import host_function

        if not isinstance(name, str) or not name:
            raise TypeError(f"a module's name is a str that is not empty, not {name!r}")
        check_names(f"the module {name!r}", exports, "names and what they stand for")
        found: dict[str, Any] = {}
        for key, value in exports.items():
            if not key.isidentifier():
                raise ValueError(f"scripts import by names, which {key!r} is none of")
            found[key] = host_function(value, name=key) if callable(value) else _data(f"{name}.{key}", value)
        with self._registering:
            functions, modules = self._registered
            self._register(functions, {**modules, name: Module(name, found)})

    @ScarcityTold()
    def handler(self, source: str | Source, *, name: str = "handler.ts", variables: Variables = ()) -> Handler:
        """Check and compile a module that exports a handler, TypeScript or not; `Context.handle` runs it.

        Its top level is evaluated once now, without a memory, to learn what it says of itself. `variables` are what
        contexts will give beside its input, as for `compile`. Raises ParseError, CheckError, and what the top level raises.
        """
        from latebind.host.handlers import handler_of, with_input

        given = source if isinstance(source, Source) else Source(source, name)
        text = Source(given.text, given.name, given.first_line, typed=True)
        declared = declarations(variables, None, self._declared)
        described = self._purpose(DESCRIBE._replace(declared=declared), text, names_of(variables) or ())()
        recipe = HANDLE._replace(declared=with_input(declared, described.get("parsed")))
        return handler_of(self._purpose(recipe, text, (*(names_of(variables) or ()), GIVEN)), described)

    def is_handler(self, source: Source) -> bool:
        """Whether a text is a handler rather than a script, by what it looks like. False where it cannot be parsed."""
        if "export" not in source.text and "handler" not in source.text:
            return False
        from latebind.grammar.parser import parse
        from latebind.interp.modules import exports_handler

        try:
            return exports_handler(parse(Source(source.text, source.name, typed=True), self.limits))
        except LatebindError:
            return False

    def _purpose(self, recipe: Recipe, source: Source, variables: Iterable[str]) -> Program:
        """A module compiled for a purpose."""
        from latebind.interp.program import compile_program

        return compile_program(
            source,
            self.library,
            variables=variables,
            limits=self.limits,
            declared=recipe.declared,
            purpose=cast("Purpose", recipe.kind),
        )

    @ScarcityTold()
    def compile(
        self,
        source: str | Source,
        *,
        name: str = "<input>",
        variables: Variables | None = None,
        returns: Any = None,
    ) -> Program:
        """Check and compile a script, once. With `variables`, names that are none of these are errors now.

        Of a dict, `{"order": Order}`, the values say what each variable is: a Python type or a JSON Schema. `returns`
        says what the result is.
        """
        text = source_of(source, name)
        declared = declarations(variables, returns, self._declared)
        recipe = SCRIPT if declared is None else SCRIPT._replace(declared=declared)
        return self._compiled(recipe, text, names_of(variables))

    @ScarcityTold()
    def document(self, tree: Any, *, name: str = "<document>", variables: Variables | None = None) -> Document:
        """Check and compile every text of a tree of dicts, lists and plain values, as YAML and JSON give it.

        Each text is a template; `Context.resolve` gives the tree with their values. With `variables`, names or shapes as
        `compile` takes them, what is none of these is an error now. Raises DocumentError, whose `errors` has all that is wrong, by path.
        """
        from latebind.host.documents import Template, compile_document

        names, declared = names_of(variables), declarations(variables, None, self._declared)

        def compile(text: str, place: str) -> Template:
            source, recipe = Source(text, place), Recipe("template", place, typed=True, declared=declared)
            program = self._compiled(recipe, source, names)
            strict = self.evaluated(program, recipe)
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
        return self._kept(template_recipe(typed=typed, lenient=lenient), text)

    def keeps(self, recipe: Recipe, text: str) -> bool:
        """Whether a text need not be compiled now."""
        return (recipe, text) in self._texts

    def _kept(self, recipe: Recipe, text: str) -> Program:
        texts = self._texts
        program = texts.get((recipe, text))
        if program is None:
            with ScarcityTold():
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
        return self._compiled(self._with_declared(recipe), source)

    def _compiled(self, recipe: Recipe, source: Source, variables: Iterable[str] | None = None) -> Program:
        """The program of a text: the one in the cache, where there is one, else what is compiled now."""
        given, limits, cache = self._registered, self.limits, self._cache
        library = self._library_of(given)
        if cache is None or recipe.declared is not None:
            return compile_recipe(recipe, source, library, limits, variables)
        names = None if variables is None else tuple(variables)
        options = (recipe.kind, recipe.typed, recipe.lenient, None if names is None else sorted(names))
        again = partial(script_of, recipe, source, library, limits)
        make = partial(compile_recipe, recipe, source, library, limits, names)
        return cache.program(options, source, library, self._stamp_of(given, cache), limits, again, make)

    def _with_declared(self, recipe: Recipe) -> Recipe:
        """A recipe with what this runtime declares of all texts."""
        return recipe if self._declared is None else recipe._replace(declared=self._declared)


def _data(name: str, value: Any) -> Any:
    """What a module exports, and is no function. Raises TypeError for what no script can hold."""
    try:
        from_host(value)
    except LatebindError as error:
        raise TypeError(f"the export {name}: {error.message}") from None
    return value
