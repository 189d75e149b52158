"""The parser's tables, made from latebind.lark by `make tables`. Not to be edited.

`columns()[symbol][state]` is a state to go to, or a negative index into `RULES`; 0 is an error. Symbols are the terminals,
then the nonterminals.
"""

# fmt: off
from __future__ import annotations

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
STATES = 1156
SCRIPT_START, EXPRESSION_START = 0, 1
_CELLS = (
    "7V0HnB1FGZ/dfcnd5e5yd7lexd4IgYQeSui9tyRHxwIEBEIHpaig0gQRREDFQqiJISEhoYkgiA0TC/ZyiIoNsFBUZJx97+2+LVO+2Z19b9+97z"
    "+/ffd255uZb775dvZ/U/bNpIS8izrsIAH8InT2NDv7Jf0J+/wZO37Kjp8X439F3y0MhBzDjmND+Xg4kh4fuH44LYWN2LEhLZ3PpouL32dRL3bD"
    "4mcpxY2xXJ+m32PhWyx8kwX3yrPFz+/T73M1SINv02+zPJ+g32GBkCfpk+zzu/S7gnKeEpa/E51Ht+PGbkXn0C3pKZG4zdn59uw4iooCIUdTUS"
    "DkCHZsQjem76fvY99OoOfRs9jxXvoe4xaS4xlW3m+lZU7Q5cJQkvg1/Q1dywkPhsL9sfBAJNzHDWLN1lBeeCgQ7hWGdfRrfnjED3JbPUbd8I1i"
    "WCUMjxbD48XgplpPH/bD18shnO8WVBTc2P0SeMS2VBTMec5J0ryOo+fSM9lROrup+PdmYOkrqCh8lt5Q5fsjih/RHyg12JGKwg5A7fdncnPp1g"
    "rpzeimwuDGf4Z+AFjePVQUPInfB3L6Hfu+morCj+kPjbTRAYZa+lR6Nj2dHcFrJ0vzXklF4Y8s3R9S6rVNjT1YhYUA/Z5jMuNcuRPZ1UX0enoa"
    "PYeewY5kOsykU8iU8vejYrGVOF0c5edAOLm6PCgas1GgBi4PciVm0WR1mkmT12NKapkpEZkpsSui/Ly/c5j+p9AphjWf4vOgKYwHEXIWO/g8aA"
    "rHelNS+/sUQ7adQhD6Np6Se+upNFPxIELOpESjhhC5WvOgKRnnPUXhR3rll3jQ+XSKwRqb6f+maN1BXkjKgwg5PeI1Mh7U2P3ZFJ8Hqewwzvzq"
    "QvpBehH9EL2YXlDmECeyp32JBxFyBjs+LLH0p+i1Rb5zDZP5NDuuU9zb0PGgW0kpuLg1FOCIp7iVGyvLVX88SKZ5OC4qYWo8KCngmidrj7RaqH"
    "QojQfJpCZopT78PEyNB91KZEFct3AIjgeJ04rHg8RpguNBYin98SBdPxHdEQTgeTplqWT1/RuWQuxvYR6UvJbyeFmsNx6U9L432ydAc4PZQ3yH"
    "x8eDxDlWxoNM28GMV0N141nDGw/Kyr9qHwOz0XPUvI/q4qZc88kZFo4CZIELbLQBYnJjDwdtgEAgEHlDO4d/7IScBFEVWI5dNW7Q5cxAHoJAIH"
    "IK6LyYLA/ZOungmbcS2v32SvmcE2tN+nXS/rjWVuzqlrF0JtZJxx971fctXCeN66SzJHKlP7hOuhbrpOGYzOuk9fvWxl4nDQF4Xkz3iWa9UqPn"
    "oBz/RhKKQCAQCAQQl0hYwqUU7VPd8aClGWjCy/NG2qrkb8/Gx1MsvVKyrtlLiTjorjZcMx2tT7RNt5IohjcetDQyHqTKwx0Pqta9sNRQ2nXUZH"
    "kyqfU0+xouNeYP2dyV/PEgfdvKxoOWZtSfhGP540FJ73uVZi9ZbjDtOUG5Rx1YPtHxIHEK0XjQ0qr5/FKj908wjj8etLTqd2e1YkRSzyXu72Fl"
    "zaRTyYb+2bHF4H0/jUxl4dhAbPDvsaD8p5InONfcffNTI1fj++anGts3PzVWmkzjZDLH+mFq+bNko2PLVvSuk4CNo/l5f0v75qca1nyqv29+qm"
    "Lf/NTImeshG6ZmFF5dTktRi6nAFmpUiP1lau6tp9IMum9+qsE7vdbzYlMzznuqwo/0yvf2zU81WGMz/d9UrTvIC8mgu2++sfuzqf6+eZUdxplf"
    "hffNuyl09827T7P4vvmZtIk0+XJNpHLWRBaHzkkgJngmRxP3msuDmpQ8qInDgxZr86DF5XpB0ZS4VtFAykf8apMgv6YQD2oyrHmTz4OaFDyoKV"
    "YzoqGHuPwmQBs2KWObCEJlY7HlmnKsuxke1ATsKSCWqDUPaso47yaFH+mV7/GgJoM1NtP/NWndQU2RJ1+2PKix+7Mmnwep7DDO/CrMg5oS8CC3"
    "XXk8qJk0+3LNpHLWHDknoRgSuC5DM/eay4OalTyo2dh4UDNQW2i9+LWKhqANw1ebBfk1h3hQs2HNm30e1KzgQc0c6zWn9vjmxLYNxzYThL6Nm3"
    "NvPZVmUB7UbPBOrzUPas4472aFH+mV7/GgZoM1NtP/NWvdQc2RJ1+2PKix+7Nmnwep7DDO/CrMg5oT8CC3XU2/R3FJQGpJKMCxRHqlkp8sV/39"
    "YjLNl8TkgvG1fo8iXPNk7ZFWC5UOpfVBMqkJpV+564OWcGLD+8WWcHTj6wqtAV8+uF9MnFa8X0ycJrhfTCylv19M109EdwQBeJ5OWSpZff+GpR"
    "BLhXlQ8lrK42Wx3vqgpPe92T4Bmlv6loyuDxKnqKwPMm0HM16dRjdvfVBW/lX7GJiNdNYHmfN4KA+6jbihhNtCAY64/G2x2NvK38zxIJnm4bio"
    "RK15EFzzZO2RVguVDiUeJJOaUPqVy4N4perumw/bTV0DvnyQB4nTinmQOE2QB4ml9HmQrp+I7ggC8DydslSy+v4NSyGWCvOg5LWUx8tiPR6U9L"
    "432ydAc0vfklEeJE5R4UGm7WDGq9Po5vGgrPyr9jEwG+nwIHMeD+VBt7PP28tSt4cCHME8KldIJFcizVWfB8k0D8dFJWrNg+CaJ2uPtFqodCjx"
    "IJnUhNKvXB50O6fkMA+6PRYf5UEVm8FqwJcP8iBxWjEPEqcJ8iCxlD4P0vUT0R1BAJ6nU5ZKVt+/YSnEUmEelLyW8nhZrMeDkt73ZvsEaG7pWz"
    "LKg8QpKjzItB3MeHUa3TwelJV/1T4GZiMdHpSkpd2VNDMFcYsNPC/5eR/PqVV8fdBMY+uk846olUrrg8yX460PmqlYH8TTb6YxLeqhRSYvZtat"
    "5tD1QSa9rPbvUawnb/HWBzW2Z+uuD2p0eOuDVO03zp5b4fVBLnTXB81k5UDXB2X9vILxIJKQB9X/UzdrHkQ0eZBZIA9CIA+ajCjxoEZHlAddQZ"
    "EHyXnQUQWI3DjXhlEeJIPLg66iV9K88KBqPkPxqeviYLue2xCBqJWXIQ9CIBBhPE/DfxsbC6zKJ6I6eAE9D4FoMLyIdz2i6jDxO6tRrMtQX/k6"
    "aVr8/hp9nf6PbpGas9R6nXQ2eI0uqtKIUf5/Z3WdLQqT5XdWEWHAfmf1AKcWukF+Z7X+kMffWa0dsv2d1ckA0TrpszkzaucXRCEPPMgU7qY30q"
    "X0dtpmQXlQCa/63/5Jt5ayob/QYNjDCl8x+XvzL4NZ2c5FlvJyChYnTvtVpuMXi3p+gZ5s30k/UGZEbbEUlSv/paIA40F/E4bG+r35Pax88aDD"
    "6MFM9kDqhJ75l9FgaHO8K5W/ybA3S7kn7TbKL24tauP+vtjd9Ga6TBjuoBWPVvEgz+//TUXhJWFw0/6L/lUY9rDUPEglk/735iu9khtKfUVbit"
    "7mS1QUvkxvoXdROQ9yS/59wO5qHpRG1wV0Pj2UHsLKOChircupKEDy3Zfuw+T2AsiqedB/qCi8PIlY0leoKDxHX8m0nu7Oqo0EcWZm2Hm5Z7tO"
    "uv72i0VRWifdaXyEJuk66Y2I2Ev0geuDEEmA66TzDlwn7QL3i+lhIdA2ZtZJb8SeZNewz+jvajC2keHzip83jAfNahgeNIvLg8yX4/GgWZo8aB"
    "YRewnyoPrCrLrVHHlQ3r2ltvvm8+LZyIOS8SBV+42z51b6ffOMVdRk3/w3E/OgRtw332zHedB2xsaFcN88on6BPCgLfNj5qNOs6GGgPRCOB/F4"
    "EO6bV/Ggo6u+b/6bsfGgFtLiy7WQylkL60mC5yQQEzyTo4V7zeVBLUoe1GJsPKgFqC20XvxaRQMpH/GrLYL8vL8lHtRiWPMWnwe1KHhQS6xmRE"
    "MPcfktgDZsUca2YNehtLHYci051t0MD2oB9hQQS9SaB7VknHeLwo/0yvfGg1oM1thM/9eidQe1RJ582Y4HNXZ/1uKPB6nsMM78Kjwe1JJgPMht"
    "V97vzROycYb/t/Pzho0Hbdww82JRK2U9L7ax5njQxkTsJTgeVF/YuG41x/GgvHtLbefF8uLZOC+mOx4Ea79x9txKPy+2MSvH9O/Nh1Mty8BGsD"
    "yfpsvKsp58ab/YMkOlLON8Xxb7rAWWpbZdtlrEY3j75sNSE0q/cveL8WOXKTVYlroGIo+QS62jy7RbTexdMqn1wJLS+MkyY/5g5q402ZssA/Kg"
    "ZRlpHo7l75tflos+YVmGLRndNy9OIdo3v6xqPm/WE4Nx/H3zy6p+d1YrRiT1HM3aRz0cFrtyOjs+kTPu6FiHSXWGxVUXebOhjjccZtiuh5X9Kq"
    "m16tGWk9/XDsuhJcI9RXrtD8v9vYpAIMyjur8vFsZ/jemU/1mYf3PffXFKRiOplXXSLnCdNKJeoJ4XM+9luG9eB7hO2sWpHBvgvFhWOJFZ1psX"
    "M40k82J3h0Ia3M3JlUhzhbxHUVaeWPO7YxJ5ep+0XHNT7ZFcC15MfF4sKjWh9KvKvNjdksBLzddVrwbRq8H3KIrTwt4nHU4TfI+iWCrdexR1/S"
    "RoV6LpeTplqWT1/RuWIiwl5kHJaymPj8by5sWS3vdm+wRobsnsIZsXC6fgz4uZtoMZr9bVjTcvZta/8hQjlko6LwZtG3dF8Sa5GA/C9yhWkLff"
    "m9+EiL0Ex4MQeRkPwnXSOB6Uj/EgXCcNR3Xfo/jBwibc/WLTyGxfbloxeN8Xh85JICZ4JsdszrVpRR40TcmDZhvjQdOA2kLrNY17LRpI+YhfnS"
    "aw0rQQD5pmWPNpPg+areBB0yJnswUtqQevLotT1GIa2PMaE2J/8Sw3O8e6m+FB04A9BcSPas2DpmWc9zSFH+l5i7dfbJrBGsPzmm3EjuG+uho8"
    "qLH7s2k+D1L52jh7boX3i00j+vvFZrNyeDyolbT6cq2kctbKepLgOQnEBM/kaOVec3lQq5IHtRrjQa1AbaH14tcqGkj5iF9tFeTXGuJBrYY1b/"
    "V5UKuCB7XGakY09BCX3wpow1ZlbCtBqGwstlxrjnU3w4NagT0FxBK15kGtGefdqvAjvfI9HtRqsMZm+r9WrTuoNfLky5YHNXZ/1urzIJUdxplf"
    "hXlQawIe5LZrLd4nbRaT/X3SWeEQu57bEIEg5J1OLbwM58V0eBDaAFELXJ/S89yRkzkZ9iT8vGHrg+Y0zPqgqJWyXh80R3N90Bwi9hLkQfWFOX"
    "WrOa4Pyru31PY9innxbFwfpAdvPEjVfuPsuZX+PYpzWDl640GIWmC63cEZu9mZtdguNloHkT32q2LvsBv2RLnA/vTj0tG23emudJdJ3lYHZFC/"
    "PdC/6wIzaRvZtPz9aNJWDCW0sf+oguckEBM84+NBX3bTWFxbcTwomj4+HtQGHA86Olan6HhQm0LbsHbJZNpigZSP+NU2bn4P+tdL40FthjVv88"
    "eD2hTjQW2RM7cNN03ta15dFqeoRRuwhRoVYn9py731VJpBx4MgXga902s9HtSWcd5tCj/SK98bD2ozWGMz/V+b1h3UFnny6UF3PKix+7M2fzxI"
    "ZYdx5lfh8SA3he54kPs04/++2GZVr3vyffMwbjezzll43vbNb0Zq4SUIRBIeZBK4b16fBzU6cF5MD9XdN78Ze5Jl+/titUO69yjqIU/vUaxH8H"
    "5fLIwJulwYShLuexTXcsKDoXB/LDwQCfdxg1izNZQXgu9RvFcYYO9RDCP4HsVVwpDuPYoIQlZQUagODzrYEQXR74vVO+6houBJRN+juJqKguj3"
    "xeoHK6ko8H9frPHwXMY2cEdONhfEmVhp+EiK8aDNG2ad9CNVHg96j603HrQ5EXuJPnCddC1B63aVGa6Trj707vrarpN+BMeD6no8SOVr4/QRA+"
    "ukN2fl8OfFtqj68wrfJy1H3ubFtiBiL0EehEAehKjwoEYH8qBkPEgFM/NiW7Anmd68mNeTQOfFvhoIplDJr/Tp6nRjTHvZvNhijVJEmgfj8zUv"
    "JtM8i/bQ1SIe8wxrkd9KPWdC6VeV3xeLxsZlo1f4uurUIHoVlhY6LxZMI/p9sbBU2nmxJH4StncafzBzV0ZxU/G+vzlRDxWUkvGg5LWUx4dj+f"
    "NiSe97lWafcC53rnRM9D5p7SH7fbFwCtG8mOm+0YxX6+nGnxcz6V/5ihFJJZ8Xg5U1k7aTdv+snZTOXB7U7p97PKi9zIPaizyoPcaDlnPyb+de"
    "O57GY+LjQe1kFl0OquvTRTnvcMeDSjxoeaBeMixXaLw88r3dv7Y8cC0agjYMX20XWKk9NB7UnlLz5bFSvPGgdsV4UHvkrF1gF1nL8/RrJ/z1QW"
    "GpCSqvY3uIBy1XaLIcpOtyzbot1067LuDLy4G2XC6UFkm5Nl7PLak9cEDrnqTFk1gT5r8nSfubynhQO7D0doCUjActT2gdHeu1C3jQ8oS5x+8l"
    "UVu0E6K46+MlefNi7Sns0R7hQe1cHhRM4fGg9hR9I4k8A9s5PS+0vSHjQVDd+DxoedXvzuxi2v3xIJkdXB40zvwqPC/WTtTzYssj40Fuu2Y7Hn"
    "RPIJhCJb/S52IBD0o3HqTSPBifr/EgmeZZtIeuFvEY3nhQWGpC6VdBHhSOjctGr/B11alB9CosLXQ8KJhGPB4UlEo7HpTET8L2TuMPZu7KOBYn"
    "rmlQSsaDktdSHh+O5fOgpPe92T4BmlsSe8jHg4IpRONBpu1gxqv1dOPzIJP+la8YkVTy8aBsnoLP0/DfxsZCq/KJqA5eQM9DIBoML+Jdj6gyTs"
    "x5fggEAoFAIBAmMJNOJ9OL3+azY3oxLCqeT/fPPUwP/Z2uzNvNcRF5spyfix+US3HXB7nlzA9Ix9cHLYrtF5tfPoLnvDq5+8WCcdMB2kZrKcMi"
    "brpoCNowfHW6ID/veml90HTDmk/31wctUqwPmu5br9SG0wO5z0/sa9MD+SatxXRgCzUqxP7i2n66wHdl9/B8QJvNT633DxTtuogF6H4xz8vmA+"
    "9imZw7L7bIUB2TtSfJzPqye8nzI7i3rHDmF9cHLSLn0zR36CK/TO85tAicMp0d4/14Mv1194tNV9ZqUeJ610OPVVoftEhZj3HmW+H1Qa7lTmRX"
    "dfbNu+16DX2Ss29+S0EqMztPebnjvnk5Sjyoy/ibXpLum9+SiL1EH7hvHpEEuG8+78B98y5w37weqrtvfkv2JLuGfcZ50FZVf14hD4LwIPP5Ju"
    "VBWxGxlyAPQiAPQiAPQh5UDzxoK/Yk471HsYN0+HIdpHT2C3py8W/p3Nsv1lHeL9ZR3C/WEdsvtoJTcinvp4qf6/1rx9M/lGNelvCgDsaDVihs"
    "01lco/x0Uc47vH3zg1YpNS3W8TX6Ov0f3ZK7pnlFTGNx/IqizPxy3isC16KBBGxYCc9ZQYu/YgXL7AjxoA7yZruDqw9M8xWxtvB4UIeCBwVz+r"
    "BdqUsJr9HrbHXL8/Rz8+Dtmw9LTVB5HTtC+8VWKDRZQSC6wmog9gh12nUBX14BbNEVQmmRlGvj9ZySnrFLlnvd/etA6040rZLUmmr/fZsT50HB"
    "+Hc7FR7UASy9AyAl40ErElpHx3odgv1iKxLmHs77DKdD2BYdRG5LXknevvmOFPbw0nr7xdzz+H6xYApvv1hHir6RRJ6BHaRDI80KbR4E1Y2/X2"
    "xF1e/O7GI6fB4ks0Np33xHZF6sg6j3za+I8CC3XXk8qJN0Fr8tcFkFKZ25++Y7yRnlc48HdZZ5UGeRB3XGeNDKSD1KOfKuHU9LMQuk40GdjAet"
    "jKVeEDkv8aCV5fJX+jxoQUCjzpgeYs07FfEryzIrAzErfdsFAykf4fAnK65NZ+RviQd1ptR8ZawUjwd1KnhQp2/ZBb4OnRGby0oS6efm+ww9I8"
    "aDwlITVF7HzhAPWqnQZCVIV1gNxB6hTrsu4MsrgS26UigtknJtvJ5bkmv7Tq5/y7RZUAwqqyxIaU2Y/54k7W8qPMjz3gWK0jsB2ld40ILUPgON"
    "D/s7nwetTGR93r0kaotOYW8o9gKPB3WmsEdnhAd1cnnQSg4P6kzRN4ZrXunBk7Q3hAdBdePzIHP+VfuYTp8HyexQ4kGdER7UCeBBKyM8yG1XHg"
    "/qIl2+XBcpnbk8qMs/93hQV5kHdRV5UFeMB93LQvBvKcc4uoo8KBoT50FdjAdV8grmGkX4/UGV9yh6v7PaxdWDr3mXIt59f1AX5/1BXSQa3HKf"
    "oryrXTGLhP+W1wel1DzaHl0+D+pS8KCuyFmXoCVlLc/Tr0swHhSWmqDyOnaFeFC47Lgm0St8XWE14F+FpV1HKxqGdRWnEb8/KCgVfH+Qa+P1kZ"
    "JKZ12BA9p66hbnp9K1Jr+viMqeJO1vKjyoC+inXQAp2XhQslqq48P+zudBshygcbK72ut34L1PcDyoK4U9uiI8qIvLg4IpPB7UlaJvJJFnYBen"
    "54W2N4QHQXXj8yBz/lX7mC6fB8nsUOJBXREe1AXgQcFcXB7ktmu2vze/igXvWwXfCnz/ofb4+6pAXquAPMi9ovd783zN+fH5eo+iTHNVraqhRT"
    "yGx4PCUhNKvwryoHBsXDZ6ha+rTg2iV2Fp19FVAQ1WCdslmvMqwuNBcangexSjJa1K5f3696WuNfk9g85dmf5u4UvJeJB+LWHx4Vg+D0p635vt"
    "E6C5JbGH/D2KwRSi9yiatkPy9k6uG58HmfSvfMWIpJK/R1HNSkrjQTPIjOK3heQYclwxuPgA+3smcePc85tLI8/eCHTojI9jijmSct6MkRQ/f8"
    "Su/ZRdc8eDZpQlxONBM2LrpBeSgrUwdN7FWe9TWiftyQ1ZhMzw9VBjRkKZ4/wwo/y5yjqueH2Gf8X9/LPlfv7L4uU3g7TYlfGgGaSk+fa2Gc1n"
    "+ONBMyLjQSfYUcmFvoU9680IXEmGGeV8z0xRixnAFmpUiD3dtb2O9aY4pdZeCGjxhSm17nUg/gtdJ13ysnBPIfM0mVyFBy2sUXuSzKxf8oaPOJ"
    "c4LbbIj2aQZc5XHVgPtNAfD5phsMZmeu4ZWneQF5JBd510Y/dnM/zxIJUdxplfhceDZhD935t325U3L9ZNun25blI56yaLQ+ckEBM8k6Obe83l"
    "QdGYOA/qNrZfrBuoLbRe/FpFAykf8avdgvy8vyUe1G1Y826fB3Ur5sW6YzUjGnqIy+8GtGG3MrabIFQ2FluuO8e6m+FB3cCeAmKJWu8X684472"
    "6FH+mV7/GgboM1NtP/dWvdQd2RJ1+2PKix+7Nunwep7DDO/CrMg7oT8CC3XXk8qIf0+HI9pHLWw3qS4DkJxATP5OjhXnN5UI+SB/UY40E9QG2h"
    "9eLXKhpI+Yhf7RHk1xPiQT2GNe/xeVCPggf1xGpGNPQQl98DaMMeZWwPQahsLLZcT451N8ODeoA9BcQSteZBPRnn3aPwI73yPR7UY7DGZvq/Hq"
    "07qCfy5MuWBzV2f9bj8yCVHcaZX4V5UE8CHuS2K48H9ZJeX66XVM56yVmhcxKICZ7J0cu95vKgXiUP6uXwoLO0edBZ5XpB0Zu4VtFAykf8aq8g"
    "v94QD+o1rHmvz4N6FTyoN1YzoqGHuPxeQBv2KmN7CUJlY7HlenOsuxke1AvsKSCWqDUP6s04716FH+mV7/GgXoM1NtP/9WrdQb2RJ1+2PKix+7"
    "Nenwep7DDO/CrMg3oT8CC3XaHrpPONG/GdVAgEQoKbin3EzdhTaOIy5wrnKgftgEAk3S+2OgNNkub5LDVZyurcttTqXGi9WiOGt18sLDWh9Kvg"
    "frFaWlgn7TpqsjyZ1HqafQ1XG/OHat6V+raVjQetzkjzcCx/v9jqXPQJqzNsSfl+sWAK0X6x1VXzebOeGIzj7xdbXfW7s1oxIqnk+8XSeDyUB9"
    "1BSoGQOyIBjmiKcOpwCSLo75uXaR4vMxhf633zcM2TtUdaLVQ6lHiQTGqCivOu8KC1nPBgKNwfCw9Ewn3cINZtDeWFhwJBnHYd/ZofHvGD3JbB"
    "9weJpYLvDyrxoIf98PVygPuQurUrVwjA83TKUsnq+zcshVj3MA9KXkt5vCzW40FJ73uzfQI0N5g9xHd4nAeJc6zwINN2MOPVUN14pXg8KCv/qn"
    "0MzEY6PChJS8+kfaTPP+sjpTOXB/X55x4P6ivzoL4iD+qLjQfdx0LwbynHOPqK64OiMfH1QX1kFq3kFcxVzoPi71Hs4+rB17xPEe/yoD4OD+oj"
    "0eCW+xTlXe2LWST8t7Q+qC+l5tH26PPXB/Up1gf1Rc76BC0pa3mefn2C8aCw1ASV17EvNB4ULjuuSfQKX1dYDfhXYWnX0YqGYV3FacTvUQxKBX"
    "mQa+P1kZJKZ32BA9p66hbnp9K1Jr+viMqeJO1vKuuD+oB+2geQko0HJaulOj7s7/zxIFkO0DjZXe31O/Dex4W3PqgvhT36IjyojzseFEzh8aC+"
    "FH0jiTwD+zg9L7S9IeuDoLrxx4PM+VftY/r89UEyO5Teo9gXWR/kplCtDwrm4q4Pcts12/coruF8S4s1gu9px4P0NA/G5+s9ijLNs2gPXS3iMT"
    "weFJaaUPpVkAeFY+Oy0StrFL61BlS34FVY2nV0TSzFGoUt1wQ+4VLrYyWtSeX9+velrjXT35Xp7xa+lIwHJa+lPD4cy+dBSe97s30CNLck9pDP"
    "iwVTiObFTNvBjFfr6cbnQSb9K18xIqnk82JpPD4ZD1qbwRMWlufTdG1Z1pMv8aC1hkpZy/m+NvZZC6xNbbtstYjH8HhQWGpC6VdBHrRWIbsWpO"
    "tazbqt1U67jq7VbjWxd8mk1gNLSuMna435g5m70mRvEpSS8aC1GWkejuXzoLW56BPWZtiSch4UTCHiQWur5vNmPTEYx+dBa6t+d1YrRiSVnAel"
    "8XgoD7qTlAIhd0YCHNEU4dThEsyNB8k0j5cZjK/1eBBc82TtkVYLlQ4lHiSTmqDivCs8KLv1QWLd1OuDxGnF64PEaYLzYmIp/fVBun4iuiMIwP"
    "N0ylLJ6vs3LIVY9zAPSl5Lebws1uNBSe97s30CNDeYPcR3eJwHiXOs8CDTdjDj1VDdeKV4PCgr/6p9DMxGOjzInMdDedBdpBQIuSsS4IimCKcO"
    "l2COB8k0j5cZjK81D4Jrnqw90mqh0qHEg2RSE1ScdzV4kFg3NQ8SpxXzIHGaIA8SS+nzIF0/Ed0RBOB5OmWpZPX9G5ZCrHuYByWvpTxeFuvxoK"
    "T3vdk+AZobzB7iOzzOg8Q5VniQaTuY8WqobrxSPB6UlX/VPgZmIx0eZM7jk82LhXEMiz2WK3EkPT5w/XBaChuxY0NaOnfXSbvfZ1EvdsPiZylF"
    "/P1B0XXSuuuDdGCKB+1E59HtuLFb0Tl0S3pKJG5zdr49O46iokDI0VQUCDmCHd46aUJOoOfRs9jBXycdxdX21bYp+/HmxUhkXmy5MFSDB0nmmp"
    "U86F5hEPMgMYI8aJUw6POgLagouLH7JbhntqWiYO7OU71H8Vx6JjtKZ3rvD1pBRaHW71EUzYuFsSMVhR2A2u/P5ObSrRXSm9FNhcGNL62ThuAe"
    "KgoiHrSaioJoXkwXBxhq6VPp2fR0dgSvnSzNeyUVBf68mB62yflbtBYC9Cutk+bFnMiultZJn0PPYIdJzUo86O80fzzoc1TNg9xdcHEe9Gr521"
    "bWP+lWVl550DQ7zoPm2dnzoC+yz5PsL9CThHznGvuaQNx/qSioedA/KPKgvPKgw+jBdD96IC1ovksvGQ/am8XuSXuAZcF40K20xIM+T83zoH9T"
    "UXhJGNx0/0rRO1eDB13qyHnQckeXB32JisKX6S00XzxoAZ1PD6WH0APoQUaeoh4P2pfuw/Lbi15B0/Og/1BReFmpc/550DGF4wrut69QUXiOvk"
    "JFPMjbL6bmQe5+savolbS0X+xqeh07PlkMM2k/6ffl+knlrD9yTkIxJHBdhn7uNZcHRWPi++b7Ob+rAUH4dzW8ekHRn7hW0RC0YfhqvyA/729p"
    "33y/Yc37fR7Ur9g338+xXn9qf+9PbNtwbD9B6Nu4P/fWU2kG/V2NfoN3eq3Hg/ozzrtf4Ud65Xv75vsN1thM/9evdQf1R558ujxI73c1Grs/6/"
    "fHg1R2GGd+Fd4330/0f1fDbdds983fHwimUMlPlmvaffMqzYPx+do3L9M8i/bQ1SIew5sXC0tNKP0quF8sHBuXjV7h66pTg+hVWFroeFAwjfj9"
    "QUEp/fGg9H4StncafzBzV6a/W/hSMh6UvJby+HAsfzwo6X1vtk+A5pbEHvL9YsEUovEg03Yw49V6uvHnxUz6V75iRFLJ94ul9/jFJH9YPClq0d"
    "jAFkGglyEQiLzAnUHaOsOehJ/38Rx2F58X25ozL7YYVKfgvFg99IdRK5XmxcyX482Lba2YF+PptzU+oSYFtq5bzaHzYia9rPbrpOvJW7x5scb2"
    "bN15sUaHNy+mar9x9twKz4u50J0X25qVI5sXWxK4ZmK/WHa4kS6lt9N2q91a4q/kjs+LuXHiebG5ligQ8hcaDK508Fx/XuxPOb8HvsrR7zZ27U"
    "L7QntJKO5T9qciV3SxhJbmxf4mDH+msnXSJVtOnnXS6+31kp14+uukXfvozoupcRkNhk9Q74r3V+YTnY4oxGXf6ohCKf5djihEc/L2iy0ThjuK"
    "Ens6ezpLqGqd9L7Ovk5Svz/QOZBp91cqCgc5B0nXibvzYsc6xzqye0qW/n2OKKg0v8O5I7Nfnpevk17vrHfcebEfOj8saqBeJ/2M8wyT/J0jCo"
    "T83REFsZaXU1HQq+0uBUJ2LYiCif1ihxVEwY2dXxCFBcKwUBjGheFwYThCGD4OsiVvXuyEQtZPxgoPcvvVfPGgu6nLg8LX0q4PCiPMg/a09rTS"
    "8aC8I8yD7qSnpNojf70tCqX4dDyolMfk2i/2A1sUstovNvnh8qC7qYwHBaWz3zcv5kGqlN76oOMcUai/1rmL5nHffO2Q7b75yYDnMraBO4M0V8"
    "KDko8HlfbNz+XEiPfNv0r+4++bd/Wq7Ju3LJ33B/H2zZtCFvvmXStZ/l5+b998mCmb3Dc/tzwvZlmwebG5hOclyYDvD6rtvnm3HXXfHxQdD2p3"
    "St8+Sr1xoTy8P8idF/PuInx/ULL3B+1UDB9hZx+jJHbXw/bNQ+bFsuBBaXuo+PuDxONBOxREwZsXsyz4vFhaHnSJROJSWi/vD5qr4EHj7Lmlmh"
    "ezLNW82FxWTmVezLJeDT17oXgeuWkA4xbaoNp4AT0QgWgwvIh3PaLqSDYe9AALpc8HjGni5UmkuaadF1NpHozP17yYTPMs2kNXi3gMbzwoLDWh"
    "9KvgvvlwbFw2eoWvq04NoldhadfRB0g8yG0p3jcflIqPB1Xyh8yLJfGToDUfSOUPZu7K9HcLX0o2HpS8lvL4cCx/PCjpfW+2T4DmlsQe8n3zwR"
    "SieTHTdjDj1Xq68ceDTPpXvmJEUsnnxWBlzaQDZMA/GyCVs4HIOQnFkMB1GQa419x5sWhMfL/YgLH3KA4AtYXWi1+raAjaMHx1QJCf97e0X2zA"
    "sOYD/rzYgGK/2ADHegOpe82BxLYNxw4QhL6NB3JvPZVm0P1iAwbv9FrPiw1knPeAwo/0yvfmxQYM1thM/zegdQcNRJ58etDdL9bY/dmAPy+mss"
    "M486vwvJibQne/mNuu8f1iM+kgGfTlBknlbJCcHTongZjgmRxhqR+Xr7k8aFDJgwY5POhsbR50drleUAwmlBmMBVI+4lcHBfkNhnjQoGHNB30e"
    "NKjgQYOxmhENPcTlDwLacFAZO0gQKhuLLQe33lSnqYprcPsdlWZQHjQI7Ckglqg1DxrMOO9BhR/ple/xoEGDNTbT/0Fz+YcT7qurwYMauz8b9H"
    "mQyg7jzK/CPGgwAQ9y25XHgwjZRpDKxBs4+HnD3h+0TcO8PyhqpazfH7SN5vuDtiFiL9EHvj8oT75WP8D3B+XdW2r7/qC8eDa+P0gPHg9Std84"
    "e26lf3/QNqwc6O9qqIHrpSs4HFdLVxG4ThqBaDTgOmlElnBHTrbN8P92ft6w8aBtG2Y8KGqlrMeDttUcD9qWiL1EHzgelCdfqx/geFDevaW240"
    "F58WwcD9KDNx6kar9x9txKPx60LSuHNy82RIZ8uSFSORuKnJNQDAlcl2GIe83lQUNKHjRkbJ30EFBbaL34tYqGoA3DV4cE+Q2FeNCQYc2HfB40"
    "pOBBQxzrDaX296HEtg3HDmHXkcDGQ7m3nkozKA8aMnin15oHDWWc95DCj/TK93jQkMEam+n/hrTuoKHIky9bHtTY/dmQz4NUdhhnfhXmQUMJeJ"
    "DbrjweNEyGfblhUjkbZv9RBc9JICZ4Jscw95rLg4aVPGjY2HjQMFBbaL34tYoGUj7iV4cF+Q2HeNCwYc2HfR40rOBBw7GaEQ09xOUPA9pwWBk7"
    "TBAqG4stN5xj3c3woGFgTwGxRK150HDGeQ8r/EivfI8HDRussZn+b1jrDhqOPPmy5UGN3Z8N+zxIZYdx5ldhHjScgAe57cpfJ72dIJWJkWV+3r"
    "B5se0aZl4saqWs58W205wX246IvUQfOC+WJ1+rH+C8WN69pbbzYnnxbJwX04PHg1TtN86eW+nnxbZj5fB40AgZ8eVGSOVsJHJOQjEkcF2GEe41"
    "lweNKHnQiLF5sRGgttB68WsVDUEbhq+OCPIbCfGgEcOaj/g8aETBg0Y41htJ7e8jiW0bjh3BriOBjUdybz2VZlAeNGLwTq81DxrJOO8RhR/ple"
    "/xoBGDNTbT/41o3UEjkSdftjyosfuzEZ8HqewwzvwqzINGEvAgt115PGiUjPpyo6RyNsr+owqek0BM8EyOUe41lweNKnnQqLHxoFGgttB68WsV"
    "DaR8xK+OCvIbDfGgUcOaj/o8aFTBg0ZjNSMaeojLHwW04agydpQgVDYWW240x7qb4UGjwJ4CYola86DRjPMeVfiRXvkeDxo1WGMz/d+o1h00Gn"
    "nyZcuDGrs/G/V5kMoO48yvwjxoNAEPctuVx4PGyJgvN0YqZ2OsJwmek0BM8EyOMe41lweNKXnQmDEeNAbUFlovfq2igZSP+NUxQX5jIR40Zljz"
    "MZ8HjSl40FisZkRDD3H5Y4A2HFPGjhGEysZiy43lWHczPGgM2FNALFFrHjSWcd5jCj/SK9/jQWMGa2ym/xvTuoPGIk++bHlQY/dnYz4PUtlhnP"
    "lVmAeNJeBBbrvy1wdtL0hlYoadnzdsfdD2DbM+KGqlEg+aYZsux+NB22uuD9qeiL1EH7g+KE++Vj/A9UF595barg/Ki2fj+iA9eDxI1X7j7LmV"
    "fn3Q9qwcPg+al+Hzal4KHjSvIXjQq9ZiOo/8x4rzIPNleTxoniYPmkfEXoI8qL4wr241Rx6Ud2+pLQ/Ki2cjD0rGg1TtN86eW+l50DxWjrn3SS"
    "MQCAQCgUAgEAgEAoFAIBAIBAKBQCAQCAQCgUAgEAgEAoFAIBAIBAKBQCAQCAQCgUAgEAgEApEvjBvP8SHltYc0c7StsJ7jVa1PI3rDuGG7YqvU"
    "Dg8lSNPstDjTnHpr1a0cHa3G69xz86LZSgfvMUS94g1kB2HcB8llKXPn5f2z4ucfE6VNhhHrnRZUdhuA5F4cmSPYtQ9YZ1sXWpdZn2Hfb/dlLi"
    "OPFr//2FLV9L8hiW6bkLfYm4DfKr2bQvIwG2rZU0M5fcTewUhrfMb+CqAu90plXH98zMa7VmyfHwus8zt2/e+2ybvKNAYMPUc3BOazTR08tw/J"
    "UMf3s7zPFOT/SedmJ3kfvCqF1o9F0v4InJdM12fBufzTIYX2wlDh7YVNC9Vp490KpIHRDX4qxSVOTGC5HQTlbEB2FKb5ELk8ZS15ef+8+Plcor"
    "TJMGq9C8yDtgVI7s2RObJ87SLrcusG9v0OX+Zy8ljx+9OWqqavhSR6mIe81Z4NfurvrpCcb0Mte1oop4/aOxppjRvsWwF1WSWVcf3xG8iDJPZ5"
    "WmCdZ9n1f9gm7yrTGDT0zJ8JzGfbOuBBh2ao4/Es77ME+V/tfM5J3gevTqH1NyJpfwzOS6br78G5/MuxCtMLw4V3FDarEj/ZvaF5UA/4qRSXWJ"
    "TAcjsKynkj2UmY5gJyRcpa8vL+RfHzT4nSJsOY9W4wD9oOILkPR+Yodu0UdlxsXWF9lv2905e5gnyj+P0nlqqm/wtJ9DIPeZs9B/zU30MhucCG"
    "WnZxKKdL7J2MtMZn7SWAuqyWyrj++DjyIIl9fiKwzu/Z9X/aJu8q0xgy9MzfCJjPdnXAgw7LUMcTWN5nC/K/xvm8k7wPvi+F1o9H0j4Nzkum6x"
    "/Aubzk2IWOwkjhnYXNq8RP9mhoHtQLfirFJU5KYLmdwD59ksFafp0d3xMxb0Xa13LbdvtaZvOrdk3fq8UkLkXeMYnw3rpszbc77zDOCLYH5rhP"
    "A697uVO77vemtNYTzrpyDj8o/51wstI1C+xomNUczPI7RJrnoZOCR72n8F5lPfgS5zQ0j0QgEAgEAtHIONcID3oT2VkYdyG5MmXuvLx/Wfz8c6"
    "K0yfAGa0PwCM72AMn9JDIftq60bmTxd/kyV5LHi99/aqlq+npIoo/95/52e1Pw/+97KiQX2lDLnh7K6WP2zkZa40b7NkBd7pPKuP74BI5PSezz"
    "U4F1/sCu/8s2eVeZxrCh/+dnAfOZVwfjPPMz1PFElvc5gvw/5XzBSd4Hr0mh9TcjaX8Czkum6x/BubzsOIXOwmjhXYUtqjTOsGdDj2f0gZ9KcY"
    "mTE1hu5xz3gAgEAoFATD7shPM2CEQucCiOoSAQCAQCwcUuGeb99RRpX2uYFnitDjxkF7xREIgGw50O6oqoDpKuk9bDhwq7IA9CHlTyJ83RIeRB"
    "k6i3wZFBBPIgBPKgEN5MdhWmuYhclbJUXt6/Kn7+JVHaZNjAmgleJz0PICnfN39VMfZuX+Yq8kTx+88sVU1pSKKfPbHeYW8Gfm7tpZAct6GWPS"
    "OU06X2rkZa4yb7dkBd1khlXH/8Jj7JJfb5mcA6f2TXX7JN3lWmMWLoObYxMJ/t6+C5uSBDHRexvM8V5H+tc4uTvA9em0LrJyJpfwrOS6brc+Bc"
    "XnEKha7CWOHdhS2rtK5nr4ZeP9QPfirFJT6QwHK7Vr0HfFh57WF8cCEQVcKLdpJ7+GG8SxEIBCIhvsa59pPQ2UtoJAQi1/fwT0grzjcgEIhJjt"
    "3QBAilh6CXIBAIBKKecUHhYsFs2u4Zlrp7jdLWF3bPeXm7N1RroK8hEPXnLejZk93XdjdSCj+Xt5A9hGkuJp9MWSov718XP/+aKG0yvNHaCLxO"
    "egeA5P5SmU8WY5f6Mp8k3yx+/7mlrGloBccAO3unvTl4VcfeCsnDbahlzwzl9HF7DyOtcbN9B6Aua6Uyrj8+ieukJfb5ucA6z7HrL9sm7yrTGD"
    "U0/7YJMJ8d6mC+b2GGOp7E8j5PkP+nnS86yfvg+1No/WQk7c/Aecl0/RM4l1edKYUZhTcUNixsVaX1y3s39DrpAfBTKS5xSgLL7SEo561kT2Ga"
    "D5OrU9aSl/dvip9/S5Q2Gd5kzQLzoB0BkgdwZI623m+dap1jfcS62rqJxS/zZa4mTxa//8JS1dQKPcMG2dm77C3AT/19FJJH2FDLnhXK6RP2nk"
    "Za43P2nYC63C+Vcf3xW8iDJPb5hcA6f2LXX7FN3lWmMWbomT8bmM+OdcCDxjPU8WSW9/mC/K9zvuQk74MfSKH1tyJpfw7OS6brn8G5/NuZWugu"
    "bFCYWdi6Svxkn4bmQYPgp1Jc4tQEltszxz0gwkMrPuMRCERV8TFcCY9AZIpvowkQCAQCgUAgK0Eo0YbjQQgEAoFAVBH4Pukw8H3S+D7p+gW+Tx"
    "rfJw0Fvk+aB3yfdHWR3/dJn2S4pt/DxxMCgUAgEAgEQgNDOO6BQCAQCHzKIRoUw+ghCAQCgUBkjr0yzf07aOBJ4SF7oRkQCAQCMSn5zt4Zlvlo"
    "irR7N0zLPJpz/fZuqNZAIBD11wc/is01yX3tUSOl4JOsPrEDzo8hEIia4R58zyICYQxPowkQCAQCgUAgEGDsiONBCAQCgUDUBFehCdCGVYX6PY"
    "oItA8CgUBUC9egCVLjEQttYApfx7ExKX6I9kEgEAij+BSaIP2zG3mQMTyKz3kpfoT2QSAQCGM4J4c6TdHmFMPIQtCvEA2HKXjfIxAIBAKBQCAQ"
    "iBzj2ALaAIFAIBCIyYmd8SlfF9gnp3r9D5smI7zP1veQfdBsCESD4S58gyKiWk+lqvDFCwofLiAPQiRlysiDEAjkQQjE5ONBk3F7SbfVi2skEQ"
    "gEAoGY5DjPEH/aN0MdH8upXvnCY1Uub98E8vviDYe+hmgw7IuejciNrz1mpBR8kiEQCARCjVtwRgyByAT4O6sIBCKOPnzqIhCIGmK/DPP+Roq0"
    "rzdMC7xeBx6yH94oCESD4W4HdUVUB+8vpJdQ48LCfsiDkAeV/ElzeTzyoEnU2+AvbyCQByGQB6XAF8p/v4TNhkAgEAgEYtLg8DrRs8WC6Xw4Nm"
    "kKfMgWWfHwhvAyRP236lzHpPaHo/URiEmPI+pQ5+mS9wT14zuEDOCi2CzKtanmVe7BWZlJiOl1PSOxF0j7/XJbx/fgfBACYQhH1qHOHRKuM4A8"
    "yAAujvGWT6diMiuQB01CdNT1k3hvkPb757aO70UehEA0FKYiu0EgEAgEAtGgaEIehEAglNgaR0kQCMSkRDPyIAQCgUAgEMbwNrK///095H3k+P"
    "L3U9jxEXIt+awf+7ny31uKn18G5b4/59pvi5/PJ0qbDG+2Ngbzp50AkgdyZI6xjrdOs861PmpdY91sfcn6KpNZzY4HrGvJt6zvWz+wfmk9Y/2e"
    "XfmL9aLFr6kdWj0zws7ebW8JXlGzr0LySBtq2bNDOV1m72+kNT5v3wWoywNSmWvZ8W1cYySxzy8F1vkzu/6qbfKuMo03GBrBmQPMZ6c6GDE6PE"
    "MdP8Dy/qAg/+udLzvJ++AHU2j97UjaX4Dzkun6F3Au/3GaCj2FNxY2KswtVKeN9y2QBsYI+KkUlzgtgeX2F5TzdnKAMM1HyadT1pKX90Tx84VE"
    "aZPhLdYmYB60M0DyII7MsdYJ1mLrPOsS61PW56wvW8uZzH3seND6NPm2tc76ofUr63fWH9iVv1p/t/g1dULPsFF2tqG9Ffipv59C8igbatlzQj"
    "ldbh9gpDW+YN8NqMuDUhnXH7+DPEhin18JrPMXdv3ftsm7yjQ2MPTM3xSYz851wIOOyFDHU1jeHxLk/xnnK07yPvihFFp/J5L2l+C8ZLr+FZzL"
    "f53mQm/hTYVZhW2qxE/2a2geNAp+KsUlFiew3AGCcnA8KPJfIo4H4XhQ3QLHg3A8CAocD+IBx4OqCxwPSsPv9ZCH8SBC3PGg4v8mOB4k60NxPC"
    "gFcDwIx4OgwPEgHnA8qLrIy3iQGOfiYwWBQCAQCESD4jw0ASIDrMTxHAQCgUDUAc5HEyAQCAQCgZjUeAc5UBh3CbkuZe68vJ8pfr6YKG0yvNWa"
    "DV4ftAtA8mCOzHHWidbp1vnWpda11uetr1j3+DLXke8Uv//aUtW0EBopGWNnM+2twaMn+yskj7ahlj03lNMV9oFGWuMWeymgLg9JZVx//C6OJ0"
    "ns82uBdf7Krv/HNnlXmcYbDa2F2QyYzy51sD7oyAx1PJXlfYEg/xucW53kffDDKbT+biTtr8B5yXT9GziX15yWQl/hzYWNC9tWad3O/g29PmgM"
    "/FSKS5yewHIH5rgHRPDwBnzeIxAIBGLS4sicsMB3koOEcZeS61Pmzsv7d8XPvydKmwxvs+aAx4N2BUgewpF5j7XIOsP6oPUx69PWF6xbrRVMZg"
    "07HrKuJ98tyv+mnOpvlqimU0LMZwN2tpE9F8yGDlBIHmNDLXteKKcr7YOMtMYX7WWAujwslXH98XvIDyX2+Y3AOn9j1/9rm7yrTONNhsY+Ngfm"
    "s2sdjAcdlaGOp7G8LxTk/1lniZO8D/5aCq2/F0n7a3BeMl2fB+fyP2daob/wlsImhe2q9IQ+oKHHgzYAP5XiEmcksNxBwnIOzrCWj6dISxvGFx"
    "6vcnnHazKJgzP2EsTk9TVEPWOpg56NqNJTqVCNFr6o8JFJwTtb8BfGEAiEEnPxl1YRCMSkxDTkQQgEAoFAIIxgMk5N9lh9yJUQCAQCgUAA8C5y"
    "iDDuY+QzKXPn5f1s8fMfidImw9utTcHMaDeA5KEcmfdaJ1lnWh+yPm5dZ91iLbFWMpm17HjY+gz5XlH+t+VUz1v/sPg1nRpat/NGdjbL3ga8lu"
    "dAheSxNtSy54dyuso+xEhrfMn+KqAuX5PKuP74FK6TltjntwLrPM+uv2abvKtM482G5rG2AOazWx3Mmx2doY6LWd4XCfK/0bnNSd4HP5JC66ci"
    "aX8Dzkum6wvgXF53WgsDhbcWZhe2r9IgwYENvU76jeCnUlzizASWO0RQzrvJoZVnOXk/OaH8/VR2fJzcQG70Yz9f/vvF4udXQKUeyrn2++LnPx"
    "OlTYZ3WJuBedDuAMnDODLvs062zrIusD5hXW990brNupfJ3M+Or1k3kKes9daPrAnrWeuP7MoL1j8tfk2bQs+wN7Gzje1twU/9gxSSx9lQy34w"
    "lNMn7UONtMaX7eWAujwilbmBHd9HHiSxz4TAOi+w6/+zTd5VpvEWQ8/8LYH57F4HPOiYDHU8neV9sSD/m5zbneR98NdTaP39SNrfgvOS6foiOB"
    "fqtBUGC28rzCnMqxI/OaihedCbwE+luMRZCSx3qKAc5EHIg5AHIQ9CHoQ8CHkQ8qBG5UGE7JZpPb+LD6eEGM7N8363zL0EgUAgEIhscUHh4kKc"
    "leDWUgQCgUAgEI0LZEIIBAKBQCAaE/8H"
)


def columns() -> list[array[int]]:
    """The actions of all states, for each symbol."""
    size = 2 * STATES * (len(TERMINALS) + len(NONTERMINALS))
    cells = array("h", zlib.decompress(a2b_base64(_CELLS), -zlib.MAX_WBITS, size))
    if sys.byteorder == "big":
        cells.byteswap()
    return [cells[start : start + STATES] for start in range(0, len(cells), STATES)]
