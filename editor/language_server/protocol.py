"""What the other modules find, in the protocol's words: ranges in the editor's counting, kinds by their numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lsprotocol import types as lsp

from latebind.editor.language_server.completion import Item
from latebind.editor.language_server.documents import Document
from latebind.editor.language_server.fixes import Fix
from latebind.editor.language_server.names import Replacement
from latebind.editor.language_server.outline import Symbol
from latebind.editor.language_server.positions import Positions
from latebind.editor.language_server.regions import Region
from latebind.editor.language_server.signatures import Signature
from latebind.editor.language_server.tokens import MODIFIERS, TYPES, Token
from latebind.grammar.errors import Diagnostic
from latebind.grammar.source import Span

_SEVERITIES = {"error": lsp.DiagnosticSeverity.Error, "warning": lsp.DiagnosticSeverity.Warning}
_UNNECESSARY = frozenset(("UNREAD_NAME", "UNREAD_HIDING", "UNREACHABLE", "EXTRA_ARGUMENTS"))
_ITEMS = {
    "variable": lsp.CompletionItemKind.Variable,
    "constant": lsp.CompletionItemKind.Constant,
    "function": lsp.CompletionItemKind.Function,
    "method": lsp.CompletionItemKind.Method,
    "property": lsp.CompletionItemKind.Property,
    "namespace": lsp.CompletionItemKind.Module,
    "keyword": lsp.CompletionItemKind.Keyword,
    "key": lsp.CompletionItemKind.Value,
}
_SYMBOLS = {
    "local": lsp.SymbolKind.Variable,
    "constant": lsp.SymbolKind.Constant,
    "variable": lsp.SymbolKind.Variable,
    "function": lsp.SymbolKind.Function,
    "module": lsp.SymbolKind.Module,
    "handler": lsp.SymbolKind.Class,
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


def completion_item(document: Document, region: Region, item: Item, offset: int) -> lsp.CompletionItem:
    """A completion that replaces what was typed of it."""
    doc = item.doc if isinstance(item.doc, str) else ""
    return lsp.CompletionItem(
        label=item.text,
        kind=_ITEMS[item.kind],
        detail=item.detail or None,
        documentation=lsp.MarkupContent(lsp.MarkupKind.Markdown, doc) if doc else None,
        text_edit=lsp.TextEdit(range_in(document, region, Span(item.start, offset)), region.written(item.text)),
    )


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


def symbol(document: Document, region: Region, found: Symbol) -> lsp.DocumentSymbol:
    """A definition and what is in it."""
    return lsp.DocumentSymbol(
        name=found.name,
        kind=_SYMBOLS[found.kind],
        range=range_in(document, region, found.span),
        selection_range=range_in(document, region, found.name_span),
        detail=found.detail or None,
        children=[symbol(document, region, each) for each in found.inner],
    )


def encoded(positions: Positions, tokens: Iterable[Token]) -> Iterator[int]:
    """Semantic tokens as five numbers each: the distance to the one before in lines and characters, length, type,
    modifiers."""
    line = character = 0
    for start, end, kind, modifiers in tokens:
        at_line, at = positions.place(start)
        yield at_line - line
        yield at - character if at_line == line else at
        yield positions.width(start, end)
        yield _TYPE_NUMBERS[kind]
        yield sum(_MODIFIER_BITS[each] for each in modifiers)
        line, character = at_line, at


_TYPE_NUMBERS = {name: number for number, name in enumerate(TYPES)}
_MODIFIER_BITS = {name: 1 << number for number, name in enumerate(MODIFIERS)}
