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
    ("computed", 139, 5), ("spread", 139, 2), ("word_key", 117, 1), ("string_key", 117, 1), ("number_key", 117, 1),
    ("word_key", 117, 1),
)
STATES, WIDTH = 1048, 154
SCRIPT_START, EXPRESSION_START = 0, 154
_CELLS = (
    "eNrtnQ/8FkWdx2cfiQgRiTiO8CcCIiIiIiIhR5wRckREiISIiPQTiZAICY2IOOKMiPxDHMeZEUdExpERISISohERkXlEZGTGEUdEhEScIXEGN8"
    "vu/Hae2ZnZ3efZ2X/P5/N6zTO7M7Mzs7Pv5zuzu7O7w8+dOzecOiLRcDdOjA9KLy6HSSP6sjqI9ZGFBdVRjNMt68pS1Smr6mWZL2NSyR/2Eldu"
    "6QL5dstoeO9GhOxuFL3MyW+RhzdqTMjyxt56n7eWx+8R1qc08ZYbv42QFdT1beqs76X+1AsJadKMkJXNyrfrd5G6bi9fFFz/ac0JaXpxedgqut"
    "6/hbO8j/rT305Is5bh2+QJmvamdxDyyju8sBmt/Oma/50/bDUNG9BaHmdCr9KyHvh7z+fVoo3jr2nj327gOwnZ7zqetQ/Q/6GKs5lt5Zy1vESe"
    "/kkaPqjO4+xAnT/NrEs9zlq1I2RtO2d58GVqzg7SuNntzXDWuoO3vK6Dn7MhHZ31Qx09zuZcXs5Zm06ErO8UfOyGXkHIYermdvbC2l7pLW+40n"
    "HDunhhR+jyvKsIqetKyMau5XHn7ezVhBy9Wl3mg90cZ6vdNY6/6RrH6TSiOyHHuns+r/nXOn77HoRs7lEeN/I6Qo677kgXuV2DIFP6QMbHFRAU"
    "Vgt6Vr5tx+vL17dw66N6xVO/1Qn81070yuaxWXgDIZ16E7K1t/myRr8rvf08WUXZD/XBf7gI6nxjts83X7gxX+ebedKYvuV+FL3e13HgDJwF6Z"
    "F/KPejqEs/x4EzcBakbf3K/Sga+27H5UWnaF0X9S/mcez6j+lsm5Z+455rqXw+HXOyPH6jOGfjw4PS6MoQ48OmkTlZvVRxUO1pu/A/HncT2gTn"
    "mxif5Vmnbyr3o2jxexwXRd0GyMOYU4Xz8Tu4ZVUacVmWr63x7/XCz7zXi1syMNz+/C/XJ8r2gVf3m/116qbZl6xo583x51k/iJA3qVv6T5Xngf"
    "kaydizHoMJ2UXdhPd5YWff50/32BB/WM/3E/Li++VxJjRxKP35gOfzetxd7zXMv91LNGzSBx2XNGel4dnn7I/C2N8EZ8toO/S+hbbnLVw7jZD8"
    "F2/1hy2nYX1GyuPYNnto/JQPxcNZ41G0rUd5Pq++t7ntf5t/u6mj6fG43XEYn2F8FqSVt5f7UdRvjON47XP/x7b/8pjydTEdc2K+qnAxn6A0uj"
    "LE+LBpZE5WL1UcBE27A22QF+13/7sqn0/HnCyP/QobwIcHpdGVIcaHTSNzsnqp4qB49Cu3TVU+n445WR6/UhwbPjwoja4MMT5sGpmT1UsVB5kX"
    "zgNq9zyg6dhyP4pWjXUcr1+7/12Vz6djTsxXFS7mE5RGV4YYHzaNzMnqpYqDsqETho7JiZSO9YkaYqz/ncmV9YrbriqfT8ecLI9XFMeHDw9Koy"
    "tDjA+bRuZk9VLFQRifYXxmTvvuLPejaPo4x/F61f3vqnw+HXNivqpwMZ+gNLoyxPiwaWROVi9VHITxGcZs1anZXeg30W+mqyfuKvej6KbxjuP1"
    "3+5/VeXz6ZgT81WFi/kEpdGVIcaHTSNzsnqp4qB4NIydY43Xp5vxYUKa1xOyuj77+zTgbmHMRtcfmIBjnQfObDWvz8c+gbP8cwZ7BpnmLC8CZ9"
    "nlDILAGewZzjfDq8U94AyclYevuScezgZODM/Zfpp25kcIaTlJHv8kDR/0UUIOUDdrsjxNq3sdztZSf/AUQg5OkXM2+2PqerSeCi6KbM/2u0yq"
    "OGPSccbsmc2Zzp6BM3AWxFkc/aaOMwicJcEZ7Bk4Y/1mEGfoN8FZUuMz+zwAnGVHab5ve10VxxTv286PJgjXaScU+P6AvW+6/ZuAeyM1qyS+U5"
    "GEhnw8WvpDNP2cacU5jvcI/+F7CvyftvdNt3/3wJ4ZVdT3n6m+V2cr6vfq2LztNvc5vjhvm3/fdla/V2cr6vfq1rv7y3+vzg6znfhNOt336s7n"
    "Oz3ccT7sppv7CcfpFPZ7dW1nlMfx36vLi4r8XvcNM9LZFgpxDeZ+tAGUvI6AO8iA5j2ANoBwXSPu6xp1n8Txz4I24jjkRh8+d+4cf13jw9w1pK"
    "J9P8DeN9upnkfn993E8+jDZxJylLoHP+WFtZvlT7dJEjbi04Qc+7Q8zoTmzyak/Wc8n9dmd33kHP92x2nYgn92HK97adveq7g+yeLEeNU2fHox"
    "DVvmw8Vl3tflKW6vqmOY/dEt68rS7SuU87HaXLRBnoXv7vhlot/cQv8noz5LyInPemEL5/nTdfoXf9hWGjb6QXmcCZ2kZT30Oc/n1Xm+478w37"
    "/dmM8T8rrr8qSi3g94ZAHsG65rZOO6Rpcv4PinoW1o99xqvDBve7zivKkI76Wy92285rxwPM4ZU+fMVt7fSwXO8sMZ7BlkmrO8CJxlT7fQtr1F"
    "0b4sToxXbcOnD0ojW+Z9XZ7i9qo6htkf3bKurDD7Cqn/w0X+T8OepacPCm07dmGx9/WDGpZOLQQPSWrRF2tzv7s+hGOPfhPnAbVwvlmE9zmCs/"
    "T0Idq2H1K0L4sT41Xb8OmD0siWeV+Xp7i9qo5h9ke3rCsrzL5Cnu6n7XO/oo1YnBiv2oZPL6bZ/pB/W3GZ93V5itur6hhmf3TLurJ0+woFn28W"
    "fV8/CB5SUxbeezD4MsevlfcejHvYCePfe2CH2S7qew+OXq0u8/TDjrPV7hrHX/yI43QK+96Dbo+Wx6neezCC/r9HKP7jLE6MV23Dpw9KI1vmfV"
    "2e4vaqOobZH92yrqww+woFn28W8b3u/Pmm7H2OLA7vcyz2dQ3T73UHZ+AsCmdxXD/TcQaBsyQ4gz0zf11jx6O1e11j/CLwAHtWPj4LsmcYn4Gz"
    "pM4DxO8HgDNIpaI8v3kGfbJW3QbIw5hThfPxS77kLavSiMuyfEV1X+zFLRkYbn/+g7PXqnwb8r/ZXydZnYPySVo7F1e2Xf2/EvImdUuXZJfHtZ"
    "rx9YKe2bdnaw1f0ziRUdvb49/iyWNXQD7LhPZl68sitvuyGI5TtXkEbW/Hy9Kw8GW4fpa4JiyNlv47OT5Gdt2/A8ZyoTU5Pk5rwFhudHZpfuv+"
    "2L/j+EHgDAqnrJ9vrk6g38zq+ebCGwjp+RghLz4GTpkmflkIeBxtkkc9juMGFVQn34U2qAXtc8cmoi9Lx5wqTpd/UN5BZYjx+zRjKjGdbDuxXq"
    "o4KB79l9umoi9Lx5wqTrYd/3yALm/m288HqNKx5wN05Yl1tZ8P4Ndl+6mLg/LBmaysSusQtjwZN+AsXf3EbVPRl6VjThUXZM90eTPftmc/CbBn"
    "uvLEutr2jF+X7acuDsoHZ7KyKq1D2PJk3ICzdPVjt01FX5aOOVVckD3T5c182579OMCe6coT62rbM35dtp+6OCgfnMnKqrQOYcuTcQPO0tdwRb"
    "va4cxFSS8uh0kj+rI6iPWRhenqKCtDt6wrS1WnrKrXV8yX8dJXwJms/FribNIy82WUvqqOO+y2j8rn0zEny+Owop358KA0ujLE+LBpZE5WL1Uc"
    "lB9hvka252sso3ao93JwyrQbbZFb/cz9L4u+LB1zqrig6xq6vJlvX9f4WcB1DV15Yl3t6xr8umw/dXFQPjiTlVVpHcKWJ+MGnOVf5xI6Ludw/H"
    "OtqO+nDSP7/bQyNWrsvZ/WVh/hfbTi+2mnNPGWTbyfViX2flpe7P20tsT304Zqk/+g+7+C7v8Kbv+/5k+3RxI2ZSXd/6/L40xoBS2r7yrP57XX"
    "XZ/6Df92TZ6gx8J14Cwdzvp9k5ZN3bTVXljT//SnWyUJ67+GlrlGHmdC079F9+1Jz+f1hLt+07f9271Cw2asdVzcepP2Z39NoE97M4Yy/oq+N7"
    "c6m9CxOwtGalp/S+j4/w2c1bSafyeZclZ/B20N5UMD1qEN8qy/5KRP+wv63lzr1ZzYCdizdMXeg6xSHO9BTowlxfcDVHrguzj+WeHs/Hi/Ph/7"
    "As7yzxnsGWSas9ycU4IzKIMCZxDsGc43oyrouzvgrPY4K+L3hHnx33cSOcP3nYptz0x/TxicgbMonMXRb+o4g8BZEpzBnoEz1m8GcYZ+E5wlNT"
    "4Tv/MKztIVnkPxy8RzKC3W0/N46gY+xf23nvKnm7nBH9byaXq+/bQ8zoQGbaT/542ez2vWM+65/Sb/dmtp2OBnHWfCnr2WoXldUa+f2XV/DfPS"
    "MtFv2tLN1wBnUJycwZ5BpjnTCZxBSSjPxwmcgTPYs9rqN+M438zqfA1wlh8dfDbf9Z+9GccQAmdF7Tejzj97LcR7Q7M6/0zsN3Hfqdjjs7Tmn4"
    "EzcGbqPEDHGQTOkuAM9gycsX4ziDP0m+AsqfFZ2Pln4My8XnTbV/Rl6ZhTxQWdb+ryZr59vvliwHcqdOWJdbXPN/l12X7q4qB8cCYrq9I6hC1P"
    "xg04S19Znk+7qL+3nPf5tK2/R8g66oZsIeTQFidsznP+dCyOV5uthKzfKo8zoaHPE3L4ec/nNfcFx2/7ff92G2jYsG2O47XT/e+Kvig7nDlVXF"
    "DddXmHqcORbeHKE+vKr8vK0MVB8einbpuKviwdc6q4oPGZLm/m2+OznwaMz3TliXW1x2f8umw/dXFQPjiTlVVpHcKWJ+MGnOVb835gJt+67ens"
    "z8btOKYmtMv974q+LB1zqrigflOXN/PtfnNXQL+pK0+sq91v8uuy/dTFQfngTFZWpXUIW56MG3CGfjNL/aZMw3+I41ytXnL/u6IvS8ecKi6o39"
    "TlzXy733wpoN/UlSfW1e43+XXZfurioHxwJiur0jqELU/GDTjLrjrfmO33a7xwY77uBxyl/e+DOwhp96PKjsemHyV37EfsJOTYTs/nNf/Hjt9+"
    "l3+7zTRs5E8cB87S4axaHf9JcmUteJGQjj/1fF5b3PVRL/m3O0HDFv6X48BZOpx12u34W3dXduxH/yw5zk7Ssh7a4/llXPzcbf+f+7cbs5eQ11"
    "0HztLh7JFfVHfsu7ycHGfbaFljf+n5vE6564v2+bfr+itCtrsOnKXD2bhXCDlN3eJfe2HdXg2//Y5Xk+Ns/G8IOfMbz+e1ZL/jd/9v/3Y7aVj9"
    "AceJwnv2kuHsTdr2S39LSI+DXtiug/50E/7HH3aWhj12SB5nQj1/R8iLv/N8XhMPuwu/92/3OA3rdcRxsGfpcPYSbftJf6D/66Pcf/lo+O17/z"
    "E5e7abljX5mOeXHcPXHH/5a/7t+hynx9B14Cyf55tJasqfaHuf8HxeK9z1vn/2b7eXhk096Tj0m+lw1uR/aT2p6/c6V5fXJWX/xR/W9BQt/5Q8"
    "zoT6v0H38Q3P5zX9tOM3+6t/uydo2E1nHFcUvXKGQAUQ+s3a7Tdn/B8hzd/0fJlWS8IH/I2QV11XNt5z7+WJvm9cSMOZU8UFji01eYepQ9jyxL"
    "ry67IydHEQ7BnsmTk9cJaQFuc8X6Y1kvCBxCL7XZf0eUBpeLbPA/4osV8mOFtG26H3LbQ9b+HaaYTkv3irP2w5DeszUh7HtplpWaRlyYqFs8aj"
    "aFuP8nxefW9z2/82/3ZTR9PjcbvjcL6Zjj17kjIw6AKLHLjAY2FWIz8Xrd7iD1tLwwY3tqRxJnSQljX7rVaDz6t1E2d9XRN/XYa8zSKHXId+E/"
    "1mkOY0tUibC60GP4rW0/TrLwRn4CxYQ5tZ5DB1th9Vcy+yzjv0m+lw1ra5RTZQN+xi7xgcudh/POa18IfVvd0iG6mTxZnQ8JYWOUod83k9+A5n"
    "vV0rf1020bARf+c42DPYsyAdo5zMb201+FHU/u+t8w6cgbMgbaacjGxjnfej6jjdznZ51YJ3WqRjW6/+W9paBMq/YM9q156NusQiJ6hjvkwL6/"
    "zhnS61yFbXgTNwFqTR7Sxykjrmh9VDl1mkc3vHFUUvtEe/mRfdKdxzYetjOlhV5ZPVfdXV807cPzemMULbjqmwrcfk4BjZddTVcww4M6bbhLa9"
    "rcK2fr2DlYt91e3fbeAMonqkI8ZjUG2ry+X4D2RB2wp+HO5HnxuoqPfRW16izmtQnePb188O1PnjZ13qXT9r1c67ftbmPsdP+vsBrTt4y+u4ZX"
    "b9bEhHZ/1QR+/62ZzL/dfP1ncKbuehVxBymLq5nQkZ97AT1vZKL94Os92wLuXbzbuKkLquhGzs6o87n+/0cMf5sJtu8SOO02lEd0KOdfd8XvOv"
    "dfz2PWj9Z5THjbyOkOOug+LX2E7oN6Nox6O1u+/jF+H4m9J0Oq6YrhhbsDgxXrUNn15Mw5b5cHGZ93V5itur6hhmf3TLurJ0+wrFMz5T6RTXd8"
    "R5f3PRFZax8RmvhRwrUe5vdu0crs/cTtONu9Iip6/00i/u4t+221X+sB00bHxXqyHuDF1ecrW5vrp7N4vspI75vOqvscib1C3t7i+/x7UW2eU6"
    "k/UzqQk9MAaCPSsX5m37dZb+Tx67ziI9e3r/lxd7+v87E6+X/J96WeRx6qRxBtTrBou8RB3zeU3q7ayX3uWvyzIa1ruP43iNFsYVowt838neN9"
    "3+jcYYK3Ht7oM+CopP9e5/mH0fvV7xnw76PnqWZH8fnRf7Prq9b/Uam1UPe5Y6Z7aa1+djn8BZ/jmDPYNMc5YXgbPsclYLbQ3OwBnsGfrNuM43"
    "W9wDzsBZ+fqae+LhjP/+ZhBn+2la+/ubLSfJ49n3Nw9QN2uyPE2rex3O1lJ/8BRC7O9vyjib/TF1W7SeCi6KbM/2u0yqOGPSccbsmc2Zzp6BM3"
    "AWxFkc/aaOMwicJcEZ7Bk4Y/1mEGfoN8FZUuMz+zwAnGVHmH/ml4n5Z5NvtEijvhZZ3tebC9PnH/zzYvZIwqb0s0jjd1vSOBNaQcvq299q8Hnt"
    "dden/qO/Lk1usshK1/G6W7Bndxd4voa9b3drxvp34zzAmMJyZivv8zXAWX44gz2DTHOWF4Gz7HJWC20NzsAZ7Bn6zbjON9OerwHOssdZEedr8J"
    "zJrtPejeu0NWHPTM/XAGfgLApncfSbOs4gcJYEZ7Bn4Iz1m0Gcod8EZ0mNz8T5GuAsn+r3nsrnDrz8Hry/g9e0AcVuj9sF+3V7gd8XZO+bbv9u"
    "x3mAUWH+mcS+GJh/1vS9FllFXf+B3n9y30D//3P6zf6wZoMs8gR1sjgTuumfLPIKdcwvG0MNdtabv89fl9U0bMAQx/EaSf/DIxX/YxYnxqu24d"
    "MHpZEt874uT3F7VR3D7I9uWVdWmH2FPN1K2+dWRRuxODFetQ2fPiiNbJn3dXmK26vqGGZ/dMu6ssLsK8T1b7R9JivaiMWJ8apt+PRiGrbMh4vL"
    "vK/LU9xeVccw+6Nb1pWl21fIr4/S9vmooo1YnBiv2oZPL6Zhy3y4uMz7ujzF7VV1DLM/umVdWbp9heI5DzDx3Z1X3XFjrXx354H3O/vLf3fHlh"
    "0e9bs72muWQ73xeLtrvPA1Q/XnE2G/uzPwA8J4X/HdnSn0fzhF8V9kcWK8ahs+vZiGLfPh4jLv6/IUt1fVMcz+6JZ1Zen2FfLrMzXUPva+fgY8"
    "pKJP0Xb/lKLtWZwYr9qGTx+URrbM+7o8xe1VdQyzP7plXVlh9hVS27Mif0csyJ7hO2LmNIm2+yRF27M4MV61DZ9eTMOW+XBxmfd1eYrbq+oYZn"
    "90y7qydPsK+fUR2j4fUbQRixPjVdvw6cU0bJkPF5d5X5enuL2qjmH2R7esK0u3r5A5fTfH7WzX/bvgBFJo/wcwtyjvmjks/DF8k9qCr+fEHnwd"
    "diu3avlB2BUI4vUk/hO51tdy0h99Df1mrjVoeD7sBOxZzvujnNuJJ2HncqEDw/NtJ2bdAjtnWngOxS8Tz6G0GmGRtdQNvtVj+uCtfr5nj/SHtf"
    "6QRdZRJ4szoSGjLHKIOubzmnObs95mtL8u62nY0Nsdl7QW9Kx8247Xl69v4dZH9Yqnfv+ZQJ95olc2bczhFHiYOwZ9B5RtnV2a37q3vQP/Lwic"
    "QcUYn62u4fHZwhsI2UD/Z8PG4r/GdARtgesahq5rmH6uLsnrGvPutEjdOItspG74Xc5/5uhd/v/OcEnYg+Mt0u7DljTOhDbRskbUWw0+r2Pu+v"
    "y7/XVpP8Eim10XlrOZbaM9v/nkJdGf31zbzlkefJmcM/v62UEaN7t99ZyNvMfycRbH85ttOkV/frNhbMg9v7nhSsfxz2ge6aJ/fnP41ZTVq9Vl"
    "PtjNcbbY85ubrnGcTmGf39zcQ2hj7vnNI11q024zzqBs9ZtFs2e2jlPWYM9gz0zrOGxarpXn67QLJoI9CJxBIY8jrtNm+jptx49YZMtHkvmvsf"
    "e6qxT0Xvf/y9A8QdV3KrJWz1pUEGe2dN+tBmdQnJzBnkGmOdMJnEFJKC/HD5yBM9gz9JtxnG+m/d1qcJY9zqJ+t1p1/LL03Wq+nrLv1THhe3XF"
    "tmemv1sNzsBZFM7i6Dd1nEHgLAnOYM/AGes3gzhDvwnOkhqfid+tBmf55yxL0vWbKo2ahLlBWeDMVvP6fOwLOMs/Z7BnkGnO8iJwBmVV4AyCPc"
    "P5ZhRl4T46OMsWZ1Hvo6uUtfvoTOL1M54zXD8rtj1L4j46OANnSdzfDMMZBM6S4Az2DJyxfjOIM/Sb4Cyp8ZnsPjo4S0/4ToVfJt7neIKyvPCj"
    "Fuk02WN662T/uHD0vf6wkzTsoSmWNM6EOn/MIi9Qx3xeY6Y6669P9dflkY9bpMs0xyUtvF8j2+/X2EaZGHufWS4OuW2s8vl0zMnyOKQ4Vnx4UB"
    "pdGWJ82DQyJ6uXKg5KRt0GyMOYU4Xz8Tu4ZVUacVmWr63x7/XCz7zXi1syMNz+vM4xJNsHXt1v9tepm2ZfsqKdN5vJ91QVNu+g2+4qn0/HnCyP"
    "gwobwIcHpdGVIcaHTSNzsnqp4qBsnW/+KSfPo6vq/iewlQnObOnm04IzKE7OYM8g05zpBM6gJJTn4wTOwBnsGc43o3KW1fm04Cw9zqLOp/1TTt"
    "5LxcTfRxc5w330YtuztObTgjNwZqrf1HEGgbMkOIM9A2es3wziDP0mOEtqfBZ2Pi04S0am59OWhnvLWZxPe4wydkz4n5iYT7toukW6fsIi2z/h"
    "za8ZN8M/1+a0JGzx/Rbp9oAljVNtU4120LLGf9Jq8HmdcdeXzPSX2f1TFtnpOl7/47avyufTMSfmrQoX8wlKoytDjA+bRuZk9VLFQfFovdumrN"
    "9cr2hjXb9pb7O+imOzPubjqjoPUNWTha8HX6lzZks1LwicQXFzBnsGxXGMK2nrrHEWtZ7gLFv2LC+cwZ7BnoEz2DPT55uq67TgrHY5izIvSHeM"
    "wswLYtuanhfE15O/HyByhvsBxbZnpucFgTNwFoWzOPpNHWcQOEuCM9gzcMb6zSDO0G+Cs6TGZ+K8IHCWrmp9XtAfJf8RE/OCltF26H0Lbc9buH"
    "Ya4U/X6FZ/2HIa1mekPI5tUz/LIm/Oimd+UONRtK1HeT6vvre57X+bf7upo+nxuN1xcerPhsbOf05pTC4r9884P8iFPSv739Xwe0OXftoiPWZb"
    "ZNdsz+ZM+Izf/pyVhD02xyI9/9mSxpnQi7SsiXOtBr9Mn3XWH/+svy695lnkJdeVjXXc/6rK59Mx5xsvKcLFfILS6MoQ48OmkTlZvVRxUDz6rd"
    "umKp9Px5wsj98qjg0fHpRGV4YYHzaNzMnqpYqD4tH33DYV/Sjnm/Y236vi2Hwv5uMq5sfqp6qnLg5KljNbqvm04AyKmzPYMyjr/abqOi04A2fV"
    "chZmXtD3YpwXxPLj5wXJOOPvB4hxuB9QbHsW130nxpnOnoEzcFbtfI0w/aaOMwicJcEZ7Bk4Y/1m0D6h3wRnSY3P2LwgcJa+trptK/qydMyp4i"
    "rlbGvM4yIxP77uuvpvxfgst5yFua6xNebrGluF6xoyznh7JsbBnhXbnsXVb24VxmfgDJxVwlkc/aaOMwicJcEZ7Bk4C3NdA/0mOEtyfMaua4Cz"
    "9LXFbVvRl10/s+Nk18/s8C1VjG22xDwuEvNj9VPVUxcHJcsZiwNnUNbtmarfBGfgrFrOwlyn3RLzddotwnVaGWf8+EyMw/is2PYsrvOALcL5Jj"
    "gDZ5VwFke/qeMMAmdJcAZ7Bs5Yvxm0T+g3wVlS4zN2nRacpa/n3LYVfRlndpwsXhUetQ5x75NYv6D6P4fxWSE4U9kzcAbOquUszPWz52K+fvac"
    "cP1Mxhnfb4px6DeLbc/iGp89J5wHgDNwVglncfSbOs4gcJYEZ7Bn4CzM9TP0m+AsyfEZu34GztLXs8L3A56t4Dlhe5tnqxjbPBvzuEjMj9VPVU"
    "9dHJQsZ7ZU73MEZ1DcnMGeQaY50+UBzqCsjM9U5wHgDJxVy1mY+07Pxnzf6VnhvpOMM/58U4zD+Wax7Vlc1zWeFa6fgTNwVglncfSbOs4gcJYE"
    "Z7Bn4Iz1m0H7hH4TnCU1PmP3ncBZdsQ4U0nH2aR/sTK1L/Z3q3mx71ZD2efMluq+EziD4uYM9gwyzZlK4AxKQlnjDAJnsGfoN02fb6qua4Cz2u"
    "VszT3xcBbmPjpTHPfRW93rcMbfR5dxxl8/E4XrZ8W2Z3Fdp2Wc6ewZOANn1d7fDNNv6jiDwFkSnMGegTPWbwZxhn4TnCU1PmP30cFZ+toszNfY"
    "XMF8DXubzVXMEdwc8/xCMT9WP1U9dXFQspzZUt1HB2dQ3JzBnkGmOdPlAc6grIzPVOcB4AycVctZmPtOm2N+fnOz8PymjDP+fFOMw/lmse1ZXN"
    "c1NgvPoYAzcFYJZ3H0mzrOIHCWBGewZ+CM9ZtB+4R+E5wlNT5j953AWfp63m1b0ZelY04VF3S+qcs7zvPN54XzTb7uz0s4E+PAWf44k5Wl4ywO"
    "e/a80G+CM3BWCWdRy4nKGQTOkuAM9gychTnfRL8JzpIcn7HzTXCWvjYK1zU2VnBdw95mYxVjm40xj4tUzweo6snCN2J8ljpntlTzHMEZFDdnsG"
    "eQac50eYAzKMoxLgJnUesJzsAZ7BnON6NyprqPDs5ql7Mo7wvSHaMw87Y3xngfXfe+IL6e/PUzkTNcPyu2PTP9viBwBs6icBZHv6njDAJnSXAG"
    "ewbOWL8ZxBn6TXCW1PhMfF8QOEtPe9y2Vfl8OuZkeexRcMaHB6XRlSHGh00jc7J6qeKgePR9t01FX5aOOVVc0HUNXd7Mt69rqNKFfT7g+8LzAX"
    "zdZfspxsGe5Y8zWVmV1iFsv/l9YZ4jOANnlXAWtRxwBs4qtWdB5cCegbOk+k12vgnO0tc2t21FX5aOOVVc0HmALm/m2+cB26o8D9gmnAfwdZft"
    "pxgHzvLHmaysSusQ1p5tE/pNcAbOKuEsajngDJxVas+CyoE9A2dJ9ZvsPACcFUcHn81v3UsP4nvIEDgrkqr5vlPWVMn3hJeBtUxwZqt5fT72BZ"
    "zlnzPYM8g0Z3kROIOyKnAGwZ7hfDOKgr4nDM5qj7Moz6PrFOZ5dCbTz6PzEr9bzXOG+wHFtmemn0cHZ+AsCmdx9Js6ziBwlgRnsGfgjPWbQZyh"
    "3wRnSY3PxOfRwVl6+qE750r0ZemYU8UFnW/q8ma+fb75w4DnA+x4HWesPux8k6+7bD91cVA+OJOVVWkd+PRhOJPVHZyBs7g5Y/0mOEtfO9w2FX"
    "1ZOuZUcUH9pi5v5tv95o6AflNXHl8f1m/ydZftpy4OygdnsrIqrUPY8sR4cAbOTHLG+k1wlr6eEd6z90wF79mzt3mmimPzTELvdVfVk4U/A75S"
    "58yWat42OIPi5gz2DDLNmS4PcAZFOcZF4CxqPcEZOIM9w/lmVM5U99HBWe1yFmXetu4YhZm3/UxC3xHj68nP1xA5w3yNYtsz0/O2wRk4i8JZHP"
    "2mjjMInCXBGewZOGP9ZhBn6DfBWVLjM3HeNjhLT9vdthV9WTrmVHFB55u6vJlvn29uD5h/tj1gniOrDzvf5Osu209dHJQPzmRlVVoHPn0YzmR1"
    "B2fgLG7OWL8JztLXj9w2FX1ZOuZUcUH9pi5v5tv95o8C+k1deXx9WL/J1122n7o4KB+cycqqtA5hyxPjwRk4M8kZ6zfBWTZUukAevoyG925EyO"
    "5G0fOc/BYu/+HecqPGhCxv7K33eWv5dnuE9SlNvOXGbyNkBXV9mzrre6k/9UJCmjQjZGWz8u36XaSu28tC3B8lXE1rTkjTi8vDVtH1/i2c5X3U"
    "n/52Qpq1DN8my2g79L6FtuctXDuN8KdrdKs/bDkN6zNSHse26f05i+z+XDzvo2k8irb1KM/n1fc2t/1v8283dTQ9Hrc7LmnOytojg5zJZIKzyf"
    "Mt0ujzFln+eY+FPgv8XOyRhE35gkUaL7SkcSa0gpbV94tWg89rr7s+9SF/XZo8bJGVruP1c/e/rPL5dMyJeavCxXyC0ujKEOPDppE5Wb1UcVA8"
    "esFtU9GXpWNOFRd0vqnLm/n2+eYLVX5/8wXh+5t83WX7KcbhfkD+OJOVVWkdmMJyJqs7OANnYTmLWg44A2eV2rOgcmDPwFlS/Sa7fgbO0tcP3L"
    "YVfVk65lRxQecBuryZb58H/KDK84AfCOcBfN1l+6mLg/LBmaysSusQ1p79QOg3wRk4q5SzoHLAGThLyp6x8Rk4g6Ko3yP4lkSehfubfpm4v/ky"
    "/Z9Me9QiTRd5/5dVi/z/nf5f8ofto2HTF1vSOBNq9q8WeYI65vO6aYmz/soSf11m/JtFmi91XJ7U8fry9S3c+qhe+dmPIR+Pln710uLZbtizZO"
    "zZgH+3yKvUPfCYx1CLL/t5WiMJG/i4RfZTJ4szoZlfsUjLZVaDX3Z9yV0f9FV/XQ7QsFnLHZdXtfoPjM9qyZ61vESd16A6z54dqPPHz7rUs2et"
    "2nn2bK3LkGjPFvU3a89ad/CW13Xw27MhHZ31Qx09ezbncr89W98puJ2HXkHIYermdibkgfc7+9v2yvI0dviwLuVh864ipK4rIRupE+Oi6PB0zm"
    "YO1f9nR3Qn5Fh3z+c1/1rHb9+D1n9GedzI6wg57rq8avAK2DMI5wE6HYz4HzlEzxvmTMPxB2fRNPtr0Tmr+ySOPziLptYro3PW5QvFO57Vfn/z"
    "oQzdqwnzPWFZ3R/C/abUObPVvD74WIEzKA7OYM8g05zpBM6gJJTnYwTOwBnsGc43o3Kmem8oOIPCat3K/N4T+qLL1xfBGZSAhnwd90+T7jejfH"
    "dH1+eE+e4Ok+nv7vDi37ct9pt4frPY4zPT390BZ+AsCmdxnAfoOIMgk5oPzmDPErRn6DfBGRufBXGG8Rk4S+o8QPy+Ezgrthb0rHzbJOY5rk5g"
    "XHYio3MyF95AyKGvW2TOqmSuHVZrz7KkqPed2nwD12ez0m/aal6fj30BZ/nnDPYMMs1ZXgTOoCwKnEGwZ7XVb8ZxvpnVeY7gLD3Oos4LUikP84"
    "JEznCdttj2LK15QeAMnJnqN3WcQeAsCc5gz8AZ6zeDOEO/Cc6SGp+Fna8BzpIR3oPsl4n3IK+nPA99wiKHn/C4nvtN/9iw7Wp/2AYaNuw/LWmc"
    "CR2hZc1bYzX4vOq+5axv/Ja/LsOftMhR16Vlz5JS1OtnD34b5wFZ6TdtFXW+BjjLHmewZ5BpzvIicAZlUeAMgj2rrX6zyPM1wFl6nNXSfA2RM1"
    "ynLbY9S2u+BjgDZ6b6TR1nEDhLgjPYM3DG+s0gztBvgrOkxmdh52uAM4j/zmu7tcUZR21aizFhVjkrkkZ8p7Y4+/i5c+c+rnhfDosT41Xb8OnF"
    "NGyZhR+j7cynEX1dnmJeqjqG2R/dsq4s3b5C6Y7PklLU+wHz16EPywpntoo6/wycZY8z2DPINGd5ETiDsihwBsGe4XwzqrI6/wycpcdZLc0/Ez"
    "nDfadi27O05p+BM3Bmqt/UcQaBsyQ4gz0DZ6zfDOIM/SY4S2p8Fnb+GTiDeLX/LsZRedXEc+fOTVTMaWFxYrxqGz69mIYt8+HiMu/r8hS3V9Ux"
    "zP7olnVl6fYV8mt2DbWPva+zwUMqmknbfaai7VmcGK/ahk8flEa2zPu6PMXtVXUMsz+6ZV1ZYfYVUtuzHY/Wrj0bvwg8ZF3fzMn/+ZuwO6kJ76"
    "f1y8T7aTfT8+WR6y1yfL133rzgKf85dMcN/rAtNGzU05Y0zoRO0LIWbrQafF6dnnHWtz7jr8voTRY56bo8KYnvViehh56t7WsyXxX6Ebb+1Yj9"
    "y1dj6I+qzSNoezteloaFfxV9amrqNkAexpwqnI9f8iVvWZVGXJblK6r7Yi9uycBw+7OCY0mVb0P+N/vrJKtzUD5Ja+fiyrftvDnbdnetxhYs6J"
    "n9fnOtYVt2IqN9/AsxcBUmj+VC+7L15RHbfXkMx6naPIK2t+NlaVj4cvSbxlXtffR1GTpGUedt23VfB8YywZkt3XPC4AyKkzPYM8g0ZzqBMygJ"
    "5fk4gTNwBnuG882onGX1OWFwlh5nUZ8TVh2nPDwnLHKG5wOKbc/Sek4YnIEzU/2mjjMInCXBGewZOGP9ZhBn6DfBWVLjs7DPCYOz/OhbOR7ffA"
    "tjs0SU5ecD+O9U5P35gDHfs8jr1D2yxSJdnnPmbG17zj93q4skbOxWi5zaaknjTGjR8xbp+oLV4PPa7q6P+76/Lqdp2OJtjlOp2w/wXgEo2zq7"
    "NL9134H/FwTOoJDK+vMBqxM4D8jq8wELbyBk/HaLnNlu9r+2wW1jdl1jg6LNddc17G02VHGsNsR8nFXXaVX1ZOEbcN6ZOme2VPO2wRkUN2ewZ1"
    "Acx7iSts4aZ1HrCc6yZc/ywhnsGewZOIM9M32+qbqPDs5ql7Mo87Z1xyjMvG22rel523w9+fkaImeYr1Fse2Z63jY4A2dROIuj39RxBoGzJDiD"
    "PQNnrN8M4gz9JjhLanwmztsGZ+npK7RtmWPrYrjKyfJQpQsTVkneUfKstF5R2wPy63HaPsyxdTFc58KkjZIfv03U7eJIHzZMV2cof+KfDyiSlv"
    "wQcysrUZ7nbXffgWMOgTPI0U4cJyikqn0e/Y2cvGfvDYzXM82ZLd37tsEZFCdnsGeQac50AmdQEsrL8QNn4Az2DP1mHOebWXjfNjjLFmdR37f9"
    "Rk7et/2GZL6GKMzXKLY9S+J92+AMnCXxHuQwnEHgLAnOYM/AGes3gzhDvwnOkhqfyd63Dc7yrTzPP6v/EeabQOAM8nQqJ9c/T+E6ba7HZ8dz/J"
    "1Xu+7HwV8mOLOlm38GzqA4OYM9g0xzphM4g5JQno8TOANnsGc434zKWRbmn4GzbHEWdf7Z8ZzMP2Pi7zuJnOG+U7HtWRLzz8AZOEtiXlAYziBw"
    "lgRnsGfgjPWbQZyh3wRnSY3PZPPPwFm+dfDZ/Nb9TcwLgsAZ+s2YtHRnvMc56nVaKDuc2Wpeb6ZscAbORM5gzyDTnJkSOIPyyBkEwZ6h3zR9vq"
    "m6TgvOapezqPOCVAozL4hxlta8IFG4H1Bse5bWvCBwBs5M9Zt4LxU4S5sz2DNwxvrNIM7Qb4KzpMZnYecFgbNkVLpAHr6MhvduRMjuRtHznPwW"
    "eXijxoQsb+yt93lrefweYX1KE2+58dsIWUFd36bO+l7qT72QkCbNCFnZrHy7fhep6/byRcH1n9ackKYXl4etouv9WzjL+6g//e2ENGsZvk16/N"
    "giu6ibsMu7jnN2l/+azmM/8Yf1fNEiL1InizOhiT+l5bxkNfi8HnfXe/2Xvy4v0bBJux1X1ubu/D6Vz6djznfcFOFiPkFpdGWI8WHTyJysXqo4"
    "KB7tddtU5fPpmJPlsVdxbPjwoDS6MsT4sGlkTlYvVRyULeV5Pm3pZ7i/CoEznG9mU5Xc31wG1jLBma3m9fnYF3CWf85gzyDTnOVF4AzKqsAZBH"
    "uG880oyup79sBZepwlOZ+WKc35tDxnuI9ebHuW5nxacAbOTPSbOs4gcJYEZ7Bn4Iz1m0Gcod8EZ0mNz6LMpwVn+deCnpVv2/H68vUt3PqoXvHU"
    "b3UC881O9MrmsVl4AyG991hk9x6z49OxbhszezZW0eZB9mxsDr6HYtdRV8+xmN+YOme2dPM1wBkUJ2ewZ5BpzsLkA86gMG1bBM50dQRn4Az2DP"
    "1mHOebac/XAGfZ4yzqfI2xOfguIs+Z7L0HLA7XaYttz0zP1wBn4CwKZ3H0mzrOIHCWBGewZ+CM9ZtBnKHfBGdJjc/E+RrgLD3dIfBxR4VjlDty"
    "MLax66ir5x0YnxlXLb9fY/LPMWc7K5zZKur7NcBZ9jiDPYNMc5YXgTMoiwJnEOwZzjejKqvv1wBn6XFWS+/XEDnDddpi27O03q8BzsCZqX5Txx"
    "kEzpLgDPYMnLF+M4gz9JvgLKnxWdj3a4CzZITv1fll4nt1jfZaZDl1fX7hcb3nF/6x4ZSX/WGNf2mRFdTJ4kyo7z6L7KWO+bym/spZb/KKvy4r"
    "aVi/Xzsur3r51xivw57BngXm+apFmv7GIqt+4/1f+u/3/3f2ScKm/7dFmh2wpHEm9AQt66bfWg1+2RjLXZ9x0F+X5v9jkdWuC6MxHaLtz50xzB"
    "EccKi6Nny1yu3vxDzHxJUGZw/8rjpOWhwGZ+AsWGuq5GTg78EZxmcYn+2n/4OZRyzS8g/e/+HJP/j/G4OO+sMO0LBZf7SkcSbU6phF1lLHfF6D"
    "X3PWD77mr8vs4xZp/SfHgTN5+Bc4e2aCs3W07YecsMihE94xmPNn//Foc9Iftp6GDf1fSxoXRWG3P0zLmvu61eDzavsXZ33DX/x5DTtlkSOuM6"
    "GzS/Nrz+e9geslEDir1fFZy0vUeQ2q8/rNA3X++FmXev1mq3Zevzn4Mnm/uai/2X6zdQeuX+vgH58N6eisH+ro9ZtzLvf3m+s7Bbfz0Ctof0Td"
    "3M6E1J122G57pRdvh9luWBfhf3AVjetKyEbqxDhbR69Wl7mR5rfRLavdNU7Y8L9a551OI7oTcqy75/Oaf63jt+9ByxbyGXkdIcddx2uU8Dz6qA"
    "qfR8+SVPM17H0bpTmnHIXzTWMKy5mtvD+/Cc7ywxnsGWSas7wInGWXs1poa3AGzmDP0G/Gdb6Z9vOb4Cx7nBXx+U2eM9l79kbhPXs1Yc9MP78J"
    "zsBZFM7i6Dd1nEHgLAnOYM/AGes3gzhDvwnOkhqfic9vgjNIpQfPYM4OZF4dry9f38Ktj+qVn/1o93+1/X/5Mu0rvqzoK1mcGK/ahk8vpmHLqj"
    "Sir8tTlZe4XZj90S3rytLtK+TXfbR97lO0EYsT41Xb8OnFNGyZDxeXeV+Xp7i9qo5h9ke3rCtLt69Q/sTPpy2SNtVgPzpH8V+0w5kLk56Pk20n"
    "hovLsrz5dbE+/HoldQxa1pUli4dV0AvP1fll4rm6EW9a5Bh18//m2bL2Z/12bbMkbOQ5ixynThZnQgtIiXS0Sg1+2bmYuz6qVPJtd4KGLbzAcT"
    "JV+/6zVRn6P+ve57gKdidVVft9J3AGxckZ7BlkmjOdwBmUhPJy/MAZOIM9Q78Zx/lmFr7vBM6yxVnU5wNUxy9r33dapZkXxIR5QcW2Z0l83wmc"
    "gbMkvrsThjMInCXBGewZOGP9ZhBn6DfBWVLjM9n3ncBZttSpUSlS+m/k5HrBN3BdI9damZPjtxKc5Vrfzvnx+zb4M6qnhOc3n6rg+U17m6eqOE"
    "5PxXyMVeebqnqy8KfAWuqc2VLNPwNnUNycwZ5BcRzjSto6a5xFrSc4y5Y9ywtnsGewZ+AM9sz0+abqfgA4q13Oosw/0x2jMPPP2Lam55/x9eTv"
    "O4mc4b5Tse2Z6fln4AycReEsjn5TxxkEzpLgDPYMnLF+M4gz9JvgLKnxmTj/DJylqyy/L8j094RVMvG+oK2NSmT0W0rkJHUPNXbm93V+q3+eH4"
    "vj9QJNN6ZJSRpnQq/Tsh55W6nB59WlqbO+ram/LmMvLJFTrsuTivqevUXNSgSKrrNL81v3rhfhmEPgrAj6vTv2Vfl8OuZkefxecR7Ahwel0ZUh"
    "xodNI3OyeqnioNpQUcdn22vQhuL9tMmcb45rXiKnqVt8scdYtxZ+3nZIwsa/vUTOUCeLM6ElLUuk+ztKDT6vne56fSt/Xd6kYUv/znGwZ+mrR+"
    "vasme/c8ciKp9Px5wsj98pxjR8eFAaXRlifNg0MierlyoOyoZOGjomJ1M61rJyT4K7qrVJuO+0qYL7TvY2m6o4FpsSmueoqicL3wSeUufMluq5"
    "OnAGxc0Z7BlkmjNdHuAMinKMi8BZ1HqCM3AGe4bzzaicqeY5grPa5SzKc3W6YxTmubpNCT1Xx9eTn08rcob5tMW2Z6afqwNn4CwKZ3H0mzrOIH"
    "CWBGewZ+CM9ZtBnKHfBGdJjc/E5+rAWXr6pdu2Kp9Px5wsj18qOOPDg9LoyhDjw6aROVm9VHFQPPqF26Yqn0/HnCyPXyiODR8elEZXhhgfNo3M"
    "yeqlioOypTw/V7erNZ53gsBZURT1OZSWl6jzGlTn+PZzKAfq/PGzLvWeQ2nVznsOpc19jp/0ew9ad/CW13HL7DmUIR2d9UMdvedQ5lzufw5lfa"
    "fgdh56BSGHqZvbmZC609b5sLZXevF2mO2GdSnfbt5VNK4rIRupE+PO5zs93HE+7KYb/lfrvNNpRHdCjnX3fF7zr3X89j1o/WeUx428jpDjrpOp"
    "2u+IZUm67yLKNOHvYc+SUhBntprX52NfwFn+OYM9g0xzlheBMyiLAmcQ7Flt9ZtxnG8GfbcanNUeZ1Hm0+oUZj4tk+n5tLz4++giZ7iPXmx7Zn"
    "o+LTgDZ1E4i6Pf1HEGgbMkOIM9A2es3wziDP0mOEtqfCbOpwVn6QrvDfXLxHtDz1KeH2tTIj3f6XH94jv9Y8OJbSXjxUtK5HHqpHEG1KuuRF6i"
    "jvm8Jl3qrJfa+euyjIb1vsxxadmzpBT1+tnuy3AekJV+01ZR52uAs+xxBnsGmeYsLwJnUBYFziDYs9rqN4s8XwOcpcdZLc3XEDnDddpi27O05m"
    "uAM3Bmqt/UcQaBsyQ4gz0DZ6zfDOIM/SY4S2p8Fna+BjhLRpiv4ZeJ+RqT25dIow4lsryDx3Wfjv6x4R5J2JTLS6Rxp5I0zoRW0LL6XlFq8Hnt"
    "ddendvbXpcmVJbLSdeAsHc76dSmRl6mbdpV3DJp29R+PVZKw/leXyD7qZHEmNL1biTS7ptTg83rCXb+pu78ur9CwGdc6Dpylw1nzHiWymroB13"
    "nH4NXr/MfjgZ7+sBbXl8ga6mRxJjSwV4nsp475vGbe4Ky37O2vy5M0bNC7HAfO0uHsAG37WX1KpNWN3jFYe6P/eAzu6w87SMNm/0NJGmdCrfuV"
    "yDrqmM9ryLud9UPv9tdlTv8SafOPjgNn6XC2nrb90JtK5PBN3jGY+x7/8Wg7wB+2gYYNe29JGmdCR2hZ8waWGnxedTc76xtv9tdl+KASOeo6cJ"
    "YOZw/+U4m0G1wimwZ7x2DE+/zH45gkbP6QEmn//pI0zoQ207JGDi01+LyOu+sLPuCvS8dhJbLFdSauazycoXcHR72Pzur+MN5/nPr1s/Pj2Prg"
    "YwXOoDg4gz2DTHOmEziDklCejxE4A2ewZ7XVb8ZxvpnVedvgLD3Oos7bfriK71YzpTVvW+QM8zWKbc/SmrcNzsCZqX5TxxkEzpLgDPYMnLF+M4"
    "gz9JvgLKnxWdh52+AsP5xlSVGvazCN+iCer0ubM1tFff8ZOMseZ7BnkGnO8iJwBmVZ4AyCPcP5Zlhl9T46OEuPs1p6/5nIGa6fFduepXUfHZyB"
    "M1P9po4zCJwlwRnsGThj/WYQZ+g3wVlS47Ow99HBGbSofzH360SNjQU/ce7cuU8o5vSwODFetQ2fXkzDlvlwcZn3dXmK26vqGGZ/dMu6snT7Cv"
    "k1q4bax97XWeAhFT1A2/0BRduzODFetQ2fPiiNbJn3dXmK26vqGGZ/dMu6ssLsK6S2ZzserV17Nn4ReMiaHtEcr0cy/N/OYt0WDjdzTtDpFlx3"
    "zpK24ngY1zT6/56m+I+zODFetQ2fXkzDlvlwcZn3dXmK26vqGGZ/dMu6snT7CqlVy8+hjB4Be5YVzmwV9TkUcJY9zmDPINOc5UXgDMqiwBkEe4"
    "bzzajK6nMo4Cw9zmrpORSRM8w/K7Y9S+s5FHAGzkz1mzrOIHCWBGewZ+CM9ZtBnKHfBGdJjc/CPocCzpIRvr/pl4nvb56kPD90a4l0Hulx/cJI"
    "/9hwzIf8Ya/TsEdGlaRxJtTlthLZRh3zeY0d7ayfGu2vy6LbS6TrGMfxetqdz8Ls2dOK+S06e2Zv83QV82KejnlOjWp8pqonC38ac3uMKSxntl"
    "TzNcAZFDdnsGdQHMe4krbOGmdR6wnOsmXP8sIZ7BnsGTiDPTN9vqm6fgbOapezKPM1dMcozHwNtq3p+Rp8PfnrtCJnuE5bbHtmer4GOANnUTiL"
    "o9/UcQaBsyQ4gz0DZ6zfDOIM/SY4S2p8Js7XAGfp6Q9u26p8Ph1zsjz+oOCMDw9KoytDjA+bRuZk9VLFQbWhor6fdvuY2porfsT976p8Ph1zsj"
    "yOKGwAHx6URleGGB82jczJ6qWKg+JVtfNpz2To2OieDzgDhjLNmS3d+4LAGRQnZ7BnkGnOdAJnUBLKy/EDZ+AM9gz9Zhznm1l4XxA4yxZnUd8X"
    "dKaK+WdMSbwv6IzkvpMo3Hcqtj1L4n1B4AycJfEelzCcQeAsCc5gz8AZ6zeDOEO/Cc6SGp/J3hcEzvKt0zm5XnAa1zUgiYo6/2zcHXhX6edr9D"
    "//edi6zI/PsqSo3w84DduSGc5sFfV7deAse5zBnkGmOcuLwBmURYEzCPYM55tRldXv1YGz9Dirpe/ViZzhvlOx7Vla36sDZ+DMVL+p4wwCZ0lw"
    "BnsGzli/GcQZ+k1wltT4LOz36sBZOlpQo/MWFmC+RiHsWVKKev1s8VicB2SFM1tFna8BzrLHGewZZJqzvAicQVkUOINgz3C+GVVZna8BztLjrJ"
    "bma4ic4Tptse1ZWvM1wBk4M9Vv6jiDwFkSnMGegTPWbwZxhn4TnCU1Pgs7XwOcFYuzpBT1uka3OzE+ywpntop6Hx2cZY8z2DPINGd5ETiDsihw"
    "BsGe4XwzqrJ6Hx2cpcdZLd1HFznD9bNi27O07qODM3Bmqt/UcQaBsyQ4gz0DZ6zfDOIM/SY4S2p8FvY+OjgrFmdJKep1jR0Yn2WGM1tFvY8Ozr"
    "LHGewZZJqzvAicQVkUOINgz3C+GVVZvY8OztLjrJbuo+/A9bOasmdp3UcHZ+DMVL+p4wwCZ0lwBnsGzli/GcQZ+k1wltT4LOx9dHBWLM6SUtTr"
    "GuPHYXyWFc5sFfU+OjjLHmewZ5BpzvIicAZlUeAMgj3D+WZUZfU+OjhLj7Nauo8ucobrZ8W2Z2ndRwdn4MxUv6njDAJnSXAGewbOWL8ZxBn6TX"
    "CW1Pgs7H10cFYszpJS1OsaZzA+ywxntop6Hx2cZY8z2DPINGd5ETiDsihwBsGe4XwzqrJ6Hx2cpcdZLd1HP4PrZzVlz9K6jw7OwJmpflPHGQTO"
    "kuAM9gycsX4ziDP0m+AsqfFZ2Pvo4KxYnCWlqNc1ltyF8VlWOLNV1Pvo4Cx7nMGeQaY5y4vAGZRFgTMI9gznm1GV1fvo4Cw9zmrpPrrIGa6fFd"
    "uepXUfHZyBM1P9po4zCJwlwRnsGThj/WYQZ+g3wVlS47Ow99HBWTIqXSAPX0bDezciZHej6HlOfos8vFFjQpY39tb7vLU8fo+wPqWJt9z4bYSs"
    "oK5vU2d9L/WnXkhIk2aErGxWvl2/i9R1e1mIW3ju3DkxzbTmhDS9uDxsFV3v38JZ3kf96W8npFnL8G2yvbNFxl1pkdPUMS3uYvnSdbvKH7aDho"
    "3vajXEnelqGWWiezeL7KSO+bzqr6Hh40tkaXd/HXpca5FdruM1jrbxOEk783FivGobPn1QGtky7+vyFLdX1THM/uiWdWWF2Veoeu0crz5Hq/9w"
    "ds/f3vxwbZxbLq3HOXSa6nE32h/ya1H/Yu7XrhrkPep5QMtL1HkNqvPOAw7U+eNnXeqdB7Rq550HDL5Mfh7Ac2biPKB1B295XQf/ecCQjs76oY"
    "7eecCcy/3nAes7Bbfz0CsIOUzd3M6ETJjgcNb2Si/eDrPdsC7l2827ipC6roRspE6Ms3X0anWZZ2l+Z92y2l3jhD12T+m802lEd0KOdfd8XvOv"
    "dfz2PQjpObE8n5HXEXLcdSauazyRoXGw7jrtExivp6pq522DMyhOzmDPINOc6QTOoCSUl+MHzsAZ7Bn6zTjON7MwbxucZYuzqPO2Vccva/O2WT"
    "35+RqiMF+j2PYsiXnb4AycJTGfNgxnEDhLgjPYM3DG+s0gztBvgrOkxmeyedvgLB0dddtd5fPpmJPlcVTBGR8elEZXhhgfNo3MyeqlioPi0V20"
    "Te9StCuLE+NV2/Dpg9LIlnlfl6e4vaqOYfZHt6wrK8y+QuXKwvyzNvc5PuafRZ9/NnR6uON82E0X5/yztjPK43Tzz+Yp/ot2OHNh0vNxsu3EcH"
    "FZlje/LtaHX6+kjkHLurJk8bBYev2zoo3scObCpOfjZNuJ4eKyLG9+XawPv15JHYOWdWXJ4kGSXv+iaCM7nLkw6fk42XZiuLgsy5tfF+vDr1dS"
    "x6BlXVmyeJCk11xFG9nhzIVJz8fJthPDxWVZ3vy6WB9+vZI6Bi3rypLFgyS9HlS0kR3OXJj0fJxsOzFcXJblza+L9eHXK6lj0LKuLFk8SNLrs4"
    "o2ssOZC5Oej5NtJ4aLy7K8+XWxPvx6JXUMWtaVJYsHSZBOL07Es8NZvH4WRnl6j4tMJt7jMvEjlOdJJfL4JI/rXh/1M/6SJGzS5BIp3VuSxpnQ"
    "MlpW7ymlBp/Xbnd98sf8dWk0tUSWuy5u9fk47AGk18fouOJjirEFixPjVdvw6cU0bJkPF5d5X5enuL2qjmH2R7esK0u3r5BcwxVtZIczJwvXpQ"
    "9KI1uW1cW+76TKV1dW0D7J0onLurLC7KtOe2gfMGVacv1A4/vS7XOm0vaZqmgjFifGq7bh04tp2DIfLi7zvi5PcXtVHcPsj25ZV5ZuXyG/HqPt"
    "85iijVicGK/ahk8vpmHLqjSir8tTlZe4XZj90S3rytLtK+TXDNo+MxRtxOLEeNU2fHoxDVvmw8Vl3tflKW6vqmOY/dEt68rS7Svk16drqH3sff"
    "00eEhFn6Tt/klF27M4MV61DZ8+KI1smfd1eYrbq+oYZn90y7qywuwrpLZnOx6tXXs2fhF4MKnPKdreDmcuTHo+TradGC4uy/Lm18X68OuV1DFo"
    "WVeWLB4kBaua551W3Jet+wFRv4sIZYczW6r3OYIzKG7OYM8g05ypBM6gJJQ1ziBwBnuGftP0+WYW3ucIZYuzKO9z1HGWtfc5MuE9LrVrz5J4ny"
    "M4A2dpfR8dAmdpcAZ7Bs5YvxnEGfpNcJbU+Ez2Pkdwlp6WKOYa2OHMycJ16YPSyJZldZHlKW6vqqNun2TpxGVdWWH2FSrXvynayA5nThauSx+U"
    "RrYsq4ssT3F7VR11+yRLJy7rygqzr1C5Knmf4yJJuz55ifM+Rzsuru8J28+jH6Rxs9vH8zy6Xbe43+fYplP09zky8e9z7Du9dN7x72zcS9er+Z"
    "6wvb3tbLHvCU/9ROm80yns+xybzFB/T5iVG8TZzLZqzh7VcPZoBM7WtkuWs0czzNmGKx3Hs7Ryhp6z4VfrOet3f+m84znbdI3j4uDs5fvVnK0U"
    "GPxXhc23w5mThevSB6WRLcvqIstT3F5VR90+ydKJy7qywuwrVK6lijayw5mThevSB6WRLcvqIstT3F5VR90+ydKJy7qywuwrVLtaDB5S078r2t"
    "4OZ04WrksflEa2LKuLLE9xe1UddfskSycu68oKs6+QWkV+ri7InuG5uuQ0dmGx9+9LGs5OLcTxh8xzBqHfTIIz9Jvm9P8xAYun"
)


def cells() -> list[int]:
    """All rows, one after the other."""
    numbers = array("i", zlib.decompress(a2b_base64(_CELLS)))
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tolist()
