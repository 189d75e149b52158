"""What is said of a name: its signature, its shape, its sentence. As Markdown."""

from __future__ import annotations

from latebind.editor.language_server.analysis import Analysis
from latebind.editor.language_server.names import Mention, mention_at, methods_of
from latebind.grammar import nodes as n
from latebind.grammar.literals import shortened
from latebind.grammar.source import Span
from latebind.interp.library import Builtin, Namespace
from latebind.interp.scope import Binding
from latebind.interp.shapes import model as s
from latebind.interp.shapes.outline import at, description, members
from latebind.interp.shapes.words import words
from latebind.stdlib.help import whole_signature

# Of a namespace, or of a method of several types, so many are listed.
_MOST = 12
# What is said of a name beside its shape, by how it is bound.
_KINDS = {
    "local": "Evaluated whenever it is read.",
    "host": "Given by the host.",
    "param": "A parameter.",
    "catch": "What was thrown.",
}
_EFFECTS = {"now": "Has an effect, at once.", "after_commit": "Has an effect, once its block has committed."}


def hover(analysis: Analysis, offset: int) -> tuple[Span, str] | None:
    """What is said of what stands at a place, and where it stands; None where nothing is."""
    mention = mention_at(analysis, offset)
    if mention is None:
        return None
    said = _said(analysis, mention)
    return None if said is None else (mention.span, said)


def _said(analysis: Analysis, mention: Mention) -> str | None:
    meaning = mention.meaning
    if isinstance(meaning, Binding):
        return of_binding(analysis, meaning, mention.node)
    if isinstance(meaning, Builtin):
        return of_function(meaning)
    if isinstance(meaning, Namespace):
        return of_namespace(meaning)
    return _of_member(analysis, meaning)


def _code(text: str) -> str:
    return f"```latebind\n{text}\n```"


def of_function(entry: Builtin) -> str:
    """A function of the library or the host."""
    lines = [_code(whole_signature(entry)), entry.doc, _EFFECTS.get(entry.effect or "", "")]
    if entry.returns is not None and words(entry.returns) not in ("any", entry.result):
        lines.append(f"Gives `{words(entry.returns)}`.")
    return "\n\n".join(line for line in lines if line)


def of_namespace(space: Namespace) -> str:
    """A namespace and the beginning of what is in it."""
    shown = [f"`{space.name}.{name}`" for name in list(space.members)[:_MOST]]
    more = ["…"] if len(space.members) > _MOST else []
    return "\n\n".join([_code(space.name), space.doc, ", ".join(shown + more)])


def of_binding(analysis: Analysis, binding: Binding, node: n.Node | None = None) -> str:
    """A name of the script's own, or of the host's."""
    shape = analysis.shapes.of_binding(binding)
    if isinstance(node, n.Name) and isinstance(shape, s.AnyShape):
        shape = analysis.shapes.of(node)
    if binding.kind == "host" and not isinstance(shape, s.AnyShape):
        return f"{_code(description(binding.name, shape))}\n\n{_KINDS['host']}"
    text = analysis.text
    arrow = binding.arrow
    if arrow is not None:
        params = ", ".join(" ".join(text[param.start : param.end].split()) for param in arrow.params)
        title = f"{'async ' * arrow.is_async}{binding.kind} {binding.name}({params})"
    else:
        word = {"host": "const", "param": "let", "catch": "let", "for": "const"}.get(binding.kind, binding.kind)
        title = f"{word} {binding.name}" if isinstance(shape, s.AnyShape) else f"{word} {binding.name}: {words(shape)}"
        if binding.value is not None and binding.kind in ("local", "const"):
            title += f" = {shortened(' '.join(text[binding.value.start : binding.value.end].split()))}"
    return "\n\n".join(part for part in (_code(title), _KINDS.get(binding.kind, "")) if part)


def _of_member(analysis: Analysis, node: n.Member) -> str | None:
    """A member of a value: what its shape declares, or the methods that it may be."""
    shape = analysis.shapes.of(node.object)
    declared = next((member for member in members(shape) if member.name == node.name), None)
    if declared is not None:
        found = at(shape, [node.name]) or declared.shape
        doc = declared.doc or getattr(s.resolved(declared.shape), "doc", None)
        optional = "?" if declared.optional else ""
        return "\n\n".join([_code(description(node.name + optional, found)), *([doc] if doc else [])])
    methods = methods_of(analysis, node)
    return "\n\n".join(of_function(entry) for entry in methods[:_MOST]) or None
