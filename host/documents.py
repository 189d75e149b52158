"""Documents: YAML or JSON trees in which each text is a template. `Runtime.document` makes them, `Context.resolve` fills them in.

A text that is nothing but one interpolation becomes its value, type kept; keys, numbers and what else a tree holds stay.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from latebind.grammar.errors import DocumentError, LatebindError, fail
from latebind.grammar.source import Source

if TYPE_CHECKING:
    from latebind.interp.limits import Limits, Run
    from latebind.interp.program import Program


class Template:
    """A text of a document: its program, and the host variables that it names.

    `lenient` makes its program for `missing="empty"`, which few hosts ask for.
    """

    __slots__ = ("_lenient", "strict", "variables")

    def __init__(self, strict: Program, variables: tuple[str, ...], lenient: partial[Program] | Program) -> None:
        self.strict = strict
        self.variables = variables
        self._lenient = lenient

    @property
    def lenient(self) -> Program:
        """The program in which what is missing is empty text, made when it is first needed."""
        found = self._lenient
        if isinstance(found, partial):
            found = self._lenient = found()
        return found

    @property
    def is_lenient(self) -> bool:
        """Whether it has been."""
        return not isinstance(self._lenient, partial)


Compile = Callable[[str, str], Template]  # of a text, and of what errors call it


class Document:
    """A tree whose texts are compiled, or a part of one: `document["steps"][0]`. Immutable, shared between threads.

    `path` says where in the whole it stands: `steps[0].say`, `""` for all of it.
    """

    __slots__ = ("_content", "name", "path")

    def __init__(self, name: str, path: str, content: Any) -> None:
        self.name = name
        self.path = path
        self._content = content

    def __getitem__(self, key: Any) -> Document:
        """The part under a key or an index. Raises KeyError, IndexError and TypeError as a dict or a list does."""
        if not isinstance(self._content, dict | list):
            raise TypeError(f"{self.name}: {self.path or 'the document'} has no parts")
        part: Document = self._content[key]
        return part

    def __contains__(self, key: object) -> bool:
        return isinstance(self._content, dict) and key in self._content

    def __len__(self) -> int:
        return len(self._content) if isinstance(self._content, dict | list) else 0

    def __bool__(self) -> bool:
        return True

    def __iter__(self) -> Iterator[Any]:
        """Keys of an object, parts of an array; nothing of what has none."""
        return iter(self._content if isinstance(self._content, dict | list) else ())

    def variables(self) -> tuple[str, ...]:
        """The host variables that its texts name, sorted."""
        return tuple(sorted({name for template in self._templates() for name in template.variables}))

    def _templates(self) -> Iterator[Template]:
        content = self._content
        if isinstance(content, Template):
            yield content
        elif isinstance(content, dict | list):
            for part in content.values() if isinstance(content, dict) else content:
                yield from part._templates()

    @property
    def is_lenient(self) -> bool:
        """Whether all programs for `missing="empty"` are made."""
        return all(template.is_lenient for template in self._templates())

    def make_lenient(self) -> None:
        """Make them."""
        for template in self._templates():
            _ = template.lenient

    @property
    def source(self) -> Source:
        """Where errors stand that are of none of its texts."""
        return Source("", self.name)

    def filled(self, value: Callable[[Template], Any]) -> Any:
        """The tree anew, with what `value` gives for each template."""
        content = self._content
        if isinstance(content, Template):
            return value(content)
        if isinstance(content, dict):
            return {key: part.filled(value) for key, part in content.items()}
        if isinstance(content, list):
            return [part.filled(value) for part in content]
        return content

    def __repr__(self) -> str:
        return f"<Document {self.name}{':' if self.path else ''}{self.path}>"


class Filling:
    """Evaluates all texts of a document, in one snapshot of the memory. Implements `host.context.Evaluator`."""

    def __init__(self, document: Document, evaluate: Callable[[Template, Run, dict[str, Any]], Any]) -> None:
        self._document = document
        self._evaluate = evaluate

    def execute(self, run: Run, variables: dict[str, Any], overrides: object = None) -> tuple[Any, None]:
        """See `Runner.execute`."""

        def value(template: Template) -> Any:
            run.changes = False  # no text sees what another changed of its own copies: their order is nobody's concern
            return self._evaluate(template, run, variables)

        return run.statement(lambda: self._document.filled(value)), None

    def locals(self, run: Run, variables: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, LatebindError]]:
        """There are none."""
        return {}, {}


def compile_document(tree: Any, name: str, compile: Compile, limits: Limits) -> Document:
    """Compile every text of a tree. Raises DocumentError with all that is wrong, and TypeError for what no tree holds."""
    reading = _Reading(name, compile, limits)
    document = reading.part(tree, 0, "")
    if reading.errors:
        places = list(reading.errors)
        shown = ", ".join(place or "its text" for place in places[:_SHOWN])
        more = f" and {len(places) - _SHOWN} more" if len(places) > _SHOWN else ""
        error = fail("BAD_DOCUMENT", name=name, places=f"{shown}{more}")
        assert isinstance(error, DocumentError)
        error.errors = reading.errors
        raise error
    return document


_SHOWN = 5  # places that the message names


class _Reading:
    """One walk through a tree: what is wrong so far, and how many parts may follow."""

    def __init__(self, name: str, compile: Compile, limits: Limits) -> None:
        self.name = name
        self.compile = compile
        self.limits = limits
        self.errors: dict[str, LatebindError] = {}
        self.left = limits.output_nodes

    def part(self, value: Any, depth: int, path: str) -> Document:
        """Read what stands at a path."""
        return Document(self.name, path, self._content(value, depth, path))

    def _content(self, value: Any, depth: int, path: str) -> Any:
        self.left -= 1
        if self.left < 0:  # an alias of YAML's can stand for any number of copies
            self.errors.setdefault("", fail("LIMIT_OUTPUT_NODES", limit=self.limits.output_nodes))
            return None
        if isinstance(value, str):
            return self._text(str(value), path)
        if value is None or isinstance(value, int | float):
            return value
        if not isinstance(value, Mapping | list | tuple):
            return self._plain(value, path)
        if depth >= self.limits.output_depth:  # or it holds itself, which an alias can do as well
            self.errors[path] = fail("LIMIT_OUTPUT_DEPTH", limit=self.limits.output_depth)
            return None
        if isinstance(value, Mapping):
            return {key: self.part(item, depth + 1, _joined(path, key)) for key, item in value.items()}
        return [self.part(item, depth + 1, f"{path}[{at}]") for at, item in enumerate(value)]

    def _plain(self, value: Any, path: str) -> Any:
        """What stays as it is: what YAML makes of `2025-06-15` and of `!!binary`, a Decimal."""
        from datetime import date, time
        from decimal import Decimal

        if isinstance(value, date | time | Decimal | bytes):
            return value
        place = f"{self.name}:{path}" if path else self.name
        raise TypeError(f"{place}: a document holds objects, arrays, text and plain values, not {type(value).__name__}")

    def _text(self, text: str, path: str) -> Any:
        if "{{" not in text and "@(" not in text:
            return text
        try:
            return self.compile(text, f"{self.name}:{path}" if path else self.name)
        except LatebindError as error:
            self.errors[path] = error
            return None


def _joined(path: str, key: object) -> str:
    """The path of what stands under a key: `a.b`, `a["b c"]`."""
    if not isinstance(key, str):
        return f"{path}[{key!r}]"
    if not key.replace("-", "_").replace("$", "_").isidentifier():
        from json import dumps

        return f"{path}[{dumps(key, ensure_ascii=False)}]"
    return f"{path}.{key}" if path else key
