"""What the other modules find, in the protocol's words: ranges in the editor's counting, kinds by their numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from cattrs import Converter
from lsprotocol import types as lsp
from pygls.protocol import default_converter

from latebind.editor.language_server.completion import Item
from latebind.editor.language_server.documents import Document
from latebind.editor.language_server.fixes import Fix
from latebind.editor.language_server.names import Replacement
from latebind.editor.language_server.outline import Symbol
from latebind.editor.language_server.positions import Positions
from latebind.editor.language_server.regions import Region
from latebind.editor.language_server.signatures import Signature
from latebind.editor.language_server.tokens import MODIFIERS, TYPES, Token
from latebind.grammar.diagnostics import Diagnostic
from latebind.grammar.source import Span

_SEVERITIES = {"error": lsp.DiagnosticSeverity.Error, "warning": lsp.DiagnosticSeverity.Warning}
_UNNECESSARY = frozenset(("UNREAD_NAME", "UNREAD_HIDING", "UNREACHABLE", "EXTRA_ARGUMENTS"))
_ITEMS = {
    "variable": lsp.CompletionItemKind.Variable.value,
    "constant": lsp.CompletionItemKind.Constant.value,
    "function": lsp.CompletionItemKind.Function.value,
    "method": lsp.CompletionItemKind.Method.value,
    "property": lsp.CompletionItemKind.Property.value,
    "namespace": lsp.CompletionItemKind.Module.value,
    "keyword": lsp.CompletionItemKind.Keyword.value,
    "key": lsp.CompletionItemKind.Value.value,
}
_SYMBOLS = {
    "local": lsp.SymbolKind.Variable.value,
    "constant": lsp.SymbolKind.Constant.value,
    "variable": lsp.SymbolKind.Variable.value,
    "function": lsp.SymbolKind.Function.value,
    "module": lsp.SymbolKind.Module.value,
    "handler": lsp.SymbolKind.Class.value,
}
LEGEND = lsp.SemanticTokensLegend(list(TYPES), list(MODIFIERS))


def range_of(positions: Positions, start: int, end: int) -> lsp.Range:
    """The range between two offsets of a file."""
    return lsp.Range(lsp.Position(*positions.place(start)), lsp.Position(*positions.place(end)))


def range_in(document: Document, region: Region, span: Span) -> lsp.Range:
    """The range of a span of a region's text."""
    return range_of(document.positions, region.outer(span.start), region.outer(span.end))


def offset_of(document: Document, position: lsp.Position) -> int:
    """The offset of an editor's place in a file."""
    return document.positions.offset(position.line, position.character)


def diagnostic(document: Document, region: Region, finding: Diagnostic) -> lsp.Diagnostic:
    """A finding of a region. Its hint is the second line of its message."""
    span = finding.span or Span(0, 0)
    if span.start == span.end and span.start > 0:  # the end of the text: an editor shows nothing of no width
        span = Span(span.start - 1, span.end)
    return lsp.Diagnostic(
        range=range_in(document, region, span),
        severity=_SEVERITIES[finding.severity],
        code=finding.code,
        source="latebind",
        message=finding.message if finding.hint is None else f"{finding.message}\nhint: {finding.hint}",
        tags=[lsp.DiagnosticTag.Unnecessary] if finding.code in _UNNECESSARY else None,
    )


def edits(document: Document, region: Region, changes: Iterable[Replacement]) -> list[lsp.TextEdit]:
    """Changes to a region's text, as the file writes them."""
    return [lsp.TextEdit(range_in(document, region, change.span), region.written(change.text)) for change in changes]


def code_action(document: Document, region: Region, fix: Fix) -> lsp.CodeAction:
    """A fix, as an editor offers it."""
    return lsp.CodeAction(
        title=fix.title,
        kind=lsp.CodeActionKind.QuickFix,
        diagnostics=[diagnostic(document, region, fix.finding)],
        is_preferred=fix.sure or None,
        edit=lsp.WorkspaceEdit(changes={document.uri: edits(document, region, fix.changes)}),
    )


def completion_item(document: Document, region: Region, item: Item, offset: int) -> Sent:
    """A completion that replaces what was typed of it, as a `CompletionItem` is sent."""
    span = Span(item.start, offset)
    made = Sent(
        label=item.text,
        kind=_ITEMS[item.kind],
        textEdit={"range": _range_sent(document, region, span), "newText": region.written(item.text)},
    )
    if item.detail:
        made["detail"] = item.detail
    if isinstance(item.doc, str) and item.doc:
        made["documentation"] = {"kind": "markdown", "value": item.doc}
    return made


def signature_help(found: Sequence[Signature]) -> lsp.SignatureHelp:
    """What may be called at a place, and which parameter is being written."""
    shown = [
        lsp.SignatureInformation(
            label=each.text,
            documentation=lsp.MarkupContent(lsp.MarkupKind.Markdown, each.doc) if each.doc else None,
            parameters=[lsp.ParameterInformation(label=parameter) for parameter in each.parameters],
            active_parameter=each.current,
        )
        for each in found
    ]
    return lsp.SignatureHelp(shown, active_signature=0, active_parameter=found[0].current)


class Sent(dict[str, Any]):
    """A part of an answer as it is sent. Of a long script there are thousands of symbols and completions, and objects would
    only be made to be taken apart again."""


def converter() -> Converter:
    """The converter of messages, which leaves alone what is as it is sent."""
    made: Converter = default_converter()  # type: ignore[no-untyped-call]
    made.register_unstructure_hook(Sent, lambda part: part)
    return made


def symbol(document: Document, region: Region, found: Symbol) -> Sent:
    """A definition and what is in it, as a `DocumentSymbol` is sent."""
    made = Sent(
        name=found.name,
        kind=_SYMBOLS[found.kind],
        range=_range_sent(document, region, found.span),
        selectionRange=_range_sent(document, region, found.name_span),
    )
    if found.detail:
        made["detail"] = found.detail
    if found.inner:
        made["children"] = [symbol(document, region, each) for each in found.inner]
    return made


def _range_sent(document: Document, region: Region, span: Span) -> dict[str, Any]:
    """The range of a span of a region's text, as it is sent."""
    place, outer = document.positions.place, region.outer
    (line, character), (last, end) = place(outer(span.start)), place(outer(span.end))
    return {"start": {"line": line, "character": character}, "end": {"line": last, "character": end}}


def encoded(positions: Positions, tokens: Iterable[Token]) -> list[int]:
    """Semantic tokens as five numbers each: the distance to the one before in lines and characters, length, type,
    modifiers."""
    numbers: list[int] = []
    line = character = 0
    for start, end, kind, modifiers in tokens:
        at_line, at = positions.place(start)
        bits = sum(_MODIFIER_BITS[each] for each in modifiers) if modifiers else 0
        distance = at - character if at_line == line else at
        numbers += (at_line - line, distance, positions.width(start, end), _TYPE_NUMBERS[kind], bits)
        line, character = at_line, at
    return numbers


_TYPE_NUMBERS = {name: number for number, name in enumerate(TYPES)}
_MODIFIER_BITS = {name: 1 << number for number, name in enumerate(MODIFIERS)}
