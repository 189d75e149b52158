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
    END, ALPAR, AND, ARROW, AS, ASI, ASI_DO, ASSIGN, ASYNC, AWAIT, BANG, BITAND, BITOR, BITXOR, BREAK, CASE, CATCH,
    CHUNK, COLON, COMMA, CONST, CONTINUE, DEFAULT, DELETE, DO, DOT, ELLIPSIS, ELSE, EQOP, EXPORT, EXPR, FALSE,
    FINALLY, FOR, FROM, FUNCTION, HANDLER, ICLOSE, IF, IMPORT, IN, INCDEC, INSTANCEOF, IOPEN, LANGLE, LBRACE, LET,
    LOCAL, LPAR, LSQB, MINUS, MULOP, NAME, NEW, NULL, NUMBER, OF, OPASSIGN, OR, PLUS, POW, QDOT, QMARK, QQ, RANGLE,
    RBRACE, REGEX, RELOP, RESERVED, RETURN, RPAR, RSQB, SEMI, SEND, SHIFT, SSTART, STRING, SWITCH, TEND, THROW,
    TILDE, TRUE, TRY, TSTART, TYPEOF, UNDEFINED, VAR, WHILE, ERROR, UNKNOWN, LPAR_NL, ALPAR_NL, LSQB_NL, TSTART_NL,
    INCDEC_NL,
) = range(95)
TERMINALS = (
    "END", "ALPAR", "AND", "ARROW", "AS", "ASI", "ASI_DO", "ASSIGN", "ASYNC", "AWAIT", "BANG", "BITAND", "BITOR",
    "BITXOR", "BREAK", "CASE", "CATCH", "CHUNK", "COLON", "COMMA", "CONST", "CONTINUE", "DEFAULT", "DELETE", "DO",
    "DOT", "ELLIPSIS", "ELSE", "EQOP", "EXPORT", "EXPR", "FALSE", "FINALLY", "FOR", "FROM", "FUNCTION", "HANDLER",
    "ICLOSE", "IF", "IMPORT", "IN", "INCDEC", "INSTANCEOF", "IOPEN", "LANGLE", "LBRACE", "LET", "LOCAL", "LPAR",
    "LSQB", "MINUS", "MULOP", "NAME", "NEW", "NULL", "NUMBER", "OF", "OPASSIGN", "OR", "PLUS", "POW", "QDOT",
    "QMARK", "QQ", "RANGLE", "RBRACE", "REGEX", "RELOP", "RESERVED", "RETURN", "RPAR", "RSQB", "SEMI", "SEND",
    "SHIFT", "SSTART", "STRING", "SWITCH", "TEND", "THROW", "TILDE", "TRUE", "TRY", "TSTART", "TYPEOF",
    "UNDEFINED", "VAR", "WHILE", "ERROR", "UNKNOWN", "LPAR_NL", "ALPAR_NL", "LSQB_NL", "TSTART_NL", "INCDEC_NL",
)
NONTERMINALS = (
    "binding", "bit_and", "bit_or", "bit_xor", "block", "block_list", "both", "cases", "catch", "closed",
    "closed_no_if", "conditional", "declaration", "declarations", "definition", "do_while", "either", "equality",
    "export_name", "exported", "exports", "expr", "expr_body", "exprs", "for_init", "function_def", "if_chain",
    "import_name", "imported", "imports", "item", "item_list", "items", "key", "label", "last_cases", "last_no_if",
    "last_simple", "list", "loop_head", "maybe", "named", "open", "open_no_if", "parts", "pattern_element",
    "pattern_element_list", "pattern_elements", "pattern_properties", "pattern_property", "pattern_property_list",
    "postfix", "power", "primary", "product", "properties", "property", "property_list", "relation", "sequence",
    "shift", "simple", "slot", "slots", "statements", "sum", "unary", "update", "variables", "script",
    "expression",
)
# The function of tree.py, the symbol it makes, and of how many values.
RULES = (
    ("first", 164, 1), ("first", 165, 1), ("more", 159, 2), ("none", 133, 0), ("more", 133, 2), ("more", 133, 2),
    ("more", 133, 3), ("more", 133, 3), ("more", 133, 2), ("more_exported", 133, 3), ("local", 109, 4),
    ("import_", 109, 4), ("import_alone", 109, 2), ("export_default", 109, 3), ("export", 109, 2),
    ("export_names", 109, 2), ("export_from", 109, 4), ("export_all", 109, 4), ("export_all_as", 109, 6),
    ("handler", 109, 3), ("variables", 163, 2), ("variables", 163, 2), ("one", 108, 1), ("another", 108, 3),
    ("declaration", 107, 3), ("declaration_only", 107, 1), ("import_default", 123, 1), ("import_both", 123, 3),
    ("import_all", 136, 3), ("none", 136, 2), ("second", 136, 3), ("second", 136, 4), ("one", 124, 1),
    ("another", 124, 3), ("import_name", 122, 1), ("import_as", 122, 3), ("import_as", 122, 3),
    ("exported", 114, 2), ("exported", 114, 3), ("exported", 114, 4), ("one", 115, 1), ("another", 115, 3),
    ("import_name", 113, 1), ("import_as", 113, 3), ("import_as", 113, 3), ("import_name", 113, 1),
    ("import_as", 113, 3), ("import_as", 113, 3), ("function_def", 120, 6), ("async_function_def", 120, 7),
    ("expression_statement", 156, 1), ("variables", 156, 2), ("return_nothing", 156, 1), ("return_", 156, 2),
    ("throw", 156, 2), ("break_", 156, 1), ("continue_", 156, 1), ("if_else", 104, 3), ("first", 105, 2),
    ("first", 105, 2), ("first", 105, 2), ("first", 105, 2), ("empty", 105, 1), ("loop", 105, 2),
    ("switch", 105, 7), ("switch", 105, 7), ("try_catch", 105, 3), ("try_catch_finally", 105, 5),
    ("try_finally", 105, 4), ("expr_statement", 105, 2), ("if_first", 121, 5), ("if_next", 121, 7),
    ("if_", 137, 1), ("if_open", 137, 5), ("if_next_open", 137, 7), ("if_else", 137, 3), ("loop", 138, 2),
    ("if_open", 132, 5), ("if_next_open", 132, 7), ("if_else", 132, 3), ("loop", 131, 2), ("while_head", 134, 4),
    ("for_of_head", 134, 7), ("for_of_head", 134, 7), ("for_of_head", 134, 7), ("for_in_head", 134, 7),
    ("for_in_head", 134, 7), ("for_in_head", 134, 7), ("for_head", 134, 8), ("variables", 119, 2),
    ("for_expressions", 119, 1), ("do_while", 110, 6), ("do_while", 110, 6), ("nothing", 135, 0), ("none", 154, 0),
    ("first", 154, 1), ("one", 118, 1), ("another", 118, 3), ("none", 102, 0), ("case", 102, 3), ("case", 102, 3),
    ("last_case", 130, 4), ("last_case", 130, 4), ("case_label", 129, 3), ("default_label", 129, 2),
    ("block_statement", 100, 1), ("more", 100, 2), ("more", 100, 2), ("catch_param", 103, 5), ("catch", 103, 2),
    ("block", 99, 3), ("block", 117, 3), ("name_pattern", 95, 1), ("object_pattern", 95, 3),
    ("array_pattern", 95, 3), ("none", 143, 0), ("trailing", 143, 2), ("one", 145, 1), ("another", 145, 3),
    ("short_pattern", 144, 1), ("short_default_pattern", 144, 3), ("key_pattern", 144, 3),
    ("key_default_pattern", 144, 5), ("rest", 144, 2), ("none", 142, 0), ("trailing", 142, 2), ("one", 141, 1),
    ("another", 141, 3), ("one", 158, 1), ("another", 158, 3), ("nothing", 157, 0), ("element", 140, 1),
    ("default_element", 140, 3), ("rest", 140, 2), ("arrow_name", 116, 3), ("arrow", 116, 5),
    ("async_arrow_name", 116, 4), ("async_arrow", 116, 6), ("assign", 116, 3), ("assign", 116, 3),
    ("conditional", 106, 5), ("logical", 111, 3), ("logical", 111, 3), ("logical", 101, 3), ("binary", 97, 3),
    ("binary", 98, 3), ("binary", 96, 3), ("binary", 112, 3), ("binary", 153, 3), ("binary", 153, 3),
    ("binary", 153, 3), ("binary", 155, 3), ("binary", 160, 3), ("binary", 160, 3), ("binary", 149, 3),
    ("power", 147, 3), ("new_bare", 161, 2), ("delete", 161, 2), ("unary", 161, 2), ("unary", 161, 2),
    ("unary", 161, 2), ("unary", 161, 2), ("unary", 161, 2), ("unary", 161, 2), ("update_after", 162, 2),
    ("update_before", 162, 2), ("member", 146, 3), ("optional_member", 146, 3), ("index", 146, 4),
    ("optional_index", 146, 5), ("call", 146, 4), ("optional_call", 146, 5), ("name", 148, 1),
    ("constant", 148, 1), ("constant", 148, 1), ("regex", 148, 1), ("true", 148, 1), ("false", 148, 1),
    ("null", 148, 1), ("null", 148, 1), ("text", 148, 3), ("text", 148, 3), ("paren", 148, 3), ("array", 148, 3),
    ("object_", 148, 3), ("new", 148, 5), ("expr_block", 148, 2), ("function", 148, 5), ("named_function", 148, 6),
    ("async_function", 148, 6), ("async_named_function", 148, 7), ("none", 127, 0), ("first", 127, 2),
    ("one", 126, 1), ("another", 126, 3), ("spread", 125, 2), ("none", 139, 0), ("chunk", 139, 2),
    ("interpolation", 139, 4), ("none", 150, 0), ("first", 150, 2), ("one", 152, 1), ("another", 152, 3),
    ("property_", 151, 3), ("method", 151, 5), ("async_method", 151, 6), ("shorthand", 151, 1),
    ("shorthand_default", 151, 3), ("computed", 151, 5), ("spread", 151, 2), ("word_key", 128, 1),
    ("string_key", 128, 1), ("number_key", 128, 1), ("word_key", 128, 1),
)
STATES, WIDTH = 1156, 166
SCRIPT_START, EXPRESSION_START = 0, 166
_CELLS = (
    "eNrtnQ/YFUW9x2dPiEiERFwv16uIiIiIgIiIiESkhoSGZISIiERm9EpEhERIRERExiUjMyMiIiJCQ0JEREJCRCQiQiIiIiIiIvOacc3LlTvrnn"
    "13zuzM7Ox598/Mnu/3eebd3ZnZ+fs5v9nZd3b30lOnTl1KHZHo0nI4H0d2Dhv3UknafJqi+KJw0fmitOKWmQ9T7avykpXJNg1yssnnoVLY7xUm"
    "775vkZ97mIbNaURIt9Pi57tHcc7UxoS0O73Sb+vp4rjjmlQetzoj2F9H90c1JaTxW73jFXQ7pBkhr1G38G2V513bXF6eY82j6zPvTEJ6tqj020"
    "+PZ7zd2+/YkpAd1E18h34bnd2KkI3U3fVvgV+zs8LxVgn8hv07IW/8e3S8LLSkNSED/yPYsnq5fPzg2eHz+vwnIYfKjmWzE/1Nq7icfY6Yyy7n"
    "iuPvpv5T2gRctj0vHGcL9atrG3DZ8nxvu5ZuR7bz9htdQMjyC+RcDm5PyIn26XC54MJgv3+HMJdHy35zLwq47NGxkst99Hj6xdH92aETIdupm3"
    "BJ4Ne6c7C/obPnxlwa+DXtQshK6oZ2JeRk18r02HiuFncjZMBlemy9dJnnXM3vHvj3vtxzKh2k4bN6BFtWna/wtrvodnLPyrA2VxKyuezceons"
    "JgSZok6WXgNBUBIa2yu5tFpcVXm8hjke0TuZPJZm8HstXW1fPy6jZb6pDyGv9kk/r4evMaPO/fo2PI0jfWEDakH3v9Ou+Xj3fnbNx4uivf0qt3"
    "E07V2eA5fgMmm171+5jaNt/T0HLsFl0hr/7sptHJ11reds1npa/tHXFbNvm1xvVjp56rfleedvmfmnyM8/9p0ond9K5rCitHXKFJUnH64bR+Si"
    "8v0t7qdBMfQoZxtueQ/aBPNxXF/i+tLT6++p3MbRogGei6PrbyDk+A1h/+M3BE7mz4Y/MDDYl8Vh01KFseGuer038D/w3iBs5iC9Ov43M0Yfl9"
    "TXV6cbw2XiyylrGxO188Z00p10EyHnvI+QTe+rPg2sJ8rPXt49mJDmNxOy+ubAb/gQQcT3h72WUr9Bt0THy0Kv0HI89IFgW8HX0DJLQ8Pnzfkg"
    "ZWuY5/Lgcs8w+7j8CzfXSYPLqbfSdhhO6z6cqe9t4XitRoT91lG/UbdHxxOl1XgkbauRyXE55A7a5ncEW1YLR5Xb/05Bu1O/eaM9h+tLXF8mrZ"
    "4fqtzG0f4Pea6CnbJNcLczxoT9+Li+CzEo8efT2aNxv4WPH5V23DgiF5XvHtwnghqgjh9GGxRB+8t2YD9jD0R+/rHvROnsl9gUUdo6ZYrKkw/X"
    "jSNyUfnuh73MVL8ut/evmXYX+fnHvhOl82tJ34nS1ilTVJ58uG4ckYvK99fg0ihh3oN5j452fLhyG0cT7/Icq9+U7cBvGHsg8vOPfcenLfOXpa"
    "0SHz8q7bhxRC4q39/AXlqnlzLqs5dyYuMlMPmmzv5IdnntLbf5XqbtRX7+se9E6eyV9J8obZ0yReXJh+vGEbmofPeCTVxf4vrSOm38SOU2ju66"
    "23Os9pXtwD7GHoj8/GPf8WnL/GVpq8THj0o7bhyRi8p3H+wlri8tuM6rxWvOZh/FOI5x3C6t+mjlNo6GjfUcq9+Vf/e/Y37/Ij//2Hd82jJ/Wd"
    "oq8fGj0o4bR+Si8v0dxvFMdUm5vd8YGx13yccIGVhHyMt19tXzwXsqj/uMI+TQOPR/Ebh0NbDOznqCy+JzCXsJmcalrQKXdnIJQeAS9hIyaz4+"
    "++PgEmoYl13GJ8Pl7vHVcznlE4S0nUDIlgni8LpPEtJyIiFrqRv5KXGcRpM8LpfT7eB7CTlxr5jLBZPl5ej/abACe1nJpSsZl75UXPr20uVSZS"
    "/BJbhMmsskxnEVlxC4NJFL2EtwWe04HsUlxnFwaer1pTvvAZd2yJTvURxNoO/xPYpi6E7BffU7a+h/QG5dVfW9E/8PgzSVxXelstDcKfHi9/gM"
    "Ifs+Uxt9PFpgD0bXkI1w66qq72jYy9xUzfsvZd/TfXOuEvE9XVei7+myz1FMnxrs889RsN+jKNL3dDvc5/mx39N1/VzHfydX93u6rrbfF5+JCd"
    "OC/daf9ZxKut/T3cClw35PN47GTI8Xf3eZ16afi98Wa8/Xi7fyc953nnkNnVG7tuWkpO6LP29PHQbMtLf9i/z9npdmmpUOVL3mfwFtAJmv3rPQ"
    "BhBz3QseIKhes76INoDMUOfZYv9d1H/yl9LNu80ce9tt85xszqlV1fL/e8Z+Gf1vJbP3ow2KoJGnTp3i/98zkvnfW9G/w+fW1XWy92axbZHGe7"
    "PW0N/RiK8QUpob+C2bG45303+F/V6lfg/Pi46Xhfp9lZAjXw22rO5/wNt2/1r4vL3Ub9p8z7G6m7b73Yr/AfvhfBzZeWx8Po6/z4fx/qL9qDxE"
    "aYvO06mfal+Vl6ruUG2p/dfRBkUVvqeb3/svt9Hf1fgHCTnrG4Hf+m+E441+KOzX5JuEPPrN6HhZ6JaHCXn94WDLatG3vO31C8LnHad+D3zbc7"
    "arqP8f77UQNhL3iey8T3QA7Fqhmd9BGxRRIwTPQ46QzCOL+L5gt64jFPPmEZhTG8+lq6K9LxhcFodL2EvINC5tFbi0S11ou3dRtL0fzseRncfG"
    "14njH/NpisJVefDnycqsUz/VviovnbpD8exlrdoI2Esz1VnQ7p0W1Vb9OyvY27kIjJikSd9FG7g6ZzHaAOM45j1Q/Pl4Ed/7Dy7NVHfa7t0Vbe"
    "+H83Fk57HxdeL4x3yaonBVHvx5sjLr1E+1r8pLp+6QnibQtpugaD8/nI8jO4+Nz8fZtFicJruV7UflwZ8nK7NO/VT7qrxUdYcaPh+vtfp3Bj9G"
    "ysT3uTW6INivlfe53f09z499n5vr57qGvM9twGV6HDRf4jlX87sH/quXeE4l3fe5Df9+ZZjsfW5dqa3oqrAXfjgfR3YeG18njn/MpykKV+XBny"
    "crs079VPuqvHTqDjV8Pl4L3ztj5+Oi9/77YXjvP+4T8Vy6Sut7Z+ASXKbJZRL3L1VcQuDSRC5hLw24T7QU94nqm2IpGIG9bNj1ZZS9xPUluDR1"
    "3sN/hw9cQkmpKM+PD/oB+rIhOn6D2M93Mn82/JUfBPuyOGxaqjA2nNdDy4KwmYP06vdtZnyQpeur043hMvHllLWNier7w+rPPUzPnbOckG4/Mr"
    "uOKxTzh7G97LOXK1K+R1S62j4btedHyaQxdYU6zsOCtvf9Ho7ZLw+n0I8NTTPqfDdc1gayMChftXskXvxHCtSHbl0eAZOF0LIC9eMyMFkYbX2k"
    "OHUZ9yj6EwKXUD6ybT6+NINx3Mb5+DJa5lY/JmTdj8G0SqNWVh43fgxtUjStQJ9CUEj9+qINIE97ytdRe5jrqT2SayvX33eyMFUeqrRV8aPSjo"
    "ojiic6T5XvHtw3ylQ/L7f3z5l2/7mkD1x/38nCROexz/f8XKN/+bK4z/fIzvOf71Hlz5fdfb6HPZa1gSwMKgaXMuZ0udQ5Lw6X/DG4NE/Pl9v7"
    "eabdn5f0gevvO1lYlL18XqN/+bK49vL5CHupyp8vu2sv2WNZG8jCoGJwKWNOl0ud8+JwyR+DS/P0XLm9n2Pa/TlJH7j+vpOFRdnL5zT6ly+Lay"
    "+fi7CXqvz5srv2kj2WtYEsDCoGlzLmdLnUOS8Ol/wxuDRTlyra3A3znc45bFzReaI0RfFF4aLzRWnFKbMoD9W+Ki9ZmWzTkFXZ5PPaKnCpW2Zw"
    "ScjCn2STz7Wr5WGHy213mGlDkZ9/7DtROocl/SBKWyU+flTaceOIXFS+hzGOF1JYTxSWreuJjlE7N+9xMK1SzzVogyLqF2W78AvGPvxCYitcf9"
    "/JwqLuE/1Cww7xZXHvE/0i4j6RKn++7O59IvZY1gayMKgYXMqY0+VS57w4XPLH4NJOJfFeAzadNN9rsH9N/Pca6KTrq2jvNZjxRLHZPZWTPTkF"
    "O1ZYVfPefx3tUZwztXHw3n9fW08Xx+Xf+9/qjGA/jff+y+S/97/CPpff+++Kfe+/rjqupedQN/HJwO/sdeF4GwV+dz1FSLP10fGy0CpajmFPB1"
    "tWb5SPl2wInzfwp4S8XHbg0hwuH9xISJ9nCDn0TOA3e1M4XpefCeaT1G/K5uh4Wajts4RseTbYVsxNt3jbls+Fz1tL/UZu9ZyuGj2vH/ckHU9f"
    "y2FMPZlAnq/hWqCweiOnvn0DTEEK/V9OfPwfuIQUWv58PvkO3oa2h4qpE2C70PqHpWPqP3AtUGgteAH2Ekp4Xjs2Ok4S36PIS7LvSsnUfzuYsI"
    "VLVwPr7KwfuCw+l7CXkGlc2ipwCRVB4BKCvYTyno/H/T4kuASXvLqMT4ZL9vmear5b6j7fI/tuqf98j+q7pY0mVX631H2+R8Ql+91Snkt8txT2"
    "kufSVVLf01XZS3AJLpPmMolxXMUlBC5N5BL2ElxWO45HcYlxHFyaen3pznvApR3Cc2f5PXd2lPI/9+eE9NgR+O3bEY43/Rdhvw47Cdm+MzpeFp"
    "rwS0Ja7wq2rDaUj8f8Knxe092ErCy7tOzlXw1exxj3/qVbl79iXaYV47gr1XoicAnlySXsJWQalyqBS8hEFakfwSW4hL2EGjKOJzEft2U9Ebgs"
    "joa+WKz6nHwRfQqBS0hvHI+7/vKvGu9Xt2X9JT+O4/+QuL7kuXSV9fpLcAkuk+AyiXmPiksIXJrIJewluKx2HI/iEuM4uDT1+lJ3/SW4zFfbym"
    "2/jemDbRK+XH/fycKi5uPbNNjly+LOx7dFfO9MlT9fdnc+zh7L2kAWBhWDSxlzulzqnBeHS/4YXJop29arj74u2Ld9vfriPYQM+DUhL1E3f6/n"
    "1/s34Xh+GKuDNN6sfdHxslDn3xKy67fBltXk/d62ze/C522mfmMPeI7VlrId2MLYgy0S2+D6+04WFlX+uHFE5WPV4vd6+fNlZ49lbSALg9LXC+"
    "X2foFp9xckfeD6+04WFnV9+YJG//Jlca8vX4i4vlTlz5fdvb5kj2VtIAuDisGljDldLnXOi8Mlfwwui6k1v88mnxEH86lf6Q/o46y1tWwHtjL2"
    "YKvENrj+vpOFRY3jWzXsDl8WdxzfGjGOq/Lny+6O4+yxrA1kYVAxuJQxp8ulznlxuOSPwSXGcRvHcZGWYWxPVdvLdmA7Yw+2S2yD6+87WVjUOL"
    "5dw+7wZXHH8e0R47gqf77s7jjOHsvaQBYGFYNLGXO6XOqcF4dL/hhc2qf732nX+4m697Pr/z03HSLkVeoe/mN1/dPvsBmcHKHluP9PwZZV9yPe"
    "du+R8HnT/kxI+6OeA5fmcNlQbTtqBpfj/0LIWceCLav15ePRfw2f1+Q4IY+WHbg0h8tb/uZtX/9bdTwseskMLq//OyHH/x5sWT3wsrft9d/h8w"
    "5Qv5mveA5cmsNlp380jIed/zCDy0mvEnLOP4Mtq03l47tPhM9r/j+ErC47cGkOl8Nfo3/+RcjSfwV+g17XP/+V183g8qH/JaTvyWDL6nD5eM7/"
    "hc/r9gblpOx44b2s+XE5lc7y2xGHbKWuvr6OE4rXqhT2W0f9Rr3FiYyXhRo3csgK6vwtqyGnecevnRYu28LGDrn2dM/BXprD5THaH/OaOKTnGU"
    "G/7D9Dv49mNHWMsJcd3+qQHdT5W1YTm3nHZ78tXNaN1O+u5p4Dl8WZj5uiZmc6ZBV1/pbVsBbe8RstwuwtebtDBrb0HMZxc7h8mfbHg+9wSJ9W"
    "Qb8cahXuo9n/FvbrcpZDdp/lRMbLQlP+3SFtWzv1W1Zbysd1/xEuW8uzHbK27Iqskf/pEKj4wjiOcVxHjc5xyHLq/K1Ig88N+5+gfgvaeI7Vjv"
    "L/fXcw///dIflfsOvvO1lYVPnjxhGVT1W2qHA2PZGfKj6sFOwl7KVd6n+eQ45S529Fmts27N/jfIfsK7s85j17htk17/mLwD6mcv/yVtoOw2nd"
    "hzP1vS0cr9WIsN866jfq9uh4orSmt3NIhwuSuxYfcgdt8zuCLauFo8rtf6eg3anfvNGew3zcHHu5nbIxob1DWl8YMLLhwjAvYzqE/Zpe5JCVFz"
    "mR8bLQ0I4OOUmdv2W1+GLveECncNleon7zL/EcxnGM40mrd2eHHKTO38bRrEudNx24BJdJq3MXh+yizt3G1eSuzpsO47g5XLbp5pDN1I29LOiX"
    "Ft3DfbRG4DficoeUejiR8bLQMlqOm65w6resXi0fP9wzXLZ+VzrkSNnBXsJeJn7fppdDul/l1G/jaC+Nv/cqcAkuk9e03g5pf7Xz5jauttHzXF"
    "ckje/jkLOuCeq0/hr8H7Im7DPsJeylhkb3dUiTdzr1W5EeFfjf0s8hr5cduASXSWvRuxxyfX+nfqur4zTuA+/2XJHV61qM40XQuwX/b/P9DsTs"
    "43dbuLbBLbOq3O/Geo1c1E/Q7v2q7It+FvahW2ZVufuBy1zUV9Dufavsi5nXOVbWX1XfvuASqkKdrsf1JATF0U78ZqzQpPfUVj9NwDVAw66xql"
    "i30eVc+TlT2nhb9/5l2/PEceraBvcvW57vbdn7l9OnBvtZf79nwYXBfv8Owb5///Jo2W/uRcH9yx4dK+9f7qPH0y+ObvsOnQjZTt2ESwi5+3ue"
    "X+vOQbjr57oxl1aet7ILIUO7EnKya6U/H8/V9vuq+E1NC/ZXL/GcSgcvJ2RWj2DLqvMV3nYX3W74bGVYmysJ2Vx2UDY6ZwDG8US1FE1Q3xRoi5"
    "rXUXyzFmrg9aWOsC44WpvoWH/3DQ5pPjAY81cPDI//w98ruCYY5JClg5zoeBlo0I0OeYU6f8vqoZu8477vC5ftMPWbM9hzWajbzfm0z54q8p06"
    "xO7rwHbv98q/9f3FvZ4dd0s+dWv1AcwRoEBXCe6xXZXDfbd1OXHp1lVV36twDzIXXU7b/XJF2/vhfBzZeWx8nTj+MZ+mKFyVB3+erMw69VPtq/"
    "LSqTukp16CtutVQ+3p1lVV315gKxd9nLb7xxVt74fzcWTnsfH5OP4+H8b7i/aj8hClLTpPp36qfVVeqrpD+d4nGjXUyeQ+UeMPOpncJ5rNsBXn"
    "PtGKD+pdLw8Z5pDXqFt4axD/2uHhc48J/Obd5pCeIxxhvP3Uf8bt2V2zdxzpkB3U+VtWE+9wyNmjHLJxVLg8d93pkGajPZdledPWqtGYx8Nexh"
    "Puq0dr2Icc8gZ1S8YEv6+BHw7/1l4W+D14l0P6fMSJjJeFDtFyzL7bqd+y6vJR73j3R8NlmzLWIW0/5jlwaQ6XW2h/1NU5pOU9Qb+svSfcRyPH"
    "hf0afdwhyz/uRMbLQoPHO+QEdf6W1YJPeMf9J4TLdpT6zf2k57JQj4n5tM++KvKd/qniXwt0mOTVcfskO+s64V5cr0HFUuvJ1TN9Le6pQIx6Cn"
    "joWUOMuHVV1bcnfi81rQ2Tcf0ABXqnwB68s4aeH3frqqrvO2EvjdOYT8OGQfnojrI9eGNs2I/Xko8RMrCOkJfr7Kvng/dUHvcZR8ihcV5d71DY"
    "xDtgL43n0tXAOjvrCS6LzyXsJWQal7YKXNrJZa32BbgEl7CXkKnz8dkfB5dQw7jsMj4ZLnePr57LKZ8gpO0EQrZMEIfXfZKQlhMJWUvdyE+J4z"
    "Sa5HG5nG4H30vIiXvFXC6YLG+f/ngXCOwlx6UrGZe+VFz69tLlUmUvwSW4TJrLJMZxFZcQuDSRS9hLcFntOB7FJcZxcGnq9aU77wGXdgjPneX3"
    "3FnTKQ5ZSd3QzwRrt05+JryOa/HUsN+A+xzy0n1OZLwsNH+aQ3p/1qnfsjpYPp41PVy2zp9zyK6yYzVKYC9H1dB6IreuoxRzm1GY9+SiOFy6Kt"
    "p6InBZHC5hLyHTuLRV4NJOLmu1L8AluIS9hNIYx4u4nghc2sdlLawnYrkU3VcfhfvqsJcSLl2ltZ4IXILLNLlMYhxXcQmBSxO5hL0El9WO41Fc"
    "YhwHl6ZeX/LricBlMTV5RsPWr7T5PN6BJNPmGm6b2wW28fYaep+bW1dVfW/HvCc3Yf1lfusvx850SIsvOGTNF4Lf9IhZ4d936Ythv2XU76bZTm"
    "S8LPQqLcfDX3Lqt6z6zfGOj8wJl+3+Lzuk+/2eY3UZtQeXKWyCH87HkZ3HxteJ4x/zaYrCVXnw58nKrFM/1b4qL526Q3rqRtuum6L9/HA+juw8"
    "Nr5OHP+YT1MUrsqDP09WZp36qfZVeenUHdLTR2jbfUTRfn44H0d2Hhufj+Pv82G8v2g/Kg9R2qLzdOqn2lflpao7FE930ba7S9F+fjgfR3YeG5"
    "+P4+/zYby/aD8qD1HaovN06qfaV+WlqjuUzbyny7mKe45tgnlP2/PEceraBvOelueH5z17metgft4z+rp05z0LLgz2+3cIz3uOlv3mXhTMe3p0"
    "rJz37KPH0y+ObvsOnQjZTt2ESwiZ9hWvzq07V8Zx/cdcWum3sgshQ7sScrJrpT8fL47azw3afH73yrBtc9XzqYOXEzKrR7Bl1fkKb7uLbsf/V2"
    "U6ba4kZHPZsfoo/U1/VPG79sP5OLLz2Ph8HH+fD+P9RftReYjSFp2nUz/VviovVd2heJpS423n1n8K+DFOk2ifTFL0ix/Ox5Gdx8bXieMf82mK"
    "wlV58OfJyqxTP9W+Ki+dukMNsJdLYS/rm2IpGMlDH6Z98mFFv/jhfBzZeWx8Po6/z4fx/qL9qDxEaYvO06mfal+Vl6ruUDyNoW03RtF+fjgfR3"
    "YeG5+P4+/zYby/aD8qD1HaovN06qfaV+WlqjuUn35coH5w6/JjcAUlpLPmYd1c0bU+Rh+fpLblu5bal+/CLhZWo78KOwVBSarJA/hNFVnfsXQ8"
    "/A7G8ULrUUvtDuxlsbW8YHZnOexoIXTL14pld17/GuxonsJzZ/k9d7ZovkOu/7pDjn89+A088GD499DrG2G/A9Rv5kNOZLws1OmbDtlJnb9lNe"
    "lh7/icb4XLton63b3Ac3lobK/k0mpxVeXxGuZ4RO9k8vhBBmN46Wr7bFjzb2fPz+pvY9yCiqetjxSnLsMX4jcKgUsoH9l2fbkU15dCLXPL/B2H"
    "LP0OfrcqDVqE9imqbLtPlPZzujKlcZ/oFfq7eui7Dum72CGHF3u/sTnfC//W/DBW3ZY4ZM8SJzJeFpr6fYe0W+rUbyv6tXw87gfhsrVa5pB1ZR"
    "eHy9nnxHt+fPe50c+PbzlP/Pz4Wrod2c7bb3QBIcsvEHPp3r8c3J6QE+0bzuWoHzohLvN6ftwX+/z4hs6eY58Lb9pF//nxxd0IGXCZHlsvXeY5"
    "V+zz470v95xKus+PT+5ZGcY+P+7WC6rkErJrHC+6vXTVeLkDewl7aZxcLqHiqkj31VeAVQhcQjkJ99XDsvW++pAfOeS1H+F3q9JJrN2FDNTCFf"
    "jdFlnsd6Vkivqu1P8abLtk3+EzvdzgUi/eQMW3zsAllCeXsJeQaVyqBC4hE2Vr/4JLcAl7CZk4H4/7nWdwCS55dRmfDJe7x1fPpfv98bYT5N8f"
    "r/skIS0nqr8/3mhS5ffHT9wr5lL0/XFf+P447CXPpSsZl75UXPr20uVSZS/BJbhMmsskxnEVlxC4NJFL2EtwWe04HsUlxnFwaer1pTvvAZe1xa"
    "XJUo3jMl37CNYq2cClq4F1dtYPXBafS9hLyDQubRW4hIoicAnBXkJ5zsdNXLcBLu3iMu66DZlMX7fhi79/yXKJ+5ewlzyXrtJctwEuwaWJ/x/X"
    "4RIClyZyCXsJLqsdx6O4xDgOLk29vhSt2wCXZgrf4cvv/erHKPvzHnVIzx8Hv4H9Pw5f185YGfbr+JhDdjzmRMbLQhNXOeTsnzj1W1Yby8d3rQ"
    "6XrdnjDllVduDSHC6HrXHIG9QteSLol4Frw330ssDvwScd0medExkvCx2i5Zj9lFO/ZdVlvXe8e324bFOedkjbDZ7LQ3jPYFi2vmdwC2Wo7qfp"
    "cnSo3P6HmH4Q+fnHvhOlc0jSl6K0dcoUlScfrhtH5KLyPYRneY3S9TcQcvyGsP/xGwIn82fDHxgY7MvisGmpwthwV73eG/gfeG8QNnOQXh1fYZ"
    "g7Lqmvr043hsvEl1PWNiZq543ppd1yY/U29WC5Tw4yfSPy8499J0rnoMSmiNLWKVNUnny4bhyRi8r3IOyltfeJ/mbpe2BkdfkbWLSCyzfninXq"
    "vgSXUF5cwl5CpnGpEriETFSR+hFcgkvYSyjv+bgtz1GAS3O5jPscxd8sff+lL3Y9Ec8l1hPBXvJcusr6OQpwCS6T4DKJcVzFJQQuTeQS9hJcVj"
    "uOR3GJcRxcmnp9qfscBbjMX1msV98zrDLM9PXqxyiTx7jfWRrr1ddudMjIZxzSaFOwJmz5pvD6sME/C/udoH4LNjuR8XTSaqj6P+uQo9T5W1Zz"
    "t3jHPZ4L57uP+k3f6jlWfyi3/R+YPhD5+ce+49OX+cvSVomPH5V23DgiF5XvHzAHylQry+3NjuMrJX2gGsfdc1Ym1HcrU2BANu+Rldv3Xwkeje"
    "fSlWydG7iE8uYS9hLKisuGcmE6l3HLDS7tspe2cgl7CXsJLiHb5uM699XBJaTiMs46N1Ufxl3nxqaT9jo3ttzs/3t4LvH/HthLnktXaa1zA5fg"
    "Mk0ukxjHVVxC4NJELmEvwWW143gUlxjHwaWp15f8Ojdwaa6wzi28zu0vgt9YGuvcpt5K22E4rftwpr63heO1GhH2W0f9Rt0eHU+UVofnHbL9+e"
    "TWuw25g7b5HcGW1cJR5fa/U9Du1G/eaM8lrb9nNDf4e05zEFG+f8d8qBD2MmQn8B7rNzVhm0Nav+CQDS8EtmvM9rAda/rzsN9K6jd0hxMZLwud"
    "pOVY/AunfstqwE7v+KWd4bLN/6VDeu/yHKsD5d/9Aeb3L/Lzj33Hpy/zl6WtEh8/Ku24cUQuKt8DsI+Z6vfl9v490+4iP//Yd6J0fi/pO1HaOm"
    "WKypMP140jclH5/h5cZqony+39JNPuT1YxH3fPeTKhvnsyBQb4NP3yysqtCoPM4tKVbL06uITy5hL2EiraOK5zXx1cQllwGXed25MJr3Pz02TX"
    "uYm4ZP/fw4fh/z2wl0+m8H9In0uVvQSX4DJpLpMYx1VcQuDSRC5hL8Hlkymsc8M4Di5Nvr7017mBS7O1vtzu6xkW1kv4cv19JwtLgsv1KVzT8W"
    "mydVHVZz2uLwvLZdz7ROtTuE+0nrtPJOKStZd8GOwl7OX6FMbx9dz1JbgEl1lwmcQ4ruISApcmcgl7CS7Xp3CfCOM4uDT5+tK/TwQuzda6cruv"
    "Y1hYp7h/6YaJ7l+6/usSuhZbl8I1HZ+mX15ZuVVhkFlc+mHgEiqavdQZx8EllAWXce+rr0vhvvo67r66iEv2+pIPw/Ul7OW6FOY967j5OLgEl1"
    "lwmcQ4ruISApcmcgl7CS7XpXBfHeM4uDT5+tK/rw4uzdZT5XZ/imHhKQWXbpgoXObfkDKlUU++vFH1eQrXlzXBpY69BJdQFlzGvX/5VAr3L5/i"
    "7l+KuGTHcT4M4zjs5VMpXF8+xc17wCW4zILLJMZxFZcQuDSRS9hLcPlUCvcvMY6DS5OvL/37l+DSbD0h+H7PE1W818A954mErsWeSOGajk/TL6"
    "+s3KowyCwuXcneFwwuoby5hL2ETONSlQ64hGy9vtSZ94BLKAsu4/4f8okU/g/5BPd/SBGX7HycD8N8HPbyiRTuEz3B3b8El+AyCy6TGMdVXELg"
    "0kQuYS/B5RMp/B8S4zi4NPn60v8/JLi0QyyXMqm4PLjLMbp+D95TedxnHCGHxqHfi8ClK9n/IcEllDeXsJeQaVzKBC4hE2U6lxC4hL2EbJuP69"
    "wnApeQissu45PhMu66DVZJrNtoNMnjkl23IeKSvX/JC/cvYS95Ll019L66z6XKXoJLcJk0l0mM4youIXBpIpewl+Cy2nE8ikuM4+DS1OtLf90G"
    "uDRbawXridZWsZ7IPWdtQmto16awFpdP0y+vrNyqMMgsLl3J1m2ASyhvLmEvIdO4VKUDLiFbry915j3gEsqCy7j/h1ybwvPja7nnx0VcsvNxPg"
    "zzcdjLtSk837OWe+4MXILLLLhMYhxXcQmBSxO5hL0El2tTeH4c4zi4NPn60v8/JLg0W0+X2/1phoWnJXy5/r6ThUXNx5/WYPfpFObjT3PzcbYu"
    "Twu45MPAZfG4lDGny2US9vJpbhwHl+AyCy7j5huXSwhcmsgl7CW4fDqF+TjGcXBp8vWlPx8Hl2ZrteA+0eoq7hO556xO6FpsdQrXdLLne2Tl9v"
    "1X4/rSeC5dydYFg0soby5hLyHTuFSlAy6hpLlsKBemcxm33OASXMJeQnnPx3XWbYBLSMVlnPe5qfow7nMUqxNet6F6nxtbbvb+Jc8l7l/CXq5O"
    "4b667D0w4BJcpsllEuO4iksIXJrIJewluFydwroNjOPg0uTrS/59buDSTO0st/tOhgWRn3/sO1E6OyVcitLWKVNUnny4bhyRi8p3J64zM9VPy+"
    "39U6bdfyrpA9ffd7KwqPtEP9XoX74s7n0i2Xm6z/f8lHu+h62LrA3YMNjL4nEpY06XS53zdLkU1QVcgsu0uIybL7gEl1nZy6g0YS/BpanjuD8f"
    "B5dma2O53TcyfbJRwoDr7ztZWNS8Z6MGl3xZ3HnPxgbOezZy8x62LrI2YMPAZfG4lDGny6XOebpciuoCLsFlWlzGzRdcgsus7GVUmrCX4NLUcd"
    "yf94DL2tHQF4tTl1m/ctChELiEhGro9yFNl873dHl13g02beDS1cA6O+sHLovPJewlZBqXtgpcQkURuIRgL6E85+M6z/eAS0jFZZz3bagU930b"
    "rNJ+3wYr9rkznkv8vwf2kufSVVrv2wCX4DJNLpMYx1VcQuDSRC5hL8FlteN4FJcYx8GlqdeX/Ps2wKWZ+ll5feHPmLWHP5OsdXT9fScLi5qP/0"
    "xj/SVfFnc+/rOI53vccBWXfvn8+ThbF1kbyMKgYnApY06XS53zdLkU1QVcgsu8ufTHcXBptjaX23sz0+6bJX3g+vtOFhY1jm/W6F++LO44vjli"
    "HFflz5bPH8fZusjaQBYGFYNLGXO6XOqcp8ulqC7gElzmzaU/joNLs/W44L2sj1fxXlb3nMcT6rvHM/xOiqzcvv/j4NF4Ll3JnqMAl1DeXMJeQq"
    "ZxqUoHXEJJc9lQLkznMm65wSW4hL2E8p6P66zbAJeQiss4z1Go+jDucxSPZ/jdUrbc7HoinkusJ4K9fDzD75aCS3CZJpdJjOMqLiFwaSKXsJfg"
    "8vEMv1sKLsGlCdeX/HMU4NJMbSq3+yaGhU0Svlx/38nCoubjmzTY5cvizsc3Ray/3BSxLtgvnz8fZ+siawNZGFQMLmXM6XKpc54ul6K6gEtwmT"
    "eX/jgOLs3Ws+X2fpZp92clfeD6+04WFjWOP6vRv3xZ3HH82YhxXJU/Wz5/HGfrImsDWRhUDC5lzOlyqXOeLpeiuoBLcJk3l/44Di7NV9+3yMMO"
    "07A5jQjpdlr8dPcw5+wZVhk2tTEh7U6v9Nt6ujidcU0qj1udEeyvo/ujmhLS+K3e8Qq6HdKMkNeoW/i2yvOubS4v6zEu7C8CDuedSUjPFpV+++"
    "nxjLd7+x1bErKDuonv0G+jqbfSdhhO6z6cqe9t4XitRoT91lG/UbdHxxOltWu3Qya/mNx7wYbcQdv8jmDLauGocvvfKWh36jdvtOfy4DLUH4Zz"
    "KVIaXLbZ45DN1I39dcBIi71hXtYI/Eb8xiGlfU5kvCy0jJbjpt869VtWr5aPH94fLlu/3znkSNmx+mXZLvySsQ8iP//Yd3z6Mn9Z2irx8aPSjh"
    "tH5KLy/SXG8Uy1odzeG5h23yDpA9ffd7KwqPn4Bo3+5cvizsc3NPD74xu474+zdZG1ARuG//cUj0sZc7pc6pyny6WoLuASXKbFZdx8wSW4zMpe"
    "RqUJewkuTR3H/fuX4NJsPVNu92eYPnlGwoDr7ztZWNS85xkNLvmyuPOeZxo473mGm/ewdZG1gSwMKgaXMuZ0udQ5T5dLUV3AJbhMk8uoNMEluD"
    "TVXvrXl+ASSlP3H8C3n4oq/H88v/+Pd/+9Q/ZSN+1g8Ptq/4fwb22bwG/8IYec9UcnMl4WWk/LMfqwU79l1eRP3vGjfwqX7ZYjDnm97GxXi6sq"
    "j9cwxyN621OPuVPixV/059oaG2Av87OX1x91yHHqHvhLwFyvY2H+Dgj8Zv7VIZ2OO5HxstBOWo5Jf3Pqt6zOeck73vRSuGx3/90hzV/2XJG0+m"
    "VcX8JeBupyrvycKW0Ce9n2PHGcuraBvWx5ftheDv9vR2ovR1+Xrr1ccGGw379D2F4eLfvNvSiwlz06VtrLffR4+sXRbd+hEyHbqZtwCSHTvuLV"
    "uXXnyjiu/5hLK/1WdiFkaFdCTnat9OfjVasJ07jr27nq3//BywmZ1SPYsup8hbfdRbcbPlsZ1uZKQjaXXaH0CuxlEXWl4H0bV1bxvg3TJXs/kV"
    "vXKxX3Jq/EfUvjuXQ1sM7OeoLL4nMJewmZxqWtApd2clmrfQEuwSXsJWTqfFzn/ZfgElJxGed7FCrF/R4Fq7S/R8Fyyb6XlW8LPEcBe8lz6Sqt"
    "71GAS3CZJpdJjOMqLiFwaSKXsJfgstpxPIpLjOPg0tTrS/57FODSDi1twPqcD1p6LfZBXEMar0H/qJ7LWyzt31vApXF6n6BP3pdDP70vJzbcfF"
    "V5vw/MWq8hlvbhELBXaL3yDzvXjj/0Kta8Q+mq7z/BGFR7OgzuIQM15wS4hMQqyvs2uv1PPMZ7fIaQfZ9B/4PLdLWnCi7Hfhn9Dy7T1dTX4nPZ"
    "7l+1dR3B/n9cpqj/j88x+D6gbD2R9DqyXJc5uLdpPJeuVM+Pg0soTy5hLyHTuFQJXEImqkh9CC7BJewllPd83LTnx8Fl8bW1QPfWvlTm8UvgEj"
    "JQ417H/8NNG8fjvm9jjsb3IU173wYr9rkzfhzHc2e4vuS5dJXW+zbAJbhMk8sk5j0qLiHIJM0El7CXBttLjOPgstrryygucX0JLk2d9/DvgQGX"
    "ta2xvZJLK4t1wUszuK4sXW1fPy6jZW71vw5Z97/p3te9RvDerGtq6LtSbl2vUTB4DeY9uSgOl66K9l0pcFkcLmEvIdO4tFXg0k4ua7UvwCW4hL"
    "2ETJ2Pm7YuGFzax2UtfFeK5VL0fvVrcF8d9lLCpau01rmBS3CZJpdJjOMqLiFwaSKXsJfgstpxPIpLjOPg0tTrS349Ebg0W0msczNZcZ8fH3US"
    "z0HawqWroq3bAJfF4RL2EjKNS1sFLqEiCFxCsJdQ3vNxW97nBi7N5bIW1m2wYu9f8lzi/iXsJc+lq6zfTwQuwWUSXCYxjqu4hMCliVzCXoLLas"
    "fxKC4xjoNLU68vdd8DAy7NUuP/w3UVZJ5WNIDLQZau7R6ENemQRO8BG1BKGmgpWwPxmyi0hrxh57Xpa2/gmhpKVwtPgTEoH3WeLfbfNRttk7Su"
    "JSU0ggU6hn7KTH3fIg87TMPmNCKk22nx092jOGdqY0LanV7pt/V0cdxxTSqPW50R7K+j+6OaEtL4rd7xCrod0oxeM1K38G3cb7+5grfm0fWZdy"
    "YhPVtU+u2nxzPe7u13bEnIDuomvkO/jeY5JdKzVCL7SwHvM94SZr9jo7DfDuo38bRSZLwsdHbjEtlInb9lddfp3nGzJuGyraJ+w87wnEh4HpJr"
    "jzNgF00QnocEl7ZzCXsJmcalrQKXUCF+p+ASgr2EGjCO19LzkODSXC5r+XlInkusC4a95Ll0lfXzkOASXCbBZRLjuIpLCFyayCXsJbisdhyP4h"
    "LjOLg09fpS93lIcAnF1ejrmN9K0+JcBw58K65pi8JlkfQyuKxX3alTp+oUz1354Xwc2XlsfD6Ov8+GPdisFPIX7UflIUpbdJ5O/VT7qrxUdYfM"
    "vr7MS3H/39PnbbBdtnD55jVQjay/BJf2cQl7CZnGpa0Cl1ARBC4h2Eso7/m4LesvwaW5XNby+kueS/wfEvaS59JV1usvwSW4TILLJMZxFZcQuD"
    "SRS9hLcFntOB7FJcZxcGnq9aXu+ktwCTVEh3AdWEh96NSpUx9SrMfyw/k4svPY+Hwcf58P4/1F+1F5iNIWnadTP9W+Ki9V3aF4+nSNt51b/0+D"
    "H+P0Kdonn1L0ix/Ox5Gdx8bXieMf82mKwlV58OfJyqxTP9W+Ki+dukMNsJdLYS/rm2IpGLFd37fUPnwfds1I4f3q+b1ffXbzEulyZonsPjO4rz"
    "ClRfgeQ9u3h/22UL+6lqXIeFmo5TtKZC11/pbVyFbecaN/C5dtOfUbfJbnbFeLqyqP1zDHI3rbU48TZ+Eel0zfEoxhvt+3Yo5v30phPGxomlHn"
    "u+GyNpCFQWbo+A1iP9/J/NnwV34Q7MvisGmpwthwXg8tC8JmDtKr30KGPVm6vjrdGC4TX05Z2xh5DffDhp2/4N/Nt/krFLZlbC/7xvEVKdvK0t"
    "X22aj+rUuZpLFA0Pa+34KY/bIghX5saJpR57vhsjaQhUHZKYl1G48a3Idxn6Nw6/IomLSCS1eq9xqASyhPLmEvIdO4VAlcQiaqSP0ILsEl7CWU"
    "93zclvcagEtzuYz7XgNZP9r4XgOeSzzfA3vJc+kq6/cagEtwmQSXSYzjKi4hcGkil7CX4LLacTyKS4zj4NLU60vd9xqAy+LohwW6Hvshri1zl2"
    "3P97DflbL9+Z6jrUtk7n+USI+zS2Tf2d66xOn/GV6f6Iex6nBOiWw/pxQZLwtNOLdEWrcp1W9ZbSgfjzkvXLambUtkZdnJNPR8PG8CFU9bHylO"
    "XU7iNwqBSygn2fZ8z9IM5j02Pt+zjJZ5cbsSGXBBur/bVeX2Z+8TrZL0ieo+kXvOqoT6clUKTMjuq8vK7fuvwrw8F8Xh0pXsOQpwCeXNJewllB"
    "WXDeXCdC7jlhtc2mUvbeUS9hL2ElxCts3HddZtgEtIxWWc5yhUfRj3OQo2nbSfo2DLza4n4rnEeiLYS55LV2k9RwEuwWWaXCYxjqu4hMCliVzC"
    "XoLLasfxKC4xjoNLU68v+ecowKWZ+iZtd9+xfnyYzInSkcVT+eumoVuuqHzjxNf1U5UZiqeHaNv5jvXjw1ROJ25UHN004pQrbj1k8XX9VGWGii"
    "/2+Z4i6aULsBY5DRXpOYr57cEIBC6hfITnKMKy9TmK3heWyMEL7fjdzuoA+wIlryTeA/MvS98X/C/Mm63m0pXqOyngEsqTS9hLyDQuVQKXkImy"
    "tX/BJbiEvYRMnI+b+J0UcGkXl3G/k/IvS7+T8i/BOjdeWOcGe8lz6SrN76SAS3Bp4vcodLiEwKWJXMJegstqx/EoLjGOg0tTry9F30kBl8Xm8p"
    "+W3r/8J+4TWc2lK9W6DXAJ5ckl7CVkGpcqgUvIRNnav+ASXMJeQibOx01ctwEu7eIy7rqNf1q6buOfuH8Je2ngug1wCS5N/P/4P7FuA1xayiXs"
    "JbisdhyP4hLjOLg09fpStG4DXBZbRXqfW+eL8F4bCFxC6elVS+9Pv4r76oW+vjxu6f8hZXU5Dl6t4NKVav0luITy5BL2EjKNS5XAJWSiitSP4B"
    "Jcwl5Cec/HTVx/CS7t4jLu+svjlq6/9MX+H5LnEv+HhL3kuXSV5vpLcAkuTVznpsMlBC5N5BL2ElxWO45HcYlxHFyaen0pWn8JLoutoS8Wpy67"
    "sM4NApdQiuN4UprcMXkm4t5Xh+zh0tXAuvTLAi6hariEvYRM4zILgUvIRKXBJQTBXkK2zcd17quDS0jFZdx1bjLFXefGcpnXOjde+H8P7CXPpa"
    "us17mBS3CZBJdJjON4zyC4tI1L2EtwWe04HsUlxnFwaer1pe46N3CZv/q+RR52mIbNaURIt9Pip7tHcc7UxoS0O73Sb+vp4rjjmlQetzoj2F9H"
    "90c1JaTxW73jFXQ7pBkhr1G38G2V513bXF6eY82j6zPvTEJ6tqj020+PZ7zd2+/YkpAd1E18h34btbm4RDZTN7ZT8FtscUn4Ptkagd+IziVSur"
    "QUGS8LLaPluKlLqX7L6tXy8cNdw2Xr161EjpRdxT2c8trX3cwaWJGff+y70L0gib8sbeV9JS5+VNpx44hcVL678axPptpVbu9dTLuL/Pxj34nS"
    "2SXpO1HaOmWKypMP140jclH57gKX1qpI69Xvvwz/o4fAJZTvfDwvVfP/8e7dwaYNXLoaWGdn/cBl8bmEvYRM49JWgUuoKAKXEOwllOd83Jb3so"
    "JLc7nMa706qzzXq7NcYt0G7CXPpas81quDS3DZUC6TGMdVXELg0kQuYS/BZbXjeBSXGMfBpanXl3HWq4PL4mtsr+TSanFV5fEa5nhE72TyWJrB"
    "esvS1fb14zJa5r309zrt8nSvvfuX25+1l/0lfRJlL/tb+L0zt8yqcvfHeuBcFIdLV6r1ROASypNL2EvINC510gKXUFJcJtEXNvYhuASXsJeQqf"
    "Nx09YTgUv7uIy7nqi/hd95ZrkUvQfGD8N9ddhLnktXaa0nApfgMk0ukxjHVVxC4NJELmEvwWW143gUlxjHwaWp15f8eiJwaabeJWDpXVVeU73L"
    "wmsxt8yqcr8L15e5Cu8nqlT7HniGwhYuXdXK+4nApX1cwl5CpnFpq8AlVASBSwj2Esp7Pm7L+4nApblc1vL7iXgucV8d9pLn0lXW7ycCl+AyCS"
    "6TGMdVXELg0kQuYS/BZbXjeBSXGMfBpanXl7rvJwKX+Qvf083ve7rbKP/jryiRs3oGv4P1PcPXtqOvDPs16VUij/YqRcbLQrdcVSKvU+dvWS3q"
    "7R1ff3W4bMep3wN9PFck9boG8xPYS9jLpO3lAfq7mtm3RDq9M/h97Xxn+Lc2qV/Y75x3lcimd5Ui42Whu/uXSPN3l+q3rFaXj4dfKyjbdSWytO"
    "yy0KDr82mfV66H/YTkeug9+fDRdwC4hOTqdrOTS757qsj3sOUsz7mheL/FwYLnVwbn8EzL4Jyeo3HzVeU9GM/31LZ9HYjxFwp0tcAeXF1DNsKt"
    "q6q+V8Ne5qLegnbvXUN94dZVVd/e4NI4Hbg23hzi3Sn04Z4Gju9T39uw898NLsGlQO0GNYyrrYPAJbhMvg/H3dgwrlrdBC5rXTOvcwpXp8+Dy9"
    "yE/4/n9//xddSej3pfiTQeHNj1FYPDNn7IzWG/16jfwiGlyHhZ6Nr3l8gx6vxtRbvd4h33/EC4bPup34yhngOX+lx+kbGXaXDZ8YMlsoO6icOC"
    "fjn71nAfbRT43TW8RJrdVoqMV63ipLWKlmPYiFL9ltUb5eMlt4fTGziyRF4uu7S09ZHijCEP3oH7/BC4hJK5vuxyrvycKW2CcbzteeI4dW2Dcb"
    "zl+eFxvNEF8nF89HXpjuMLLgz2+3cIX18eLfvNvSgYx3t0rBzH99Hj6RdHt32HToRsp27CJYT0GeX9Flp3DsJdP9eNubTyvJVdCBnalZCTXSv9"
    "+XiuBlymx8Ehms+hchnmdw/8Z99ZetOpdPByQmb1CLasOl/hbXfRbZfRlem0uZKQzWVXZO0eDTsHmacpHwKXkFw9JuZzL3NfFfm2HVN8lreMwe"
    "+1Gg3A/WvIQF0PLiEDdR24hBhdIeDhihpixK2rqr5X4PeSz/xE8F2pHlV+V8pkyd6b5da1h4K9HuDSeC5dFe07KeCyOFzCXkKmcWmrwKWdXNZq"
    "X4BLcAl7CZk6HzftOyng0j4ua+E7KSyXou+P98D3x2EvJVy6Sus7KeASXKbJZRLjuIpLCFyayCXsJbisdhyP4hLjOLg09fqS/04KuISSUt2Hsf"
    "YaMk8trqo8XsMcj+htTz1a3oXfl0zfoOPUNxRzTj+cjyM7j43Px/H3ZXFU+1F5yNLmz9Opn2pflZeq7lA8jaNtN07Rfn44H0d2Hhufj+Pv82G8"
    "v2g/Kg9R2qLzdOqn2lflpao7VHyx7zUoktZiXK/QZxS/azfMd3HOYc9VpcvHF6WvypsvH3tcTZmj9lV5iRzoql54n1t+7xkc+ZESaXR3iSy/O7"
    "CVgz8atpsnBH4LxpZI/4+VIuNloaO0HHPrSvVbVj3u8Y733RMu2/RxJdLh454TKYnvPC822D7I/t9jerlrXTpculI93wMuoTy5hL2ETONSJXAJ"
    "mShb+xdcgkvYSyjpcTyJ+bhpz/eAS/u4jPt8j6x/TX6+hy23aJ2bL6xzg73kuXSV1vM94BJcpsllEuO4iksIXJrIJewluKx2HI/iEuM4uDT1+p"
    "J/vgdc2qftH4+3NuV7lt5v+R7uExVaiyzt30XgstD6UcH690fgNTc9Jnh+/LEqnh93z3ksoX58LAUeZPNxWbl9/8fApvFcupKtvwSXUN5cwl5C"
    "WXHZUC5M5zJuucGlXfbSVi5hL2EvwSVk23xc5/894BJScRln/aWqD+Ouv2TTSXv9JVtu9v+QPJf4PyTsJc+lq7TWX4JLcJkml0mM4youIXBpIp"
    "ewl+Cy2nE8ikuM4+DS1OtLfv0luDRXtr3PjX3/pe3vc5swvkRaf6JENlA3ZoK33rXpJ8PrXv0wVitpvKETS5HxstBJWo7FnyrVb1kNmOQdvzQp"
    "XLb595ZI78mes11FfS/rwcl4L2sa2vpIceoy69NgBAKXUKX+VL6u/xMz1xD5+ce+E6XzJ8m8R5S2Tpmi8uTDdeOIXFS+f8J9TKhGry87T4GNxv"
    "WlWrvACAQuIYHwPYr87l9O/kyJtJlaIpunBr+DsfeFfxMtpoX91lC/EZ8tRcbLQqXpJbKMOn/L6qbPecevfi5ctodnlEi/z3sO15dm6sjnYaN9"
    "/bE8z/wjM98U+fnHvhOl80fJnFWUtk6ZovLkw3XjiFxUvn/EfNw6vZxRn72cExuifF8Gp6lqjWDdxpoq1m2456xJqK/WZPgchazcvv8a8Gc8l6"
    "5k7zUAl1DeXMJeQqZxqUoHXEJJc9lQLkznMm65wSW4hL2E8p6P6zxHAS4hFZdx3mug6sO47zVYk+F7Ddhys8/38Fzi+R7YyzUZvtcAXILLNLlM"
    "YhxXcQmBSxO5hL0El2syfK8BuASXJlxf8u81AJdm6sVyu7/IsCDy8499J0rnRQmXorR1yhSVJx+uG0fkovJ9EdeZmepX5fb+FdPuIj//2HeidH"
    "4l6TtR2jplisqTD9eNI3JR+f4KXFqrIj13dv9MrB2HwCUUVjXPnXU5V37OlDbe1n3urO154jh1bYPnzlqeX7a3zHNn06cG+1m/N2vBhcF+/w7B"
    "vv/c2dGy39yLgufOenSsfO5sHz2efnF023foRMh26iZcQudio7zfQuvOzH0D6ue6MZdWnreyCyFDuxJysmulPx/P1fb74jMxYRozV72z9KZT6e"
    "DlhMzqEWxZdb7C2+6i2w2frQxrcyUhm8tOpCS+82yyZPcvZer+BdhLE6TDpauBdXbWD1wWn0vYS8g0Lm0VuISKIHAJwV5CDRnHk5iP6/x/HFxC"
    "Ki7jrFdXKe56dVZpr1dnxa7b4LnEug3YS55LV2mtVweX4DJNLpMYx1VcQuDSRC5hL8FlteN4FJcYx8GlqdeX/Hp1cGmu8B7r/N5jvZfyP21Wib"
    "T/YvA72PbF8LXt+Nlhv7O+VCLrv1SKjJeFRs8pkSZfLtVvWT1aPr7l/nDZXqd+i77iuTztZV6Ke//y+rmY99gyjruqlfVE4NI+LmEvIdO4tFXg"
    "EiqCwCUEewk1ZByvpfVE4NJcLmt5PRHPJe6rw17yXLrKej0RuASXSXCZxDiu4hIClyZyCXsJLqsdx6O4xDgOLk29vtRdTwQui6NbLX0X3614h2"
    "ChNczS/h0GLgutoZb271BwWWh9wNL+/QC4NE43C/rk5hz66eac2HDzVeV9M5i1Xu+3tA/fD/Ygy3Uc/wfKTHjuLL/nzh74rxLpNa9EDswLeJ/5"
    "1TD7nR4I++2kfpO+VoqMl4XOmV8im6jzt6zu/rp33PzBcNlWU7/h3/AcuDSHS/JQiSylbtA3g3555ZvhPnroYUG/fatEDn+rFBkvC81ZUCLdvl"
    "2q31ZwUD6eujBctnbfKZGtZQcuzeFy3KISafXdEln33aBfRi0O91Hj74X9VlC/IUtKkfGy0Gu0HAu/X6rfVrT7Uu/42NJw2eb9oER6LvMcuDSH"
    "y/20P2b8sEQ6Lg/6ZcfycB9N/FHY7+wVJbJxRSkyXha665ESafZoqX7LalX5eNiPw2V7g/otWek5cGkOlwMfK5GXqXtwVdAvfX4S7qNDAr/Zq0"
    "uky+OlyHhZaDctx5Q1pfotq7ZPeMdbngiXrW5tibR80nPg0hwu19L+GLmuRBo9FfTL8qfCfTR4fdjvBPVb8HQpMl4W6r+hRI5S529Zzf2pd9xj"
    "Y7hs+6jf9Gc8J1IS64m+bPB9wLjP9/h1+TLubeaqJN63AS6hPLmEvYRM41IlcAmZqCL1IbgEl7CXUEPG8STm47a8bwNcmstl3PdtyPrQxvdt8F"
    "ziuTPYS55LV1m/bwNcgsskuExiHFdxCYFLE7mEvQSX1Y7jUVxiHAeXpl5f6r5vA1wWh0uTFfc+ka8Om/A8j+lcuqqV76SAS/u4hL2ETOPSVoFL"
    "qEgClxDsJZTXfNyWdRvg0lwua/k7KTyXuH8Je8lz6SrrdRvgElwmwWUS47iKSwhcmsgl7CW4rHYcj+IS4zi4NPX6UnfdBriE4mr0dcWs13Zcy9"
    "Zr/KlTp8Yr1qf54Xwc2XlsfD6Ov8+H8f6i/ag8RGmLztOpn2pflZeq7lA83VvjbefW/17wY5w+Sfvkk4p+8cP5OLLz2Pg6cfxjPk1RuCoP/jxZ"
    "mXXqp9pX5aVTd6gB9nIp7GV9UywFI7brJkvtw02wa4XWjZb2743gEpLoBrABpaT3WsrWe/GbKJTuV/Tn/Rb1tYllnfCzbO+xt96Me/o2aAP6KV"
    "fdQ23FPQp74YfzcWTnsfH5OP4+H8b7i/aj8hClLTpPp36qfVVeqrpD1QnvNajUmGdhL23h0lWtvNcAXNrHJewlZBqXtgpcQkUQuIRgL6G85+O2"
    "vNcAXJrLZS2/14DnEs/3wF7yXLrK+r0G4BJcJsFlEuO4iksIXJrIJewluKx2HI/iEuM4uDT1+lL3vQbgMn/1fYs87DANm9OIkG6nxU93j+KcqY"
    "0JaXd6pd/W08VxxzWpPG51RrC/ju6PakpI47d6xyvodkgzQl6jbuHbKs+7trm8PMeaR9dn3pmE9GxR6befHs94u7ffsSUhO6ib+A79Nmq6pURW"
    "Ujf0ueB3cPK58LXt4q1hvwHPl8hLz5ci42Wh+dtKpPcLpfotq4Pl41nbw2Xr/PMS2VV2rH5SXovF2sufSNZnqeyle85PElrX9ZMU1ofJri9l5f"
    "b9f4K1arkoDpeuZOuJwCWUN5ewl1BWXDaUC9O5jFtucGmXvbSVS9hL2EtwCWVpL5OYj+vcvwSXkIrLOOuJVH0Ydz0Rm07a64nYcrP31XkucV8d"
    "9pLn0lVa64nAJbhMk8skxnEVlxC4NJFL2EtwWe04HsUlxnFwaer1Jb+eCFyaqT+X2/3PDAsiP//Yd6J0/izhUpS2Tpmi8uTDdeOIXFS+f8Z1Jh"
    "Shon6/Z/IOPLvh60jZDhxh7IHIzz/2nSidIxKbIkpbp0xRefLhunFELirfI7CXUI3ayza/gL3klcRzFK8bbFNUz529DltoNZeuVO8ZBJdQnlzC"
    "XkKmcakSuIRMlK39Cy7BJewlZOJ83MT3DIJLu7iM+57B1xNaF8wqi/cMvi74/zgv/H8c9pLn0lWa7xkEl+DSxPe56XAJgUsTuYS9BJfVjuNRXG"
    "IcB5emXl+K3jMILoutE5bebzmB+0RQAirqOrfNWOcWqS/AhqAdCnJ9abLifldq7E7YLlu4dFUr33kGl/ZxCXsJmcalrQKXUBEELiHYSyjv+bgt"
    "33kGl+ZyWcvfeea5xP8hYS95Ll1l/Z1ncAkuk+AyiXFcxSUELk3kEvYSXFY7jkdxiXEcXJp6fan7nWdwaaZmYR0N2iFH9RG0e58a6gu3rqr69g"
    "GXNTGO56W499Vb/BLzcVu4dFUr69zApX1cwl5CpnFpq8AlVASBSwj2Esp7Pm7LOjdwaS6XtbzOjecS/++BveS5dJX1OjdwCS6T4DKJcVzFJQQu"
    "TeQS9hJcVjuOR3GJcRxcmnp9qbvODVzWFpd5Ke59ojW4vrSGS1e1sm4DXNrHJewlZBqXtgpcQkUQuIRgL6G85+O2rNsAl+ZyWcvrNtbg/iXsZQ"
    "SXrrJetwEuwWUSXCYxjqu4hMCliVzCXoLLasfxKC4xjoNLU68vdddtgMva4jIvxb1PNGIXri9t4dJVrazbAJf2cQl7CZnGpa0Cl1ARBC4h2Eso"
    "7/m4Les2wKW5XNbyug2eS9y/hL3kuXSV9boNcAkuk+AyiXFcxSUELk3kEvYSXFY7jkdxiXEcXJp6fam7bgNc1haXeSnufaLSr3B9aQuXrmpl3Q"
    "a4tI9L2EvINC5tFbiEiiBwCcFeQnnPx21ZtwEuzeWyltdt8Fzi/iXsJc+lq6zXbYBLcJkEl0mM4youIXBpIpewl+Cy2nE8ikuM4+DS1OtL3XUb"
    "4LK2uMxLce8TLcP1pTVcuqqVdRvg0j4uYS8h07i0VeASKoLAJQR7CeU9H7dl3Qa4NJfLWl63sQz3L2EvI7h0lfW6DXAJLpPgMolxXMUlBC5N5B"
    "L2ElxWO45HcYlxHFyaen2pu24DXNYWl3kp7n2im3bj+tIWLl3VyroNcGkfl7CXkGlc2ipwCRVB4BKCvYTyno/bsm4DXJrLZS2v2+C5xP1L2Eue"
    "S1dZr9sAl+AyCS6TGMdVXELg0kQuYS/BZbXjeBSXGMfBpanXl7rrNsBl/ur7FnnYYRo2pxEh3U6Ln+4exTlTGxPS7vRKv62ni+OOa1J53OqMYH"
    "8d3R/VlJDGb/WOV9DtkGaEvEbdwrdVnndtc3l5jnFhs0+dOsXHmXcmIT1bVPrtp8cz3u7td2xJyA7qJr5Dv42GDHPIa9QtvNUJyjncCZdP4Dfv"
    "Nof0HOEI4+0f4WTKUMeRDtlBnb9lNfEOh7xKf+cbR4XLdNedDmk22nOshtP2Hy7oAz6cjyM7j42vE8c/5tMUhavy4M+TlVmnfqp9VV46dYfS18"
    "Mvyues/fbYM589sqe25973/xr3HkxU973oF6jhGn1dMeu1F7+PBs97upyrmEO3CeY9bc8Tx6lrG8x7Wp4fnvc0ukA+72G5TGPes+BCZh7eITzv"
    "OVr2m3tRMO/p0bFy3rOPHk+/OLrtO3QiZDt1Ey4hZNpvPC5bdw7CXT/Xjbm08ryVXQgZ2pWQk10r/fl4rgZcpsdB+32lN52r+d0D/23Ub9s+9W"
    "/m4OWEzOoRbFl1vsLb7qLb8b+tTKfNlYRsLru07hMtMfg6X3VffQnmJ8YqiecowCWUJ5ewl5BpXCrHeXAJGShb+xdcgkvYSyjpcTyJ+biJz1GA"
    "S7u4jPschax/TX+Owi83u56IF9YTwV7yXLpK8zkKcAkuTVyvrsMlBC5N5BL2ElxWO45HcYlxHFyaen0peo4CXJqno+U+OcowJfLzj30nSueohE"
    "tR2jplisqTD9eNI3JR+R7FvSRr9T+W9t3/gDnjdBvtk9sU/eKH83Fk57HxdeL4x3yaonBVHvx5sjLr1E+1r8pLp+6QvkxcFzx9arCPdcENWxe8"
    "/b74TEyYFuwnuS54w2crw1Trgj+r+F27Yb6Lcw57ripdPr4ofVXefPnY42rKHLWvykvkYPWq11RF+7lhvotzDnuuKl0+vih9Vd58+djjasocta"
    "/KS+RAV/Warmg/N8x3cc5hz1Wly8cXpa/Kmy8fe1xNmaP2VXmJHOiqXvcp2s8N812cc9hzVeny8UXpq/Lmy8ceV1PmqH1VXiIHuqrX5xTt54b5"
    "Ls457LmqdPn4ovRVefPlY4+rKXPUviovkQNd1Wuaov3cMN/FOYc9V5UuH1+UvipvvnzscTVljtpX5SVyoAtKUmftxzsGbLx/qSOb3+cmUhrvc1"
    "tP+R/9uxJpciD4HTx6IPybuOX3Yb/Xqd+ig6XIeFno+j+UyHHq/C2rBw55x73+GC7bAeo387Dn0lCnP8G+QMlpLL0GGqu4DvLD+Tiy89j4fBx/"
    "nw/j/UX7UXmI0hadp1M/1b4qL1Xdofi6VNF+bpjvRP6q+Dpx2Px5Pz7cl/t/SFk+qrxl9eTjqvZVeenUXaWddMyZdCT/ceecP+dfho/RtvuYov"
    "38cD6O7Dw2Ph/H3+fDeH/RflQeorRF5+nUT7WvyktVdyieHqRt96Ci/fxwPo7sPDY+H8ffl8VR7UflIUubP0+nfqp9VV6qukPx9Anadp9QtJ8f"
    "zseRncfG5+P4+3wY7y/aj8pDlLboPJ36qfZVeanqDsXT5BpvO7f+k8GPcZpI+2Siol/8cD6O7Dw2vk4c/5hPUxSuyoM/T1Zmnfqp9lV56dQdao"
    "C9XAp7Wd8US8FIXpqh6Bc3zHdxzmHPVaXLxxelr8qbLx97XE2Zo/ZVeYkc6GqYGvqc7qY/m/3/nrjfH4fs4dKV7D3W4BLKm0vYS8g0LmUCl5CJ"
    "Mp1LCFzCXkK2zcdNfI81ZBeXcd5jreLS9PdY+8L73GAv43DpKs33WINLcGni+4J1uITApYlcwl6Cy2rH8SguMY6DS1OvL0XvsQaXZuoBxboXN8"
    "x3In9VfJ04bP68Hx+uyoM/T1ZmVR1F8fh9VV46dYf09TVF+7lhvhP5q+LrxGHz5/34cFUe/HmyMqvqKIrH76vy0qk7pK9q3xc8V9Duu8/13hfs"
    "hsneF3z30ZL0fcEj23n7jS6g4+4F3r7ofRuD2xNyon0y79twy2rC+4J9se8Lbv6X0puOfQ/wanoc533BAy7T48BN13Wu5ncP/IcfK73pVNJ9Xz"
    "D5a2U67PuC/bx1uJx9jpzLryi4/IqCyy3nid9jvfb8fLj8isFcbujsOZa3pX/V53JxN30uBx0vvel4Lntf7rkkuHzluJzLpRyzX1WMN26Y70T+"
    "qvg6cdj8eT8+XJUHf56szKo6iuLx+6q8dOoO5aPd5e8BNP1cenms/JxnL3kNnVG77X6yAHUfMLPyeL7id+2G+U7kr4qvE4fNn/fjw1V58OfJyq"
    "yqoygev6/KS6fuEKSreeDHSH1d0S9umO9E/qr4OnHY/Hk/PlyVB3+erMyqOori8fuqvHTqDjVANfbM9Dw8P26FOi2qrfr+l4LLnYvAA2QelxDG"
    "cRO5xDiej/4fsys8tA=="
)


def cells() -> list[int]:
    """All rows, one after the other."""
    numbers = array("i", zlib.decompress(a2b_base64(_CELLS)))
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tolist()
