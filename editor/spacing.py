"""Whether a space stands between two pieces of one line. The formatter asks."""

from __future__ import annotations

from latebind.editor.pieces import COMMENTS, Piece
from latebind.editor.structure import Structure
from latebind.grammar import tables as t

PARENTHESES = (t.LPAR, t.LPAR_NL, t.ALPAR, t.ALPAR_NL)
SQUARES = (t.LSQB, t.LSQB_NL)
BRACES = (t.LBRACE, t.LANGLE)
OPENERS = frozenset((*PARENTHESES, *SQUARES, *BRACES))
CLOSERS = frozenset((t.RPAR, t.RSQB, t.RBRACE, t.RANGLE))

_TIGHT_AFTER = frozenset((*PARENTHESES, *SQUARES, t.DOT, t.QDOT, t.ELLIPSIS, t.BANG, t.TILDE))
_TIGHT_BEFORE = frozenset((t.RPAR, t.RSQB, t.COMMA, t.SEMI, t.QDOT))
_SIGNS = (t.PLUS, t.MINUS, t.INCDEC, t.INCDEC_NL)
# A space stands between these and their parentheses.
_HEADS = frozenset((t.IF, t.WHILE, t.FOR, t.SWITCH, t.CATCH, t.FUNCTION))


def spaced(before: Piece, piece: Piece, structure: Structure, *, ternary: bool) -> bool:
    """Whether a space stands between them. `ternary`: a colon here is that of a `?`."""
    one, two = before.kind, piece.kind
    if one in COMMENTS or two in COMMENTS:
        return one not in _TIGHT_AFTER and two not in _TIGHT_BEFORE
    if one in BRACES or two in (t.RBRACE, t.RANGLE):
        return not (one in BRACES and two in CLOSERS)
    if two == t.DOT:  # `1 .x` is a member, `1.x` is nothing
        return one == t.NUMBER and piece.spaced
    if one == two == t.COMMA:  # a hole, `[, , a]`
        return True
    if one in _TIGHT_AFTER or two in _TIGHT_BEFORE or (one == t.SEMI and before.breaks and two in OPENERS):
        return False
    if one in _SIGNS and before.start in structure.prefixes:
        return before.text[-1] == piece.text[0]  # `- -x`
    if two in (t.INCDEC, t.INCDEC_NL):
        return piece.start in structure.prefixes
    if two == t.COLON:
        return ternary
    if two in (t.LPAR, t.LPAR_NL):
        return one in _HEADS or piece.start in structure.operands
    return two not in SQUARES or piece.start in structure.operands
