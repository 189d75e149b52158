"""The answers to what an editor asks of its files, in the protocol's words. `server` says which answers what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from lsprotocol import types as lsp

from latebind.editor.formatter import format_text
from latebind.editor.language_server import protocol as p
from latebind.editor.language_server.analysis import Analysis, analyse
from latebind.editor.language_server.completion import completions
from latebind.editor.language_server.documents import Document
from latebind.editor.language_server.fixes import fixes
from latebind.editor.language_server.hover import hover
from latebind.editor.language_server.names import definition, imported, occurrences
from latebind.editor.language_server.outline import symbols
from latebind.editor.language_server.regions import Region
from latebind.editor.language_server.session import Place, Session, log
from latebind.editor.language_server.signatures import signatures
from latebind.editor.language_server.tokens import Token, tokens
from latebind.editor.language_server.values import pure_values
from latebind.editor.language_server.whole_text import statement_around
from latebind.grammar import nodes as n
from latebind.grammar.diagnostics import Diagnostic
from latebind.grammar.errors import LatebindError
from latebind.grammar.source import Source, Span
from latebind.interp.scope import Binding

RUN, WHY = "latebind.run", "latebind.why"
_MOST_FIXED = 20  # findings that a request for actions looks at


class Answers(Session):
    """A session that answers. A request about nothing that is known has an empty answer."""

    def hover(self, params: lsp.HoverParams) -> lsp.Hover | None:
        found = self.at(params)
        if found is None:
            return None
        document, region, analysis, offset = found
        said = hover(analysis, offset)
        if said is None:
            return None
        content = lsp.MarkupContent(lsp.MarkupKind.Markdown, said[1])
        return lsp.Hover(content, p.range_in(document, region, said[0]))

    def complete(self, params: lsp.CompletionParams) -> p.Sent | None:
        found = self._typing(params)
        if found is None:
            return None
        document, region, offset = found
        items = completions(self.project, region, document.name, offset, document.known(), self.keys)
        shown = [p.completion_item(document, region, item, offset) for item in items]
        return p.Sent(isIncomplete=False, items=shown)

    def sign(self, params: lsp.SignatureHelpParams) -> lsp.SignatureHelp | None:
        found = self._typing(params)
        if found is None:
            return None
        document, region, offset = found
        ways = signatures(self.project, region, document.name, offset, document.known())
        return p.signature_help(ways) if ways else None

    def _typing(self, params: Place) -> tuple[Document, Region, int] | None:
        """The file, the region and the offset in its text where somebody types: the text around may be broken."""
        document = self.document(params.text_document)
        if document is None:
            return None
        place = p.offset_of(document, params.position)
        region = self.region_at(document, place) or self.typed_at(document, place)
        return None if region is None else (document, region, region.inner(place))

    def define(self, params: lsp.DefinitionParams) -> lsp.Location | None:
        found = self.mention(params)
        if found is None:
            return None
        document, region, analysis, mention = found
        span = None
        if isinstance(mention.meaning, Binding):
            span = definition(mention.meaning)
        elif isinstance(mention.node, n.Name):
            span = imported(analysis, mention.node.name)
        return None if span is None else lsp.Location(document.uri, p.range_in(document, region, span))

    def references(self, params: lsp.ReferenceParams) -> list[lsp.Location] | None:
        found = self._mentioned(params)
        if found is None:
            return None
        document, spans, own = found
        shown = [each for each in spans if params.context.include_declaration or each != own]
        return [lsp.Location(document.uri, each) for each in shown]

    def highlights(self, params: lsp.DocumentHighlightParams) -> list[lsp.DocumentHighlight] | None:
        found = self._mentioned(params)
        return None if found is None else [lsp.DocumentHighlight(each) for each in found[1]]

    def _mentioned(self, params: Place) -> tuple[Document, list[lsp.Range], lsp.Range | None] | None:
        """Where the name stands that a request is about, and where it is bound."""
        found = self.mention(params)
        if found is None:
            return None
        document, region, analysis, mention = found
        if isinstance(mention.meaning, n.Member):
            return None
        own = definition(mention.meaning) if isinstance(mention.meaning, Binding) else None
        ranges = [p.range_in(document, region, span) for span in occurrences(analysis, mention.meaning)]
        return document, ranges, None if own is None else p.range_in(document, region, own)

    def symbols(self, params: lsp.DocumentSymbolParams) -> list[p.Sent]:
        document = self.document(params.text_document)
        if document is None:
            return []
        found: list[p.Sent] = []
        for region, analysis in self.analyses(document):
            if region.kind != "template":
                found += [p.symbol(document, region, each) for each in symbols(analysis.script)]
        return found

    def colours(self, params: lsp.SemanticTokensParams) -> lsp.SemanticTokens | None:
        return self._colours(params.text_document.uri, None)

    def colours_of_range(self, params: lsp.SemanticTokensRangeParams) -> lsp.SemanticTokens | None:
        return self._colours(params.text_document.uri, params.range)

    def _colours(self, uri: str, within: lsp.Range | None) -> lsp.SemanticTokens | None:
        document = self.documents.get(uri)
        if document is None or document.kind == "module":
            return None
        start, end = 0, len(document.text)
        if within is not None:
            start, end = p.offset_of(document, within.start), p.offset_of(document, within.end)
        found: list[Token] = []
        for region in document.regions(self.project):
            if region.start < end and region.end > start:
                found += self._tokens(document, region, start, end)
        within_range = sorted(token for token in found if token[0] < end and token[1] > start)
        return lsp.SemanticTokens(p.encoded(document.positions, within_range))

    def _tokens(self, document: Document, region: Region, start: int, end: int) -> Iterator[Token]:
        """The tokens of a region, at their places in the file."""
        analysis = document.known() if document.kind == "late" else document.analysis(self.project, region)
        bound = {} if analysis is None else {each.name: each.kind for each in analysis.resolution.patterns.values()}
        library = self.project.library if analysis is None else analysis.library
        text = region.text
        if region.kind == "template":
            spans = [Span(part.start, part.end) for part in _expressions(analysis)]
        else:
            # Whole statements, as what is in the middle of one is not known by itself.
            first, _ = statement_around(text, region.inner(max(start, region.start)))
            _, last = statement_around(text, region.inner(min(end, region.end)))
            spans = [Span(first, last)]
        for span in spans:
            for at, stop, kind, modifiers in tokens(text[span.start : span.end], library, bound):
                yield region.outer(at + span.start), region.outer(stop + span.start), kind, modifiers

    def format(self, params: lsp.DocumentFormattingParams) -> list[lsp.TextEdit] | None:
        document = self.document(params.text_document)
        if document is None or document.kind not in ("late", "cases"):
            return None
        try:
            made = format_text(Source(document.text, document.name))
        except LatebindError as error:
            log.info("not formatted: %s", error.message)
            return None
        return [_difference(document, made)] if made != document.text else []

    def inlay(self, params: lsp.InlayHintParams) -> list[lsp.InlayHint]:
        document = self.document(params.text_document)
        if document is None or not self.settings["inlayValues"]:
            return []
        start, end = p.offset_of(document, params.range.start), p.offset_of(document, params.range.end)
        found: list[lsp.InlayHint] = []
        for region, analysis in self.analyses(document):
            if region.kind == "script" and region.start <= end and region.end >= start:
                within = Span(region.inner(start), region.inner(end))
                for offset, text in pure_values(analysis, self.project.limits, within):
                    position = lsp.Position(*document.positions.place(region.outer(offset)))
                    found.append(lsp.InlayHint(position, f" → {text}"))
        return found

    def lenses(self, params: lsp.CodeLensParams) -> list[lsp.CodeLens]:
        document = self.document(params.text_document)
        if document is None or document.kind not in ("late", "module") or not self.settings["codeLens"]:
            return []
        found: list[lsp.CodeLens] = []
        for region, analysis in self.analyses(document):
            top = p.range_of(document.positions, region.start, region.start)
            found.append(lsp.CodeLens(top, lsp.Command("run", RUN, arguments=[document.uri])))
            for each in symbols(analysis.script) if document.kind == "late" else ():
                if each.kind in ("local", "constant"):
                    place = p.range_in(document, region, each.name_span)
                    found.append(lsp.CodeLens(place, lsp.Command("why", WHY, arguments=[document.uri, each.name])))
        return found

    def actions(self, params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        document = self.document(params.text_document)
        if document is None:
            return []
        start, end = p.offset_of(document, params.range.start), p.offset_of(document, params.range.end)
        found: list[lsp.CodeAction] = []
        looked = 0
        for region, analysis in self.analyses(document):
            check = partial(self._findings, document, region)
            for finding in analysis.findings:
                span = finding.span
                if span is None or region.outer(span.start) > end or region.outer(span.end) < start:
                    continue
                looked += 1
                if looked > _MOST_FIXED:
                    return found
                found += [p.code_action(document, region, fix) for fix in fixes(region.text, finding, check)]
        return found

    def _findings(self, document: Document, region: Region, text: str) -> tuple[Diagnostic, ...]:
        return analyse(self.project, replace(region, text=text, offsets=None), document.name).findings


def _expressions(analysis: Analysis | None) -> Iterator[n.Expr]:
    """The interpolations of a template."""
    for statement in () if analysis is None else analysis.script.body:
        if isinstance(statement, n.ExpressionStatement) and isinstance(statement.value, n.Text):
            for part in statement.value.parts:
                if not isinstance(part, str):
                    yield part


def _difference(document: Document, made: str) -> lsp.TextEdit:
    """The one change that makes a text another one, without the lines that both begin or end with."""
    old, new = document.text.splitlines(keepends=True), made.splitlines(keepends=True)
    first = 0
    while first < min(len(old), len(new)) and old[first] == new[first]:
        first += 1
    last = 0
    while last < min(len(old), len(new)) - first and old[-1 - last] == new[-1 - last]:
        last += 1
    start = sum(map(len, old[:first]))
    end = len(document.text) - sum(map(len, old[len(old) - last :]))
    return lsp.TextEdit(p.range_of(document.positions, start, end), "".join(new[first : len(new) - last]))
