"""The parser's tables, made from latebind.lark by `make tables`. Not to be edited.

`cells()[state + symbol]` is 0 for an error, a state to go to, or a negative index into `RULES`. States are offsets of
rows; symbols are the terminals, then the nonterminals.
"""

# fmt: off
import sys
import zlib
from array import array
from binascii import a2b_base64

(
    END, ALPAR, AND, ARROW, ASI, ASI_DO, ASSIGN, ASYNC, AWAIT, BANG, BITAND, BITOR, BITXOR, BREAK, CASE, CATCH,
    CHUNK, COLON, COMMA, CONST, CONTINUE, DEFAULT, DELETE, DO, DOT, ELLIPSIS, ELSE, EQOP, EXPR, FALSE, FINALLY,
    FOR, FUNCTION, ICLOSE, IF, IN, INCDEC, INSTANCEOF, IOPEN, LANGLE, LBRACE, LET, LOCAL, LPAR, LSQB, MINUS, MULOP,
    NAME, NEW, NULL, NUMBER, OF, OPASSIGN, OR, PLUS, POW, QDOT, QMARK, QQ, RANGLE, RBRACE, REGEX, RELOP, RESERVED,
    RETURN, RPAR, RSQB, SEMI, SEND, SHIFT, SSTART, STRING, SWITCH, TEND, THROW, TILDE, TRUE, TRY, TSTART, TYPEOF,
    UNDEFINED, VAR, WHILE, ERROR, UNKNOWN, LPAR_NL, ALPAR_NL, LSQB_NL, TSTART_NL, INCDEC_NL,
) = range(90)
TERMINALS = (
    "END", "ALPAR", "AND", "ARROW", "ASI", "ASI_DO", "ASSIGN", "ASYNC", "AWAIT", "BANG", "BITAND", "BITOR",
    "BITXOR", "BREAK", "CASE", "CATCH", "CHUNK", "COLON", "COMMA", "CONST", "CONTINUE", "DEFAULT", "DELETE", "DO",
    "DOT", "ELLIPSIS", "ELSE", "EQOP", "EXPR", "FALSE", "FINALLY", "FOR", "FUNCTION", "ICLOSE", "IF", "IN",
    "INCDEC", "INSTANCEOF", "IOPEN", "LANGLE", "LBRACE", "LET", "LOCAL", "LPAR", "LSQB", "MINUS", "MULOP", "NAME",
    "NEW", "NULL", "NUMBER", "OF", "OPASSIGN", "OR", "PLUS", "POW", "QDOT", "QMARK", "QQ", "RANGLE", "RBRACE",
    "REGEX", "RELOP", "RESERVED", "RETURN", "RPAR", "RSQB", "SEMI", "SEND", "SHIFT", "SSTART", "STRING", "SWITCH",
    "TEND", "THROW", "TILDE", "TRUE", "TRY", "TSTART", "TYPEOF", "UNDEFINED", "VAR", "WHILE", "ERROR", "UNKNOWN",
    "LPAR_NL", "ALPAR_NL", "LSQB_NL", "TSTART_NL", "INCDEC_NL",
)
NONTERMINALS = (
    "binding", "bit_and", "bit_or", "bit_xor", "block", "block_list", "both", "cases", "catch", "closed",
    "closed_no_if", "conditional", "declaration", "declarations", "definition", "do_while", "either", "equality",
    "expr", "expr_body", "exprs", "for_init", "function_def", "if_chain", "item", "item_list", "items", "key",
    "label", "last_cases", "last_no_if", "last_simple", "list", "loop_head", "maybe", "open", "open_no_if",
    "parts", "pattern_element", "pattern_element_list", "pattern_elements", "pattern_properties",
    "pattern_property", "pattern_property_list", "postfix", "power", "primary", "product", "properties",
    "property", "property_list", "relation", "sequence", "shift", "simple", "slot", "slots", "statements", "sum",
    "unary", "update", "variables", "script", "expression",
)
# The function of tree.py, the symbol it makes, and of how many values.
RULES = (
    ("first", 152, 1), ("first", 153, 1), ("more", 147, 2), ("none", 122, 0), ("more", 122, 2), ("more", 122, 2),
    ("more", 122, 3), ("more", 122, 3), ("more", 122, 2), ("local", 104, 4), ("variables", 151, 2),
    ("variables", 151, 2), ("one", 103, 1), ("another", 103, 3), ("declaration", 102, 3),
    ("declaration_only", 102, 1), ("function_def", 112, 6), ("async_function_def", 112, 7),
    ("expression_statement", 144, 1), ("variables", 144, 2), ("return_nothing", 144, 1), ("return_", 144, 2),
    ("throw", 144, 2), ("break_", 144, 1), ("continue_", 144, 1), ("if_else", 99, 3), ("first", 100, 2),
    ("first", 100, 2), ("first", 100, 2), ("first", 100, 2), ("empty", 100, 1), ("loop", 100, 2),
    ("switch", 100, 7), ("switch", 100, 7), ("try_catch", 100, 3), ("try_catch_finally", 100, 5),
    ("try_finally", 100, 4), ("expr_statement", 100, 2), ("if_first", 113, 5), ("if_next", 113, 7),
    ("if_", 125, 1), ("if_open", 125, 5), ("if_next_open", 125, 7), ("if_else", 125, 3), ("loop", 126, 2),
    ("if_open", 121, 5), ("if_next_open", 121, 7), ("if_else", 121, 3), ("loop", 120, 2), ("while_head", 123, 4),
    ("for_of_head", 123, 7), ("for_of_head", 123, 7), ("for_of_head", 123, 7), ("for_in_head", 123, 7),
    ("for_in_head", 123, 7), ("for_in_head", 123, 7), ("for_head", 123, 8), ("variables", 111, 2),
    ("for_expressions", 111, 1), ("do_while", 105, 6), ("do_while", 105, 6), ("nothing", 124, 0), ("none", 142, 0),
    ("first", 142, 1), ("one", 110, 1), ("another", 110, 3), ("none", 97, 0), ("case", 97, 3), ("case", 97, 3),
    ("last_case", 119, 4), ("last_case", 119, 4), ("case_label", 118, 3), ("default_label", 118, 2),
    ("block_statement", 95, 1), ("more", 95, 2), ("more", 95, 2), ("catch_param", 98, 5), ("catch", 98, 2),
    ("block", 94, 3), ("block", 109, 3), ("name_pattern", 90, 1), ("object_pattern", 90, 3),
    ("array_pattern", 90, 3), ("none", 131, 0), ("trailing", 131, 2), ("one", 133, 1), ("another", 133, 3),
    ("short_pattern", 132, 1), ("short_default_pattern", 132, 3), ("key_pattern", 132, 3),
    ("key_default_pattern", 132, 5), ("rest", 132, 2), ("none", 130, 0), ("trailing", 130, 2), ("one", 129, 1),
    ("another", 129, 3), ("one", 146, 1), ("another", 146, 3), ("nothing", 145, 0), ("element", 128, 1),
    ("default_element", 128, 3), ("rest", 128, 2), ("arrow_name", 108, 3), ("arrow", 108, 5),
    ("async_arrow_name", 108, 4), ("async_arrow", 108, 6), ("assign", 108, 3), ("assign", 108, 3),
    ("conditional", 101, 5), ("logical", 106, 3), ("logical", 106, 3), ("logical", 96, 3), ("binary", 92, 3),
    ("binary", 93, 3), ("binary", 91, 3), ("binary", 107, 3), ("binary", 141, 3), ("binary", 141, 3),
    ("binary", 141, 3), ("binary", 143, 3), ("binary", 148, 3), ("binary", 148, 3), ("binary", 137, 3),
    ("power", 135, 3), ("new_bare", 149, 2), ("delete", 149, 2), ("unary", 149, 2), ("unary", 149, 2),
    ("unary", 149, 2), ("unary", 149, 2), ("unary", 149, 2), ("unary", 149, 2), ("update_after", 150, 2),
    ("update_before", 150, 2), ("member", 134, 3), ("optional_member", 134, 3), ("index", 134, 4),
    ("optional_index", 134, 5), ("call", 134, 4), ("optional_call", 134, 5), ("name", 136, 1),
    ("constant", 136, 1), ("constant", 136, 1), ("regex", 136, 1), ("true", 136, 1), ("false", 136, 1),
    ("null", 136, 1), ("null", 136, 1), ("text", 136, 3), ("text", 136, 3), ("paren", 136, 3), ("array", 136, 3),
    ("object_", 136, 3), ("new", 136, 5), ("expr_block", 136, 2), ("function", 136, 5), ("named_function", 136, 6),
    ("async_function", 136, 6), ("async_named_function", 136, 7), ("none", 116, 0), ("first", 116, 2),
    ("one", 115, 1), ("another", 115, 3), ("spread", 114, 2), ("none", 127, 0), ("chunk", 127, 2),
    ("interpolation", 127, 4), ("none", 138, 0), ("first", 138, 2), ("one", 140, 1), ("another", 140, 3),
    ("property_", 139, 3), ("method", 139, 5), ("async_method", 139, 6), ("shorthand", 139, 1),
    ("shorthand_default", 139, 3), ("computed", 139, 5), ("spread", 139, 2), ("word_key", 117, 1),
    ("string_key", 117, 1), ("number_key", 117, 1), ("word_key", 117, 1),
)
STATES, WIDTH = 1071, 154
SCRIPT_START, EXPRESSION_START = 0, 154
_CELLS = (
    "eNrtnQ/8FkWdx2efkIiQkIg4/ImIiIj4ExGJiDhD5IiQEBGREJEUERERiYiIiIyIzH5HhhxxREScEREiIiERkRGZZxwRkRkRERERcaRkHMnNsj"
    "u/nWd2Znb3+e3sv+fzeb3mmd2Z2ZnZ2ffznZ3d2d2bzp49exN1RKKb3DgxPii9uBwmjejL6iDWRxYWVEcxTresK0tVp6yqh2W+jAklf9hLXLml"
    "N8m3W0rDezYiZFej6GVOPE8e3qgxIcsae+u93lwev1tYn9TEW278FkKWU9e7qbO+h/qT30pIk2aErGhWvl2f89V123t+cP2nNCek6dvKw1bS9b"
    "4tnOV91J96ASHNWoZvk1U07fVvJ+Tlt3th01r50zV/hz/sSRrWr7U8zoReoWVNf6fn82rRxvFXt/Fv1/9fCNnvOp61QfR/qOJsRls5Zy0vlKdf"
    "Q8MH1HicHajxp5l5kcdZq3aErG3nLA+8WM3ZQRo3q70Zzlpf4i2vu8TP2aAOzvqhDh5nsy8t56xNR0LWdww+doMvI+QwdXM6eWFtL/eWN1zuuC"
    "GdvbAjdHnuFYTUdCFkY5fyOFtDryTk6JXqMh/p6jhb7a5y/E1XOU6nYbWEHKv1fF7zrnb89t0I2dytPG74NYQcd92RznK7BkGmNCjj5xUQFFbz"
    "u1e+bYdry9e3cOsjesRTv1UJ/NdO9MjmsVlwHSEdexKytaf5ska+K739PNmAsh/thf9wEdTp3dkeb257d77Gm3nSqN7lfhS92ttx4AycBemx95"
    "T7UdS5j+PAGTgL0vY+5X4UjX6v4/KiU7SudX2LeRy7/Gs626alX7tjLZXPp2NOlsevFWM2Pjwoja4MMT5sGpmT1UsVB1Wfnhf+x2OuR5tgvInz"
    "szzr9evL/Sha+D7HhVXXfoTs6OcP39HPc6pwPn7sDd6yKo24LMvX1ukbvPDH+3txtTeG26f/5frEHYr9Y9p5o79OsjoH5ZO0xg2IP88zNM9F/0"
    "ZIt4GV54H5GsnYsxfoMbr7/YS88X4vbPEgf7ruH/CHvUjDxg+WxxnRTYQsuYnzOfUY4vgvDfFvNuGDlKehjkuas6VDs8/Zn4RzfxOc9byZtiV1"
    "E4dx7XGLP90ySViv4bRthsvj2DaTbqVtNCIezJbTfHrf5vm89rjrk0f6t2tyOz0WrsP5Gc7PgtRnVLkfRXtHOa4szP0f2/6UD5Wvi+mY8+WrCB"
    "fzCUqjK0OMD5tG5mT1UsVBUNPRaIO86BX3v6vy+XTMyfJ4RWED+PCgNLoyxPiwaWROVi9VHBSPfum2qcrn0zEny+OXimPDhwel0ZUhxodNI3Oy"
    "eqniIPPCOKB6xwErR5f7UdT3Dsfx+pX731X5fDrmxHxV4WI+QWl0ZYjxYdPInKxeqjgoGzpu6JgcT+lYH68ixvbdkWBZbruqfD4dc7I89imODx"
    "8elEZXhhgfNo3MyeqlioNwfobzM3OaOqbcj6JmdzqO18vuf1fl8+mYE/NVhYv5BKXRlSHGh00jc7J6qeIgnJ/hnK1hWnUn+k30m+nq+rHlfhS9"
    "PNZxvH7j/ldVPp+OOTFfVbiYT1AaXRlifNg0MierlyoOikcfcNt02l36dM3HEfIkdf0+nP19ekWo4/S7CWlxD451HjizZXOWB4Gz/HMGewaZ5i"
    "wvAmfZ5QyCwBnsGcab4bX6HnAGzsrD+4+Ph7P948NzNuNeQlpOIGTNBHn8gPsIOUDdzImEtLpfnmbt/Q5nAycRcpC6WQ/IOWs9WV2PdZPBRZHt"
    "mc2ZLRVnTDrOmD2zOdPZM3AGzoI4i6PfbA2WwFnKnMGegTPWbwZxhn4TnCV1fnZwEjjLktJ83/agByvfFu/bzo/uEq7T3lXg+wP2vun27y7cG6"
    "laJfGdiiR0KKLdnj2FkDYPFec4jhP+w+MK/J+29023f+Ngz4wq6vvPVN+rsxX1e3Vs3vZ6978rztvm37ddpO/VDZ7qhPHfq7PDbCd+k073vTpb"
    "h6eGO85zHnbLnOY4ncJ+r26DkA//vbq8qMjvdR/ykXS2hYJ1BO0LpaC509EGUPyq+SjaAMJ1jbiva2zE/yoTGjoDbZAXjTl79ix/XWMMdw2paN"
    "8PsPfNdqrn0fl9N/E8+lH6v3jkY4S0m+mFbZopuabwcX/YMRo2b5Y8zoTaf4KQzZ/w/LJrF7Md//hs/3bzP0n7oDmO4zWBtu0ExfVJFifGq7bh"
    "04tp2DIfLi7zvi5PcXtVHcPsj25ZV5ZuX6F8a8sctEGehe/u+GWi3xzxKUJOULdgrhfW8dP+dFslYSMfIeTkI/I4E3r0M4R0muf5vLa566M+69"
    "/uVRr22HzH5UlFvR/Q+XOwb7iukY3rGtvBYioavQBtkNtjJ8zbHq0YNxXhvVT2vo3WjAtHY8yYOme28v5eKnCWH85gzyDTnOVF4Cx7GkLbdoii"
    "fVmcGK/ahk8flEa2zPu6PMXtVXUMsz+6ZV1ZYfYVUv+Hi/yfhj1LT4OFtj21oNj7OljDUt3nwUOS6vJode7384/i2KPfxDigGsabRXifIzhLT8"
    "No2w5TtC+LE+NV2/Dpg9LIlnlfl6e4vaqOYfZHt6wrK8y+Qp6m0vaZqmgjFifGq7bh04tpxnzBv624zPu6PMXtVXUMsz+6ZV1Zun2FgsebRd/X"
    "weAhNWXhvQcDL3b8annvweuufeffe2CH2S7qew+OXqkuc+FjjrPV7irH7/pFx2nPp0K+92CHkI/qvQcfpP/vDyr+4yxOjFdtw6cPSiNb5n1dnu"
    "L2qjqG2R/dsq6sMPsKBY83i/hed368KXufI4vD+xyLfV3D9HvdwRk4i8JZHNfPdJxB4CwJzmDPzF/XGFtXvdc1TteBB9iz8vOzIHuG8zNwltQ4"
    "QPx+ADiDVCrK85uP/zuOpU47+snDmFOF8/G1C71lVRpxWZavqJ0LvbjaG8Ptz39y9lqVb33+N/rrJKtzUD5Ja9yXKtvuDN1u0eOEdPtydnlcoz"
    "m/nt89+/ZsjeFrGicyantf+HI8edy9SJ9midC+bH1JxHZfEsNxamgeQdvb8bI0LHwJrp8lrjcWRUv/7RwfI7vu3wZjudCTOT5OT4Kx3GjxE/mt"
    "e/fFOH4QOIPCKevjzVUJ9JtZHW8uuI6QF+n/bPx/gFNvYCisLkGT5FE9voI2gIqpk+9CG1SD9rrnJqIvS8ecKk6Xf1DeQWWI8Xs151RiOtl2Yr"
    "1UcVA8+m+3TUVflo45VZxsO/75AF3ezLefD1ClY88H6MoT62o/H8Cvy/ZTFwflgzNZWZXWIWx5Mm7AWbr6idumoi9Lx5wqLsie6fJmvm3PfhJg"
    "z3TliXW17Rm/LttPXRyUD85kZVVah7DlybgBZ+nqx26bir4sHXOquCB7psub+bY9+3GAPdOVJ9bVtmf8umw/dXFQPjiTlVVpHcKWJ+MGnKWvmx"
    "TtaoczFyW9uBwmjejL6iDWRxamq6OsDN2yrixVnbKqlxK4Bj9hKTiTlV9NnJX+03wZSzVlHHLbR+Xz6ZiT5XFI0c58eFAaXRlifNg0MierlyoO"
    "yo8wXyPb8zV6LiNk1zJwyjTxq2iDvOpn7n9Z9GXpmFPFBV3X0OXNfPu6xs8CrmvoyhPral/X4Ndl+6mLg/LBmaysSusQtjwZN+As24rjOWE+nz"
    "ifE260PPpzwmHyZcrrc8LLlheTxbMJ/f/Pws7kWlHfgxzqnP08eXijxt57kG31Et57LL4HeVITb9nEe5BVYu9B5sXeg2yLfw9yWPX6Gt0/6iat"
    "4Pbp6/50yyVhvVfS/V0pjzOhyd+g7brK83mtcNf7/JekbWnYlCcdB87S4azpN2ke1PVd7YXtW+1PN/Vb/rBmawhZtUYeZ0LXf5uQl7/t+bymrX"
    "X85t/xb/ckDeu3znFh9Mq68HU6Q/uz1xPo087EUMbr6HtzqzcSOnZvgJGq1j8TOv7/BGdVrelPJVNOi/VoaygfWg1Wc62/5aRP+xv63lyr/9Ow"
    "Z1Cw2Pu2VYrjfdtJSfWdCpX2P43jnxXObNmc5UHgLP+cwZ5BpjnLi8AZlEWBMwj2DOPNyNcU7gFn4Kx8vYjfrebFf0dM5AzfESu2PTP93WpwBs"
    "6icBZHv6njDAJnSXAGewbOWL8ZxBn6TXCW1PmZ+D1hcJau8ByKXyaeQ5mxgY6nn6H/o2e4MfRGf7oDkrCZz9L/1iZ5nAmtpWUN/K7n8zrors/a"
    "7N+u9XP0f+o6E/bszxma1xX1+pld9z9jXlom+k1buvka4AyKkzPYM8g0ZzqBMygJ5fk4gTNwBntWXf1mHOPNrM7XAGf50aAt+a7/oS04hhA4K2"
    "q/GXX+2Z9DvJ82q/PPxH4T952KfX6W1vwzcAbOTI0DdJxB4CwJzmDPwBnrN4M4Q78JzpI6Pws7/wycmdcLbvuKviwdc6q4oPGmLm/m2+PNFwK+"
    "h6IrT6yrPd7k12X7qYuD8sGZrKxK6xC2PBk34Cx9ZXk+bV1fbznv82lnf4+QNlsJWU/d4O87YYe/7083WBI2ZxshbX8gjzOhDbSsIds9n9cRd3"
    "3uD/3b1TxPyEbX8drh/ndFX5QdzpwqLqjuurzD1GHoj8KVJ9aVX5eVoYuD4tFP3TYVfVk65lRxQednuryZb5+f/TTg/ExXnlhX+/yMX5ftpy4O"
    "ygdnsrIqrUPY8mTcgLN86+iPzOT7yI509qfdj3FMTWin+98VfVk65lRxQf2mLm/m2/3mzoB+U1eeWFe73+TXZfupi4PywZmsrErrELY8GTfgDP"
    "1mlvpNmTahL22wXnT/u6IvS8ecKi6o39TlzXy733wxoN/UlSfW1e43+XXZfurioHxwJiur0jqELU/GDTjLrjq9O9vv19j27nzdDxi2k5Bj1M37"
    "SWXHo/0LyR37zbSs4T/1fF7H3fX5L/q36/DfhGxxHThLh7OGasRLyZV1gpa14Geez6vjLsffusu/3cj/IeSk68BZOpw9uttt159Xduy3/Tw5zk"
    "btIeTVPZ7P67FfOH7nvf7tttOw0b90HDhLh7NTv2zYsa/blxxnXX5FyPO/8nxeY152/Ndf9m+38NeEdH3FceAsHc520LYf+xtCTv/GC3t8f/jt"
    "a3+bHGc7aVnjDng+rzPu+qLf+bfrdpCQF1wnCu/ZS4azu39PyBvULT7khXX/g2S8LAkbf5j+/FEeZ0JLaFk9jng+r5fc9Ql/krB0lHLjOtizdD"
    "jr+WfaltRNPMa1x1/Cb7/sL8nZs17H6bE47vllx+Sv7vE44d9uOQ3r/b+OA2f5HG8mqT2Uk8knPZ9Xk785/oq/+bfr8yptX9eh30yHsymv0TxP"
    "0XxOeWF9/+5Pt08SNvV1WtY/5HEmtIqWdf1pz+f1srs+7f/82zU/Q8iTriuK+v2TQAUQ+s3q7Tdfof/h6W94vkwtJHfnVtOw/sQ658rGDu69PN"
    "EXZYczp4oLqrsu7zB1CFueWFd+XVaGLg6CPYM9M6f91B7NsKx6X6aWJX/4Gho24E2OS3ocsHRotscBf5LYLyPXNW6mbUndxGFce9wiuX4hCes1"
    "nLbNcHkc2+YAPbYzG1mxcLZ8BG3n2zy/bCzqrk8e6d+uye30WLgO48107Fmr8yyylrqBjT0WDjb2czHrzf6w1k0sso46WZwJDXqLRQ5Rx3xes5"
    "s6623e6q/Leho2uJnj0G+i3wzSYcrJnPOtej+K2ja3zjlwBs6CtIFyMuRt1jk/qo7Q7WyHfjMdzua2sEjNBRbZeIF3DIa29B+Po5KwR95ukXat"
    "LGmcCW2iZQ17h1Xv8zrmrs9r7a9L+3daZLPrYM9gz4I0vI1FjlPH/Cia/y/WOQfOwFmQOrS1yBbqbD+qRlxonXN51Qla9wU1Xv07XmQRKP+CPa"
    "tee7aV/odHtrPqfZlOSsIfvdgindo7DpyBsyBto5yMusSq98PqVZr2sQ6OK4o6X4p+My+6Xbjnwta3RzyGt+fg3rNdR109b8f9c2MaIbTtiArb"
    "ekQOjpFdR109R4Azc9dJhLYdXmFbj+5o5WJfdfs3HJxBVKc64nwMqm7VXYb/QBbUpVOxj8NU9LmBinofveWF6rwG1Di+ff3sQI0/fuZF3vWzVu"
    "2862frH3L8pL8f0PoSb3kdt8yunw3q4Kwf6uBdP5t9afn1szYdaf07Brfz4MsIOUzdnE6EvP4FJ6zt5V68HWa7IZ3Lt5t7BSE1XQjZ2MUfZ+vw"
    "1HDHec7Djt/1i47TaVgtIcdqPZ/XvKsdv303QjZME85xryHkuOug+PV8J/SbUTS2rnr3/XQdjr8pPUjPKx5UnFuwODFetQ2fXkzDlvlwcZn3dX"
    "mK26vqGGZ/dMu6snT7CsVzfqbSmMu9viPO+5uvu/manuc4n2Mlyv3NhZ3D9Zldr7DIDurGdvHSn+7i3/bxK/1htV0tspM6FjfuKoucucpcX72o"
    "1iLdrrbqfV4v0PW7u1nkjW7+8hdfY5Hu3R1nsn4m9WJ3nAPBnpUL87b9Gn8t/Z/0sMiSHt7/pcd1/v/OS5KwCT0tUnqXJY0zoaW0rJ69rHqf1y"
    "53feK7/XVp1Nsiy1zH61bhvOLWAt93svdNt3+34hwrcfV6D/ooKD7d6f6H2ffR71T8p4O+j54lvSLUkX0f3d63OzU2607Ys9Q5s2VzlgeBs/xz"
    "BnsGmeYsLwJn2eWsGtoanIEz2DP0m3GNN1ffA87AWfl6//HxcMZ/fzOIsxn3EmJ/f3PNBHk8+/7mzImEtLpfnmbt/Q5nAycRcpA6+/ubMs5aT1"
    "a3xbrJ4KLI9szmzJaKMyYdZ8ye2Zzp7Bk4A2dBnMXRb+o4g8BZEpzBnoEz1m8GcYZ+E5wldX52cBI4y5Iw/8wvE/PPdr/HIpP6WKTxe725MMvf"
    "658X07uvP2wPDZv8r5Y0zoSaXG+RFdQxv6xt3+es732fvy5T+lmk6Q2O4zVWsGdjCzxfw963sZpz/bEYBxhTWM5s5X2+BjjLD2ewZ5BpzvIicJ"
    "ZdzqqhrcEZOIM9Q78Z13gz7fka4Cx7nBVxvgbPmew67Vhcp60Ke2Z6vgY4A2dROIuj39RxBoGzJDiDPQNnrN8M4gz9JjhL6vxMnK8BzvKplTdU"
    "Pnegb3+8v4PXvoK3xx2C/bqjwO8LsvdNt393YBxgVJh/5peJ+WdTb7RIswEWWTXA+09e/2/+/+fLkrBpAy3S/P2WNM6EnqRl9Rtk1ftl5yXu+v"
    "QP+OvSYrBFVruO1830P3yz4n/M4sR41TZ8+qA0smXe1+Upbq+qY5j90S3rygqzr5CnobR9hiraiMWJ8apt+PRBaWTLvK/LU9xeVccw+6Nb1pUV"
    "Zl8hT/fS9rlX0UYsToxXbcOnF9OwZT5cXOZ9XZ7i9qo6htkf3bKuLN2+Qn6Np+0zXtFGLE6MV23DpxfTsGU+XFzmfV2e4vaqOobZH92yrizdvk"
    "LxjANMfHen/02WdBxQ1O/u7Hf3l//uji07POp3d7TXJId45+PtruKO4Qf144mw391ZI+Sj+u7OffR/eJ/iv8jixHjVNnx6MQ1b5sPFZd7X5Slu"
    "r6pjmP3RLevK0u0rJLEvVdQ+9r7OBA+paDpt9+mKtmdxYrxqGz59UBrZMu/r8hS3V9UxzP7olnVlhdlXSG3PivwdsSB7hu+ImdM9tN3vUbQ9ix"
    "PjVdvw6cU0bJkPF5d5X5enuL2qjmH2R7esK0u3r5Bfd9P2uVvRRixOjFdtw6cX07BlPlxc5n1dnuL2qjqG2R/dsq4s3b5C5vSdHLezXffvgBNI"
    "da1uKOYW5V0HIhzDM9QWfC0n9uBrsFv5HcfdDLsCQbxaDcN/Is/6ak76o6+i38y11ubETsCe5Vurc24nVsPO5UIDb8m3nTh4C+ycaeE5FL9MPI"
    "cya7hFWt9qkXW3ekwPGuHn+5AkbPZtFmkz0pLGmdB6Wtbg2616n9dhd33OKH9d2n7IIhtcl7Tmd6982w7Xlq9v4dZH9Iinfv+VQJ95okc2bcyQ"
    "0cnzcGQ0+g4o21r8RH7rPvcO/L8gcAYV4/xsVRWfny24jpCaMRbZOAb/Naahd6ItcF3DzHUN08/VJXld4yj9nzwy1iLt7rLIpruc/8ywcf7/Do"
    "vjdYymm/dhSxpnQu3vtshm6pjPa/g9zvrxe/x1mT/eIh3udVxYzma0jfb85poLoz+/ubadszzwYjln9vWzgzRuVvuGc7bF3fcsPL/JxD+/ueFy"
    "x/HPaB7prH9+c+iVlN8r1WU+0tVxttjzm5uucpxOYZ/f3NytPI5/fvNI5+q021vuRb+bxX6zaPbs3NhhggV7BntmXDZnUH6V5+u0J8AeBM6gkM"
    "J12mxfp11wn0U6TsR/jekM5iJCCWgr/nO5F/tOhUpB36n4vwzZGtV3d7JWT3Aml82ZSuAMipMz2DPINGc6gTMoCeXl+IEzcAZ7hn4zjvFm0HcR"
    "wVn1cdZ/fDyc7R8fnjP7+5stJ6i/vzngPkIO3Kf//uba+8u/vznrATlnrTXf2MT3N4ttz+L+zqvOnoEzcGbq++hhOYPAWRKcwZ6BM9ZvBnGGfh"
    "OcJXV+dnASOCsaZ1mSrt9UaeT9mAuSBc5s6e6jgzMoTs5gzyDTnOVF4AzKqsAZBHuG8WYUZeE+OjjLFmdR76OrlLX76Ezi9TOeM1w/K7Y9S+I+"
    "OjgDZ0nc3wzDGQTOkuAM9gycsX4ziDP0m+AsqfMz2X10cJae8N0dv0y8n/YkZfnRSRbp9IDH9LYH/OeFoyb7w16lYY89aEnjTKjzFItsp475vE"
    "Y/5Kyfeshfl7qpFunysOPAWTqcPU/bfsw0i7w+zTsGCz/iPx5dp/vDdtCwsR+1pHEmdJqW9fgMq97nVfsxZ33nx/x1GTfTImdcl7TwXqpsv5dq"
    "0cct0m2WWS4Oum2s8vl0zMnyOKg4Vnx4UBpdGWJ82DQyJ6uXKg4yr679qL3u5w/f0c9zqnA+fuwN3rIqjbgsy/ecPb/BC3+8vxdXe2PIcySOoR"
    "2K/WPaeaO/TrI6B+WTtMYNMJPvCw2weQfcdlf5fDrmZHkcUNgAPjwoja4MMT5sGpmT1UsVB2XrusZfcvLeA1Xd/wK2MsGZLd28bXAGxckZ7Blk"
    "mjOdwBmUhPJ8nMAZOIM9w3gzKmdZnbcNztLjLOq87b/k5P1nTPx8DZEzzNcotj1La942OANnpvpNHWcQOEuCM9gzcMb6zSDO0G+Cs6TOz8LO2w"
    "Znycj0fNqlQ73lLM6nPUoZOyr8T0zMp737ExZ5g7rFs735Nd0/6Z9r86IkbPwcGvYpSxqn2qYhWkLL6jHXqvd5veSuT/i0ZG72IxZZ6jpev3Pb"
    "V+Xz6ZgT81aFi/kEpdGVIcaHTSNzsnqp4qB4tM5tU9ZvrlO0sa7ftLdZ14Bjsy7m46oaB6jqycLXga/UObOlmhcEzqC4OYM9g+I4xpW0ddY4i1"
    "pPcJYte5YXzmDPYM/AGeyZ6fGm6jotOKtezqLMC9IdozDzgti2pucF8fXk7weInOF+QLHtmel5QeAMnEXhLI5+U8cZBM6S4Az2DJyxfjOIM/Sb"
    "4Cyp8zNxXhA4S1fVPi/oT5L/iIl5QT1vpm1J3cRhXHvc4k+3TBLWazhtm+HyOLZNz89YZNdn4pkftHwEbefbPJ/XHnd98kj/dk1up8fCdXHqr4"
    "bOnf+a0jm5rNy/YnyQC3vGq5rfGzpxnkUafdYiyz7r2Zxe8/32Z7ckbNLnLNJ4gSWNM6HltKzen7fq/TJ75q5PftRflyZfsMgK1/Ha7/5XVT6f"
    "jjkxb1W4mE9QGl0ZYnzYNDInq5cqDopHv3XbVOXz6ZiT5fFbxbHhw4PS6MoQ48OmkTlZvVRxUDz6rtumoh9lvGlv890GHJvvxnxcxfxY/VT11M"
    "VByXJmSzWfFpxBcXMGewZlvd9UXacFZ+CsoZyFmRf03RjnBbH8+HlBMs74+wFiHO4HFNuexXXfiXGms2fgDJw1dL5GmH5TxxkEzpLgDPYMnLF+"
    "M2if0G+Cs6TOz9i8IHCWvra4bSv6snTMqeIq5WxLzOdFYn583XX134Lzs9xyFua6xpaYr2tsEa5ryDjj7ZkYB3tWbHsWV7+5RTg/A2fgrBLO4u"
    "g3dZxB4CwJzmDPwFmY6xroN8FZkudn7LoGOEtfm922FX3Z9TM7Tnb9zA7f3IBzm80xnxeJ+bH6qeqpi4OS5YzFgTMo6/ZM1W+CM3DWUM7CXKfd"
    "HPN12s3CdVoZZ/z5mRiH87Ni27O4xgGbhfEmOANnlXAWR7+p4wwCZ0lwBnsGzli/GbRP6DfBWVLnZ+w6LThLX8+5bSv6Ms7sOFm8KjxqHeLeJ7"
    "F+QfV/DudnheBMZc/AGThrKGdhrp89F/P1s+eE62cyzvh+U4xDv1lsexbX+dlzwjgAnIGzSjiLo9/UcQaBsyQ4gz0DZ2Gun6HfBGdJnp+x62fg"
    "LH09K3w/4NkKnhO2t3m2Aec2z8Z8XiTmx+qnqqcuDkqWM1uq9zmCMyhuzmDPINOc6fIAZ1BWzs9U4wBwBs4aylmY+07Pxnzf6VnhvpOMM368Kc"
    "ZhvFlsexbXdY1nhetn4AycVcJZHP2mjjMInCXBGewZOGP9ZtA+od8EZ0mdn7H7TuAsO2KcqaTjrM9jVqb25RWhjuy71VD2ObOluu8EzqC4OYM9"
    "g0xzphI4g5JQ1jiDwBnsGfpN0+PN1feAM3BWvt5/fDychbmPzhTHffS19zuc8ffRZZy11lwjw/WzYtuzuK7TMs509gycgbOG3t8M02+2BkvgLG"
    "XOYM/AGes3gzhDvwnOkjo/Y/fRwVn62iTM19hUwXwNe5tNDZgjuCnm+YVifqx+qnrq4qBkObOluo8OzqC4OYM9g0xzpssDnEFZOT9TjQPAGThr"
    "KGdh7jttivn5zU3C85syzvjxphiH8Wax7Vlc1zU2Cc+hgDNwVglncfSbOs4gcJYEZ7Bn4Iz1m0H7hH4TnCV1fsbuO4Gz9PU9t21FX5aOOVVc0H"
    "hTl3ec483vCeNNvu7fk3AmxoGz/HEmK0vHWRz27HtCvwnOwFklnEUtJypnEDhLgjPYM3AWZryJfhOcJXl+xsab4Cx9bRCua2yo4LqGvc2GBpzb"
    "bIj5vEj1fICqnix8A87PUufMlmqeIziD4uYM9gwyzZkuD3AGRTnGReAsaj3BGTiDPcN4Mypnqvvo4Kx6OYvyviDdMQozb3tDjPfRde8L4uvJXz"
    "8TOcP1s2LbM9PvCwJn4CwKZ3H0mzrOIHCWBGewZ+CM9ZtBnKHfBGdJnZ+J7wsCZ+lpl9u2Kp9Px5wsj10KzvjwoDS6MsT4sGlkTlYvVRwUj77v"
    "tqnoy9Ixp4oLuq6hy5v59nUNVbqwzwd8X3g+gK+7bD/FONiz/HEmK6vSOoTtN78vzHMEZ+CsEs6ilgPOwFml9iyoHNgzcJZUv8nGm+AsfW1z21"
    "b0ZemYU8UFjQN0eTPfHgdsa+A4YJswDuDrLttPMQ6c5Y8zWVmV1iGsPdsm9JvgDJxVwlnUcsAZOKvUngWVA3sGzpLqN9k4AJwVR4O25Lfue/E9"
    "ZAicFUoN+b5T1lTJ94SnfBGsZYEzW6rn0cEZFDdnsGeQac7yInAGZVXgDII9w3gzioK+JwzOqo+zKM+j6xTmeXQm08+j8xK/W81zhvsBxbZnpp"
    "9HB2fgLApncfSbOs4gcJYEZ7Bn4Iz1m0Gcod8EZ0mdn4nPo4Oz9PRDd86V6MvSMaeKCxpv6vJmvj3e/GHA8wF2vI4zVh823uTrLttPXRyUD85k"
    "ZVVaBz59GM5kdQdn4Cxuzli/Cc7S1/Num4q+LB1zqrigflOXN/PtfvP5gH5TVx5fH9Zv8nWX7acuDsoHZ7KyKq1D2PLEeHAGzkxyxvpNcJa+nh"
    "Hes/dMBe/Zs7d5pgHH5pmE3uuuqicLfwZ8pc6ZLdW8bXAGxc0Z7BlkmjNdHuAMinKMi8BZ1HqCM3AGe4bxZlTOVPfRwVn1chZl3rbuGIWZt/1M"
    "Qt8R4+vJz9cQOcN8jWLbM9PztsEZOIvCWRz9po4zCJwlwRnsGThj/WYQZ+g3wVlS52fivG1wlp62u20r+rJ0zKnigsaburyZb483twfMP9seMM"
    "+R1YeNN/m6y/ZTFwflgzNZWZXWgU8fhjNZ3cEZOIubM9ZvgrP09SO3TUVflo45VVxQv6nLm/l2v/mjgH5TVx5fH9Zv8nWX7acuDsoHZ7KyKq1D"
    "2PLEeHAGzkxyxvpNcJYNld4kD19Kw3s2ImRXo+h5TjyPy2eot9yoMSHLGnvrvd5cvt1uYX1SE2+58VsIWU5d76bO+h7qT34rIU2aEbKiWfl2fc"
    "5X122vEPcnCVdTmhPS9G3lYSvpet8WzvI+6k+9gJBmLcO3Sc+baVtSN3EY1x63+NMtk4T1Gk7bZrg8jm3TtM4iK+vieR/N8hG0nW/zfF573PXJ"
    "I/3bNbmdHgvXJc0ZryxyJpMJzvr+u0X2UTd1ocdCsy/5uVglCbv+cYu8TJ0szoSmfdkizRdZ9T6vJ931fk/46/IKDZu+2HG8/sf9L6t8Ph1zYt"
    "6qcDGfoDS6MsT4sGlkTlYvVRwUj7a6bSr6snTMqeKCxpu6vJlvjze3NvD7m1uF72/ydZftpxiH+wH540xWVqV1YArLmazu4AycheUsajngDJxV"
    "as+CyoE9A2dJ9Zvs+hk4S18/cNtW9GXpmFPFBY0DdHkz3x4H/KCB44AfCOMAvu6y/dTFQfngTFZWpXUIa89+IPSb4AycVcpZUDngDJwlZc/Y+R"
    "k4g6KoxX/gWxJ5Fu5v+mXi/uZq+j/pv8Qi+5d4/5cZX/H/d1ou9YetoWED/tOSxpnQAVrWzGVWvc+r1Ved9bVf9ddl4HKLHHRdntTh2vL1Ldz6"
    "iB752Y9DD0ZLP+trxbPdsGfJ2LPWKyyyjrpBX/cYOvR1P0+zV/rD2nzDIuupk8WZ0OBVFjlMHfN5zfkvZ73tk/66bKBhQ77puLzqyDdxflZN9q"
    "zlheq8BtR49uxAjWSseJFnz1q18+zZ3NWW1J7V9TVrz1pf4i2vu8RvzwZ1cO1OB8+ezb603J616UjI+o4hbMRlhBymbk4nQvbf5NqEy8vT2OFD"
    "OpeHzb2CkJouhGykToyLojkPc8fwg/r/7LBaQo7Vej6veVc7fvtu1H5NK48bfg0hx12XV9V8C/YMwjhAp40R/yOzp1A7+RCOPziLpqFronO28a"
    "M4/uAsmo5WwNkj3y7eeUJDv7+5IEP3asJ8T1hW9wW435Q6Z7ZU36kAZ1DcnMGeQaY50wmcQUkoz8cInIEz2DOMN6NytvoecAY1TO3W5vdaz+dc"
    "vj4HzqAEtGkt7p8m3W9G+e6Ors8J890dJtPf3eHFv29b7Dfx/Gaxz89Mf3cHnIGzKJzFMQ7QcQZBJvUIOIM9S9Ceod8EZ+z8LIgznJ+Bs6TGAe"
    "L3ncBZsTW/e+XbJjHPcVUC52UnMjonc8F1hAz7jkWOfSeh9ys30J5lSVHvO81bh+uzWek3benmOYIzKE7OYM8g05zlReAMyqLAGQR7Vl39Zhzj"
    "zazOcwRn6XEWdV6QSnmYFyRyhuu0xbZnac0LAmfgzFS/qeMMAmdJcAZ7Bs5YvxnEGfpNcJbU+VnY+RrgLBnhPch+mXgPcvunLLKZuuHrPa6Pr/"
    "efG85/2h/WYYNFtlAnizOhEc9Y5AR1zOe1YKOz3vFZf1220rCRmxyXlj1LSlGvn53chHFAVvpNW0WdrwHOsscZ7BlkmrO8CJxBWRQ4g2DPqqvf"
    "LPJ8DXCWHmfVNF9D5AzXaYttz9KarwHOwJmpflPHGQTOkuAM9gycsX4ziDP0m+AsqfOzsPM1wBnEf+f10e8W5zyq02acE2aVsyJpW5VxNuns2b"
    "OTFO/LYXFivGobPr2Yhi2z8FHPWWX5iL4uTzEvVR3D7I9uWVeWbl+hdM/PklLU+wGvPoc+LCuc2Srq/DNwlj3OYM8g05zlReAMyqLAGQR7hvFm"
    "VGV1/hk4S4+zapp/JnKG+07FtmdpzT8DZ+DMVL+p4wwCZ0lwBnsGzli/GcQZ+k1wltT5Wdj5Z+AM4vXYFpxH5VUfPnv27IcVc1pYnBiv2oZPL6"
    "Zhy3y4uMz7ujzF7VV1DLM/umVdWbp9hfz6WBW1j72vHwMPqegjtN0/omh7FifGq7bh0welkS3zvi5PcXtVHcPsj25ZV1aYfYXU9mxsXfXas9N1"
    "4CHr+kZO/s/fgN1JTXg/rV8m3k/b+XsW2U7d6K3euPnUVv8Yuu77/rAu2yzyPHWyOBMa8wOLvE4d83kt3O6sd/2hvy47aNjY5x2XJyXx3eokdP"
    "r56r4m8xWhH2HrX4nYv3wlhv6ooXkEbW/Hy9Kw8K+gT01NO/rJw5hThfPxtQu9ZVUacVmWr6idC7242hvD7c8yjiVVvvX53+ivk6zOQfkkrXFf"
    "qnzbx3+Ubbu7RmML5nfPfr+5xrAtO5HRPr52h5VIHkuF9mXrSyO2+9IYjlND8wja3o6XpWHhS9FvGldD76OvzdAxijpv2677WjCWCc5s6Z4TBm"
    "dQnJzBnkGmOdMJnEFJKM/HCZyBM9gzjDejcpbV54TBWXqcRX1OWHWc8vCcsMgZng8otj1L6zlhcAbOTPWbOs4gcJYEZ7Bn4Iz1m0Gcod8EZ0md"
    "n4V9Thic5UffzPH5zTdxbpaIsvx8AP+dirw/H7Bzh0XG/dgiZ6hbtNOZs9XtJ/65WyyO1ws03d0vWNI4E3qDlrX4p1a9z6v7i876iy/66zL+v2"
    "nYS65TaMlLeK8AlG0tfiK/de/xM/y/IHAGhVPWnw9YlcA4IKvPByy4jp5K0f/ZhF1m/2vr3TZm1zXWK9pcd13D3mZ9A47V+piPs+o6raqeLHw9"
    "xp2pc2ZLNW8bnEFxcwZ7BsVxjCtp66xxFrWe4Cxb9iwvnMGewZ6BM9gz0+NN1X10cFa9nEWZt607RmHmbbNtTc/b5uvJz9cQOcN8jWLbM9Pzts"
    "EZOIvCWRz9po4zCJwlwRnsGThj/WYQZ+g3wVlS52fivG1wlp7+g7Ytc2xdDFc5WR6qdGHCKsk7Sp6V1itqe0B+LabtwxxbF8N1LkzaKPnx20Td"
    "Lo70YcN0dYbyJ/75gCKp9D+YW1mRXczxvO2lOOYQOINCCvO2sz1vu+dui+zanf3/2sSfwx5A4dTQ9x78Iyfvc/wHxoWZ5syW7r3u4AyKkzPYM8"
    "g0ZzqBMygJ5eX4gTNwBnuGfjOO8WYW3usOzrLFWdT3uv8jJ+91/4dkXpAozAsqtj1L4r3u4AycJfG+7TCcQeAsCc5gz8AZ6zeDOEO/Cc6SOj+T"
    "vdcdnOWbs9dycv3sNVzXyDRntnT30cEZFCdnsGeQac50AmdQEsrL8QNn4Az2DP1mHOPNLNxHB2fZ4izqffTXcnIf/TVcP6t6e5bEfXRwBs6SuL"
    "/5Gu6jg7OMcAZ7Bs5YvxnEGfpNcJbU+ZnsPjo4y7fy/L6gRnvw3gYInEGeXs3J9c9XcZ021+dnx3Jy30lV92PgLxOc2dLNPwNnUJycwZ5BpjnT"
    "CZxBSSjPxwmcgTPYM4w3o3KWhfln4CxbnEWdf3YsJ/PPmPj7TiJnuO9UbHuWxPwzcAbOkpgXFIYzCJwlwRnsGThj/WYQZ+g3wVlS52ey+WfgLN"
    "8atCW/dV+GeUEQOEO/GZN6/SLe4xz1Oi2UHc5s6eYFgTMoTs5gzyDTnJkSOIPyyBkEwZ6h3zQ93lRdpwVn1ctZ1HlBKoWZF8Q4S2tekCjcDyi2"
    "PUtrXhA4A2em+k28lwqcpc0Z7Bk4Y/1mEGfoN8FZUudnYecFgbNkVHqTPHwpDe/ZiJBdjaLnOfE8eXijxoQsa8wx9uby+N3C+qQm3nLjtxCynL"
    "reTZ31PdSf/FZCmjQjZEWz8u36nK+u297zg+s/pTkhTd9WHraSrvdt4Szvo/7UCwhp1jJ8m+ym/6dJey3S+JfedZzlv/Rf0+m9zx+2h4ZN/pUl"
    "jTOhJi9bZAV1zC9r218763t/7a/LlFcs0vQ3jiurvzu/T+Xz6ZjztYEiXMwnKI2uDDE+bBqZk9VLFQfFo91um6p8Ph1zsjx2K44NHx6URleGGB"
    "82jczJ6qWKg7KlPM+nXfkb3F+FwBnGm9lUJfc3++4Ha1ngzJap+bTgDJyJnMGeQaY5y4vAGZRVgTMI9gzjzSjK6nv2wFl6nCU5n5Ypzfm0PGe4"
    "j15se5bmfFpwBs5M9Js6ziBwlgRnsGfgjPWbQZyh3wRnSZ2fRZlPC87yr/ndK9+2w7Xl61u49RE94qnfqgTmm53okc1js+A6QvbR/9jU35o9Px"
    "3ptjGzZyMVbR5kz0bm4Hsodh119RyJ+Y2pc2ZLN18DnEFxcgZ7BpnmLEw+4AwK07ZF4ExXR3AGzmDP0G/GMd5Me74GOMseZ1Hna4zMwXcRec5k"
    "7z1gcbhOW2x7Znq+BjgDZ1E4i6Pf1HEGgbMkOIM9A2es3wziDP0mOEvq/EycrwHO0tNtAh+3VXiOclsOzm3sOurqeRvOz4yrmt+v0ewA5mxnhT"
    "NbRX2/BjjLHmewZ5BpzvIicAZlUeAMgj3DeDOqsvp+DXCWHmfV9H4NkTNcpy22PUvr/RrgDJyZ6jd1nEHgLAnOYM/AGes3gzhDvwnOkjo/C/t+"
    "DXCWjPC9Or9MfK9uFeX5+t9Z5OXfeVxPO+g/N2z+e3/YkzSs3yFLGmfk2hAta/ofrHqfV4vDzvrqw/669P+jRfa7Lq+acQTn67BnsGdBavkni6"
    "yhbsBR7/9y4Kj/vzPzz/6wVscsspY6WZwJDfyLRQ5Sx3xes447663/6q/LOho26ITjwmj7pdH25/YY5ggeOtGwNpz9vw3b/nbMc0xcaXDW5mTD"
    "OFl/EpyBs2AN/lvDODn8N3BWdI3umP9z9E+DM4wDCjAOmPOqRdq+ZpENr3n/ySGn/P/PI5KwuX+3SM3rljTOhDbSsob+w6r3eR111x857a9Lu/"
    "+zyCbXgTN5+Gc5e2aCs2FnLHKMunn/9I5B+zf8x2OzJGz4WYscp04WF0Vht59PSqSDVar3eW1x10eUSr7tTtCwBW9ynAktfiK/9rxjoxKBIHBW"
    "nednLS9U5zWgxus3D9T442de5PWbrdp5/ebAi+X9Zl1fs/1m60u85XWX+M/PBnVw1g918PrN2ZeW95ttOhKyvmOI8fRldExM3ZxOhGx12W57uR"
    "dvh9luSGfh3OwKQmq60HMm6sS4c+dLV6rLHHle6Zw7d+50lRN2kq6fPE//3xpWS8ixWs/nNe9qt8/vRsijjcvzGX4NIcddx+sW4b0Ht1T43oMs"
    "STUvyN63WzRjylsw3jSmsJzZyvtzwuAsP5zBnkGmOcuLwFl2OauGtgZn4Az2DP1mXOPNtJ8TBmfZ46yIzwnznMne53gL3udYFfbM9HPC4AycRe"
    "Esjn5TxxkEzpLgDPYMnLF+M4gz9JvgLKnzM/E5YXAGqdTpzZizA5lXh2vL17dw6yN65Gc/tlX5/+UJ2lc8oegrWZwYr9qGTy+mYcuqNKKvy1OV"
    "l7hdmP3RLevK0u0r5Ndk2j6TFW3E4sR41TZ8ejENW+bDxWXe1+Upbq+qY5j90S3rytLtK5Q/8fNpi6RRTaqvH/244r9ohzMXJj0fJ9tODBeXZX"
    "nz62J9+PVK6hi0rCtL5mAV9MJzdX6ZeK7uVWrDHntLiXRu6tmy7U39dm30W/1hp2hYXbOSNM6EupxfIs9Tx3xeY5o7668399dl4dtKpGsLx8nU"
    "0PfsrcjQ/1n33tAVsDupqqHfEQNnUJycwZ5BpjnTCZxBSSgvxw+cgTPYM/SbcYw3s/AdMXCWLc6iPh+gOn5Z+47YCs28ICbMCyq2PUviO2LgDJ"
    "wl8X2nMJxB4CwJzmDPwBnrN4M4Q78JzpI6P5N9RwycZUs7WkSbF/D1nFwv+Dqua+Ray3Ny/JaDs1zrWzk/ft8Cf0b1lPD85lMVPL9pb/NUA47T"
    "UzEfY9V4U1VPFv4UWEudM1uq+WfgDIqbM9gzKI5jXElbZ42zqPUEZ9myZ3nhDPYM9gycwZ6ZHm+q7geAs+rlLMr8M90xCjP/jG1rev4ZX0/+vp"
    "PIGe47FduemZ5/Bs7AWRTO4ug3dZxB4CwJzmDPwBnrN4M4Q78JzpI6PxPnn4GzdJXl9wWZ/p6wSibeFzT2ghI5Td3jLUuk9u3O/L6db/fP86uV"
    "hI1rVSJnWpWkcSa06B0l0q11qd7n9YK7fvc7/XV5g4YtbuO4PKmo79nr/i94v3MlWvxEfuv+Io45BM4KoT+4574qn0/HnCyPPyjGAXx4UBpdGW"
    "J82DQyJ6uXKg6qDhX1/Gx8W9jQajs/IxfimEPgrCjC+7b9MnH9bAnluUdNibxU43E94SI/46V2/rClNKznxSVpnAntomVNbF+q98uO4SXO+rJL"
    "/HXp1aFEdrsO52fpa9Kl1WVDf++OrVQ+n445WR6/V4zR+PCgNLoyxPiwaWROVi9VHJQNnTB0TE6kdKxl5Z4Adw3WRuE++sYK7qPb22xswLHYmN"
    "C8bVU9WfhG8JQ6Z7ZUzwmDMyhuzmDPINOc6fIAZ1CUY1wEzqLWE5yBM9gzjDejcqaatw3OqpezKM8J645RmOeENyb0nDBfT/75AJEzPB9QbHtm"
    "+jlhcAbOonAWR7+p4wwCZ0lwBnsGzli/GcQZ+k1wltT5mficMDhLT79w21bl8+mYk+XxCwVnfHhQGl0ZYnzYNDInq5cqDopHP3fbVOXz6ZiT5f"
    "FzxbHhw4PS6MoQ48OmkTlZvVRxULaU5+dQGnfE8wEQOCuKoj6H0vJCdV4Dahzffg7lQI3kHP4i7zmUVu2851DWP+T4Sb/HpfUl3vI6bpk9hzKo"
    "g7N+qIP3HMrsS8ufQ2nTkda/Y3A7D76MkMPUzelEyNZGDtttL/fi7TDbDelcvt3cKwip6ULHK9SJcbYOTw13nOc87PgnzyudczoNqyXkWK3n85"
    "p3teO370bIhmnlccOvIeS462Rq6HcRsyTdd15lWg57lpiCOLOlmk8LzqC4OYM9g0xzlheBMyiLAmcQ7Fl19ZtxjDdX3wPOwFn5epT5tDqFmU/L"
    "ZHo+LS/+PrrIGe6jF9uemZ5PC87AWRTO4ug3dZxB4CwJzmDPwBnrN4M4Q78JzpI6PxPn04KzdIX3hvpl4r2hvS8rkT3UTe7kcd3kcv+54QpJWJ"
    "/OJbKXOlmcCU25okSadinV+2Xt4K73vdJfl300bGpXx6Vlz5JS1Otnza7COCAr/aatos7XAGfZ4wz2DDLNWV4EzqAsCpxBsGfV1W8Web4GOEuP"
    "s2qaryFyhuu0xbZnac3XAGfgzFS/qeMMAmdJcAZ7Bs5YvxnEGfpNcJbU+VnY+RrgLBlhvoZfJuZrrKI8X19bIi/XelxPu9p/bti8mz/sSRrW75"
    "qSNM7ItSFa1vTupXqfV4trnfXV1/rr0r9Hiex3HThLh7MZ15VIy54lsqandwwGvMt/PA5Iwmb2KpFW7y5J40xoLS1rYO9Svc/roLs+6z3+urTu"
    "UyLrXAfO0uFs0HtL5BB1s/t6x6DNv/qPx3pJ2ODrS+QwdbI4E5rzvhJp269U7/Pa4K4PucFflyM0bG5/x4GzdDirubFENlI3dIB3DI4O8B+PR/"
    "7NH9ZuYIlsok4WZ0LD3l8ix6hjPq95g5z19h/w12UzDRs+2HHgLB3OjtO2n39TiXQY4h2DLUP8x2PEB/1hJ2jYgqElaZwJdby5RLZSx3xeI4c5"
    "6yeH+evy6C0l0mm448BZOpxto20/6tYSefVW7xg8NsJ/PDrf5g/bTsNGjyxJ40zoFC2r7vZSvc+ryyhn/flR/rqM+VCJvO46E9c1Pp+hdwdHvY"
    "/O6v55vP849etn58bW44KPFTiD4uAM9gwyzZlO4AxKQnk+RuAMnMGeVVe/Gcd4M6vztsFZepxFnbf9+QZ8t5oprXnbImeYr1Fse5bWvG1wBs5M"
    "9Zs6ziBwlgRnsGfgjPWbQZyh3wRnSZ2fhZ23Dc7yw1mWFPW6BtPC0Xi+Lm3ObBX1/WfgLHucwZ5BpjnLi8AZlGWBMwj2DOPNsMrqfXRwlh5n1f"
    "T+M5EzXD8rtj1L6z46OANnpvpNHWcQOEuCM9gzcMb6zSDO0G+Cs6TOz8LeRwdnUF3fYu5X1zuq61xwytmzZ6co5vSwODFetQ2fXkzDlvlwcZn3"
    "dXmK26vqGGZ/dMu6snT7Cvn10SpqH3tfPwoeUtHDtN0fVrQ9ixPjVdvw6YPSyJZ5X5enuL2qjmH2R7esKyvMvkJqeza2rnrt2ek68JA1Pao5Xo"
    "9m+L+dxbrtMDQmGDsG152zpNM4Hsb1AP1/P6D4j7M4MV61DZ9eTMOW+XBxmfd1eYrbq+oYZn90y7qydPsKqVXNz6E8fifsWVY4s1XU51DAWfY4"
    "gz2DTHOWF4EzKIsCZxDsGcabUZXV51DAWXqcVdNzKCJnmH9WbHuW1nMo4Aycmeo3dZxB4CwJzmDPwBnrN4M4Q78JzpI6Pwv7HAo4S0b4/qZfJr"
    "6/WTu2RHZSN+4uj+szd/nPDReN84d1+3CJvECdLM6E7r67RN6gjvm8Ft/jrHcf76/LizRs/L2O4/W0O5+F2bOnFfNbdPbM3ubpBsyLeTrmOTWq"
    "8zNVPVn405jbY0xhObOlmq8BzqC4OYM9g+I4xpW0ddY4i1pPcJYte5YXzmDPYM/AGeyZ6fGm6voZOKtezqLM19AdozDzNdi2pudr8PXkr9OKnO"
    "E6bbHtmen5GuAMnEXhLI5+U8cZBM6S4Az2DJyxfjOIM/Sb4Cyp8zNxvgY4S09/dNtW5fPpmJPl8UcFZ3x4UBpdGWJ82DQyJ6uXKg6qDhX1/bRk"
    "QnXNFT/s/ndVPp+OOVkehxU2gA8PSqMrQ4wPm0bmZPVSxUGwZ3nWkgnV+exLQ+dtn86QDdA9h3IatirTnNnSvZcKnEFxcgZ7BpnmTCdwBiWhvB"
    "w/cAbOYM/Qb8Yx3szCe6nAWbY4i/peqtMNmOfIlMR7qU5L7m+Kwv3NYtuzJN5LBc7AWRLvCwrDGQTOkuAM9gycsX4ziDP0m+AsqfMz2XupwFm+"
    "dSon1wtO4boGJFFR5wX1uA/vxP1Mlf7nPwNbl/nzsywp6ncqXoJtyQxntor6XURwlj3OYM8g05zlReAMyqLAGQR7hvFmVGX1u4jgLD3Oqum7iC"
    "JnuO9UbHuW1ncRwRk4M9Vv6jiDwFkSnMGegTPWbwZxhn4TnCV1fhb2u4jgLB3Nq9J5C/MwX6MQ9iwpRb1+NmEixgFZ4cxWUedrgLPscQZ7Bpnm"
    "LC8CZ1AWBc4g2DOMN6Mqq/M1wFl6nFXTfA2RM1ynLbY9S2u+BjgDZ6b6TR1nEDhLgjPYM3DG+s0gztBvgrOkzs/CztcAZ8XiLClFva5Ruh/nZ1"
    "nhzFZR76ODs+xxBnsGmeYsLwJnUBYFziDYM4w3oyqr99HBWXqcVdN9dJEzXD8rtj1L6z46OANnpvpNHWcQOEuCM9gzcMb6zSDO0G+Cs6TOz8Le"
    "RwdnxeIsKUW9rrEU52eZ4cxWUe+jg7PscQZ7BpnmLC8CZ1AWBc4g2DOMN6Mqq/fRwVl6nFXTffSluH5WVfYsrfvo4Aycmeo3dZxB4CwJzmDPwB"
    "nrN4M4Q78JzpI6Pwt7Hx2cFYuzpBT1ukbPSTg/ywpntop6Hx2cZY8z2DPINGd5ETiDsihwBsGeYbwZVVm9jw7O0uOsmu6ji5zh+lmx7Vla99HB"
    "GTgz1W/qOIPAWRKcwZ6BM9ZvBnGGfhOcJXV+FvY+OjgrFmdJKep1jV04P8sMZ7aKeh8dnGWPM9gzyDRneRE4g7IocAbBnmG8GVVZvY8OztLjrJ"
    "ruo+/C9bOqsmdp3UcHZ+DMVL+p4wwCZ0lwBnsGzli/GcQZ+k1wltT5Wdj76OCsWJwlpajXNSY+gPOzrHBmq6j30cFZ9jiDPYNMc5YXgTMoiwJn"
    "EOwZxptRldX76OAsPc6q6T66yBmunxXbnqV1Hx2cgTNT/aaOMwicJcEZ7Bk4Y/1mEGfoN8FZUudnYe+jg7NkVHqTPHwpDe/ZiJBdjaLnOfE8eX"
    "ijxoQsa+yt93pzefxuYX1SE2+58VsIWU5d76bO+h7qT34rIU2aEbKiWfl2fc5X122vEDf/7NmzYpopzQlp+rbysJV0vW8LZ3kf9adeQEizluHb"
    "pOsVFtlB3dguVn3YaW6Z6fEr/WG1XS2ykzoWN+4qyygTi2ot0u1qq97n9QJdbzS5RN7o5q/D4mss0r2743iNom08StLOfJwYr9qGTx+URrbM+7"
    "o8xe1VdQyzP7plXVlh9hVquJZNVo/Rej2Y3fHb7gerY2w5aQrG0Gmq8UNof8ivur7F3K/lVch71HFAywvVeQ2o8cYBB2okY8WLvHFAq3beOGDg"
    "xfJxAM+ZiXFA60u4ceYl/nHAoA7O+qEO3jhg9qXl44A2HQlZ3zG4nQdfRshh6uZ0ovsw1eGs7eVevB1muyGdy7ebewUhNV0I2UidGGfr6JXqMv"
    "fQ/Pa4ZbW7ygmb/HDpnNNpWC0hx2o9n9e8qx2/fTfa9tPK8xl+DSHHXWfiusbKDJ0H667TrsT5eqpq6LxtcAbFyRnsGWSaM53AGZSE8nL8wBk4"
    "gz1DvxnHeDML87bBWbY4izpvW3X8sjZvm9WztWZOBuZrFNueJTFvG5yBsyTm04bhDAJnSXAGewbOWL8ZxBn6TXCW1PmZbN42OEtHR9x2V/l8Ou"
    "ZkeRxRcMaHB6XRlSHGh00jc7J6qeKgbOnvOTk2fwdDqehDtN0/pGh7FifGq7bh0welkS3zvi5PcXtVHcPsj25ZV1aYfYXKlYV5jusfcnzMc4w+"
    "z/Hw1HDHec7Djh/nPMcN08rjdPMcP6n4L9rhzIVJz8fJthPDxWVZ3vy6WB9+vZI6Bi3rypI5WCy9ZinayA5nLkx6Pk62nRguLsvy5tfF+vDrld"
    "QxaFlXlsyBpAB7qmgjO5y5MOn5ONl2Yri4LMubXxfrw69XUsegZV1ZMgeS9PqEoo3scObCpOfjZNuJ4eKyLG9+XawPv15JHYOWdWXJHEjS61OK"
    "NrLDmQuTno+TbSeGi8uyvPl1sT78eiV1DFrWlSVzIEmv2Yo2ssOZC5Oej5NtJ4aLy7K8+XWxPvx6JXUMWtaVJXMgCdJpxTQ8o57F62dhlKf3Bc"
    "lk4n1BfT5SInupmzLd47rpR/2Mr5SE9Z1RIvuok8WZ0NSPlUizmaV6n9cqd/36j/vr8jINmzbLcXGr+SdgD6AAu0PPKyYqzi1YnBiv2oZPL6Zh"
    "y3y4uMz7ujzF7VV1DLM/umVdWbp9heS6SdFGdjhzsnBd+qA0smVZXez7Tqp8dWUF7ZMsnbisKyvMvur0JO0D+s1Orh94ZXa6fc79tH3uV7QRix"
    "PjVdvw6cU0bJkPF5d5X5enuL2qjmH2R7esK0u3r5Bfi2j7LFK0EYsT41Xb8OnFNGxZlUb0dXmq8hK3C7M/umVdWbp9hfx6iLbPQ4o2YnFivGob"
    "Pr2Yhi3z4eIy7+vyFLdX1THM/uiWdWXp9hXya0YVtY+9rzPAQyqaRtt9mqLtWZwYr9qGTx+URrbM+7o8xe1VdQyzP7plXVlh9hVS27OxddVrz0"
    "7XgQeTmqtoezucuTDp+TjZdmK4uCzLm18X68OvV1LHoGVdWTIHkkL0nw14rm76J7N1PyDq9zeh7HB27tqi4r2h4AyKmzPYM8g0ZyqBMygJZY0z"
    "CJzBnqHfND3ezMJ7Q6FscRblvaE6zrL23lAmvC+oeu1ZEu8NBWfgLIn3OYbhDAJnSXAGewbOWL8ZxBn6TXCW1PmZ7L2h4Cw9LVTMNbDDmZOF69"
    "IHpZEty+oiy1PcXlVH3T7J0onLurLC7CtUri8p2sgOZ04WrksflEa2LKuLLE9xe1UddfskSycu68oKs69QuSp5n+NjknZdc6HzPkc7Lq7vVtvP"
    "ox+kcbPax/M8ul23LLzPkYl/n2OLOaVzjn9n42q63pDvVtvb284W+251/0+Vzjmdwr7Pcf+n1N+tZuUGcTajrZqzL2g4+0IEzta2S5azL2SYsw"
    "2XO45nacZcPWdDr9Rz1vLTpXOO52zTVY6Lg7M1n1ZzZted178rbL4dzpwsXJc+KI1sWVYXWZ7i9qo66vZJlk5c1pUVZl+hcj2uaCM7nDlZuC59"
    "UBrZsqwusjzF7VV11O2TLJ24rCsrzL5C1as68JCavqxoezucOVm4Ln1QGtmyrC6yPMXtVXXU7ZMsnbisKyvMvkJqja2rXnuG5+qS06kFxd6/L2"
    "o4q/s8jj9knjMI/WYSnKHfNKf/B1B4LgA="
)


def cells() -> list[int]:
    """All rows, one after the other."""
    numbers = array("i", zlib.decompress(a2b_base64(_CELLS)))
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tolist()
