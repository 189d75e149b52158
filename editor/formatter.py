"""The one style of scripts. `format_text` is what `latebind fmt` and editors call.

It sets the space between tokens and the indentation of lines, and leaves the rest to the author: which lines there are,
semicolons, quotes, what is in texts and comments. So there is little that it could break; the tree of what it made is
compared with the tree of what it was given all the same.
"""

from __future__ import annotations

from dataclasses import dataclass

from latebind.editor.pieces import BLOCK_COMMENT, COMMENTS, LINE_COMMENT, Piece, pieces
from latebind.editor.spacing import BRACES, CLOSERS, OPENERS, PARENTHESES, spaced
from latebind.editor.structure import Structure, same_tree
from latebind.grammar import tables as t
from latebind.grammar.errors import LatebindError, fail
from latebind.grammar.lexer import scan
from latebind.grammar.parser import parse
from latebind.grammar.source import Source
from latebind.host.cases.parsing import SUFFIX, Case, cases_of, parts_of

INDENT = 2
# Files of other languages, which have formatters of their own.
_FOREIGN = (".ts", ".mts", ".js", ".mjs")
_HEADS = frozenset((t.IF, t.WHILE, t.FOR, t.SWITCH, t.CATCH))


def format_text(source: Source) -> str:
    """Give a script in the one style, or the cases of a `*.test.late` file, by the source's name. A line ends as the first
    one does, with LF or CRLF.

    Raises ParseError, LimitError, and UsageError for what cannot be formatted.
    """
    if source.name.endswith(_FOREIGN):
        hint = "formatters of TypeScript, such as prettier, take it"
        raise fail("CANNOT_FORMAT", hint=hint, path=source.name, problem="its language is not latebind's own")
    first_end = source.text.find("\n")
    made = _cases(source) if source.name.endswith(SUFFIX) else _script(source)
    return made.replace("\n", "\r\n") if first_end > 0 and source.text[first_end - 1] == "\r" else made


def _cases(source: Source) -> str:
    given = cases_of(source.text, source.name)
    made = "---\n".join(_script(Source(part, source.name, line)) for line, part in parts_of(source.text))
    if list(map(_said, given)) != list(map(_said, cases_of(made, source.name))):
        raise _refused(source)
    return made


def _said(case: Case) -> object:
    """What a case gives and expects."""
    turns = [(turn.headers, turn.pause, [(e.what, e.expected) for e in turn.expectations]) for turn in case.turns]
    return case.title, turns


def _script(source: Source) -> str:
    given = parse(source)
    unix = Source(source.text.replace("\r\n", "\n"), source.name, source.first_line)
    made = _Formatter(unix).run()
    try:
        kept = same_tree(given, parse(Source(made)))
    except LatebindError:
        kept = False
    if not kept:
        raise _refused(source)
    return made


def _refused(source: Source) -> LatebindError:
    return fail("CANNOT_FORMAT", path=source.name, problem="it would mean something else, or be too long")


@dataclass(slots=True)
class _Frame:
    """What is open. `statements`: a block; `group`: one expression in parentheses; else items between commas."""

    kind: str
    outer: int  # the indentation of the line that opened it
    inner: int  # that of what it holds
    current: int  # that of the line on which the latest statement or item began
    level: int = 0  # of its statements: 1 behind the label of a `case`
    questions: int = 0  # each `?` that waits for its colon


@dataclass(slots=True)
class _Line:
    text: str
    blank: bool  # a blank line stands before it
    comment: str = ""  # at its end
    column: int = -1  # where the comment stood

    @property
    def width(self) -> int:
        return len(self.text) - self.text.rfind("\n") - 1


class _Formatter:
    """One walk over the pieces of a script."""

    def __init__(self, source: Source) -> None:
        self.structure = Structure(parse(source))
        self.pieces = list(pieces(scan(source)))
        self.following = self._tokens_following()
        self.frames = [_Frame("statements", 0, 0, 0)]
        self.lines: list[_Line] = []
        self.indent = 0  # of the line that is written
        self.token: Piece | None = None  # the latest that is no comment

    def run(self) -> str:
        """Give the whole text."""
        before: Piece | None = None
        for index, piece in enumerate(self.pieces[:-1]):
            if before is None or piece.breaks:
                self._begin_line(index, before)
            elif piece.kind == LINE_COMMENT:
                self.lines[-1].comment, self.lines[-1].column = piece.text, piece.column
                continue
            elif spaced(before, piece, self.structure, ternary=self.frames[-1].questions > 0):
                self.lines[-1].text += " "
            if piece.kind not in COMMENTS:
                self._note(piece)
            self.lines[-1].text += self._written(piece)
            before = piece
        _align(self.lines)
        return "".join("\n" * line.blank + line.text + "\n" for line in self.lines)

    def _tokens_following(self) -> list[Piece]:
        """For each piece itself or, for a comment, the token behind it."""
        found: list[Piece] = []
        for piece in reversed(self.pieces):
            found.append(found[-1] if piece.kind in COMMENTS else piece)
        return found[::-1]

    def _begin_line(self, index: int, before: Piece | None) -> None:
        following = self.following[index]
        self.indent = self._indentation(following, comment=following is not self.pieces[index])
        inside = before is not None and before.kind not in OPENERS and self.pieces[index].kind not in CLOSERS
        after_opener = before is not None and before.kind in OPENERS and bool(self.lines[-1].comment)
        blank = self.pieces[index].breaks > 1 and (inside or after_opener)
        self.lines.append(_Line(" " * self.indent, blank))

    def _indentation(self, piece: Piece, *, comment: bool) -> int:
        """How far in a line stands that begins with a token, or with a comment before it."""
        frame = self.frames[-1]
        if piece.kind in CLOSERS or piece.kind == t.END:
            return frame.inner + INDENT * frame.level if comment else frame.outer
        if frame.kind == "statements":
            return self._of_statement(piece, frame)
        if self._begins_item(frame):
            return frame.inner
        if frame.kind == "group":
            return frame.inner + INDENT * (piece.kind in (t.DOT, t.QDOT))
        return frame.current + INDENT

    def _of_statement(self, piece: Piece, frame: _Frame) -> int:
        structure = self.structure
        if piece.start in structure.labels or piece.kind == t.EXPORT:
            return frame.inner
        level = structure.levels.get(piece.start)
        if level is None and piece.kind in (t.ELSE, t.CATCH, t.FINALLY, t.WHILE):
            level = structure.clause(piece.start)
        if level is not None:
            return frame.inner + INDENT * level
        # The brace of a block may begin a line, and so may what ends a statement.
        stays = piece.kind == t.SEMI or (piece.kind == t.LBRACE and piece.start not in structure.objects)
        return frame.current + INDENT * (not stays)

    def _begins_item(self, frame: _Frame) -> bool:
        return frame.kind != "statements" and self.token is not None and self.token.kind in (*OPENERS, t.COMMA, t.SEMI)

    def _note(self, piece: Piece) -> None:
        """Take a token in: what it opens, closes and begins."""
        frame, before = self.frames[-1], self.token
        if piece.kind in CLOSERS:
            self.frames.pop()
        elif frame.kind == "statements":
            if piece.start in self.structure.labels:
                frame.level, frame.current = 1, self.indent
            elif piece.start in self.structure.levels:
                frame.current = self.indent
        elif self._begins_item(frame):
            frame.current = self.indent
        if piece.kind == t.QMARK:
            frame.questions += 1
        elif piece.kind == t.COLON and frame.questions:
            frame.questions -= 1
        elif piece.kind in OPENERS:
            kind = self._kind(piece, before)
            self.frames.append(_Frame(kind, self.indent, self.indent + INDENT, self.indent))
        self.token = piece

    def _kind(self, opener: Piece, before: Piece | None) -> str:
        if opener.kind in BRACES:
            return "items" if opener.start in self.structure.objects else "statements"
        head = before is not None and before.kind in _HEADS and opener.kind in PARENTHESES
        return "group" if head or opener.start in self.structure.groups else "items"

    def _written(self, piece: Piece) -> str:
        """A piece as it is; a comment whose lines begin with a star, as far in as it stands now."""
        first, *rest = piece.text.split("\n")
        if piece.kind != BLOCK_COMMENT or not all(line.lstrip().startswith("*") for line in rest):
            return piece.text
        return "\n".join([first.rstrip() if rest else first, *(f"{' ' * self.indent} {line.strip()}" for line in rest)])


def _align(lines: list[_Line]) -> None:
    """Put the comments behind their lines: those that stood below each other stay so."""
    index = 0
    while index < len(lines):
        end = index + 1
        if lines[index].comment:
            while end < len(lines) and lines[end].column == lines[index].column and not lines[end].blank:
                end += 1
            width = max(line.width for line in lines[index:end])
            for line in lines[index:end]:
                line.text += " " * (width - line.width + 1) + line.comment
        index = end
