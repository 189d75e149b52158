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
    ("variables", 151, 2), ("variables", 151, 2), ("one", 103, 1), ("another", 103, 3), ("declaration", 102, 3),
    ("declaration_only", 102, 1), ("function_def", 112, 6), ("async_function_def", 112, 7),
    ("expression_statement", 144, 1), ("return_nothing", 144, 1), ("return_", 144, 2), ("throw", 144, 2),
    ("break_", 144, 1), ("continue_", 144, 1), ("if_else", 99, 3), ("first", 100, 2), ("first", 100, 2),
    ("first", 100, 2), ("first", 100, 2), ("empty", 100, 1), ("loop", 100, 2), ("switch", 100, 7),
    ("switch", 100, 7), ("try_catch", 100, 3), ("try_catch_finally", 100, 5), ("try_finally", 100, 4),
    ("expr_statement", 100, 2), ("if_first", 113, 5), ("if_next", 113, 7), ("if_", 125, 1), ("if_open", 125, 5),
    ("if_next_open", 125, 7), ("if_else", 125, 3), ("loop", 126, 2), ("if_open", 121, 5), ("if_next_open", 121, 7),
    ("if_else", 121, 3), ("loop", 120, 2), ("while_head", 123, 4), ("for_of_head", 123, 7),
    ("for_of_head", 123, 7), ("for_of_head", 123, 7), ("for_in_head", 123, 7), ("for_in_head", 123, 7),
    ("for_in_head", 123, 7), ("for_head", 123, 8), ("for_expressions", 111, 1), ("do_while", 105, 6),
    ("do_while", 105, 6), ("nothing", 124, 0), ("none", 142, 0), ("first", 142, 1), ("one", 110, 1),
    ("another", 110, 3), ("none", 97, 0), ("case", 97, 3), ("case", 97, 3), ("last_case", 119, 4),
    ("last_case", 119, 4), ("case_label", 118, 3), ("default_label", 118, 2), ("block_statement", 95, 1),
    ("more", 95, 2), ("more", 95, 2), ("catch_param", 98, 5), ("catch", 98, 2), ("block", 94, 3),
    ("block", 109, 3), ("name_pattern", 90, 1), ("object_pattern", 90, 3), ("array_pattern", 90, 3),
    ("none", 131, 0), ("trailing", 131, 2), ("one", 133, 1), ("another", 133, 3), ("short_pattern", 132, 1),
    ("short_default_pattern", 132, 3), ("key_pattern", 132, 3), ("key_default_pattern", 132, 5), ("rest", 132, 2),
    ("none", 130, 0), ("trailing", 130, 2), ("one", 129, 1), ("another", 129, 3), ("one", 146, 1),
    ("another", 146, 3), ("nothing", 145, 0), ("element", 128, 1), ("default_element", 128, 3), ("rest", 128, 2),
    ("arrow_name", 108, 3), ("arrow", 108, 5), ("async_arrow_name", 108, 4), ("async_arrow", 108, 6),
    ("assign", 108, 3), ("assign", 108, 3), ("conditional", 101, 5), ("logical", 106, 3), ("logical", 106, 3),
    ("logical", 96, 3), ("binary", 92, 3), ("binary", 93, 3), ("binary", 91, 3), ("binary", 107, 3),
    ("binary", 141, 3), ("binary", 141, 3), ("binary", 141, 3), ("binary", 143, 3), ("binary", 148, 3),
    ("binary", 148, 3), ("binary", 137, 3), ("power", 135, 3), ("new_bare", 149, 2), ("delete", 149, 2),
    ("unary", 149, 2), ("unary", 149, 2), ("unary", 149, 2), ("unary", 149, 2), ("unary", 149, 2),
    ("unary", 149, 2), ("update_after", 150, 2), ("update_before", 150, 2), ("member", 134, 3),
    ("optional_member", 134, 3), ("index", 134, 4), ("optional_index", 134, 5), ("call", 134, 4),
    ("optional_call", 134, 5), ("name", 136, 1), ("constant", 136, 1), ("constant", 136, 1), ("regex", 136, 1),
    ("true", 136, 1), ("false", 136, 1), ("null", 136, 1), ("null", 136, 1), ("text", 136, 3), ("text", 136, 3),
    ("paren", 136, 3), ("array", 136, 3), ("object_", 136, 3), ("new", 136, 5), ("expr_block", 136, 2),
    ("function", 136, 5), ("named_function", 136, 6), ("async_function", 136, 6), ("async_named_function", 136, 7),
    ("none", 116, 0), ("first", 116, 2), ("one", 115, 1), ("another", 115, 3), ("spread", 114, 2),
    ("none", 127, 0), ("chunk", 127, 2), ("interpolation", 127, 4), ("none", 138, 0), ("first", 138, 2),
    ("one", 140, 1), ("another", 140, 3), ("property_", 139, 3), ("method", 139, 5), ("shorthand", 139, 1),
    ("shorthand_default", 139, 3), ("computed", 139, 5), ("spread", 139, 2), ("word_key", 117, 1),
    ("string_key", 117, 1), ("number_key", 117, 1), ("word_key", 117, 1),
)
STATES, WIDTH = 1062, 154
SCRIPT_START, EXPRESSION_START = 0, 154
_CELLS = (
    "eNrtnQ/8FkWdx2efkIgQiTji8CcCIiIiIiIhcRwRckSEiAiIhPgTiZAIiZSIOOKMiBCJ48hT4ohIjYwQERGRkIyIzDPikMyMjIiIiDwi5Qhult"
    "357TyzM7O7z29n/z2fz+s1z+zOzM7Mzr6f7+zszu7ecPbs2RuoIxLd4MaJ8UHpxeUwaURfVgexPrKwoDqKcbplXVmqOmVVPSzzZUwq+cNe4sot"
    "vUO+3Qoa3rMBIS83iF7m5PPk4Q0aErKyobfe653l8XuE9SmNvOWG7yJkFXW9Gzvre6k/9d2ENGpCyOom5dv1OV9dt33nB9d/WlNCGl9QHraGrv"
    "dt5izvp/709xDSpHn4NnmEpu33XkJefa8XNqOFP13Tf/CHPUbD+reUx5nQa7Sse97n+byatXL8ta382w34R0Jedx3P2hD6P1RxNrO1nLPmF8rT"
    "P07DB9Z4nB2o8aeZdZHHWYs2hKxr4ywPuljN2Rs0bnZbM5y1bOctr2/n52xwe2f9YHuPszmXlHPWqgMhGzoEH7shlxJyiLq5Hb2w1pd5yxsvc9"
    "zQTl7YYbo873JCajoTsqlzeZytYVcQcuQKdZn3dXGcrTZXOv7mKx2n0/CuhBzt6vm85l/l+G27EbKlW3nciKsJOea6w53kdg2CTGlIxs8rICis"
    "FnSvfNv215Svb+XWR/aIp36PJvBfO94jm8dm4bWEdOhJyLae5ssa/f709vPNepS9qBf+w0VQx+uyPd7cfl2+xpt50pje5X4UnejtOHAGzoK0+A"
    "PlfhR16uM4cAbOgrSjT7kfRWP/yXF50Ula1yV9i3kcO/9zOtumpdfcsZbK59MxJ8vjNcWYjQ8PSqMrQ4wPm0bmZPVSxUHVpxeE//G4fmgTjDdx"
    "fpZnvdWv3I+ipR90XBR16S8PY04Vzsfv5JZVacRlWb62xn/ICz/1IS9u2YBw+/Mm1yfK9oFX1+v9deqi2ZesaNf18edZO5CQ09Qt/5fK88B8jW"
    "TsWbdBhOymbsKHvbAzH/ane3CwP6z7Rwh58SPyOBOaOIT+fNTzeT3krvcY6t/uJRo26QbHJc1ZaVj2OTsinPub4GwFbYeeN9L2vJFrp+GS/+JN"
    "/rCVNKzXCHkc22YPjZ9yczycNRxJ23qk5/PqPcpt/1H+7aaOpsfjFsfh/AznZ0FafUu5H0V9xjiO1yvu/9j2940pXxfTMSfmqwoX8wlKoytDjA"
    "+bRuZk9VLFQdC0W9EGedGv3P+uyufTMSfL41cKG8CHB6XRlSHGh00jc7J6qeKgeLTfbVOVz6djTpbHfsWx4cOD0ujKEOPDppE5Wb1UcZB5YRxQ"
    "veOAxmPL/ShaM9ZxvF51/7sqn0/HnJivKlzMJyiNrgwxPmwamZPVSxUHZUN/NnRM/pzSsf5zFTHW92PJlfULt11VPp+OOVkev1AcHz48KI2uDD"
    "E+bBqZk9VLFQfh/AznZwbHhx8r96No+jjH8fql+99V+Xw65sR8VeFiPkFpdGWI8WHTyJysXqo4COdnOGern5rchn4T/Wa6euS2cj+K+o13HK/X"
    "3f+qyufTMSfmqwoX8wlKoytDjA+bRuZk9VLFQfHoo+ya0Xh9uhm3E9K0lpDHarO/T/3vKF9/ja7fMwHHOg+c2Wpam499Amf55wz2DDLNWV4Ezr"
    "LLGQSBM9gzjDfDq9md4AyclYevvTMezgZMDM/Z6zTtzI8T0nySPP5xGj7wE4QcoG7WZHmaFnc5nK2j/qAphLwxRc7Z7E+q69FyKrgosj173WVS"
    "xRmTjjNmz2zOdPYMnIGzIM7i6Dd1nEHgLAnOYM/AGes3gzhDvwnOkjo/s8cB4Cw7SvN92+vrcUzxvu386A7hOu0dBb4/YO+bbv/uwL2RqlUS36"
    "lIQoM/FS39QZp+zrTiHMcJwn94QoH/0/a+6fZvAuyZUUV9/5nqe3W2on6vjs3bbnW344vztvn3bWf1e3W2on6vboO7v/z36uww24nfpNN9r+5c"
    "vtPDHedDbrq5n3acTmG/V9d6Rnkc/726vKjI73XfOCOdbaFgDf0M2gBKXofBHWRA8+5BG0C4rhH3dY2ae3H8s6BNOA650fizZ8/y1zXGc9eQiv"
    "b9AHvfbKd6Hp3fdxPPow+bScgR6u77rBfWZpY/3WZJ2PDPEXL0c/I4E5o/m5C2n/d8Xlvc9RFz/Nsdo2EL/tVxZTzQtp2suD7J4sR41TZ8ejEN"
    "W+bDxWXe1+Upbq+qY5j90S3rytLtK5Tzc7W5aIM8C9/d8ctEv7mV/k9GfoGQ41/wwhbO86fr8G/+sG00bPR98jgTepOWteiLns+r43zH3z7fv9"
    "2YLxFywnV5UlHvByxeAPuG6xrZuK7R6cs4/mloB9o9t7pNmLd9m2LcVIT3Utn7dptmXHgbxoypc2Yr7++lAmf54Qz2DDLNWV4EzrKnYbRthyna"
    "l8WJ8apt+PRBaWTLvK/LU9xeVccw+6Nb1pUVZl8h9X+4yP9p2LP0NFRo27ELi72vQzUsnVwIHpLUkq9U5353XoRjj34T44BqGG8W4X2O4Cw9ja"
    "BtO0LRvixOjFdtw6cPSiNb5n1dnuL2qjqG2R/dsq6sMPsKcXaKts8MlQ1z48R41TZ8ejHNC4v824rLvK/LU9xeVccw+6Nb1pWl21coeLxZ9H0d"
    "Ch5SUxbeezDoYsevlvcejLvfCePfe2CH2S7qew+OXKEu8637HWerzZWOv3Sx43QK+96DLg8I5yaK9x7cSP/fNyr+4yxOjFdtw6cPSiNb5n1dnu"
    "L2qjqG2R/dsq6sMPsKBY83i/hed368KXufI4vD+xyLfV3D9HvdwRk4i8JZHNfPdJxB4CwJzmDPzF/X2PlA9V7XGL8EPMCelZ+fBdkznJ+Bs6TG"
    "AeL3A8AZpFJRnt88hT5Zqy795WHMqcL5+GVf9ZZVacRlWb6iui714pYNCLc/Kzl7rcq3Lv/r/XWS1Tkon6S1a2ll29X+OyGnqVu+LLs8fldzfr"
    "2ge/bt2XcNX9M4nlHb2+0/4sljd0A+Dwvty9YfjtjuD8dwnOqbR9D2drwsDQt/GNfPEteE5dHSr8vxMbLrvg6M5ULfzvFx+jYYy43OLM9v3R/8"
    "Go4fBM6gcMr6ePPRBPrNrI43F15LSPcHCXnxQXDKNPE/hYCH0CZ51EM4blBB9eb70QbVoFfccxPRl6VjThWnyz8o76AyxPhXNOdUYjrZdmK9VH"
    "FQPHrJbVPRl6VjThUn245/PkCXN/Pt5wNU6djzAbryxLrazwfw67L91MVB+eBMVlaldQhbnowbcJaudrttKvqydMyp4oLsmS5v5tv2bHeAPdOV"
    "J9bVtmf8umw/dXFQPjiTlVVpHcKWJ+MGnKWrXW6bir4sHXOquCB7psub+bY92xVgz3TliXW17Rm/LttPXRyUD85kZVVah7DlybgBZ+nrBkW72u"
    "HMRUkvLodJI/qyOoj1kYXp6igrQ7esK0tVp6yqx8MJjCkfBmey8quJs0krzJdR+ro67ndu+6h8Ph1zsjx+p2hnPjwoja4MMT5sGpmT1UsVB+VH"
    "mK+R7fkaK6gd6rkSnDK9jLbI77Fz/8uiL0vHnCou6LqGLm/m29c1Xg64rqErT6yrfV2DX5ftpy4OygdnsrIqrUPY8mTcgLP862xCx+Usjn+uFf"
    "X9tGFkv59WpgYNvffT2uolvI9WfD/tlEbeson306rE3k/Li72f1pb4ftpQbfJfdP9X0f1fxe3/N/zp9kjCpqym+/9NeZwJraJl9V7j+bz2uutT"
    "v+XfrtEj9Fi4Dpylw1mfR2nZ1E17zAtr/G1/ujWSsL5raZlr5XEmNP07dN8e93xej7jr/b7r3+5VGjZjnePCqOn3wtfpNO3P3kqgTzsdQxlvoe"
    "/Nrc4kdOzOgJGq1t8TOv5/B2dVrce+l0w5/dejraF86DWwmmudyEmfdgJ9b651zxOwZ1Cw2HuQVYrjPchJSfX9AJWabcDxzwpntprW5mNfwFn+"
    "OYM9g0xzlheBMyiLAmcQ7BnGm5Htxp3gDJyVrxfxe8K8+O87iZzh+07FtmemvycMzsBZFM7i6Dd1nEHgLAnOYM/AGes3gzhDvwnOkjo/E7/zCs"
    "7SFZ5D8cvEcyhrKc8DnqT/pye9sJkb/emaPyUZa9OwgZvkcSZ0gJY162nPLxvTb3b8dZv92w16ho7xXWfCnh3N0LyuqNfP7Lofxby0TPSbtnTz"
    "NcAZFCdnsGeQac50AmdQEsrzcQJn4Az2rLr6zTjGm1mdrwHO8qPZW/Jd/5bP4hhC4Kyo/WbU+WdHQ7w3NKvzz8R+E/edin1+ltb8M3AGzkyNA3"
    "ScQeAsCc5gz8AZ6zeDOEO/Cc6SOj8LO/8MnJnXT9z2FX1ZOuZUcUHjTV3ezLfHmz8J+E6FrjyxrvZ4k1+X7acuDsoHZ7KyKq1D2PJk3ICz9JXl"
    "+bRL+nrLeZ9Pu/5ZQgZvJeQgdXOec8JabfOnY3G8NtB0Q74vjzOhQ7Ssuds9n1fr5x1/4/P+7YbuIOSw63j9yP3vir4oO5w5VVxQ3XV5h6nDvB"
    "+EK0+sK78uK0MXB8WjF902FX1ZOuZUcUHnZ7q8mW+fn70YcH6mK0+sq31+xq/L9lMXB+WDM1lZldYhbHkybsBZvlXzgpl8N72Qzv4M+yGOqQn9"
    "2P3vir4sHXOquKB+U5c38+1+88cB/aauPLGudr/Jr8v2UxcH5YMzWVmV1iFseTJuwBn6zSz1mzIdQV9ab/3U/e+Kviwdc6q4oH5Tlzfz7X7zpw"
    "H9pq48sa52v8mvy/ZTFwflgzNZWZXWIWx5Mm7AWXbV8bpsv19j+3X5uh9w305C2vyIkM0/qux4DN+V3LE/Ssua/2PP59V2t+Nv2e3fbsRPCDnm"
    "OnCWDmf11YIXkyur/U8J2fpTz+c18iXHP/6Sf7uF/01Ih5cdB87S4Wyb2/ajf1bZsX/zZ8lxtmgPPf4/93xe2931MXv9252gYYv/x3HgLB3OOu"
    "2r37HfsS85zsa+QsjJVzyf15L9jt/5F/7tXqBh4151HDhLh7O3aNsv/SUhXV7zwna+Fn778b9KjrNTtKxlr3s+r66/dvxdv/ZvV3uAkNOuE4X3"
    "7CXD2fLfENLtDUJ2v+GFTfitP90ZSdiDBwnp/jt5nAm9SMuaeMjzy/R7x3vo9/7tehwm5CXXwZ6lw9mkP9D/9BH6/z3ihfX8Y/jtX/5jcvZs8l"
    "F6rP7k+bxWuuu9jvm320PDpvzZceAsn+PNJNXwOG3r457Pq/df3P7kL/7tpr5Jj8f/Og79ZjqcraZt3+cELf8EV85f/ekan/SHraFhff8mjzOh"
    "/bSs6W95Pq8mbzv+I2/7t+t3ipBXXVcUzfg/AhVA6Dert99sepqQx057vkz9/+4Pe42G3XPGcbz+272XJ/qi7HDmVHFBddflHaYOYcsT68qvy8"
    "rQxUGwZ7Bn5tSM/tPWnvV8mQYQyxf2Og2baTku6XFAaVi2xwFHJPbLBGcraDv0vJG2541cOw2X/Bdv8oetpGG9Rsjj2DbNSxZ5vGTFM94cSdt6"
    "pOeXjTdHue0/SjLeHE2Pxy2Ow3gzHXs28B0WOUDdrAYeCy3O83OxThI2qKFF3qBOFmdCs99pkZaNrDqf13p3ffC7/HU5SMPmNHYc+k30m0Fq9W"
    "6LbKCO+VE0pIl1zoEzcBakQ5STuedb5/yoat3UOufQb6bD2Uba9kMvsMjhC7xjMK+Z/3jUvMcftomGDWtuSeNM6Agt6773WnU+rzYtnPXNLfx1"
    "Gf4PFjnqOtgz2LMgzW9pkbbvs+r8KNpC0295HzgDZ8Ea0coix6iz/aha8I/WOZdXtW9tka2tvfqPvNAiUP4Fe1a99uw4/Q8vrLHqfJk6XOQP30"
    "bDRrdxHDgDZ0F6k3Ky6GKrzg/NTFuLbHddUTSmHfrNvGiscM+FrZ+IeAzH5uDes11HXT3H4v65Md0itO0tFbb1LTk4RnYddfW8BZwZ00ihbUdW"
    "2NaL21u52Ffd/o0EZxBVp0twPgZVt3bgP5CNc/AOxT4OM9DnBirqffTmF6rzGljj+Pb1swM1/vhZF3nXz1q08a6ftbrb8ZP+fkDLdt7yem6ZXT"
    "8b3N5ZP9jeu3425xL/9bMNHYLbecilhByibm5HQsbd74S1vsyLt8NsN7RT+XbzLiekpjMhmzr7487lOz3ccT7kplu62HE6De9KyNGuns9r/lWO"
    "37Ybrf+M8rgRVxNyzHVQ/DrZAf1mFO18oHr3ffwSHH9TupueV9ytOLdgcWK8ahs+vZiGLfPh4jLv6/IUt1fVMcz+6JZ1Zen2FYrn/EylJZd6fU"
    "ec9zc7d7SMnZ/x+jLHSpT7my90DNdnjrvMIm9Rt7STl77L5f5td0rCxne2yCnqWNyyKyzStYu5vnoXzbv2SqvO53Wari/vapFuV/nL303DJnRz"
    "nMn6mdSZbjgHgj0rF+Zt+/Xg1Rbp3t0iL3b3/i8Tr5H8d3r4wx6iYT2utaRxJvQSLWtST6vOL+Pl/c76ivf769Kzl0Vedh2vUcJ5xagC33ey90"
    "23f6NwjpW4Jl+HPgqKT7e7/2H2ffTbFf/poO+jZ0n299F5se+j2/t2u8Zm3Q57ljpntprW5mOfwFn+OYM9g0xzlheBs+xyVg1tDc7AGewZ+s24"
    "xpvN7gRn4Kx8fe2d8XDGf38ziLPXaVr7+5vNJ8nj2fc3D1A3a7I8TYu7HM7WUX/QFELs72/KOJv9SXVbtJwKLopsz153mVRxxqTjjNkzmzOdPQ"
    "Nn4CyIszj6TR1nEDhLgjPYM3DG+s0gztBvgrOkzs/scQA4y44w/8wvE/PPGvS2yErqen3Amwuz5wP+eTFT+vjDGv6TRVZRJ4szod59LbKXOubz"
    "mvrPznqjfv66rKZhfT7oOF61gj2rLfB8DXvfajXn+rUYBxhTWM5s5X2+BjjLD2ewZ5BpzvIicJZdzqqhrcEZOIM9Q78Z13gz7fka4Cx7nBVxvg"
    "bPmew6bS2u01aFPTM9XwOcgbMonMXRb+o4g8BZEpzBnoEz1m8GcYZ+E5wldX4mztcAZ/nUvg9WPndgWn+8v4NX4w8Vuz1GC/ZrdIHfF2Tvm27/"
    "RmMcYFSYfyaxtwbmn62hNqvvAIvsH+D9J6df7/9/NhnoD3uEhvX7F0saZ0Kv0rJmDLLqfF5NP+ysP/Zhf136D7bIa67jdRP9D9+k+B+zODFetQ"
    "2fPiiNbJn3dXmK26vqGGZ/dMu6ssLsK+RpOG2f4Yo2YnFivGobPn1QGtky7+vyFLdX1THM/uiWdWWF2VfI0ydo+3xC0UYsToxXbcOnF9OwZT5c"
    "XOZ9XZ7i9qo6htkf3bKuLN2+Qn5Nou0zSdFGLE6MV23DpxfTsGU+XFzmfV2e4vaqOobZH92yrizdvkLxjANMfHfnno9Y0nFAUb+702yIs7/8d3"
    "fOXWOk4VG/u6PT2iHe+XibK73wAR/VjyfCfnfndSEf1Xd37qL/w7sU/0UWJ8artuHTi2nYMh8uLvO+Lk9xe1Udw+yPbllXlm5fIb9mV1H72Ps6"
    "Gzykopm03Wcq2p7FifGqbfj0QWlky7yvy1PcXlXHMPujW9aVFWZfIbU9K/J3xILsGb4jZk4fp+3+cUXbszgxXrUNn15Mw5b5cHGZ93V5itur6h"
    "hmf3TLurJ0+wr5NZG2z0RFG7E4MV61DZ9eTMOW+XBxmfd1eYrbq+oYZn90y7qydPsKmdP6HLezXff14ARSjWGGYm5R3tX8hvDH8DS1BatzYg9W"
    "w27lVo/fALsCQbwGDsN/Is9alZP+aBX6zVzrQE7sBOxZvvWdnNuJ78DO5UKzbsy3nWgxHHbOtPAcil8mnkNZR1kedJNF3rjJY3r2CD/fLW/2h6"
    "2nYYNHWtI4EzpIy5ozyqrzebUa7axvGO2vy5BbLHLIdUlrQffKt21/Tfn6Vm59ZI946vdYAn3m8R7ZtDFzxyTPQ+tb0XdA2daZ5fmt+0b8vyBw"
    "BhXk/OzRKj4/W3gtIUPHWuTwWPzXmOZ9DG2B6xpmrmuYfq4uyesaNeMssom6YbdZ5Mhtzn/mvvH+/w6L49Xmdotsvt2SxpnQ8FqLHKWO+bzm3+"
    "Gst53gr8sWGjbiTseF5Wxm62jPbz5+YfTnN9e1cZYHXSznzL5+9gaNm922/pwdc/c97uc3W3WI/vxm3Rife35z42WO45/RPNxJ//zmsCsol1eo"
    "y7yvi+POseo+v7n5SsdpOQv5/OaWbuVx/PObhztVp90+dif63Sz2m0WzZ+fGJBMt2DPYM/Nj34mwaXlWnq/Ttv842IPAGRSyr8J12kxfp91K/2"
    "cjJyX0PtLx+vig97r/X4bmCaq+U5G1elajgjizpftuNTiD4uQM9gwyzZlO4AxKQnk5fuAMnMGeod+MY7yZ9nerwVn2OIv63WrV8cvSd6v5esq+"
    "V8eE79UV256Z/m41OANnUTiLo9/UcQaBsyQ4gz0DZ6zfDOIM/SY4S+r8TPxuNTjLP2dZkq7fVOn4JMwNygJntprW5mNfwFn+OYM9g0xzlheBMy"
    "irAmcQ7BnGm1GUhfvo4CxbnEW9j65S1u6jM4nXz3jOcP2s2PYsifvo4AycJXF/MwxnEDhLgjPYM3DG+s0gztBvgrOkzs9k99HBWXrCdyr8MvE+"
    "x4WfsEiHyRbZNtljevRd/vPCNyVhi6ZYpOMnLWmcCW2nZY2ZatX5vE6464s/5a9Lp2kW2eE6cJYOZ2PvtshJ6pZM945B50/7j8cLkrBxMyzyFn"
    "WyOBNa+hmLdLnHqvN57XTXx9/rr8spGrZspuOSFt7jku33uHT9rEV2fdYsF79121jl8+mYk+XxW8Wx4sOD0ujKEOPDppE5Wb1UcVAy6tJfHsac"
    "KpyP38ktq9KIy7J8z9nqD3E2+kNe3LIB4fbnfzmGZPvAq+v1/jp10exLVrTrejP51s6q3Ob9xm13lc+nY06Wx28UNoAPD0qjK0OMD5tG5mT1Us"
    "VB2bqucSwn7z1Q1f0Y2MoEZ7Z087bBGRQnZ7BnkGnOdAJnUBLK83ECZ+AM9gzjzaicZXXeNjhLj7Oo87aP5eT9Z0z8fA2RM8zXKLY9S2veNjgD"
    "Z6b6TR1nEDhLgjPYM3DG+s0gztBvgrOkzs/CztsGZ8nI9Hza0jBvOYvzaf9IGfuj8D8xMZ/29CyLLP+cRbrN9ubX7J7tn2sz4fP+sDM07ME5lj"
    "ROtU191P1fLfIidcznNXGuu/4Ff5kP0bAe8xzH6w23fVU+n445MW9VuJhPUBpdGWJ82DQyJ6uXKg6KR0+4bcr6zScUbazrN+1tnqjHsXki5uOq"
    "Ggeo6snCnwBfqXNmSzUvCJxBcXMGewbFcYwraeuscRa1nuAsW/YsL5zBnsGegTPYM9PjTdV1WnBWvZxFmRekO0Zh5gWxbU3PC+Lryd8PEDnD/Y"
    "Bi2zPT84LAGTiLwlkc/aaOMwicJcEZ7Bk4Y/1mEGfoN8FZUudn4rwgcJauqn1e0BHJf8TEvKAVtB163kjb80aunYb70zW4yR+2kob1GiGPY9u8"
    "NM8ik/4tnvlBDUfSth7p+bx6j3Lbf5R/u6mj6fG4xXFx6rihc+fjKZ2Ty8o9jvFBLuxZ2f+uit8bWrrPIiuo6/lFz+a8/EW//Zk83x/W4EsWWU"
    "mdLM6Eei2wyB7qmF92TL7srDdc6K/LKhrW+yuO4/Vr97+q8vl0zIl5q8LFfILS6MoQ48OmkTlZvVRxUDw64LapyufTMSfL44Di2PDhQWl0ZYjx"
    "YdPInKxeqjgoHm1x21T0o4w37W221OPYbIn5uIr5sfqp6qmLg5LlzJZqPi04g+LmDPYMynq/qbpOC87AWX05CzMvaEuM84JYfvy8IBln/P0AMQ"
    "73A4ptz+K678Q409kzcAbO6jtfI0y/qeMMAmdJcAZ7Bs5Yvxm0T+g3wVlS52dsXhA4S1/PuW0r+rJ0zKniKuXsuZjPi8T8+Lrr6v8czs9yy1mY"
    "6xrPxXxd4znhuoaMM96eiXGwZ8W2Z3H1m88J52fgDJxVwlkc/aaOMwicJcEZ7Bk4C3NdA/0mOEvy/Ixd1wBn6etZt21FX3b9zI6TXT+zw5+tx7"
    "nNszGfF4n5sfqp6qmLg5LljMWBMyjr9kzVb4IzcFZfzsJcp3025uu0zwrXaWWc8ednYhzOz4ptz+IaBzwrjDfBGTirhLM4+k0dZxA4S4Iz2DNw"
    "xvrNoH1CvwnOkjo/Y9dpwVn62uq2rejLOLPjZPGq8Kh1iHufxPoF1X8rzs8KwZnKnoEzcFZfzsJcP9sa8/WzrcL1MxlnfL8pxqHfLLY9i+v8bK"
    "swDgBn4KwSzuLoN3WcQeAsCc5gz8BZmOtn6DfBWZLnZ+z6GThLX5uF7wdsruA5YXubzfU4t9kc83mRmB+rn6qeujgoWc5sqd7nCM6guDmDPYNM"
    "c6bLA5xBWTk/U40DwBk4qy9nYe47bY75vtNm4b6TjDN+vCnGYbxZbHsW13WNzcL1M3AGzirhLI5+U8cZBM6S4Az2DJyxfjNon9BvgrOkzs/YfS"
    "dwlh0xzlTScbb3K1am9sX+bjUv9t1qKPuc2VLddwJnUNycwZ5BpjlTCZxBSShrnEHgDPYM/abp8abqugY4q17O1t4ZD2dh7qMzxXEfvcVdDmf8"
    "fXQZZ/z1M1G4flZsexbXdVrGmc6egTNwVt/7m2H6TR1nEDhLgjPYM3DG+s0gztBvgrOkzs/YfXRwlr6eEeZrPFPBfA17m2fqMUfwmZjnF4r5sf"
    "qp6qmLg5LlzJbqPjo4g+LmDPYMMs2ZLg9wBmXl/Ew1DgBn4Ky+nIW57/RMzM9vPiM8vynjjB9vinEYbxbbnsV1XeMZ4TkUcAbOKuEsjn5TxxkE"
    "zpLgDPYMnLF+M2if0G+Cs6TOz9h9J3CWvra5bSv6snTMqeKCxpu6vOMcb24Txpt83bdJOBPjwFn+OJOVpeMsDnu2Teg3wRk4q4SzqOVE5QwCZ0"
    "lwBnsGzsKMN9FvgrMkz8/YeBOcpa+nhOsaT1VwXcPe5ql6nNs8FfN5ker5AFU9WfhTOD9LnTNbqnmO4AyKmzPYM8g0Z7o8wBkU5RgXgbOo9QRn"
    "4Az2DOPNqJyp7qODs+rlLMr7gnTHKMy87adivI+ue18QX0/++pnIGa6fFduemX5fEDgDZ1E4i6Pf1HEGgbMkOIM9A2es3wziDP0mOEvq/Ex8Xx"
    "A4S08/c9tW5fPpmJPl8TMFZ3x4UBpdGWJ82DQyJ6uXKg6KR9vdNhV9WTrmVHFB1zV0eTPfvq6hShf2+YDtwvMBfN1l+ynGwZ7ljzNZWZXWIWy/"
    "uV2Y5wjOwFklnEUtB5yBs0rtWVA5sGfgLKl+k403wVn6et5tW9GXpWNOFRc0DtDlzXx7HPB8PccBzwvjAL7usv0U48BZ/jiTlVVpHcLas+eFfh"
    "OcgbNKOItaDjgDZ5Xas6ByYM/AWVL9JhsHgLPiaPaW/NZ96iJ8DxkCZ0VSfb7vlDVV8j3hRveDtSxwZqtpbT72BZzlnzPYM8g0Z3kROIOyKnAG"
    "wZ5hvBlFQd8TBmfVx1mU59F1CvM8OpPp59F5id+t5jnD/YBi2zPTz6ODM3AWhbM4+k0dZxA4S4Iz2DNwxvrNIM7Qb4KzpM7PxOfRwVl6esGdcy"
    "X6snTMqeKCxpu6vJlvjzdfCHg+wI7Xccbqw8abfN1l+6mLg/LBmaysSuvApw/Dmazu4Aycxc0Z6zfBWfr6odumoi9Lx5wqLqjf1OXNfLvf/GFA"
    "v6krj68P6zf5usv2UxcH5YMzWVmV1iFseWI8OANnJjlj/SY4S1+bhPfsbargPXv2NpvqcWw2JfRed1U9Wfgm8JU6Z7ZU87bBGRQ3Z7BnkGnOdH"
    "mAMyjKMS4CZ1HrCc7AGewZxptROVPdRwdn1ctZlHnbumMUZt72poS+I8bXk5+vIXKG+RrFtmem522DM3AWhbM4+k0dZxA4S4Iz2DNwxvrNIM7Q"
    "b4KzpM7PxHnb4Cw9/cBtW9GXpWNOFRc03tTlzXx7vPmDgPlnPwiY58jqw8abfN1l+6mLg/LBmaysSuvApw/Dmazu4Aycxc0Z6zfBWfra6bap6M"
    "vSMaeKC+o3dXkz3+43dwb0m7ry+PqwfpOvu2w/dXFQPjiTlVVpHcKWJ8aDM3BmkjPWb4KzbKj0Dnn4ChreswEhLzeInufk87j8h3nLDRoSsrKh"
    "t97rneXb7RHWpzTylhu+i5BV1PVu7Kzvpf7UdxPSqAkhq5uUb9fnfHXd9glxRyRcTWtKSOMLysPW0PW+zZzl/dSf/h5CmjQP3yYraDv0vJG254"
    "1cOw33p2twkz9sJQ3rNUIex7ZZfb9F+iyO5300DUfSth7p+bx6j3Lbf5R/u6mj6fG4xXFJc1bWHhnkTCYTnO2jDEx7wCKNl3gsrFni56LvV/1h"
    "+2nY9KWWNM6Emvy7RR6hjvm8+i1z1l9d5q/LjP+wSNPljis7ru5/WeXz6ZgT81aFi/kEpdGVIcaHTSNzsnqp4qB49H23TUVflo45VVzQeFOXN/"
    "Pt8eb36/n9ze8L39/k6y7bTzEO9wPyx5msrErrwBSWM1ndwRk4C8tZ1HLAGTir1J4FlQN7Bs6S6jfZ9TNwlr52uG0r+rJ0zKnigsYBuryZb48D"
    "dtRzHLBDGAfwdZftpy4OygdnsrIqrUNYe7ZD6DfBGTirlLOgcsAZOEvKnrHzM3AGRdFjy/EtiTwL9zf9MnF/s//XLPIadfc86P1fmv2n/7+zVh"
    "I24CGLvE6dLM6EZj5skeYrrDq/bDzmrg/8ur8uB2jYrJWOy5PaX1O+vpVbH9kjP/sx+FPR0rf4r+LZbtizZOzZOsrOoFUWeWOVx9Dsb/h5arna"
    "H7aehg3+piWNM6GDtKw5a6w6n1erbznrG77lr8uQRyxyyHV51dxHcX5WTfas+YXqvAbWePbsQI0/ftZFnj1r0cazZ60fs6T2bElfs/asZTvOZr"
    "Tz27PB7d3/d3vPns25xG/PNnQIbuchlxJyiLq5Hel52RBnf1tfVp7GDh/aqTxs3uWE1HQmZBN1YlwUHZrOne99VP+fHd6VkKNdPZ/X/Kscv203"
    "Wv8Z5XEjribkmOvyqo2PwZ5BGAfoNPTb0f4jB+m4Yc40HH9wFk2HK+Cs5l4cf3AWTfPWRues05eLdzzr+/3Nr2ToXk2Y7wnL6v4V3G9KnTNbTW"
    "uDjxU4g+LgDPYMMs2ZTuAMSkJ5PkbgDJzBnmG8GZUz1XtDwRkUVjXfye89oYUuXwvBGZSANn0H90+T7jejfHdH1+eE+e4Ok+nv7vDi37ct9pt4"
    "frPY52emv7sDzsBZFM7iGAfoOIMgk/oiOIM9S9Ceod8EZ+z8LIgznJ+Bs6TGAeL3ncBZsbWge+XbJjHP8dEEzsuOZ3RO5sJrCRn2uEWOPJ7Mtc"
    "P62rMsKep9p/u+i+uzWek3bTWtzce+gLP8cwZ7BpnmLC8CZ1AWBc4g2LPq6jfjGG9mdZ4jOEuPs6jzglTKw7wgkTNcpy22PUtrXhA4A2em+k0d"
    "ZxA4S4Iz2DNwxvrNIM7Qb4KzpM7Pws7XAGfJCO9B9svEe5DbrLPIZuqGf8/j+uj3/OeG89f7w9o+YZEt1MniTGjEBosco475vBY86ay33+ivy1"
    "YaNvIpx6Vlz5JS1Otnx5/COCAr/aatos7XAGfZ4wz2DDLNWV4EzqAsCpxBsGfV1W8Web4GOEuPs2qaryFyhuu0xbZnac3XAGfgzFS/qeMMAmdJ"
    "cAZ7Bs5YvxnEGfpNcJbU+VnY+RrgDOK/87pwU3HOozo8jXPCrHJWJG2rMs6mnj17dqrifTksToxXbcOnF9OwZRY+erNVlo/o6/IU81LVMcz+6J"
    "Z1Zen2FUr3/CwpRb0f8OZm9GFZ4cxWUeefgbPscQZ7BpnmLC8CZ1AWBc4g2DOMN6Mqq/PPwFl6nFXT/DORM9x3KrY9S2v+GTgDZ6b6TR1nEDhL"
    "gjPYM3DG+s0gztBvgrOkzs/Czj8DZxCvRc/gPCqvuvPs2bN3Kua0sDgxXrUNn15Mw5b5cHGZ93V5itur6hhmf3TLurJ0+wr59bkqah97Xz8HHl"
    "LRvbTd71W0PYsT41Xb8OmD0siWeV+Xp7i9qo5h9ke3rCsrzL5Canu284HqtWfjl4CHrOuRnPyfH4HdSU14P61fJt5P23GLRbZTN+ZZb9x84ln/"
    "GHrxVn9Yp+cssoM6WZwJjd1mkZPUMZ/Xku876523++vyAg0b97zj8qQkvludhN56vrqvyawQ+hG2viJi/7Iihv6ovnkEbW/Hy9Kw8BXoU1NTl/"
    "7yMOZU4Xz8sq96y6o04rIsX1Fdl3pxywaE25//4lhS5VuX//X+OsnqHJRP0tq1tPJtl+7Itt39rsYWLOie/X7zu4Zt2fGM9vFdfmAlksfXhfZl"
    "61+P2O5fj+E41TePoO3teFkaFv519JvGVd/76N/L0DGKOm/brvv3wFgmOLOle04YnEFxcgZ7BpnmTCdwBiWhPB8ncAbOYM8w3ozKWVafEwZn6X"
    "EW9Tlh1XHKw3PCImd4PqDY9iyt54TBGTgz1W/qOIPAWRKcwZ6BM9ZvBnGGfhOcJXV+FvY5YXCWH63N8fnNWpybJaIsPx/Af6ci788H7PyBRca/"
    "YJFT1C37oTNnq+tO/9wtFsdrF01X+yNLGmdCp2lZy3dZdT6vbj921nf/2F+XCbstcsZ1Kj34E7xXAMq2zizPb927v4j/FwTOoHDK+vMBjyYwDs"
    "jq8wELryXkRfo/m/hTs/+1J902Ztc1nlS0ue66hr3Nk/U4Vk/GfJxV12lV9WThT2LcmTpntlTztsEZFDdnsGdQHMe4krbOGmdR6wnOsmXP8sIZ"
    "7BnsGTiDPTM93lTdRwdn1ctZlHnbumMUZt4229b0vG2+nvx8DZEzzNcotj0zPW8bnIGzKJzF0W/qOIPAWRKcwZ6BM9ZvBnGGfhOcJXV+Js7bBm"
    "fp6SHatsyxdTFc5WR5qNKFCask7yh5VlqvqO0B+fWftH2YY+tiuM6FSRslP36bqNvFkT5smK7OUP7EPx9QKL2EuZWVKM/zth/CMYfAGeSqx3/j"
    "OEHhVN/n0d/OyXv23sb5eqY5s6V73zY4g+LkDPYMMs2ZTuAMSkJ5OX7gDJzBnqHfjGO8mYX3bYOzbHEW9X3bb+fkfdtvS+ZriMJ8jWLbsyTetw"
    "3OwFkS70EOwxkEzpLgDPYMnLF+M4gz9JvgLKnzM9n7tsFZvjk7mZPrZydxXSPTnNnS3UcHZ1CcnMGeQaY50wmcQUkoL8cPnIEz2DP0m3GMN7Nw"
    "Hx2cZYuzqPfRT+bkPvpJXD+renuWxH10cAbOkri/eRL30cFZRjiDPQNnrN8M4gz9JjhL6vxMdh8dnOVbeX6Py0t4bwMEziBOf83J9c+/4jptrs"
    "/P/pST+06quv8J/GWCM1u6+WfgDIqTM9gzyDRnOoEzKAnl+TiBM3AGe4bxZlTOsjD/DJxli7Oo88/+lJP5Z0z8fSeRM9x3KrY9S2L+GTgDZ0nM"
    "CwrDGQTOkuAM9gycsX4ziDP0m+AsqfMz2fwzcJZvzd6S37pPehnzgiBwhn4zHpV+Fu9xjnqdFsoOZ7aa1popG5yBM5Ez2DPINGemBM6gPHIGQb"
    "Bn6DdNjzdV12nBWfVyFnVekEph5gUxztKaFyQK9wOKbc/SmhcEzsCZqX4T76UCZ2lzBnsGzli/GcQZ+k1wltT5Wdh5QeAsGZXeIQ9fQcN7NiDk"
    "5QbR85x8njy8QUNCVjb01nu9szx+j7A+pZG33PBdhKyirndjZ30v9ae+m5BGTQhZ3aR8uz7nq+u27/zg+k9rSkjjC8rD1tD1vs2c5f3Un/4eQp"
    "o0D98mK+j/qecei7y8x7uOM/nn/ms6Dfb6w1bSsF7/Y0njTGgPLWvKPqvO59XwFWd91Sv+uvTeb5G9ruP1P+78PpXPp2NOzFsVLuYTlEZXhhgf"
    "No3MyeqlioPi0c/dNlX5fDrmZHn8XHFs+PCgNLoyxPiwaWROVi9VHJQt5Xk+7dRf4P4qBM4w3symKrm/2ehVsJYFzmw1rc3HvoCz/HMGewaZ5i"
    "wvAmdQVgXOINgzjDejKKvv2QNn6XGW5HxapjTn0/Kc4T56se1ZmvNpwRk4M9Fv6jiDwFkSnMGegTPWbwZxhn4TnCV1fhZlPi04y78WdK982/bX"
    "lK9v5dZH9oinfo8mMN/seI9sHpuF1xKymv7H+vzS7PnprW4bM3t2q6LNg+zZrTn4HopdR109b8X8xtQ5s6WbrwHOoDg5gz2DTHMWJh9wBoVp2y"
    "JwpqsjOANnsGfoN+MYb6Y9XwOcZY+zqPM1bs3BdxF5zmTvPWBxuE5bbHtmer4GOANnUTiLo9/UcQaBsyQ4gz0DZ6zfDOIM/SY4S+r8TJyvAc7S"
    "0xiBjzEVnqOMycG5jV1HXT3H4PzMuKr5/Rr7fok521nhzFZR368BzrLHGewZZJqzvAicQVkUOINgzzDejKqsvl8DnKXHWTW9X0PkDNdpi23P0n"
    "q/BjgDZ6b6TR1nEDhLgjPYM3DG+s0gztBvgrOkzs/Cvl8DnCUjfK/OLxPfq5v2mkUa/8oia37lcd33df+54X5J2PRfW6TJAUsaZ0KP0LL6/caq"
    "88tskrs+4w1/XZr+1iKPuS6v6n8Q5+uwZ7BnQXqN/k/u+Z1Fmh3y/i9rD/n/OwN+7w97nYbNPGxJ40yo+R8s8jh1zOc18IizfuCIvy6z/miRFk"
    "cdF0Yn2kXbn7ExzBFcd7R+bTjoT/XbfizmOSauNDh7o56czD4GzsBZsFr+uX6crP8zOMP5Gc7PBh+3yEHq5vzF+z+0etP/39ggCRvyvxY5RJ0s"
    "zoTmnrBI679adT6vje760JP+uhymYfP+5jhwJg9fwNkzE5zVvGWRTdQNe9s7Bkfe9h+P+075w9r8n0U2UyeLi6Kw2w8/bZGj1DGf1/y/O+ttz/"
    "jz2kLDRpx1nAmdWZ5fe37sLK6XQOCsWs/Pml+ozmtgjddvHqjxx8+6yOs3W7Tx+s1BF8v7zSV9zfabLdtx44h2/vOzwe2d9YPtvX5zziX+fnND"
    "h+B2HnIpIYeom9uR9tGkdC6s9WVcv03DbDe0U/l28y6nfW5nQjZRJ8ad63uvUJfZ3iqdc+f63iudsK10fasbpuw3uxJytKvnl/WbVzl+226EjC"
    "yV5zPiavq/dR2vm4Xn0W+u8Hn0LEk1X8Pet5s1Y8qbMd40prCc2cr785vgLD+cwZ5BpjnLi8BZdjmrhrYGZ+AM9gz9ZlzjzbSf3wRn2eOsiM9v"
    "8pzJ3rN3M96zVxX2zPTzm+AMnEXhLI5+U8cZBM6S4Az2DJyxfjOIM/Sb4Cyp8zPx+U1wBql0vFRCI0DG1f6a8vWt3PrIHvnZj4XvqO7/y4O0r3"
    "hQ0VeyODFetQ2fXkzDllVpRF+Xpyovcbsw+6Nb1pWl21fIr2m0faYp2ojFifGqbfj0Yhq2zIeLy7yvy1PcXlXHMPujW9aVpdtXKH/i59MWSR0a"
    "VF8/+nnFf9EOZy5Mej5Otp0YLi7L8ubXxfrw65XUMWhZV5YsHlZBLzxXJzlnMPBc3TZqw0afVyJvnufZskUN/Xat4zv9Ydtp2JhGJWmcCZ2gZS"
    "1+V6nO59WpsbO+o7G/LmPfXSInXSdTfd9/9s0M/Z9173P8JuxOqqrv953AGRQnZ7BnkGnOdAJnUBLKy/EDZ+AM9gz9ZhzjzSx83wmcZYuzqM8H"
    "qI5f1r7v9E3NvCAmzAsqtj1L4vtO4AycJfHdnTCcQeAsCc5gz8AZ6zeDOEO/Cc6SOj+Tfd8JnGVLS5pEmxewJifXC9bgukau9Y2cHL9vgLNc6/"
    "GcH7/HwZ9RbRCe39xQwfOb9jYb6nGcNsR8jFXjTVU9WfgGsJY6Z7ZU88/AGRQ3Z7BnUBzHuJK2zhpnUesJzrJlz/LCGewZ7Bk4gz0zPd5U3Q8A"
    "Z9XLWZT5Z7pjFGb+GdvW9Pwzvp78fSeRM9x3KrY9Mz3/DJyBsyicxdFv6jiDwFkSnMGegTPWbwZxhn4TnCV1fibOPwNn6SrL7wsy/T1hlUy8L6"
    "jz+SXyAnXjmpbIW02d+X1LL/DP82NxvLo0K5GdzUrSOBMa/54SOUUd83kta+6sd32vvy67aFhtC8flSUV9z97pFni/cyU6szy/dV/+DzjmEDgr"
    "gg65574qn0/HnCyPQ4pxAB8elEZXhhgfNo3MyeqlioOqQ0U9P+vWsvpsKN5Pm8x4czdla8L7SuTM+zzGHmzl5637P/rDXqRhE1uXpHFGdGGJPE"
    "Rdnc+pR42z/lKNvy6TLiqRUhvHwZ6lrxVtqsueHXTPRVQ+n445WR4HFec0fHhQGl0ZYnzYNDInq5cqDsqG/mLomPwlpWMtK/cv4K7eelq47/R0"
    "Bfed7G2ersexeDqheY6qerLwp8FT6pzZUj1XB86guDmDPYNMc6bLA5xBUY5xETiLWk9wBs5gzzDejMqZap4jOKtezqI8V6c7RmGeq3s6oefq+H"
    "ry82lFzjCfttj2zPRzdeAMnEXhLI5+U8cZBM6S4Az2DJyxfjOIM/Sb4Cyp8zPxuTpwlp72uW2r8vl0zMny2KfgjA8PSqMrQ4wPm0bmZPVSxUHx"
    "aK/bpiqfT8ecLI+9imPDhwel0ZUhxodNI3OyeqnioGwpz8/V9bwYzztB4KwoivocSvML1XkNrHF8+zmUAzX++FkXec+htGjjPYfS6m7HT/q9By"
    "3becvruWX2HMrg9s76wfbecyhzLvE/h7KhQ3A7D7mUkEPUze1IyALisN36Mi/eDrPd0E7l2827nJCazoRsok6MO5fv9HDH+ZCbbqtVOud0Gt6V"
    "kKNdPZ/X/Kscv203Wv8Z5XEjribkmOtkqu93xLIk3XcRZXoZ9iwxBXFmq2ltPvYFnOWfM9gzyDRneRE4g7IocAbBnlVXvxnHeDPou9XgrPo4iz"
    "KfVqcw82mZTM+n5cXfRxc5w330Ytsz0/NpwRk4i8JZHP2mjjMInCXBGewZOGP9ZhBn6DfBWVLnZ+J8WnCWrvDeUL9MvDd0ctsSadCuRFa287ju"
    "1d5/brhHEjblkhJp2KEkjTOhVbSs3peW6nxee931qR39dWl0WYmsdl1a9iwpRb1+1qcTxgFZ6TdtFXW+BjjLHmewZ5BpzvIicAZlUeAMgj2rrn"
    "6zyPM1wFl6nFXTfA2RM1ynLbY9S2u+BjgDZ6b6TR1nEDhLgjPYM3DG+s0gztBvgrOkzs/CztcAZ8kI8zX8MjFfYx/ledrlJdK4s8f1ms7+c8O+"
    "V/jD9tOw6V1K0jgTanJliTxCHfN59evqrL/a1V+XGVeVSNNujgNn6XD2GG37/leXyGtXe8fgnu7+49HsGn/YWho2oEdJGmdCr9OyZl5bqvN5Ne"
    "/prD/e01+Xge8vkQOuA2fpcDarV4m0uK5E1l3nHYNBvf3H4w1J2OwPlEjLPiVpnAmtp2UN/qdSnc/roLs+p6+/Lq3+uUQ2uA6cpcPZkH4lcoi6"
    "uR/0jkHr/v7jsVESNvRDJXKYOlmcCc0bUCI115fqfF6b3PVhA/11OULD7vsXx4GzdDhrM6hENlM3/MPeMTj6Yf/xmD/YH9b2IyWyhTpZnAmNGF"
    "Iix6hjPq8FH3XW2w/112UrDRt5g+PAWTqcHadtv3BYiXS40TsG2270H4/Rw/1hb9KwRTeVpHEm1HFEiWynjvm8xtzsrJ+42V+XxSNLpNMox5m4"
    "rrEoQ+8OjnofndV9Ed5/nPr1M1u6edvgDIqTM9gzyDRnOoEzKAnl+RiBM3AGe1Zd/WYc482sztsGZ+lxFnXe9qJ6fLeaKa152yJnmK9RbHuW1r"
    "xtcAbOTPWbOs4gcJYEZ7Bn4Iz1m0Gcod8EZ0mdn4Wdtw3O8sNZlhT1ugbTjlF4vi5tzmwV9f1n4Cx7nMGeQaY5y4vAGZRlgTMI9gzjzbDK6n10"
    "cJYeZ9X0/jORM1w/K7Y9S+s+OjgDZ6b6TR1nEDhLgjPYM3DG+s0gztBvgrOkzs/C3kcHZ9CSvsXcr7Gjq+tccPrZs2enK+b0sDgxXrUNn15Mw5"
    "b5cHGZ93V5itur6hhmf3TLurJ0+wr59dkqah97Xz8LHlLRZ2i7f0bR9ixOjFdtw6cPSiNb5n1dnuL2qjqG2R/dsq6sMPsKqe3Zzgeq156NXwIe"
    "sqb7Ncfr/gz/t7NYt5OGxgRLbsF15yyp8xgcD9P6FP1/f0rxH2dxYrxqGz69mIYt8+HiMu/r8hS3V9UxzP7olnVl6fYVUquan0N5AfYsM5zZKu"
    "pzKOAse5zBnkGmOcuLwBmURYEzCPYM482oyupzKOAsPc6q6TkUkTPMPyu2PUvrORRwBs5M9Zs6ziBwlgRnsGfgjPWbQZyh3wRnSZ2fhX0OBZwl"
    "I3x/0y8T398cd2uJvEXd0rEe110+5j833CkJGz+uRE5RJ4szoWW3lUjX8aU6n9cud732dn9dTtOw5bWO47XRnc/C7NlGxfwWnT2zt9lYj3kxG2"
    "OeU6M6P1PVk4VvxNweYwrLmS3VfA1wBsXNGewZFMcxrqSts8ZZ1HqCs2zZs7xwBnsGewbOYM9MjzdV18/AWfVyFmW+hu4YhZmvwbY1PV+Dryd/"
    "nVbkDNdpi23PTM/XAGfgLApncfSbOs4gcJYEZ7Bn4Iz1m0Gcod8EZ0mdn4nzNcBZejrstq3K59MxJ8vjsIIzPjwoja4MMT5sGpmT1UsVB1WHiv"
    "p+2m53VNdc8d+7/12Vz6djTpbH7xU2gA8PSqMrQ4wPm0bmZPVSxUHxqr7zaU9l6Njong84BYYyzZkt3fuCwBkUJ2ewZ5BpznQCZ1ASysvxA2fg"
    "DPYM/WYc480svC8InGWLs6jvCzpVj/lnTEm8L+iU5L6TKNx3KrY9S+J9QeAMnCXxHpcwnEHgLAnOYM/AGes3gzhDvwnOkjo/k70vCJzlW3/Lyf"
    "WCv+G6BiRRUeef7b4D7yqdX6X/+fmwdZk/P8uSon4/YMIE2JascGarqN+rA2fZ4wz2DDLNWV4EzqAsCpxBsGcYb0ZVVr9XB87S46yavlcncob7"
    "TsW2Z2l9rw6cgTNT/aaOMwicJcEZ7Bk4Y/1mEGfoN8FZUudnYb9XB87S0ZeqdN7ClzBfoxD2LClFvX52BuOAzHBmq6jzNcBZ9jiDPYNMc5YXgT"
    "MoiwJnEOwZxptRldX5GuAsPc6qab7GGVynrSp7ltZ8DXAGzkz1mzrOIHCWBGewZ+CM9ZtBnKHfBGdJnZ+Fna8BzorFWVKKel3jwTtxfpYVzmwV"
    "9T46OMseZ7BnkGnO8iJwBmVR4AyCPcN4M6qyeh8dnKXHWTXdRxc5w/WzYtuztO6jgzNwZqrf1HEGgbMkOIM9A2es3wziDP0mOEvq/CzsfXRwVi"
    "zOklLU6xrdJ+L8LCuc2SrqfXRwlj3OYM8g05zlReAMyqLAGQR7hvFmVGX1Pjo4S4+zarqPLnKG62fFtmdp3UcHZ+DMVL+p4wwCZ0lwBnsGzli/"
    "GcQZ+k1wltT5Wdj76OCsWJwlpajXNV7E+VlmOLNV1Pvo4Cx7nMGeQaY5y4vAGZRFgTMI9gzjzajK6n10cJYeZ9V0H/1FXD+rKnuW1n10cAbOTP"
    "WbOs4gcJYEZ7Bn4Iz1m0Gcod8EZ0mdn4W9jw7OisVZUop6XWPix3F+lhXObBX1Pjo4yx5nsGeQac7yInAGZVHgDII9w3gzqrJ6Hx2cpcdZNd1H"
    "FznD9bNi27O07qODM3Bmqt/UcQaBsyQ4gz0DZ6zfDOIM/SY4S+r8LOx9dHBWLM6SUtTrGmQSzs+ywpmtot5HB2fZ4wz2DDLNWV4EzqBMCpxBsG"
    "cYb0ZUVu+jg7P0OKum++giZ7h+Vmx7ltZ9dHAGzkz1mzrOIHCWBGewZ+CM9ZtBnKHfBGdJnZ+FvY8OzpJR6R3y8BU0vGcDQl5uED3PyefJwxs0"
    "JGRlQ2+91zvL4/cI61MaecsN30XIKup6N3bW91J/6rsJadSEkNVNyrfrc766bvuEuC+fPXtWTDOtKSGNLygPW0PX+zZzlvdTf/p7CGnSPHybjL"
    "vMIm9Rt7STVRfW5XLLl26nJGx8Z4ucoo7FLbvCMsrEri4Wqb3SqvN5nabrD9H/Zrer/HXYTcMmdHMcr4/RNv6YpJ35ODFetQ2fPiiNbJn3dXmK"
    "26vqGGZ/dMu6ssLsK1R/9fiEeoz20ieyO36bNLk6xpaluzCGTlMr0P6QREv6FnO/ek6pPt6jjgOaX6jOa2CNNw44UOOPn3WRNw5o0cYbBwy6WD"
    "4O4DkzMQ5o2c5bXt/OPw4Y3N5ZP9jeGwfMucQ/DtjQIbidh1xKyCHq5nakbepy1voyL94Os93QTuXbzbuckJrOhGyiToyzdeQKzXjsk6Vzzlab"
    "K92x2NTSOafT8K6EHO3q+bzmX+X4bbvRYynkM+JqQo65zsR1jW9l6DxYd532WzhfT1X1nbcNzqA4OYM9g0xzphM4g5JQXo4fOANnsGfoN+MYb2"
    "Zh3jY4yxZnUedtq45f1uZts3qWzdcQhPkaxbZnSczbBmfgLIn5tGE4g8BZEpzBnoEz1m8GcYZ+E5wldX4mm7cNztLRH9x2V/l8OuZkefxBwRkf"
    "HpRGV4YYHzaNzMnqpYqD4tE42qbjFO3K4sR41TZ8+qA0smXe1+Upbq+qY5j90S3rygqzr1C5sjD/rNXdjo/5Z9Hnnw2ZHu44H3LTxTn/rPWM8j"
    "jd/LMvKP6LdjhzYdLzcbLtxHBxWZY3vy7Wh1+vpI5By7qyZPGwWHrNUbSRHc5cmPR8nGw7MVxcluXNr4v14dcrqWPQsq4sWTxI0mueoo3scObC"
    "pOfjZNuJ4eKyLG9+XawPv15JHYOWdWXJ4kGSXv+qaCM7nLkw6fk42XZiuLgsy5tfF+vDr1dSx6BlXVmyeJCk178p2sgOZy5Mej5Otp0YLi7L8u"
    "bXxfrw65XUMWhZV5YsHiTpNVfRRnY4c2HS83Gy7cRwcVmWN78u1odfr6SOQcu6smTxIAnSqden8OxwFq+fhVGe3uMik4n3uOyhPE+ZViIN7/a4"
    "XnW3n/He0/1he2nY1E+XpHEm1GhGiaymjvllbfsZZ33fZ/x1mXZPiTS+13Fxa829sAeQXlPoecUUxbkFixPjVdvw6cU0bJkPF5d5X5enuL2qjm"
    "H2R7esK0u3r5BcNyjayA5nThauSx+URrYsq4t930mVr66soH2SpROXdWWF2Ved+s4skf0zk+sHpn823T7nk7R9PqloIxYnxqu24dOLadgyHy4u"
    "874uT3F7VR3D7I9uWVeWbl8hv75G2+drijZicWK8ahs+vZiGLavSiL4uT1Ve4nZh9ke3rCtLt6+QX5+m7fNpRRuxODFetQ2fXkzDlvlwcZn3dX"
    "mK26vqGGZ/dMu6snT7Cvk1q4rax97XWeAhFd1D2/0eRduzODFetQ2fPiiNbJn3dXmK26vqGGZ/dMu6ssLsK6S2ZzsfqF57Nn4JeDCp+xRtb4cz"
    "FyY9HyfbTgwXl2V58+tiffj1SuoYtKwrSxYPkoJVn+edmszK1v2AyN9FhDLDmS3V+xzBGRQ3Z7BnkGnOVAJnUBLKGmcQOIM9Q79peryZhfc5Qt"
    "niLMr7HHWcZe19jkx4j0v12rMk3ucIzsBZat9Hh8BZCpzBnoEz1m8GcYZ+E5wldX4me58jOEtP/66Ya2CHMycL16UPSiNbltVFlqe4vaqOun2S"
    "pROXdWWF2VeoXMsUbWSHMycL16UPSiNbltVFlqe4vaqOun2SpROXdWWF2VeoXJW8z/EBSbs+fqHzPkc7Lq7vCdvPo79B42a3jed5dLtucb/PsV"
    "WH6O9zZOLf5/gIPf+wHf/Oxn6fK9Xre8L29razxb4n/Cpdf/Vz8bzPccZs9feE+wllqDib2VrN2WINZ4sjcLauTbKcLc4wZxsvcxzPUtPP6zkb"
    "doWes8fo9rbjOdt8pePi4Kz/HDVnTT9fHrdUYfPtcOZk4br0QWlky7K6yPIUt1fVUbdPsnTisq6sMPsKles/FG1khzMnC9elD0ojW5bVRZanuL"
    "2qjrp9kqUTl3VlhdlXqHr1VfCQmpYr2t4OZ04WrksflEa2LKuLLE9xe1UddfskSycu68oKs6+QWkV+ri7InuG5uuQ0dmGx92+JhrOTC3H8IfOc"
    "Qeg3k+AM/aY5/T8JWGDn"
)


def cells() -> list[int]:
    """All rows, one after the other."""
    numbers = array("i", zlib.decompress(a2b_base64(_CELLS)))
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tolist()
