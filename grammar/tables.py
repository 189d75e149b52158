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
    ("property_", 139, 3), ("method", 139, 5), ("shorthand", 139, 1), ("shorthand_default", 139, 3),
    ("computed", 139, 5), ("spread", 139, 2), ("word_key", 117, 1), ("string_key", 117, 1), ("number_key", 117, 1),
    ("word_key", 117, 1),
)
STATES, WIDTH = 1063, 154
SCRIPT_START, EXPRESSION_START = 0, 154
_CELLS = (
    "eNrtnQ/8FkWdx2efiIgQiTji8CfiT0REREQkIo4zQo4ICZEACRERiZAQiYyIOOKMiBCJ48hT4ohIiYwQERGRkIyIzCPiiIyIjIiIiDwi5Qhult"
    "357TyzM7O7z29n/z2fz+s1z+zOzO7Mzr6f78zszu4OOn/+/CDqiESD3DgxPii9uBwmjejLyiCWRxYWVEYxTresy0tVpqyqm2U+jwklf9grXL6l"
    "t8i3W0bDuzcgZHeD6HlOfKs8vEFDQpY39NZ7vK08fo+wPqmRt9zw7YSsoK5nY2d9L/Unv4OQRk0IWdmkfLteF6nLtu+i4PJPaUpI44vLw1bR9d"
    "7NnOX91J/6TkKaNA9fJ4/TtDe9i5BX3+WFTWvhT9f0H/xhq2lYn5byOBM6QPN64N2ez6tZK8df08q/Xd9/JOSg63jWPkT/hyrOpreWc9b8Enn6"
    "J2l4vxqPs0M1/jQzLvU4a9GGkLVtnOX+l6k5e43GzWxrhrOWl3vL6y73czag1lk/XOtxNuuKcs5atSNkfbvgczfwSkKOUDe7vRfW+ipvecNVjh"
    "vUwQs7SpfnXE1ITUdCNnYsj7M1+BpCjl2jzvPBTo6z1eZax990reN0GtKZkOOdPZ/X3Oscv20XQjZ3KY8bej0hJ1x3tIPcrkGQKX0o4/0KCAqr"
    "eV0r37b2hvL1Ldz6sG7xlO+JBP5rJ7tl89zMv5GQdt0J2drdfF4j3pPecb5ej7wX9MB/uAhq/95sjze3vTdf4808aWTPcj+KTvV0HDgDZ0Fa+L"
    "5yP4o69HIcOANnQdreq9yPolH/5Li86DQt66LexTyPHf85nW3T0gF3rKXy+XTMyfZxQDFm48OD0ujyEOPDppE5WblUcVD16SXhfzz6JtQJxpvo"
    "n+VZb9xU7kfR4vc7Loo69ZGHMacK5+N3cMuqNOKybL+2xnzACz/zAS9uSd9wx/M61ybKjoFX55v9ZeqkOZasaOfN8e9zbD9CzlK39F8q3wfmay"
    "Rjz7r0J2QXdeM+6IWd+6A/3SMD/GFdP0TIyx+Sx5nQ+IH05xbP5/Wou95tkH+7V2jYhA87LmnOSoOzz9kxoe9vgrNltB6630rr81aunoZI/ou3"
    "+cOW07AeQ+VxbJs9NH7SR+LhrOEwWtfDPJ9Xz+Fu/Q/3bzd5BD0ftzsO/TP0z4K08vZyP4p6jXQcr5+7/2Pb3zeyfF1Mx5y4X1W4uJ+gNLo8xP"
    "iwaWROVi5VHARN+SjqIC/6lfvfVfl8OuZk+/iVwgbw4UFpdHmI8WHTyJysXKo4KB7td+tU5fPpmJPtY7/i3PDhQWl0eYjxYdPInKxcqjjIvDAO"
    "qN5xQONR5X4UrRrlOF6vuv9dlc+nY07crypc3E9QGl0eYnzYNDInK5cqDsqG/mzonPw5pXP95ypirPcdyeX1C7deVT6fjjnZPn6hOD98eFAaXR"
    "5ifNg0MicrlyoOQv8M/TOD48M7yv0omjracbx+6f53VT6fjjlxv6pwcT9BaXR5iPFh08icrFyqOAj9M/TZ6qcmd6LdRLuZrh6/s9yPopvGOI7X"
    "Qfe/qvL5dMyJ+1WFi/sJSqPLQ4wPm0bmZOVSxUHxaCC7ZjRGn27aXYQ0HUvI6rHZP6Y+d5evH6DrD4zDuc4DZ7aajs3HMYGz/HMGewaZ5iwvAm"
    "fZ5QyCwBnsGcab4dXsHnAGzsrD19wTD2d9x4fn7CBNO/1jhDSfII9/kob3+zghh6ibMVGepsW9Dmdrqd9/EiGvTZJzNvMT6nK0nAwuimzPDrpM"
    "qjhj0nHG7JnNmc6egTNwFsRZHO2mjjMInCXBGewZOGPtZhBnaDfBWVL9M3scAM6yozTft72uHucU79vOj8YK12nHFvj+gH1suuMbi3sjVaskvl"
    "ORhAbcFy39YZp+1pTinMe7hf/w3QX+T9vHpju+u2HPjCrq+89U36uzFfV7dWzedqv7HV+ct82/b7tI36tb7x4v/706O8x24jfpdN+ru7DfqeHO"
    "8xE33exPOk6nsN+raz2tPI7/Xl1eVOT3um+Yls62ULAGfQp1ACWvo+AOMqA5D6AOIFzXiPu6Rs2ncf6zoI04D7nRnefPn+eva9zJXUMq2vcD7G"
    "Oznep5dP7YTTyPPng6Iceoe/AzXlibGf50myRhQz5LyPHPyuNMaO5MQtp+zvN5bXbXh87yb3eChs37V8fx+jit248rrk+yODFetQ2fXkzDlvlw"
    "cZn3dfsUt1eVMczx6JZ1eemOFcp5X2026iDPwnd3/DLRbm6h/5Nhnyfk5Oe9sPlz/Ona/Zs/bCsNG/GgPM6EXqd5LfiC5/NqP9fxt831bzfyi4"
    "Sccl2eVNT7AQvnwb7hukY2rmt0+BLOfxrajnrPre4Q5m3foRg3FeG9VPax3aEZF96BMWPqnNnK+3upwFl+OIM9g0xzlheBs+zpw7RuP6yoXxYn"
    "xqu24dMHpZEt875un+L2qjKGOR7dsi6vMMcKqf/DRf5Pw56lp1uEuh01v9jHeouGpdPzwUOSWvTl6jzujgtw7tFuYhxQDePNIrzPEZylp9to3d"
    "6mqF8WJ8artuHTB6WRLfO+bp/i9qoyhjke3bIurzDHCnn6JK2fTyrqiMWJ8apt+PRimpcW+LcVl3lft09xe1UZwxyPblmXl+5YoeDxZtGP9Rbw"
    "kJqy8N6D/pc5frW892D0Q04Y/94DO8x2Ud97cOwadZ5vPOQ4W22udfzFCx2nU9j3HnR6uDxO9d6DwfT/PVjxH2dxYrxqGz59UBrZMu/r9ilury"
    "pjmOPRLevyCnOsUPB4s4jvdefHm7L3ObI4vM+x2Nc1TL/XHZyBsyicxXH9TMcZBM6S4Az2zPx1jR0PV+91jTGLwAPsWXn/LMieoX8GzpIaB4jf"
    "DwBnkEpFeX7zDNpkrTr1kYcxpwrn45d8xVtWpRGXZfsV1XmxF7ekb7jjWc7Za9V+6/Z/s79MsjIH7Sdp7Vxc2XZj/52Qs9QtXZJdHr+j6V/P65"
    "p9e/Ydw9c0TmbU9nb5j3j2sStgP48J9cvWH4tY74/FcJ7qu4+g7e14WRoW/hiunyWucUujpV+b43Nkl30tGMuFvpXj8/QtMJYbnVua37I/8lWc"
    "PwicQeGU9fHmEwm0m1kdb86/kZCujxDy8iPglGn8fwoBj6JO8qhHcd6ggur196AOqkE/d/smoi9Lx5wqTrf/oH0H5SHG/1zTpxLTybYTy6WKg+"
    "LRK26dir4sHXOqONl2/PMBun0z334+QJWOPR+gy08sq/18AL8uO05dHJQPzmR5VVqGsPnJuAFn6WqXW6eiL0vHnCouyJ7p9s18257tCrBnuvzE"
    "str2jF+XHacuDsoHZ7K8Ki1D2Pxk3ICzdLXTrVPRl6VjThUXZM90+2a+bc92BtgzXX5iWW17xq/LjlMXB+WDM1lelZYhbH4ybsBZ+hqkqFc7nL"
    "ko6cXlMGlEX1YGsTyyMF0ZZXnolnV5qcqUVXV7LIEx5WPgTJZ/NXE2YZn5PEpfU8f9zq0flc+nY062j98p6pkPD0qjy0OMD5tG5mTlUsVB+RHm"
    "a2R7vsYyaoe6LwenTLtRF/k9d+5/WfRl6ZhTxQVd19Dtm/n2dY3dAdc1dPmJZbWva/DrsuPUxUH54EyWV6VlCJufjBtwln+dT+i8nMf5z7Wivp"
    "82jOz308rUoKH3flpbPYT30Yrvp53UyFs28X5aldj7aXmx99Pa4t9PG7pO/ose/wp6/Cu44/+6P90eSdiklfT4vyGPM6EVNK+eqzyf1153ffI3"
    "/ds1epyeC9eBs3Q46/UEzZu6Kau9sMbf8qdbJQnrvYbmuUYeZ0JTv02P7UnP5/W4u37Td/zbvUrDpq11XBg1/W74Mp2l7dkbCbRpZ2PI4w20vb"
    "nVuYTO3TkwUtX6e0Ln/+/grKq1+rvJ5NNnHeoayocOgNVc61RO2rRTaHtzrQeegj2DgsXeg6xSHO9BTkqq7weo1Gw9zn9WOLPVdGw+jgWc5Z8z"
    "2DPINGd5ETiDsihwBsGeYbwZ2W7cA87AWfl6Eb8nzIv/vpPIGb7vVGx7Zvp7wuAMnEXhLI52U8cZBM6S4Az2DJyxdjOIM7Sb4Cyp/pn4nVdwlq"
    "7wHIpfJp5DWUN57vs0/T897YVN3+BP1/wZyVibhvXbKI8zoUM0rxnPen7ZmH6T46/d5N+u/3N0jO86E/bseIbmdUW9fmaX/TjmpWWi3bSlm68B"
    "zqA4OYM9g0xzphM4g5JQns8TOANnsGfV1W7GMd7M6nwNcJYfzdyc7/K3fB7nEAJnRW03o84/Ox7ivaFZnX8mtpu471Ts/lla88/AGTgzNQ7QcQ"
    "aBsyQ4gz0DZ6zdDOIM7SY4S6p/Fnb+GTgzrx+79Sv6snTMqeKCxpu6fTPfHm/+OOA7Fbr8xLLa401+XXacujgoH5zJ8qq0DGHzk3EDztJXlufT"
    "LurtLed9Pu265wkZsIWQw9TNesEJa7XVn47F8VpP0w38njzOhI7QvGZv83xerV90/A0v+rcbtJ2Qo67j9UP3vyv6ouxw5lRxQWXX7TtMGeZ8P1"
    "x+Yln5dVkeujgoHr3s1qnoy9Ixp4oL6p/p9s18u3/2ckD/TJefWFa7f8avy45TFwflgzNZXpWWIWx+Mm7AWb5V85KZ/W58KZ3jGfwDnFMT+pH7"
    "3xV9WTrmVHFB7aZu38y3280fBbSbuvzEstrtJr8uO05dHJQPzmR5VVqGsPnJuAFnaDez1G7KdAxtab31E/e/K/qydMyp4oLaTd2+mW+3mz8JaD"
    "d1+YlltdtNfl12nLo4KB+cyfKqtAxh85NxA86yq/bvzfb7Nba9N1/3Ax7cQUibHxKy6YeVnY8hO5M798dpXnN/5Pm82u5y/M27/NsN/TEhJ1wH"
    "ztLhrL6a93JyedX+hJAtP/F8XsNecfyTr/i3m//fhLTb7Thwlg5nW926H/HTys796z9NjrMFe+j5/5nn89rmro/c69/uFA1b+D+OA2fpcNZhX/"
    "3O/fZ9yXE26ueEnP655/NatN/xO/7Cv91LNGz0q44DZ+lw9gat+8W/JKTTAS9sx4Hw24/5VXKcnaF5LTno+bw6/9rxd/7av93YQ4ScdZ0ovGcv"
    "Gc6W/oaQLq8Rsus1L2zcb/3pzknCHjlMSNffyeNM6GWa1/gjnl+m3zveo7/3b9ftKCGvuA72LB3OJvyB/qeP0f/vMS+s+x/Db7/7j8nZs4nH6b"
    "n6k+fzWu6u9zjh324PDZv0Z8eBs3yON5NUw5O0rk96Pq+ef3Hbk7/4t5v8Oj0f/+s4tJvpcLaS1n2vUzT/U1w+f/Wna3zaH7aKhvX+mzzOhPbT"
    "vKa+4fm8mrzp+I+/6d/upjOEvOq6omja/xGoAEK7Wb3tZtOzhKw+6/ky9fm7P+wADXvgnON4/bd7L0/0RdnhzKnigsqu23eYMoTNTywrvy7LQx"
    "cHwZ7BnplTM/pPW3Pe82XqSyxf2EEaNt1yXNLjgNLgbI8DjknslwnOltF66H4rrc9buXoaIvkv3uYPW07DegyVx7Ftmpcs8mTJime8OYzW9TDP"
    "LxtvDnfrf7hkvDmCno/bHYfxZjr2rN9bLHKIuhkNPBZavNXPxVpJWP+GFnmNOlmcCc18m0VaNrLqfF7r3PUBb/eX5TANm9XYcWg30W4GqdU7LL"
    "KeOuZH0cAm1gUHzsBZkI5QTmZfZF3wo6p1U+uCQ7uZDmcbaN0PutgiRy/2zsGcZv7zUfNOf9hGGja4uSWNM6FjNK8H32XV+bzatHDWN7Xwl2XI"
    "P1jkuOtgz2DPgjS3pUXavtuq86NoM02/+d3gDJwFa2gri5ygzvajat4/WhdcXlXb2iJbWnvlH3aJRaD8C/aseu3ZSfofnl9j1fkytbvUH76Vho"
    "1o4zhwBs6C9DrlZMFlVp0fmpm2FtnmuqJo5OVoN3NzroR7Lmz9VMRzODIH957tMurKORL3z41puFC3wyus6+E5OEd2GXXlHA7OjOkjQt1+pMK6"
    "Xlhr5eJYdcf3EXAGUXW4Av0xqLq1Hf+BTGhUu2Kfh0+izQ1U1PvozS9R76tfjePb188O1fjjZ1zqXT9r0ca7ftbqfsdP+vsBLS/3ltdxy+z62Y"
    "BaZ/1wrXf9bNYV5dfPWrUjZH274HoeeCUhR6ib3Z6Q0Q85Ya2v8uLtMNsN6lC+3ZyrCanpSMjGjv64C/udGu48H3HTLV7oOJ2GdCbkeGfP5zX3"
    "Osdv24WWf1p53NDrCTnhOih+nW6HdjOKdjxcvcc+ZhHOvylNof2KKYq+BYsT41Xb8OnFNGyZDxeXeV+3T3F7VRnDHI9uWZeX7lihePpnKi260m"
    "s74ry/2bG9Zax/xutLPGcR7m++1D5cmzn6Kou8Qd3iDl76Tlf7t90hCRvT0SJnqGNxS66xSOdO5trqnXTfY6+16nxeZ+n60s4W6XKdP/9dNGxc"
    "F8eZLJ9JneuCPhDsWbkwb9uvR663SNeuFnm5q/d/GX+D5L/TzR/2KA3rdqMljTOhV2heE7pbdX4ZL+9x1pe9x1+W7j0sstt1vIYJ/YphBb7vZB"
    "+b7viGoY+VuCa+F20UFONY3v0Ps++jj1H8p4O+j54l2d9H58W+j24f2xiNzRoDe5Y6Z7aajs3HMYGz/HMGewaZ5iwvAmfZ5awa6hqcgTPYM7Sb"
    "cY03m90DzsBZ+fqae+LhjP/+ZhBnB2la+/ubzSfI49n3Nw9RN2OiPE2Lex3O1lK//yRC7O9vyjib+Ql1XbScDC6KbM8OukyqOGPSccbsmc2Zzp"
    "6BM3AWxFkc7aaOMwicJcEZ7Bk4Y+1mEGdoN8FZUv0zexwAzrIjzD/zy8T8swY9LbKcuh7v8+bC7Hmff17MpF7+sIb/ZJEV1MniTKhnb4vspY75"
    "vCb/s7Pe6CZ/WVbSsF7vdxyvuwR7dleB52vYx3aXpq9/F8YBxhSWM1t5n68BzvLDGewZZJqzvAicZZezaqhrcAbOYM/QbsY13kx7vgY4yx5nRZ"
    "yvwXMmu057F67TVoU9Mz1fA5yBsyicxdFu6jiDwFkSnMGegTPWbgZxhnYTnCXVPxPna4CzfGrf+yufOzClD97fwavxB4pdH6MF+zW6wO8Lso9N"
    "d3yjMQ4wKsw/k9hbA/PPVlGb1buvRfb39f6TU2/2/z+b9POHPU7DbvoXSxpnQq/SvKb1t+p8Xk0/6Kyv/qC/LH0GWOSA63gNof/hIYr/MYsT41"
    "Xb8OmD0siWeV+3T3F7VRnDHI9uWZdXmGOFPN1K6+dWRR2xODFetQ2fPiiNbJn3dfsUt1eVMczx6JZ1eYU5VsjTBFo/ExR1xOLEeNU2fHoxDVvm"
    "w8Vl3tftU9xeVcYwx6Nb1uWlO1bIr4/R+vmYoo5YnBiv2oZPL6Zhy3y4uMz7un2K26vKGOZ4dMu6vHTHCsUzDjDx3Z0HPmRJxwFF/e5Os4HO8f"
    "Lf3blwjZGGR/3ujk5rBnr98TbXeuF9b9GPJ8J+d+egsB/Vd3cm0v/hRMV/kcWJ8apt+PRiGrbMh4vLvK/bp7i9qoxhjke3rMtLd6yQX5+tovqx"
    "j/Wz4CEVfZrW+6cVdc/ixHjVNnz6oDSyZd7X7VPcXlXGMMejW9blFeZYIbU9K/J3xILsGb4jZk7jab2PV9Q9ixPjVdvw6cU0bJkPF5d5X7dPcX"
    "tVGcMcj25Zl5fuWCG/7qH1c4+ijlicGK/ahk8vpmHLfLi4zPu6fYrbq8oY5nh0y7q8dMcKmdO6HNezXfZ14ARSaPogzC3Ku5p/OPw5PEttwcqc"
    "2IOVsFu51ZMfhl2BIF79BuM/kWetyEl7tALtZq51KCd2AvYs3/p2zu3Et2HncqEZt+bbTrQYAjtnWngOxS8Tz6GspSz3v80ir93mMT1zqJ/vlh"
    "/xh62jYQOGWdI4EzpM85o13KrzebUa4ayvH+Evy8DbLXLEdUlrXtfKt629oXx9C7c+rFs85VudQJt5sls2bczskcnz0PqjaDugbOvc0vyWfQP+"
    "XxA4gwrSP3uiivtn828kZNAoixwdhf8a05w7UBe4rmHmuobp5+qSvK5RM9oiG6kbfKdFjt3p/GceHOP/77A4Xm3ussimuyxpnAkNGWuR49Qxn9"
    "fcu531tuP8ZdlMw4be47iwnE1vHe35zScvif785to2znL/y+Sc2dfPXqNxM9vWn7MT7rFn4fnNujE+9/zmhqscxz+jebSD/vnNwddQLq9R5/lg"
    "J8ddYNV9fnPTtY7Tchby+c3NXcrj+Oc3j3aoTrt94h60u1lsN4tmzy6MScZbsGewZ+bHvuNh0/KsPF+nrf0Y2IPAGRSyrcJ12kxfp91C/2fDJi"
    "T0PtIx+vig97r/X4bmCaq+U5G1clajgjizpftuNTiD4uQM9gwyzZlO4AxKQnk5f+AMnMGeod2MY7yZ9nerwVn2OIv63WrV+cvSd6v5csq+V8eE"
    "79UV256Z/m41OANnUTiLo93UcQaBsyQ4gz0DZ6zdDOIM7SY4S6p/Jn63Gpzln7MsSdduqnRyAuYGZYEzW03H5uNYwFn+OYM9g0xzlheBMyirAm"
    "cQ7BnGm1GUhfvo4CxbnEW9j65S1u6jM4nXz3jOcP2s2PYsifvo4AycJXF/MwxnEDhLgjPYM3DG2s0gztBugrOk+mey++jgLD3hOxV+mXif4/yP"
    "W6TdRItsnegxPeJef7/wdUnYgkkWaf8JSxpnQttoXiMnW3U+r1Pu+sL7/GXpMMUi210HztLhbNT9FjlN3aKp3jno+En/+XhJEjZ6mkXeoE4WZ0"
    "KLP2WRTg9YdT6vHe76mE/7y3KGhi2Z7rikhfe4ZPs9Lp0/Y5GdnzHLxW/dOlb5fDrmZPv4reJc8eFBaXR5iPFh08icrFyqOCgZdeojD2NOFc7H"
    "7+CWVWnEZdl+L9jqD3A2+gNe3JK+4Y7nfzmGZMfAq/PN/jJ10hxLVrTzZjP7HTujcpv3G7feVT6fjjnZPn6jsAF8eFAaXR5ifNg0MicrlyoOyt"
    "Z1jRM5ee+BquwnwFYmOLOlm7cNzqA4OYM9g0xzphM4g5JQns8TOANnsGcYb0blLKvztsFZepxFnbd9IifvP2Pi52uInGG+RrHtWVrztsEZODPV"
    "buo4g8BZEpzBnoEz1m4GcYZ2E5wl1T8LO28bnCUj0/NpS4O95SzOp/0jZeyPwv/ExHzaszMssvSzFuky05tfs2umf67NuM/5w87RsEdmWdI41T"
    "b1Udd/tcjL1DGf1/jZ7vrn/Xk+SsO6zXEcr9fc+lX5fDrmxH2rwsX9BKXR5SHGh00jc7JyqeKgePSUW6es3XxKUce6dtPe5ql6nJunYj6vqnGA"
    "qpws/CnwlTpntlTzgsAZFDdnsGdQHOe4krrOGmdRywnOsmXP8sIZ7BnsGTiDPTM93lRdpwVn1ctZlHlBunMUZl4Q29b0vCC+nPz9AJEz3A8otj"
    "0zPS8InIGzKJzF0W7qOIPAWRKcwZ6BM9ZuBnGGdhOcJdU/E+cFgbN0Ve3zgo5J/iMm5gUto/XQ/VZan7dy9TTEn67Bbf6w5TSsx1B5HNvmlTkW"
    "mfBv8cwPajiM1vUwz+fVc7hb/8P9200eQc/H7Y6LUycN9Z1PptQnl+V7EuODXNizsv9dFb83tPSgRZZR1/0Lns3Z/QW//Zk41x/W4IsWWU6dLM"
    "6EesyzyB7qmF92Tr7krDec7y/LChrW88uO4/Vr97+q8vl0zIn7VoWL+wlKo8tDjA+bRuZk5VLFQfHokFunKp9Px5xsH4cU54YPD0qjy0OMD5tG"
    "5mTlUsVB8WizW6eiH2W8aW+zuR7nZnPM51XcHyufqpy6OChZzmyp5tOCMyhuzmDPoKy3m6rrtOAMnNWXszDzgjbHOC+I7Y+fFyTjjL8fIMbhfk"
    "Cx7Vlc950YZzp7Bs7AWX3na4RpN3WcQeAsCc5gz8AZazeDjgntJjhLqn/G5gWBs/T1glu3oi9Lx5wqrlLOXoi5XyTujy+7rvwvoH+WW87CXNd4"
    "IebrGi8I1zVknPH2TIyDPSu2PYur3XxB6J+BM3BWCWdxtJs6ziBwlgRnsGfgLMx1DbSb4CzJ/hm7rgHO0tfzbt2Kvuz6mR0nu35mhz9fj77N8z"
    "H3i8T9sfKpyqmLg5LljMWBMyjr9kzVboIzcFZfzsJcp30+5uu0zwvXaWWc8f0zMQ79s2Lbs7jGAc8L401wBs4q4SyOdlPHGQTOkuAM9gycsXYz"
    "6JjQboKzpPpn7DotOEtfW9y6FX0ZZ3acLF4VHrUMcR+TWL6g8m9B/6wQnKnsGTgDZ/XlLMz1sy0xXz/bIlw/k3HGt5tiHNrNYtuzuPpnW4RxAD"
    "gDZ5VwFke7qeMMAmdJcAZ7Bs7CXD9DuwnOkuyfsetn4Cx9bRK+H7CpgueE7W021aNvsynmfpG4P1Y+VTl1cVCynNlSvc8RnEFxcwZ7BpnmTLcP"
    "cAZlpX+mGgeAM3BWX87C3HfaFPN9p03CfScZZ/x4U4zDeLPY9iyu6xqbhOtn4AycVcJZHO2mjjMInCXBGewZOGPtZtAxod0EZ0n1z9h9J3CWHT"
    "HOVNJxtvfLVqaOxf5uNS/23Woo+5zZUt13AmdQ3JzBnkGmOVMJnEFJKGucQeAM9gztpunxpuq6BjirXs7W3BMPZ2HuozPFcR+9xb0OZ/x9dBln"
    "/PUzUbh+Vmx7Ftd1WsaZzp6BM3BW3/ubYdpNHWcQOEuCM9gzcMbazSDO0G6Cs6T6Z+w+OjhLX88J8zWeq2C+hr3Nc/WYI/hczPMLxf2x8qnKqY"
    "uDkuXMluo+OjiD4uYM9gwyzZluH+AMykr/TDUOAGfgrL6chbnv9FzMz28+Jzy/KeOMH2+KcRhvFtuexXVd4znhORRwBs4q4SyOdlPHGQTOkuAM"
    "9gycsXYz6JjQboKzpPpn7L4TOEtfW926FX1ZOuZUcUHjTd2+4xxvbhXGm3zZt0o4E+PAWf44k+Wl4ywOe7ZVaDfBGTirhLOo+UTlDAJnSXAGew"
    "bOwow30W6CsyT7Z2y8Cc7S1zPCdY1nKriuYW/zTD36Ns/E3C9SPR+gKicLfwb9s9Q5s6Wa5wjOoLg5gz2DTHOm2wc4g6Kc4yJwFrWc4AycwZ5h"
    "vBmVM9V9dHBWvZxFeV+Q7hyFmbf9TIz30XXvC+LLyV8/EznD9bNi2zPT7wsCZ+AsCmdxtJs6ziBwlgRnsGfgjLWbQZyh3QRnSfXPxPcFgbP09F"
    "O3blU+n4452T5+quCMDw9Ko8tDjA+bRuZk5VLFQfFom1unoi9Lx5wqLui6hm7fzLeva6jShX0+YJvwfABfdtlxinGwZ/njTJZXpWUI225uE+Y5"
    "gjNwVglnUfMBZ+CsUnsWlA/sGThLqt1k401wlr5edOtW9GXpmFPFBY0DdPtmvj0OeLGe44AXhXEAX3bZcYpx4Cx/nMnyqrQMYe3Zi0K7Cc7AWS"
    "WcRc0HnIGzSu1ZUD6wZ+AsqXaTjQPAWXE0c3N+yz55Ab6HDIGzIqk+33fKmir5nnCjh8BaFjiz1XRsPo4FnOWfM9gzyDRneRE4g7IqcAbBnmG8"
    "GUVB3xMGZ9XHWZTn0XUK8zw6k+nn0XmJ363mOcP9gGLbM9PPo4MzcBaFszjaTR1nEDhLgjPYM3DG2s0gztBugrOk+mfi8+jgLD295M65En1ZOu"
    "ZUcUHjTd2+mW+PN18KeD7AjtdxxsrDxpt82WXHqYuD8sGZLK9Ky8CnD8OZrOzgDJzFzRlrN8FZ+vqBW6eiL0vHnCouqN3U7Zv5drv5g4B2U5cf"
    "Xx7WbvJllx2nLg7KB2eyvCotQ9j8xHhwBs5McsbaTXCWvjYK79nbWMF79uxtNtbj3GxM6L3uqnKy8I3gK3XObKnmbYMzKG7OYM8g05zp9gHOoC"
    "jnuAicRS0nOANnsGcYb0blTHUfHZxVL2dR5m3rzlGYedsbE/qOGF9Ofr6GyBnmaxTbnpmetw3OwFkUzuJoN3WcQeAsCc5gz8AZazeDOEO7Cc6S"
    "6p+J87bBWXr6vlu3oi9Lx5wqLmi8qds38+3x5vcD5p99P2CeIysPG2/yZZcdpy4OygdnsrwqLQOfPgxnsrKDM3AWN2es3QRn6WuHW6eiL0vHnC"
    "ouqN3U7Zv5dru5I6Dd1OXHl4e1m3zZZcepi4PywZksr0rLEDY/MR6cgTOTnLF2E5xlQ6W3yMOX0fDuDQjZ3SD6Pie+ldv/YG+5QUNCljf01nu8"
    "rXy7PcL6pEbecsO3E7KCup6NnfW91J/8DkIaNSFkZZPy7XpdpC7bPiHumISrKU0JaXxxedgqut67mbO8n/pT30lIk+bh62QZrYfut9L6vJWrpy"
    "H+dA1u84ctp2E9hsrj2DYrH7JIr4XxvI+m4TBa18M8n1fP4W79D/dvN3kEPR+3Oy5pzsrqI4OcyWSCs32UgSkPW6TxIo+FVYv8XPT+ij9sPw2b"
    "utiSxplQk3+3yOPUMZ/XTUuc9VeX+Msy7T8s0nSp48rOq/tfVvl8OubEfavCxf0EpdHlIcaHTSNzsnKp4qB49D23TkVflo45VVzQeFO3b+bb48"
    "3v1fP7m98Tvr/Jl112nGIc7gfkjzNZXpWWgSksZ7KygzNwFpazqPmAM3BWqT0Lygf2DJwl1W6y62fgLH1td+tW9GXpmFPFBY0DdPtmvj0O2F7P"
    "ccB2YRzAl112nLo4KB+cyfKqtAxh7dl2od0EZ+CsUs6C8gFn4Cwpe8b6Z+AMiqLVS/EtiTwL9zf9MnF/s89XLXKAugce8f4vzf7T/99ZIwnr+6"
    "hFDlInizOh6Y9ZpPkyq84vG4+56/2+5i/LIRo2Y7nj8qTaG8rXt3Drw7rl5zgG3BctfYv/Kp7thj1Lxp6tpez0X2GR11Z4DM38up+nliv9Yeto"
    "2IBvWNI4EzpM85q1yqrzebX6prO+/pv+sgx83CJHXJdXzX4C/bNqsmfNL1Hvq1+NZ88O1fjjZ1zq2bMWbTx71nq1JbVni3qbtWctL+dsxuV+ez"
    "ag1v1/13r2bNYV5fasVTv6324XXM8DryTkCHWz29N+2UDneFtfVZ7GDh/UoTxsztWE1HQkZCN1YlwUHZnK9fdu0f9nh3Qm5Hhnz+c19zrHb9uF"
    "ln9aedzQ6wk54bq8asNq2DMI4wCdBn0r2n/kMB03zJqC8w/OouloBZzVfBrnH5xF05w1FXD27eL1E+r7/c0vZ+heTZjvCcvK/mXcb0qdM1tNxw"
    "afK3AGxcEZ7BlkmjOdwBmUhPJ8jsAZOIM9w3gzKmeq94aCMyisNub4Ws98l6/54AxKQIOfxP3TpNvNKN/d0bU5Yb67w2T6uzu8+Pdti+0mnt8s"
    "dv/M9Hd3wBk4i8JZHOMAHWcQZFJfAGewZwnaM7Sb4Iz1z4I4Q/8MnCU1DhC/7wTOiq15XSvfNol5jk8k0C87mdE5mfNvJOTYkxZ58DvJXDusrz"
    "3LkqLed2qzFtdns9Ju2mo6Nh/HAs7yzxnsGWSas7wInEFZFDiDYM+qq92MY7yZ1XmO4Cw9zqLOC1IpD/OCRM5wnbbY9iyteUHgDJyZajd1nEHg"
    "LAnOYM/AGWs3gzhDuwnOkuqfhZ2vAc6SEd6D7JeJ9yBvojwP+a5Fjn/X43ruOn/fsO1T/rDNNGzoeksaZ0InaF7znrbqfF61G5z1LRv8ZRn2jE"
    "VOui4te5aUol4/m78R44CstJu2ijpfA5xljzPYM8g0Z3kROIOyKHAGwZ5VV7tZ5Pka4Cw9zqppvobIGa7TFtuepTVfA5yBM1Ptpo4zCJwlwRns"
    "GThj7WYQZ2g3wVlS/bOw8zXAGcR/57Xds8XpR219Fn3CrHJWJI3YVF2cfeL8+fOfULwvh8WJ8apt+PRiGrbMwl+n9cynEX3dPsV9qcoY5nh0y7"
    "q8dMcKpds/S0pR7wcseA5tWFY4s1XU+WfgLHucwZ5BpjnLi8AZlEWBMwj2DOPNqMrq/DNwlh5n1TT/TOQM952Kbc/Smn8GzsCZqXZTxxkEzpLg"
    "DPYMnLF2M4gztJvgLKn+Wdj5Z+AM4tV+M/pRedW48+fPj1PMaWFxYrxqGz69mIYt8+HiMu/r9ilurypjmOPRLevy0h0r5NeMKqof+1hngIdU9A"
    "Ct9wcUdc/ixHjVNnz6oDSyZd7X7VPcXlXGMMejW9blFeZYIbU92/Fw9dqzMYvAQ9b1eE7+z4/D7qQmvJ/WLxPvp91Gx8sjn7fIqee9cfPCLf4x"
    "dIcX/GHbadiorZY0zoRO07wWfc+q83l13Oasv7TNX5bRL1rkDdflSUl8tzoJLd5e3ddklgntCFtfFrF9WRZDe1TffQRtb8fL0rDwZWhTU1OnPv"
    "Iw5lThfPySr3jLqjTismy/ojov9uKW9A13PP/FsaTab93+b/aXSVbmoP0krZ2L63G+v59tu/sdjS2Y1zX77eZ3DNuykxlt43fEwFWYfXxNqF+2"
    "/rWI9f61GM5TffcRtL0dL0vDwr+GdtO46nsf/bsZOkdR523bZf8uGMsEZ7Z0zwmDMyhOzmDPINOc6QTOoCSU5/MEzsAZ7BnGm1E5y+pzwuAsPc"
    "6iPiesOk95eE5Y5AzPBxTbnqX1nDA4A2em2k0dZxA4S4Iz2DNwxtrNIM7QboKzpPpnYZ8TBmf50Zoc92/WoG+WiLL8fAD/nYq8Px8w5iWLnKFu"
    "yQ8s0nmHM2dr5w7/3K3OkrCxP7TI2R9a0jgTWrrTIl1+ZNX5vHa56+N2+ctyjoY98mPHqdT1ZbxXAMq2zi3Nb9lfxv8LAmdQSGX9+YAnEhgHZP"
    "X5gPk3EjL+J/R/9orZ/9rTbh2z6xpPK+pcd13D3ubpepyrp2M+z6rrtKpysvCnMe5MnTNbqnnb4AyKmzPYMyiOc1xJXWeNs6jlBGfZsmd54Qz2"
    "DPYMnMGemR5vqu6jg7Pq5SzKvG3dOQozb5tta3reNl9Ofr6GyBnmaxTbnpmetw3OwFkUzuJoN3WcQeAsCc5gz8AZazeDOEO7Cc6S6p+J87bBWX"
    "p6lNYtc2xdDFc52T5U6cKEVbLvKPustFxR6wPy6z9p/TDH1sVwnQuTNsr++G2ibhdH+rBhujJD+RP/fECh2pFXMLeyEuV53na3/8Y5h8AZ5OgV"
    "nCcopOr7PPqbOXnP3pvor2eaM1u6922DMyhOzmDPINOc6QTOoCSUl/MHzsAZ7BnazTjGm1l43zY4yxZnUd+3/WZO3rf9pmS+hijM1yi2PUvifd"
    "vgDJwl8R7kMJxB4CwJzmDPwBlrN4M4Q7sJzpLqn8netw3O8s3Z6ZxcPzuN6xqZ5syW7j46OIPi5Az2DDLNmU7gDEpCeTl/4AycwZ6h3YxjvJmF"
    "++jgLFucRb2Pfjon99FP4/pZ1duzJO6jgzNwlsT9zdO4jw7OMsIZ7Bk4Y+1mEGdoN8FZUv0z2X10cJZv5fk9LhN2470NEDiDPP01J9c//4rrtL"
    "nun/0pJ/edVGX/E/jLBGe2dPPPwBkUJ2ewZ5BpznQCZ1ASyvN5AmfgDPYM482onGVh/hk4yxZnUeef/Skn88+Y+PtOIme471Rse5bE/DNwBs6S"
    "mBcUhjMInCXBGewZOGPtZhBnaDfBWVL9M9n8M3CWb83cnN+yl36KeUEQOEO7GY+WxXyeo16nhbLDma2mY83kDc7AmcgZ7BlkmjNTAmdQHjmDIN"
    "gztJumx5uq67TgrHo5izovSKUw84IYZ2nNCxKF+wHFtmdpzQsCZ+DMVLuJ91KBs7Q5gz0DZ6zdDOIM7SY4S6p/FnZeEDhLRqW3KM4/De/egJDd"
    "DaLvc+Jb5eENGhKyvKG33uNt5fF7hPVJjbzlhm8nZAV1PRs763upP/kdhDRqQsjKJuXb9bpIXbZ9FwWXf0pTQhpfXB62iq73buYs76f+1HcS0q"
    "R5+Drpvsciu6mb+DPvOk6Dvf5rOsslYT3+xyJ7qJPFmdCkfRZp+HOrzue1wl3vud9flr00bPIvHMfrf9z5fSqfT8ecuG9VuLifoDS6PMT4sGlk"
    "TlYuVRwUj37m1qnK59MxJ9vHzxTnhg8PSqPLQ4wPm0bmZOVSxUHZUp7n0zZ6FfdXIXCG8WY2Vcn9zZVgLROc2Wo6Nh/HAs7yzxnsGWSas7wInE"
    "FZFTiDYM8w3oyirL5nD5ylx1mS82mZ0pxPy3OG++jFtmdpzqcFZ+DMRLup4wwCZ0lwBnsGzli7GcQZ2k1wllT/LMp8WnCWf83rWvm2tTeUr2/h"
    "1od1i6d8TyQw3+xkt2yem/k3EtLrlxbZ90uz/dPb3Tpm9ux2RZ0H2bPbc/A9FLuMunLejvmNqXNmSzdfA5xBcXIGewaZ5izMfsAZFKZui8CZro"
    "zgDJzBnqHdjGO8mfZ8DXCWPc6izte4PQffReQ5k733gMXhOm2x7Znp+RrgDJxF4SyOdlPHGQTOkuAM9gycsXYziDO0m+Asqf6ZOF8DnKWnEQIf"
    "Iyrso4zIQd/GLqOunCPQPzOuan6/xpQDmLOdFc5sFfX9GuAse5zBnkGmOcuLwBmURYEzCPYM482oyur7NcBZepxV0/s1RM5wnbbY9iyt92uAM3"
    "Bmqt3UcQaBsyQ4gz0DZ6zdDOIM7SY4S6p/Fvb9GuAsGeF7dZJrHQa+V9f4VxZZRV3vgx7X+w/6+4ZTf+0Pa3LIIo9TJ4szoZt+Y5FXqWN+mc15"
    "zVlv+lt/WVbTsD6HHZdXHTiM/jrsGexZkB74nUWaHbHImiPe/6Xv7/3/nYOSsOlHLdL8D5Y0zoSepHn1O2bV+WX9Fnd9xh/9ZWlx3CJrXRdGpy"
    "6PdjwjY5gj2P9P9avD1+q5/UjMc0xcaXA280T9OGn5Z3AGzoK1rp6cDDgJzoquhbX576M/CM4wDijAOOAwtbez/mKRVq97/8n1r/v/nwP/1x92"
    "hIbNPmVJ40yo9V8tsoE65vMadNpZP3raX5Y5f7NIzRuOA2fy8HmcPTPB2UZa94PftMixN71z8OAZ//lo83/+sE00bMhZSxoXRWG3P07zmvt3q8"
    "7n1facs775nH9fQ89b5ITrTOjc0vza83mkhEYNAmdV2j9rfol6X/1qvHbzUI0/fsalXrvZoo3Xbva/TN5uLupttt1seTk33r3c3z8bUOv2rWq9"
    "dnPWFeXtZqt2tJ/VLrieB15J+1nUzW5PSK3lsN36Ki/eDrPdoA5Cn+dqQmo60naXOjHO1rFr1Hluofvb4ubV5lonbFipdMHpNKQzbTs7ez6vud"
    "e57WcXQk4K+xl6PSEnXFfenpa/92Bohe89yJJU84LsYxuqGVMOxXjTmMJyZivvzwmDs/xwBnsGmeYsLwJn2eWsGuoanIEz2DO0m3GNN9N+Thic"
    "ZY+zIj4nzHMme5/jULzPsSrsmennhMEZOIvCWRztpo4zCJwlwRnsGThj7WYQZ2g3wVlS/TPxOWFwBqk0/y2YswOZV+0N5etbuPVh3fJzHO0aVP"
    "f/5RHaVjyiaCtZnBiv2oZPL6Zhy6o0oq/bp2pf4nZhjke3rMtLd6yQX/fR+rlPUUcsToxXbcOnF9OwZT5cXOZ93T7F7VVlDHM8umVdXrpjhfIn"
    "fj5tkbS1CtvRmYr/oh3OXJj0fJxsOzFcXJbtm18Xy8OvV1LGoGVdXjIHq6AXnqvzy8RzdSPeWiKvU7egoWfL2r/Nb9e2ScJGNiqRU9TJ4kxo4d"
    "tLpEPjUp3Pa7u7Puod/rKcpmGLmjhOpvq+Z+8bGfo/694b+g3YnVRV3++IgTMoTs5gzyDTnOkEzqAklJfzB87AGewZ2s04xptZ+I4YOMsWZ1Gf"
    "D1Cdv6x9R+wbmnlBTJgXVGx7lsR3xMAZOEvi+05hOIPAWRKcwZ6BM9ZuBnGGdhOcJdU/k31HDJxlSx0vijYvYFVOrheswnWNXOvrOTl/Xwdnud"
    "aTOT9/T4I/o1ovPL+5voLnN+1t1tfjPK2P+RyrxpuqcrLw9WAtdc5sqeafgTMobs5gz6A4znEldZ01zqKWE5xly57lhTPYM9gzcAZ7Znq8qbof"
    "AM6ql7Mo88905yjM/DO2ren5Z3w5+ftOIme471Rse2Z6/hk4A2dROIuj3dRxBoGzJDiDPQNnrN0M4gztJjhLqn8mzj8DZ+kqy+8LMv09YZVMvC"
    "/opYtKZHTTEnmDusUXO/P7OjXzz/Njcbx20HRj3lmSxpnQGZrXkualOp9X53c56zvf5S/L2BYlctZ1eVJR37O39B/wfudKdG5pfsvepSXOOQTO"
    "iqAjbt9X5fPpmJPt44hiHMCHB6XR5SHGh00jc7JyqeKg6lBR+2e7qtCG4v20yYw3x727RM5R90grj7Gu/+jn7WVJ2PjWNOySkjTOhB6leXWrKd"
    "X5vF5x1ydc6i9LqU2JLHMd7Fn66n5Zddmzw25fROXz6ZiT7eOwok/Dhwel0eUhxodNI3OycqnioGzoL4bOyV9SOteyfP8C7uqtZ4X7Ts9WcN/J"
    "3ubZepyLZxOa56gqJwt/Fjylzpkt1XN14AyKmzPYM8g0Z7p9gDMoyjkuAmdRywnOwBnsGcabUTlTzXMEZ9XLWZTn6nTnKMxzdc8m9FwdX05+Pq"
    "3IGebTFtuemX6uDpyBsyicxdFu6jiDwFkSnMGegTPWbgZxhnYTnCXVPxOfqwNn6WmfW7cqn0/HnGwf+xSc8eFBaXR5iPFh08icrFyqOCge7XXr"
    "VOXz6ZiT7WOv4tzw4UFpdHmI8WHTyJysXKo4KFvK83N1uy/D804QOCuKoj6H0vwS9b761Ti+/RzKoRp//IxLvedQWrTxnkNpdb/jJ/3eg5aXe8"
    "vruGX2HMqAWmf9cK33HMqsK8qfQ2nVjpD17YLreeCVhByhbnZ7Qmoth+3WV3nxdpjtBnUo327O1YTUdCRkI3Vi3IX9Tg13no+46YaVShecTkM6"
    "E3K8s+fzmnud47ftQss/rTxu6PWEnHCdTPX9jliWpPsuokwT28KeJaUgzmw1HZuPYwFn+ecM9gwyzVleBM6gLAqcQbBn1dVuxjHeDPpuNTirPs"
    "6izKfVKcx8WibT82l58ffRRc5wH73Y9sz0fFpwBs6icBZHu6njDAJnSXAGewbOWLsZxBnaTXCWVP9MnE8LztIV3hvql4n3hja4vESWU9ej1uN6"
    "T62/bzjpCn9Yw3YlsoI6WZwJ9byyRPZSx3xek9s7642u8pdlJQ3r1cFxadmzpBT1+tm+DhgHZKXdtFXU+RrgLHucwZ5BpjnLi8AZlEWBMwj2rL"
    "razSLP1wBn6XFWTfM1RM5wnbbY9iyt+RrgDJyZajd1nEHgLAnOYM/AGWs3gzhDuwnOkuqfhZ2vAc6SEeZr+GVivsaUq0ukcccSWdXR47r3Nf6+"
    "4X5J2NROJdLk2pI0zoQep3nd1LlU55fZJHd92nX+sjTtUiKrXQfO0uGsz/UlcoC6B7p656DZDf7zsUYS1rdbiRykThZnQtNvLJHm3Ut1ftn1JX"
    "e933v8ZTlEw2b0cBw4S4ezFu8tkbXU9e/pnYPXevrPx8z3+cNa9iqRddTJ4kxowD+VyGHqmM9rVm9nvdU/+8uynoYNvMlx4Cwdzo7Qup/9/hJp"
    "3cc7Bxv6+M/HoA/4w47SsDl9S9I4E6q5uUQ2Usd8XoP7OevH+vnL8uC/lEib/o4DZ+lwtonW/ZAPlsjxD3rnYO4A//lo+yF/2GYaNnRgSRpnQi"
    "doXvNuKdX5vGoHOetbBvnLMuzDJXLSdeAsHc7mDy6RdreWyNZbvXMwYoj/fLwuCVtwW4m0H1qSxpnQNprXyI+U6nxep9z1hcP8ZekwvES2u87E"
    "dY0FGXp3cNT76KzsC/D+49Svn10Ys44NPlfgDIqDM9gzyDRnOoEzKAnl+RyBM3AGe1Zd7WYc482sztsGZ+lxFnXe9oJ6fLeaKa152yJnmK9RbH"
    "uW1rxtcAbOTLWbOs4gcJYEZ7Bn4Iy1m0Gcod0EZ0n1z8LO2wZn+eEsS4p6XYNp1Ag8X5c2Z7aK+v4zcJY9zmDPINOc5UXgDMqywBkEe4bxZlhl"
    "9T46OEuPs2p6/5nIGa6fFduepXUfHZyBM1Ptpo4zCJwlwRnsGThj7WYQZ2g3wVlS/bOw99HBGbSodzGP63SV9QXvP3/+/P2KOT0sToxXbcOnF9"
    "OwZT5cXOZ93T7F7VVlDHM8umVdXrpjhfyaXkX1Yx/rdPCQiqbRep+mqHsWJ8artuHTB6WRLfO+bp/i9qoyhjke3bIurzDHCqnt2Y6Hq9eejVkE"
    "HrKmhzTn66EM/7ezWLZFt5sZE3QcievOWdJLOB/GNZn+vycr/uMsToxXbcOnF9OwZT5cXOZ93T7F7VVlDHM8umVdXrpjhdSq5udQRn8U9iwrnN"
    "kq6nMo4Cx7nMGeQaY5y4vAGZRFgTMI9gzjzajK6nMo4Cw9zqrpORSRM8w/K7Y9S+s5FHAGzky1mzrOIHCWBGewZ+CMtZtBnKHdBGdJ9c/CPocC"
    "zpIRvr/pl4nvb75BeV48qkQ63eFxveMOf99wzGh/2BkatuTOkjTOhDqPKZGd1DGf19i7nPWzd/nLsnRsiXS523G8NrjzWZg926Caw62xZ/Y2G+"
    "oxL2ZDzHNqVP0zVTlZ+AbM7TGmsJzZUs3XAGdQ3JzBnkFxnONK6jprnEUtJzjLlj3LC2ewZ7Bn4Az2zPR4U3X9DJxVL2dR5mvozlGY+RpsW9Pz"
    "Nfhy8tdpRc5wnbbY9sz0fA1wBs6icBZHu6njDAJnSXAGewbOWLsZxBnaTXCWVP9MnK8BztLTUbduVT6fjjnZPo4qOOPDg9Lo8hDjw6aROVm5VH"
    "FQdaio76fddXd1zRX/vfvfVfl8OuZk+/i9wgbw4UFpdHmI8WHTyJysXKo4KF7Vdz7tmQydG93zAWfAUKY5s6V7XxA4g+LkDPYMMs2ZTuAMSkJ5"
    "OX/gDJzBnqHdjGO8mYX3BYGzbHEW9X1BZ+ox/4wpifcFnZHcdxKF+07FtmdJvC8InIGzJN7jEoYzCJwlwRnsGThj7WYQZ2g3wVlS/TPZ+4LAWb"
    "71t5xcL/gbrmtAEhV1/tm4cXhX6dwq/c/Pha3LfP8sS4r6/YBzsC2Z4cxWUb9XB86yxxnsGWSas7wInEFZFDiDYM8w3oyqrH6vDpylx1k1fa9O"
    "5Az3nYptz9L6Xh04A2em2k0dZxA4S4Iz2DNwxtrNIM7QboKzpPpnYb9XB87S0RerdN7CFzFfoxD2LClFvX72yD0YB2SFM1tFna8BzrLHGewZZJ"
    "qzvAicQVkUOINgzzDejKqsztcAZ+lxVk3zNUTOcJ222PYsrfka4AycmWo3dZxB4CwJzmDPwBlrN4M4Q7sJzpLqn4WdrwHOisVZUop6XaPrePTP"
    "ssKZraLeRwdn2eMM9gwyzVleBM6gLAqcQbBnGG9GVVbvo4Oz9DirpvvoIme4flZse5bWfXRwBs5MtZs6ziBwlgRnsGfgjLWbQZyh3QRnSfXPwt"
    "5HB2fF4iwpRb2u8TL6Z5nhzFZR76ODs+xxBnsGmeYsLwJnUBYFziDYM4w3oyqr99HBWXqcVdN99Jdx/ayq7Fla99HBGTgz1W7qOIPAWRKcwZ6B"
    "M9ZuBnGGdhOcJdU/C3sfHZwVi7OkFPW6xviPoX+WFc5sFfU+OjjLHmewZ5BpzvIicAZlUeAMgj3DeDOqsnofHZylx1k13UcXOcP1s2Lbs7Tuo4"
    "MzcGaq3dRxBoGzJDiDPQNnrN0M4gztJjhLqn8W9j46OCsWZ0kp6nUNMgH9s6xwZquo99HBWfY4gz2DTHOWF4EzKJMCZxDsGcabEZXV++jgLD3O"
    "quk+usgZrp8V256ldR8dnIEzU+2mjjMInCXBGewZOGPtZhBnaDfBWVL9s7D30cFZsThLSlGvazyK/llmOLNV1Pvo4Cx7nMGeQaY5y4vAGZRFgT"
    "MI9gzjzajK6n10cJYeZ9V0H/1RXD+rKnuW1n10cAbOTLWbOs4gcJYEZ7Bn4Iy1m0Gcod0EZ0n1z8LeRwdnyaj0Fnn4MhrevQEhuxtE3+fEt8rD"
    "GzQkZHlDb73H28rj9wjrkxp5yw3fTsgK6no2dtb3Un/yOwhp1ISQlU3Kt+t1kbps+4S4L50/f15MM6UpIY0vLg9bRdd7N3OW91N/6jsJadI8fJ"
    "2Mvsoib1C3uINVF9bpasuXbockbExHi5yhjsUtucYyysTOThYZe61V5/M6S9e7fbxEulznL8MuGjaui+N4fZTW8Ucl9czHifGqbfj0QWlky7yv"
    "26e4vaqMYY5Ht6zLK8yxQvXXKx9Xj9EmTMzu+K10b3WMLZfdizF0muo+CfUP+bWodzGPa3cV8h51HND8EvW++tV444BDNf74GZd644AWbbxxQP"
    "/L5OMAnjMT44CWl3vL6y73jwMG1Drrh2u9ccCsK8rHAa3aEbK+XXA9D7ySkCPUzW5P6+cTDmetr+LGTjTMdoM6lG8352pCajoSspE6Mc7WsWvU"
    "eTaYXLrgbLW51glbTteXT9ZzPqQzIcc7ez6vudc5ftsu9PzdV76fodcTcsJ1Jq5rfDND/WDdddpvor+equo7bxucQXFyBnsGmeZMJ3AGJaG8nD"
    "9wBs5gz9BuxjHezMK8bXCWLc6izttWnb+szdtm5Sx774EgzNcotj1LYt42OANnScynDcMZBM6S4Az2DJyxdjOIM7Sb4Cyp/pls3jY4S0d/cOtd"
    "5fPpmJPt4w8KzvjwoDS6PMT4sGlkTlYuVRwUj0bROh2lqFcWJ8artuHTB6WRLfO+bp/i9qoyhjke3bIurzDHCpUrC/PPWt3v+Jh/Fn3+2cCp4c"
    "7zETddnPPPWk8rj9PNP5ut+C/a4cyFSc/HybYTw8Vl2b75dbE8/HolZQxa1uUlc7BYen1OUUd2OHNh0vNxsu3EcHFZtm9+XSwPv15JGYOWdXnJ"
    "HEjS6/OKOrLDmQuTno+TbSeGi8uyffPrYnn49UrKGLSsy0vmQJJesxR1ZIczFyY9HyfbTgwXl2X75tfF8vDrlZQxaFmXl8yBJL3mKOrIDmcuTH"
    "o+TradGC4uy/bNr4vl4dcrKWPQsi4vmQNJev2roo7scObCpOfjZNuJ4eKybN/8ulgefr2SMgYt6/KSOZAE6bTnPjw7nMXrZ2GUp/e4yGTiPS6T"
    "ppRIw/tLZMX9Htc9p/oZ3ysJm/zJEmk0rSSNM6GVNK9enyrV+WX1565PecBflsafLpFVrotbvafDHkB63Uv7Ffcq+hYsToxXbcOnF9OwZT5cXO"
    "Z93T7F7VVlDHM8umVdXrpjheQapKgjO5w5WbgufVAa2bKsLPZ9J9V+dXkFHZMsnbisyyvMseq0n7YBUz+TXDvQZEa6bc4kWj+TFHXE4sR41TZ8"
    "ejENW+bDxWXe1+1T3F5VxjDHo1vW5aU7Vsivr9L6+aqijlicGK/ahk8vpmHLqjSir9unal/idmGOR7esy0t3rJBfU2n9TFXUEYsT41Xb8OnFNG"
    "yZDxeXeV+3T3F7VRnDHI9uWZeX7lghvz5TRfVjH+tnwEMq+hSt908p6p7FifGqbfj0QWlky7yv26e4vaqMYY5Ht6zLK8yxQmp7tuPh6rVnYxaB"
    "B5P6N0Xd2+HMhUnPx8m2E8PFZdm++XWxPPx6JWUMWtblJXMgKVj1ed7p8RnZuh8Q9buIUHY4s6V6nyM4g+LmDPYMMs2ZSuAMSkJZ4wwCZ7BnaD"
    "dNjzez8D5HKFucRXmfo46zrL3PkQnvcalee5bE+xzBGThL6/voEDhLgzPYM3DG2s0gztBugrOk+mey9zmCs/T074q5BnY4c7JwXfqgNLJlWVlk"
    "+xS3V5VRd0yydOKyLq8wxwqVa4mijuxw5mThuvRBaWTLsrLI9iluryqj7phk6cRlXV5hjhUqVyXvc3xYUq9PXuK8z9GOi+t7wvbz6K/RuJlt43"
    "ke3S5bFt7nyMS/z/Gmz5YuOP6dja/S9fp8T9je3na22PeEp80sXXA6hX2fY9PPqb8nzPIN4mx6azVnCzWcLYzA2do2yXK2MMOcbbjKcTxLqz+n"
    "52zwNXrO+swqXXA8Z5uudVwcnB2YpeZstcDgYoXNt8OZk4Xr0gelkS3LyiLbp7i9qoy6Y5KlE5d1eYU5Vqhc/6GoIzucOVm4Ln1QGtmyrCyyfY"
    "rbq8qoOyZZOnFZl1eYY4WqV18BD6lpqaLu7XDmZOG69EFpZMuyssj2KW6vKqPumGTpxGVdXmGOFVKryM/VBdkzPFeXnEbNL/bxLdJwdno+zj9k"
    "njMI7WYSnKHdNKf/B9q9dpA="
)


def cells() -> list[int]:
    """All rows, one after the other."""
    numbers = array("i", zlib.decompress(a2b_base64(_CELLS)))
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tolist()
