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
    "expr", "expr_body", "exprs", "for_init", "function_def", "if_chain", "import_name", "imported", "imports",
    "item", "item_list", "items", "key", "label", "last_cases", "last_no_if", "last_simple", "list", "loop_head",
    "maybe", "named", "open", "open_no_if", "parts", "pattern_element", "pattern_element_list", "pattern_elements",
    "pattern_properties", "pattern_property", "pattern_property_list", "postfix", "power", "primary", "product",
    "properties", "property", "property_list", "relation", "sequence", "shift", "simple", "slot", "slots",
    "statements", "sum", "unary", "update", "variables", "script", "expression",
)
# The function of tree.py, the symbol it makes, and of how many values.
RULES = (
    ("first", 161, 1), ("first", 162, 1), ("more", 156, 2), ("none", 130, 0), ("more", 130, 2), ("more", 130, 2),
    ("more", 130, 3), ("more", 130, 3), ("more", 130, 2), ("more_exported", 130, 3), ("local", 109, 4),
    ("import_", 109, 4), ("import_alone", 109, 2), ("export_default", 109, 3), ("export", 109, 2),
    ("handler", 109, 3), ("variables", 160, 2), ("variables", 160, 2), ("one", 108, 1), ("another", 108, 3),
    ("declaration", 107, 3), ("declaration_only", 107, 1), ("import_default", 120, 1), ("import_both", 120, 3),
    ("import_all", 133, 3), ("none", 133, 2), ("second", 133, 3), ("second", 133, 4), ("one", 121, 1),
    ("another", 121, 3), ("import_name", 119, 1), ("import_as", 119, 3), ("import_as", 119, 3),
    ("function_def", 117, 6), ("async_function_def", 117, 7), ("expression_statement", 153, 1),
    ("variables", 153, 2), ("return_nothing", 153, 1), ("return_", 153, 2), ("throw", 153, 2), ("break_", 153, 1),
    ("continue_", 153, 1), ("if_else", 104, 3), ("first", 105, 2), ("first", 105, 2), ("first", 105, 2),
    ("first", 105, 2), ("empty", 105, 1), ("loop", 105, 2), ("switch", 105, 7), ("switch", 105, 7),
    ("try_catch", 105, 3), ("try_catch_finally", 105, 5), ("try_finally", 105, 4), ("expr_statement", 105, 2),
    ("if_first", 118, 5), ("if_next", 118, 7), ("if_", 134, 1), ("if_open", 134, 5), ("if_next_open", 134, 7),
    ("if_else", 134, 3), ("loop", 135, 2), ("if_open", 129, 5), ("if_next_open", 129, 7), ("if_else", 129, 3),
    ("loop", 128, 2), ("while_head", 131, 4), ("for_of_head", 131, 7), ("for_of_head", 131, 7),
    ("for_of_head", 131, 7), ("for_in_head", 131, 7), ("for_in_head", 131, 7), ("for_in_head", 131, 7),
    ("for_head", 131, 8), ("variables", 116, 2), ("for_expressions", 116, 1), ("do_while", 110, 6),
    ("do_while", 110, 6), ("nothing", 132, 0), ("none", 151, 0), ("first", 151, 1), ("one", 115, 1),
    ("another", 115, 3), ("none", 102, 0), ("case", 102, 3), ("case", 102, 3), ("last_case", 127, 4),
    ("last_case", 127, 4), ("case_label", 126, 3), ("default_label", 126, 2), ("block_statement", 100, 1),
    ("more", 100, 2), ("more", 100, 2), ("catch_param", 103, 5), ("catch", 103, 2), ("block", 99, 3),
    ("block", 114, 3), ("name_pattern", 95, 1), ("object_pattern", 95, 3), ("array_pattern", 95, 3),
    ("none", 140, 0), ("trailing", 140, 2), ("one", 142, 1), ("another", 142, 3), ("short_pattern", 141, 1),
    ("short_default_pattern", 141, 3), ("key_pattern", 141, 3), ("key_default_pattern", 141, 5), ("rest", 141, 2),
    ("none", 139, 0), ("trailing", 139, 2), ("one", 138, 1), ("another", 138, 3), ("one", 155, 1),
    ("another", 155, 3), ("nothing", 154, 0), ("element", 137, 1), ("default_element", 137, 3), ("rest", 137, 2),
    ("arrow_name", 113, 3), ("arrow", 113, 5), ("async_arrow_name", 113, 4), ("async_arrow", 113, 6),
    ("assign", 113, 3), ("assign", 113, 3), ("conditional", 106, 5), ("logical", 111, 3), ("logical", 111, 3),
    ("logical", 101, 3), ("binary", 97, 3), ("binary", 98, 3), ("binary", 96, 3), ("binary", 112, 3),
    ("binary", 150, 3), ("binary", 150, 3), ("binary", 150, 3), ("binary", 152, 3), ("binary", 157, 3),
    ("binary", 157, 3), ("binary", 146, 3), ("power", 144, 3), ("new_bare", 158, 2), ("delete", 158, 2),
    ("unary", 158, 2), ("unary", 158, 2), ("unary", 158, 2), ("unary", 158, 2), ("unary", 158, 2),
    ("unary", 158, 2), ("update_after", 159, 2), ("update_before", 159, 2), ("member", 143, 3),
    ("optional_member", 143, 3), ("index", 143, 4), ("optional_index", 143, 5), ("call", 143, 4),
    ("optional_call", 143, 5), ("name", 145, 1), ("constant", 145, 1), ("constant", 145, 1), ("regex", 145, 1),
    ("true", 145, 1), ("false", 145, 1), ("null", 145, 1), ("null", 145, 1), ("text", 145, 3), ("text", 145, 3),
    ("paren", 145, 3), ("array", 145, 3), ("object_", 145, 3), ("new", 145, 5), ("expr_block", 145, 2),
    ("function", 145, 5), ("named_function", 145, 6), ("async_function", 145, 6), ("async_named_function", 145, 7),
    ("none", 124, 0), ("first", 124, 2), ("one", 123, 1), ("another", 123, 3), ("spread", 122, 2),
    ("none", 136, 0), ("chunk", 136, 2), ("interpolation", 136, 4), ("none", 147, 0), ("first", 147, 2),
    ("one", 149, 1), ("another", 149, 3), ("property_", 148, 3), ("method", 148, 5), ("shorthand", 148, 1),
    ("shorthand_default", 148, 3), ("computed", 148, 5), ("spread", 148, 2), ("word_key", 125, 1),
    ("string_key", 125, 1), ("number_key", 125, 1), ("word_key", 125, 1),
)
STATES, WIDTH = 1122, 163
SCRIPT_START, EXPRESSION_START = 0, 163
_CELLS = (
    "eNrtnQfY1TTbx+8eFRAVHK+vqAxRQBQVEERxDxSZ7q2gDPdWQMC9F7j3VhRwb0U27j1QEPceqAif21fla+3p05w0SdPzdKQ9//915WqbnfR37j"
    "Q9abvF4sWLt7AdSbRFOZyPI0vDxt1Ckjefpyi+KFyUXpRX1DrzYap9VVmyOuVBO1jplHNxKej3LVN2xyXkad+yw4YtSdRsqejlTlakGdCAyGpY"
    "6TeuoThuz0aVx/OZ4zFLE3VqTDS7sXs8fBmiVZclmmK7gctVpis1kdfnzibh7dmxKdF3TSv9xi5P1HkFd/9teztiRaLVVtLvo6l23AP/Q7TEyr"
    "7fXSsH4/X6b9Dve9vvklXEYWlow2ZE7zTzt6xOWtXdrr5aMN002++g1V3H8rip/dtVsbhkczGL45uL4/duQfRDC5/FS1sG43RpRTSnlc/iyDXc"
    "bfPWRNNbu/uD1iRaai05ixPssD5tkmFxQRt//7K2QRa7tnOP57bzWRy1diWLLdoTzWgffj4Hr0PUYF2iiev6fn07+Ps/dnDd5ev5fhutT/Su7U"
    "ZvQNSyY2WYo5m235BOejw17Ow6R3d39v37beg6lRba4Vd08besunV1t/Ps7ckbVYa16kY0q+yctojsIwRlqU1zdE0DQXFo6Mbx5dVok8rje5jj"
    "/t3jKWN8Cr/RRd3zce6u3JRo482I3tss+bJO2dyMNq+xRf3zeHoL/O6LqoO3zNc8eumt8jWPzrPu3apyG0U7be06sAgW49D/bV25jaKrtnEdWA"
    "SLcWiTbSu3UfT+tq7Ls07djqh1j2Ke22d6ZJPWFH1Qni9+wMwbRX7esedE+XwgmXuK8tapU1iZfLhuHJELK/cD3PuCQnTI9pXHjXdAn2AejevF"
    "WrtevG+Hym0U7dzTdVH1U0+xn+dk/mz41Tv6+7I4bF6qMDbcUfdezHjcyw87rbfmfJAZf0VtYrVmn2Cd+HrK+sYUPdsnmXwP7Uu0TD+i+/tVnw"
    "fW6WRnF3fpT/Sz7a7ZyffbdOdgvA8FfqfvQrTWruKwNPScXfZhu/lbVsvu7m4f2D2Ybtc9iH4puyxYvHbP/LE4n5uvJMHiZnsRfWS7M/b2/drs"
    "E4z3vMDv8H2JlttPHCZK/6Add7f942PxVzuv6w7wt6w2H+BuPx4QTHfmQKK2B7oO14u4XoxDLxxYuY2iIw5yHau55d++s20yKOjHx/Ucn7fMn8"
    "9nrsa9ET5+WN5R44hcWLlzcU8HiqiHBqEP8qoPy7/3D5nfvcjPO/acKJ8PJbZDlLdOncLK5MN144hcWLkfwi4mrnfLffwu09ciP+/Yc6J83pWc"
    "L1HeOnUKK5MP140jcmHlvgsWMxfmLpi7yLT74MptFP022HWs3iv/3t9jfvciP+/Yc3zeMn9Z3irx8cPyjhpH5MLKfQ92MRf6MaXz9GNGPPxYwx"
    "xePyS9suaV+3ke098iP+/Yc6J85knOmShvnTqFlcmH68YRubBy58Eu4noR14vGaouhldso+mSo61i9X/69v8/87kV+3rHn+Lxl/rK8VeLjh+Ud"
    "NY7IhZX7PuwirhcNvW6rlWvIsw7GGI0x2ny1O6RyG0UvHuI6Vh+Vf98fMb9zkZ937Dk+b5m/LG+V+PhheUeNI3Jh5X6EMTpxbVbu4yMPDY/b9D"
    "Cih223x+H5a+fvXJ1vOIJoyyNx/vPKoiOHxTwKLBaTRdhFyAQW8yqwmB8WIQgswi5C2cyjPz0SLELRWTz7qHhYXPvo6ll8yU571DFEyx8rDn/E"
    "9t/zOKI/bHfj8eI4W53gsviZvT3nRKL2w8QsvjxMXo+jh4OVWreLL5U5lrHoScWiZxcdFlV2ESyCxThYjGOMVrEIgUVTWIRdBItRxugwFjFGg0"
    "WTrheduQtYNFemfMdghRH1zwPfMcivBgnudQ+qof9inLaq2jsI/0tBCqXxraE09GjEcWCvk4j+PKm453Ww4Hc/uIZsgdNWVXsHwy6mqmrevyj7"
    "TqqjsO+kOhJ9J5V9xuCmkf4+/4wB+x2DIn0ndetRrh/7nVTHz3H8t1BV30l19Pmo6BycO9rfX+dk16mk+53UV7h82O+kRtExp0SL37vM4YqnRu"
    "+L5q31405YCzZEpsdOzU9d9z4tv/1c5O+7/O+0bNJC8ejm09EHkJna5gz0Qa3rCzAA1bjOOxN9AGWndc8S+79q+x97drJlr3ROvvrq8XPSSVOr"
    "quX/XfY5F+c/L/oL5yq3Grh48WL+f5eBzP9eRf8Gm9NWx8ne7cT2RRLvdrrlPKJtzyf68nzf7/wLgvE6XBj0e832O+4icVga+s/FRE9c7G9Z7T"
    "vG3f49Jpju1rFE213iOlaH2X19mOI/Vy+cjyNLx8bn43j7fBjvL9oPK0OUtyidTvtU+6qyVG2Hiq+vLkEfFEn4Tmp271+84FKi9S4jev0y3+/4"
    "y4PxVr4i6Pek7bffleKwNPSPXfZtV/lbVj2udrdfXx1Md+E1ROtf67q8q6j/R79xLUG4p5ObezonXIfzb6r+ez36oCg6QPAc4AGS+V8R30vrtP"
    "UAxXz3AMyFjWTRUdHeSwsW880i7CJkAot5FVg0X1vafb2lor+9cD6OLB0bXyeOd8znKQpXlcGnk9VZp32qfVVZOm2Hwu1irdoC2EVztLmgrydd"
    "X1vt31zB2/43gJGstRjn4F/dfiP6AGM05i6YRyd7r9u0d8eDRXO0rd3X2yr62wvn48jSsfF14njHfJ6icFUZfDpZnXXap9pXlaXTdkiuE+z+Ok"
    "HRZ144H0eWjo3Px9n+JnGe7Fa2H1YGn05WZ532qfZVZanaDlU3j6619m8OZoyRie8ZG7Smv18r7xn7pjxusO8Zc/wcF/U9Y0M66Z37i252naO7"
    "O/v+G9ziOpV03zP2JpeP7D1jW9k2YSuFXfDC+TiydGx8nTjeMZ+nKFxVBp9OVmed9qn2VWXptB2qbh5dC9+9YufRonfHe2F4dzzu6ST93SuwCB"
    "bjZjGO+4sqFiGwaAqLsIvZ3NM58Vbc0/G0ym1gBHYx+vVimF3E9SJYNGnuwn+DDSxC9VFRno9+CuN/ZP3UU+znOZk/G37A7f6+LA6blyqMDQ/o"
    "Dj/stN567buZGQek+Za1Zp9gnfh6yvrGFN1xR/VpdxhH9K3tLr7TbGbvU8wBhm6cP7t4X8L3cxblxIZ3vCuePN4KyecGQX97fjdEPBc3JHDu6p"
    "tnWHonXNYHsjAofQ0bHy3+/QU6b05b7geHudXEAp27ieAw12o2oThtmTwB5xMCi1Cyyts8enwKY3Re5tFXbko0YCKRdTc4Vmkc1z8970GfFEHz"
    "cR4h6F+tsQX6oJY1t3xdNJe5PporuVZy/D0nC1OVocpbFT8s77A4oniidKpy5+IeT+J6rdzHrzF9/Zqk3x1/z8nCROnY511e0zinfF2c511k6b"
    "znXVTl83V3nndhj2V9IAuD8suijDNdFnXSRWGRPwaLZuilch+/xPT1S5J+d/w9JwsLs4svaZxTvi6OXXwpxC6qyufr7thF9ljWB7IwKL8syjjT"
    "ZVEnXRQW+WOwaIZeKPfxC0xfvyDpd8ffc7KwMLv4gsY55evi2MUXQuyiqny+7o5dZI9lfSALg/LLoowzXRZ10kVhkT8Gi+ZoC0U/O2Ge00nDxh"
    "WlE+Upii8KF6UX5RWlzqIyVPuqsmR1yoPG3JtOOZ3uA4u6da5VFmffl045w++Xh31Z7q8vmX4T+XnHnhPl86Wk70V5q8THD8s7ahyRCyv3S4zR"
    "hRHW6QSVp3U6qz5ANOUBcKzSwAfRB0XRG+Xf/xuMHXhDYhMcf8/JwsLu6byhYW/4ujj3dN4IuaejKp+vu3NPhz2W9YEsDMovizLOdFnUSReFRf"
    "4YLBZLizM6V4vBSKFUzfu6dTRZkWZAA/993Z7GNRTH5d/XPZ85TuJ93TJ57+tm5b2v2xH7vm5dlR6yy7bdjg/7ft89HIw39pGgX+dH7TIfFYel"
    "oRGP2W193N+ymlo+PvCJYLolniS6q+zAojks9ppE9L3tLnnK99twcjDeOwK/k6YQrT5VHJaGptllHzTN37Jacnr5fsT0YLreM4h+KDtdXTpTP+"
    "5f9lj5ewbj5V8xlPk7xvlC6Z+Mzuc/4Aji9HdGTPwNFiFOXWZlU+6cWeh7qDga+TT6oGj6Oafj5c8Y5wun5s/ALkL1F/vueJnieHd8VpJ930Wm"
    "6c+ACZNZdOSwmEeBxWKyCLsImcBiXgUWobwKLEKwi1Ba8+io32ADi2DR0dlHxcMi+4xBNd8DdJ4xkH0P0HvGQPU9wK1OqPweoPOMgYhF9nuAPI"
    "v4HiDsYtzfplTZRbAIFuNgMY4xWsUiBBZNYRF2ESwm/S1zsAgWs7pe5L9lDhbNEp69yu7Zq0HPEi31HNGE53y/Ps8H4y0Q+F32AlHXF8VhaWiu"
    "Xfaol/wtqxYvu9sZLwfTDX6FqMGrrkvKLn5v8DrAqPcXnbZ8j3WNxo7RjlTrdMAilDaLsIuQCSyqBBYhU1SkcwcWwSLsIpTWPDov63TAYr418d"
    "VitafvazinEFjEGF2pqOsXv9d4R3Je1i/yYzT+A8T1YlbrF8EiWKyWxTjmLioWIbBoCouwi2Axq/WLYBEsJn29qLt+ESymr5fL/f0y0+8vS5hy"
    "/D0nCwubR7+swStfF2ce/XLIt4ZU5fN1d+bR7LGsD2RhUH5ZlHGmy6JOuigs8sdg0RzlbV136x7+ft7Xdf/4GtHlrxNt9AbRu2+4fqPfDMbzwl"
    "i1fIto5lvisDQ0ZDZRw7f9Lau7y8f93gmmW2j7XTHHdayeL//en2d+989LbIDj7zlZWFj9o8YR1Y9Vt7l65fN1Z49lfSALg5LRK+U+foXp61ck"
    "/e74e04WFna9+IrGOeXr4lwvvhJyvagqn6+7c73IHsv6QBYG5ZdFGWe6LOqki8IifwwWi6N5c9Mp5+R3s2lfq3k4x2noxfLv/UXmd/+ixAY4/p"
    "6ThYWN0S9q2Be+Ls4Y/WLIGK0qn6+7M0azx7I+kIVB+WVRxpkuizrporDIH4NFjNF5GaNFmoVxO3a9Wv69v8r87l+V2ADH33OysLAx+lUN+8LX"
    "xRmjXw0Zo1Xl83V3xmj2WNYHsjAovyzKONNlUSddFBb5Y7CYDx28Zb7ep7P0Vvn632Xoe0SN3ie65/3qzk//D7JjY5Fd9pUf+ltWG3/kbt/7KJ"
    "julI+J1vjEdWDRHBbrq6c/ydBOfWr392f+ltW95eOdPg+m+z/b76ovXAcWzWFxky/d7ftfVsfDqV9lx2Lrr4me+drfsjrkG3fb+Ntguvtsv53n"
    "uw4smsPiT/Prx8PV32XHYvfviT743t+yOu0Hd7vmgmC6Z22/Q390HVg0h8VlFhLdb7tdFvl+Py/ST3/N/2XH4qY/EX34k79ldfrP7natX4Lpnr"
    "P9DvvVdbzwLtDsWFz2N6IHbLfr777fL78H4137R9Bvsz+JPvpTHJaGzvgfUZu//C2r58vHh/8dTLfcP0QPlh3sojks7raY6FfbXUdWnd/mlqWd"
    "/uMIcePWmSWL2i5h1W1ZvVA+PmLJYP2aLGXRQ2UHFoszj85Suzew6DfbeVtW1zd0j7doFOTtE9vvrKVdhzHaHBbbNbboRdsduYx/XpouGzxHDw"
    "v89ljOot9tJwpLQzc0sWjLplbdltWn5eOzlw/Wbe0VLHqp7Iqso1a0CCqmMEZjjJZp+ZUsesR23lakPf8T9P/D9rtxZdexer38P+vrzP+tr0v+"
    "e3X8PScLC6t/1Dii+qnqFhbO5ifyU8WHZYJdhF00U1v916LPbOdtRTpnlaB/+2YWvVx2Wcxdrt0zX3OX+QI7mASLm+1F9JHtztjb92uzTzDe8w"
    "K/w/clWm4/cZgo/dGrWrTCavFdT/+6P9F1B/hbVpsPKN9zGiC4FzSQqO2BrsM82hy7+KjNxl6rW/Tn6j4jNzUP8rJ1i6Df57bfuS0tYVgaWqeV"
    "Ra/YztuyOmYN93jF1sG6PWb77b2m6zBGY4yOQ/+zWbp5LatuG0XbtLH+dWARLMahL2yWzmtr/buNqnXbWf86jNHmsPiqfT6OXduildr75+Xx9s"
    "FztM86Qb+/bL9b1rWEYWlo2w4WfWk7b8vq/PXc4w7rB+v2mu133Aaug12EXYxD/+lo0RO287ZRtG8n618HFsFiHPrbZunWzta/26jabkPrX1ck"
    "fWW354IufpvW64r/AIsq2EXYRZlet3/3x29k1W1FWrlb0P9J22+/jV0HFsFiHPrHZum2Tay6ra56dLfo67Irsi7cFGN0XrWT4L8uz2/9zax655"
    "WH9qvqvRPWRKSmvoK+7ltl//fN4Xlz6qyqd1+wmJp6C/q6d5X9/8ZmVi7br2pvb7AIaeqEzXF9CEFh+u8W+J2Yqkk1dm5OwPgeWdWsjRjfXJ7m"
    "hxbu1rm/eGlLcZw5rfz7iyPXcLfs/cWbRvr7aX/fZUEbf/+ytv6+d3+xazv3eG47//7iqLUr7y+2aE80o3143w9eh6jBukQTbffNTeX5Ugc/3P"
    "Fz3OXrVaZ7d32i0RsQtewYDHP0+ajoHJw72t/f4BbXqbRwQ6IruvhbVt26utt59vaVkyvDWnUjmlV2UDraf0uM0fXVibeiDzytchv6oBa1wgj0"
    "Aa4Xo18v6ghracO12B7Hb9/Kou239sfzb7YOju0XbRP022Bbi960nSgslfFzO4tW6WHVbVk9VT4+YHtB3Xaw6I6yY7WdPdfbTjHf88L5OLJ0bH"
    "ydON4xn6coXFUGn05WZ532qfZVZem0HVL81kXPXtZQHzptVbV3R/CUmo61+/pYRX974XwcWTo2Ph/H2+fDeH/RflgZorxF6XTap9pXlaVqO5T+"
    "9eIOPa1Urhe/LZeT9PXiBQxPUa4XL95R7xquYy+L3rLdsN5+/GZ9gmknC/wG9LXI6mfVhY2z93v2T+/acb5d1pidrLotq047WzTbdsN3CdZn1V"
    "0tmlJ2adY3aQ3cDffwYBcxj45jHl3a3aI7bbfjHv5v6rs9gr+vsXsG/TrvZdHbthOFpaERe1u02j5W3ZbV1PLxgfsG67bEfhbdVXZg0RwWe+1v"
    "0fe2u+QA/7xsOCB4jt4R+J000KLVD7SEYWloml32QQdZdVtWSw5yj8cPCtat92CLfii7NHTpkGz6p8vQ6OXOGVrMcX7kwW67mh+Sz/ZNPwTXX1"
    "D+NejQ6jneGfc/al47CBjYoYa4cNqqau8O+I3UnJY6DNcGta4+gt99nxp69sppq6q9fWAXjdAE2CooRR1Y/t0feWjQj1fTw4gett0eh+evnb9z"
    "db7hCKItj3TbeqDC9h0Iu2gki44cFvMosFhMFmEXIRNYzKvAYn5YrNX+B4tgEXYRynoe/emRYBGKzuLZR8XD4tpHV8/iS3bao44hWv5Ycfgjtv"
    "+exxH9YbsbjxfH2eoEl8XP7O05JxK1HyZm8eVh8v45ejhYqXW7+FKZYxmLnlQsenbRYVFlF8EiWIyDxTjGaBWLEFg0hUXYRbAYZYwOYxFjNFg0"
    "6XrRmbuARXOFZ6+ye/aqz+EWLbDdZUf4a6K6HhlcHzVX4DfqKItaHG0Jw9LQDLvswcdYdVtWDY51jyceG6xb3+Ms+rHsWB0ksIsH1dA6HaetBy"
    "nmJwdh7pKaorDoqGjrdMBivlmEXYRMYDGvAov5YbFW+x8sgkXYRag+Y3QR1+mAxXywWAvrdFgWRfe6D8K9bthFhkVHSa3TAYtgMW4W4xijVSxC"
    "YNEUFmEXwWLS63TAIljM6nqRX6cDFoujy4+v3xqRjU7AO3tkerfG+maAwAYOqKH3jDltVbV3AOYuqQrrF7Nbvzj6RItaDrNo5jD/dzxkePA33X"
    "BE0O9u26/fSZYwLA0ttMu+YqRVt2XVbZR7PG9UsG4nj7ao1cmuY7WN/bvfRvHb98L5OLJ0bHydON4xn6coXFUGn05WZ532qfZVZem0HZJra7u/"
    "tlb0mRfOx5GlY+PrxPGO+TxF4aoy+HSyOuu0T7WvKkun7ZBch9r9daiiz7xwPo4sHRufj+Pt82G8v2g/rAxR3qJ0Ou1T7avKUrUdCtchdn8dou"
    "gzL5yPI0vHxufjePt8GO8v2g8rQ5S3KJ1O+1T7qrJUbYeSm7uMby5P80MLf+5yaUtxnDmt/LnLyDWCc5dZzHUtP3dp3SPZucuCNv7+ZW2Dc5eu"
    "7dzjue38ucuotSvnLi3aE81oH973g9charAu0UTbDT3FbXPfDpVxHP/L1+Pu96xvz3s2IGrZkQJhUdToVL+f7+5cGXbPqeo50cINia7o4m8r5i"
    "5d3e08e9v/tMp8WnWzz2/ZsTrc/u0ervj9euF8HFk6Nj4fx9vnw3h/0X5YGaK8Rel02qfaV5WlajukcU+hxvvLaf9oMGOERtjnYYTiXHjhfBxZ"
    "Oja+ThzvmM9TFK4qg08nq7NO+1T7qrJ02g5Fs4sn3gq76GmV28BIWjrYPg8HK86FF87HkaVj4/NxvH0+jPcX7YeVIcpblE6nfap9VVmqtkPhGm"
    "r311BFn3nhfBxZOjY+H8fb58N4f9F+WBmivEXpdNqn2leVpWo7lK4eLFDfO215ECxB9dCi07AGrYi68nT98/qXbUNuz6kduR32r1Da+AzYIwiq"
    "r97D76hwujWnY92tGKMLp1POzKd9gV0snu4pmH25B/Yyt1rjrGLZl6fPgr1MW3j2Krtnrw4+26Klz7Ho3nN87nc6N/gb+D+B31XnWbTJ+ZYwLA"
    "29b5d96gVW3ZZV6wvd42cuDNbtkIssanyx67LQ0I3jy6vRJtxYyhz37x5PGRNSGJ8Xdc+HrbovA2Z2HoMxCSqGmk0oTlt+wu8SAosQrhcrNB7X"
    "i3W6clOiq8da1P0S/D5V+gD9Uyjl7Z5O0s+kypTEPZ3TLrVozcssetZ2h17u/q6WuSL4+/LCWN1vx9vlSksYloZ+tsu+5iqrbstq06vd4w+vDt"
    "bt9GssWuta10Vhccnm0Z6P7t0i/PnoLq3Ez0c3b000vbW7P2hNoqXWErPo3F+cYIf1aVN/Fp8r94cJz0d7Yp+P/rGD69hnoDdaX/189Ezbb0gn"
    "PZ4adnadI/b56H4buk4l3eejT96oMox9PtppC1TJImT+GF10u+josOss2EXYRSPksAgVS0W6173s9eATAotQssK97qDydK/7Afu3uesN6fw+2W"
    "9qyBT2TY3/Gbz2VPatIdPrXYvSYdGRw6JMYBFKm0XYRcgEFlUCi5Apyus5BYtgEXYRynIeHfXblGARLDo6+6h4WFz76OpZdL6TetQx8u+kPmL7"
    "73mc+jupW51Q+Z3U9sPELIq+k+oJ30mFXYz7m70quwgWwWIcLMYxRqtYhMCiKSzCLoLFKGN0GIsYo8GiSdeLztwFLBafRZOlGqNl+uUGrBszlU"
    "VHqrURYBFKm0XYRcgEFvMqsAjlWWARgl3EGJ3GPNrEtRFg0XwWo66NkMn0tRGe+PuLLIu4vwi7mMbaCLAIFuNkMY4xWsUiBBZNYRF2ESymsTYC"
    "LILFLK4XRWsjwKI5wreGsnsv7bU3WrTZTRZ9dJPP/Rk3B69T29wS9Hve9jv8VksYloaWu82iB23nbVntdrt7/Ovtwbpdd4dFm49zHVg0h8WP7f"
    "Nx5p0Wtb3LPy8v3BU8R0eMD/o1mWDRQ7YThaWh3Sda9JvtvC2r6+92j7e4J1i3T2y/s+51XRbCu52CytO7ndrdZ9GL9yXLzuflPv+c6XuRn3fs"
    "OVE+n0vOnyhvnTqFlcmH68YRubByP8dzq0bop55iP8/J/Nnwq3f092Vx2LxUYWy4o+69fP8Pevlhp/XWbB/DmahNrNbsE6wTX09Z35iiZ/skOA"
    "e+v3rb+Wn5PHzKnA+Rn3fsOVE+n0pshyhvnTqFlcmH68YRubByP4VdzNU9nQU5fYeJrC0LwJ+xLDpSPWMAFqG0WYRdhExgUSWwCJmiIp07sAgW"
    "YRehtObReXnGACyaxWLUZwwW5PT9i57YdTo8i1inA7uY1TMGYBEsVstiHGO0ikUILJrCIuwiWMzqGQOwCBaTvl7UfcYALGajNNZ1X7tnZZjp67"
    "q/szn8jvttJbGuu+kDFj1suz0e9Nda/f5gcN3VDQ8F/bZ82KJPbScK00lfX539iEVrP2rVbStsSPn4qMeC5S7/uEWPlB2rz8r9/RnT7yI/79hz"
    "fP4yf1neKvHxw/KOGkfkwsr9DPOYxPVQuY/ZMfohSb+rxmgnzUMxna+HEjjvsrmLrN6e/0Ng0EgWHcnWjIFFKAsWYRehJFmsLwumsxi13mDRfL"
    "uYVxZhF2EXwSJk6jxa5143WASLvF+UNWOq8xZ1zRibT9Jrxth6s/+78CzifxfYxaTXjIFFsBg3i3GM0SoWIbBoCouwi2Ax6TVjYBEsZnW9yK8Z"
    "A4tmCWvGgmvG5gt+V0msGdtsL6KPbHfG3r5fm32C8Z4X+B2+L9Fy+4nDROn3fMKiP56Ib+3Yr/sTXXeAv2W1+QB3+/GAYLozBxK1PdB1cWthSt"
    "f3CzOaR4jKXYg5TW7tIi+8I9nVjU9atNUkiz6b5Nurc54K2q72k4N+L9t+R0+xhGFpaIWpFj1qO2/Laq9p7vGf04J1u2m6RVvPcB2rj8u/74+Z"
    "37nIzzv2HJ+/zF+Wt0p8/LC8o8YRubByP4YdTFyflPv4E6avRX7esedE+XwiOV+ivHXqFFYmH64bR+TCyv0ELCaup8p9/BTT109VMY920jwV0/"
    "l6KoHzzufp1VdWb1UYlD2LjmTrusEilAWLsItQEcZonXvdYBEsJsVi1DVjT8W8ZszLk10zJmKR/d+FD8P/LrCLcf0H6LGosotgESzGwWIcY7SK"
    "RQgsmsIi7CJYjGvNGMZosGja9aK3Zgwsmqep5b6eypz/qRKmHH/PycLiYHFqAtdofJ5sW1TtmYrrxUKxGPWeztQE7ulM5e7piFhk7SIfBrsIux"
    "jXGD2Vu14Ei2AxKRbjGKNVLEJg0RQWYRfBYlz3dDBGg0XTrhe9ezpg0TxNLvf1ZOb8T1bcX3TCRPcXHf/JMV1bTU7gGo3P06uvrN6qMCh7Fr0w"
    "sAgVwS7qjNFgESwmxWLUe92TE7jXPZm71y1ikb1e5MNwvQi7GNfcZTI3jwaLYDEpFuMYo1UsQmDRFBZhF8FiXPe6MUaDRdOuF7173WDRPE0p9/"
    "UU5vxPUbDohInCZf71qVMS7eTrG9aeKbheLCyLOnYRLILFpFiMen9xSgL3F6dw9xdFLLJjNB+GMRp2Ma7rxSnc3AUsgsWkWIxjjFaxCIFFU1iE"
    "XQSLcd1fxBgNFk27XvTuL4JF8/Sk4PsuT1bxrL6T5smYrq2eTOAajc/Tq6+s3qowKHsWHcneSwsWoSxYhF2ETGBRlQ9YhPJ0vagzdwGLYDEpFq"
    "P+B/hkAv8BPsn9ByhikZ1H82GYR8MuxnVP50nu/iJYBItJsRjHGK1iEQKLprAIuwgW4/oPEGM0WDTtetH7DxAsmiuWRZlULH4+wzK6fb9zdb7h"
    "CKItj8R5zyuLjmT/AYJFKAsWYRchE1iUCSxCpsh0FiGwCLsImTqP/vRIsAhFZ/Hso+JhMeraCFZxrI3Y6gSXRXZthIhF9v4iL9xfhF2M6163x6"
    "LKLoJFsBgHi3GM0SoWIbBoCouwi2AxrrURGKPBomnXi97aCLBoniYJ1ulMqmKdjpNmUkzrTiclsH6Vz9Orr6zeqjAoexYdydZGgEUoCxZhFyET"
    "WFTlAxahPF0v6sxdwCJYTIrFqP8BTkrg+ehJ3PPRIhbZeTQfhnk07GJc93Qmcc9egUWwmBSLcYzRKhYhsGgKi7CLYDGu/wAxRoNF064Xvf8Awa"
    "J5mlbu62nM+Z8mYcrx95wsLGwePU2D12kJzKOncfNoti3TBCzyYWCxGCzKONNlMQ67OI0bo8EiWEyKxajlRmURAoumsAi7CBbjmkdjjAaLpl0v"
    "evNosGieHhPc03msins6TprHYrq2eiyBazTZ8y6yenv+j+F60UgWHcnW0oJFKAsWYRchE1hU5QMWobjPexFZjFpvsAgWYRfBYlrzaJ21EWARLP"
    "J+Ud4zpjpvUZ8xeCzmtRGq94yx9WbvL/Is4v4i7GLS7xkDi2AxbhbjGKNVLEJg0RQWYRfBYtLvGQOLYDGr60X+PWNg0Ry9We7rN5nzL/Lzjj0n"
    "yudNCYuivHXqFFYmH64bR+TCyn0T142Ja0a5j2cwfT1D0u+Ov+dkYWH3dGZonFO+Ls49HVk63eddZnDPu7BtkfUBGwa7WAwWZZzpsqiTTpdFUV"
    "vAIliMk8Wo5YJFsJikXQzLE3YRLJo0RnvzaLBonmaW+3omcx5mSs674+85WVjY3GWmBot8XZy5y8x6zl1mcnMXti2yPmDDwGIxWJRxpsuiTjpd"
    "FkVtAYtgMU4Wo5YLFsFiknYxLE/YRbBo0hjtzV3AYrE18dXitOXcmRZOKAQWa1z1/R6g6dL5TiqvdWaBR1NZdCR7bwRYhLJgEXYRMoHFvAosQn"
    "kWWIRgFzFGpzGP1nneBSyCRV5R3huhUtT3RrBK+r0RrNhnr3gW8b8L7GLS740Ai2AxbhbjGKNVLEJg0RQWYRfBYtLvjQCLYDGr60X+vRFg0Rw9"
    "U16f9wyzdu8ZyVpBx99zsrCwefQzGusX+bo48+hnQp53ccJVLHr18+bRbFtkfSALg/LLoowzXRZ10umyKGoLWASLWbDojdFg0Tw9W+7jZ5m+fl"
    "bS746/52RhYWP0sxrnlK+LM0Y/GzJGq8pn6+eN0WxbZH0gC4Pyy6KMM10WddLpsihqC1gEi1mw6I3RYNE8PS54F+jjVbwL1EnzeEzn6/EUv6kh"
    "q7fn/zgYNJJFR7JnDMAilAWLsIuQCSyq8gGLUNznvYgsRq03WASLsItgMa15tM7aCLAIFnm/KM8YqM5b1GcMHk/x25Rsvdl1OjyLWKcDu5j0Mw"
    "ZgESzGzWIcY7SKRQgsmsIi7CJYTPoZA7AIFrO6XuSfMQCL5ujpcl8/zZz/pyVMOf6ek4WFzaOf1uCVr4szj346ZP3i0yFrab36efNoti2yPpCF"
    "QfllUcaZLos66XRZFLUFLILFLFj0xmiwaJ6eK/fxc0xfPyfpd8ffc7KwsDH6OY1zytfFGaOfCxmjVeWz9fPGaLYtsj6QhUH5ZVHGmS6LOul0WR"
    "S1BSyCxSxY9MZosGimOi4hD3vLDhu2JFGzpaLnO5lJc+2elWEDGhBZDSv9xjUU59OzUeXxfOZ4zNJEnRoTzW7sHg9fhmjVZYmm2G7gcpXpSk3k"
    "db2TC5svYG/HpkTfNa30G7s8UecV3P237e2IFYlWW0m/jzbbi+gj252xt+/XZp9gvOcFfofvS7TcfuIwUfpXZll0zNPxva/q1/2JrjvA37LafI"
    "C7/XhAMN2ZA4naHui6LFjkZTqLIiXB4orPWPSY7fZ+1mfkf88Gebn5uaDfNs9b9IXtRGFp6LwXLFr3Ratuy+rV8vGxLwXrttLLFj1edhWslX//"
    "bzF2QOTnHXsuwKzEX5a3Snz8sLyjxhG5sHLfwhiduKaX+3g609fTJf3u+HtOFhY2j56ucU75ujjz6On1/H70dO770WxbZH3AhuF/l2KwKONMl0"
    "WddLositoCFsFinCxGLRcsgsUk7WJYnrCLYNGkMdq7vwgWzdOscl/PYs7DLMl5d/w9JwsLm7vM0mCRr4szd5lVz7nLLG7uwrZF1geyMCi/LMo4"
    "02VRJ50ui6K2gEWwGDeLYXmCRbBokl30rhfBIhS39nkF3wMqkvB/dHb/R/9l/5ZuedWibV/zf1Nfvhb8fZ3/etCvwxsWvWY7UVgaOu5Ni/7zll"
    "W3ZfVE+Xjf2cG6/W373fq26/KuRptUHt/DHPfvnp92PDoiWvzt3in+GAC7mJ1d/Mrm64I5Fq031+fs9blB5o5/N+i38jyLnrSdKCwN7feeRf/Y"
    "ztuyuu1997jHB8G6fW37Xfih64qk9T/C9WKt28XxzeVpfmjh28VLW4rjzGnl28WRawTt4hsMY7xdbN0jWbu4oI2/f1nboF3s2s49ntvOt4uj1q"
    "60iy3aE81oH973g9charAu0UTbDT3FbXPfDpVxHP/L16v0e3d9otEbELXsSIGwanXuaO7a51T173zhhkRXdPG3rLp1dbfz7O0rJ1eGtepGNKvs"
    "iqQTPoZdLIp6Ct4b0bOK90aYLtn7dJy29lTcO+yJ+4pGsuhI9h0DsAhlwSLsImQCi3kVWMwPi7Xa/2ARLMIuQlnPo3XevwgWwSLvF+U7BipF/Y"
    "4Bq6S/Y8CyyL4LlO8LPGMAu5j0dwzAIliMm8U4xmgVixBYNIVF2EWwmPR3DMAiWMzqepH/jgFYhOqjoqzr/u8n0dYY7XUS0Z8n4fyDxfg1qQoW"
    "9zkX5x8sxq/9P43O4uJPi79ek71elCnsevEig+9/yObRMnltuQj3dIxk0ZFq/SJYhNJmEXYRMoFFlcAiZIqKdN7AIliEXYTSmkebtn4RLBZTt3"
    "9WnHtfF5YZvBAsQoZo+8/xLgATxuio67ov0nhft2nrulmxayP4MRprI3C9mPS6brAIFuNmMY65i4pFCMpa54BF2EXD7CLGaLCY9DMGYBEsZjV3"
    "4Z8xAIu1p6Ebx5dXGmtpx6dwnbgoJ+t+r9yU6JvPLbroi2TvtfYSPHvVq4beBeq0tZeCu16Yu6SmKCw6Ktq7QMFivlmEXYRMYDGvAov5YbFW+x"
    "8sgkXYRSjrebRpa2nBYj5YrIV3gbIsit6n0wv3umEXGRYdJbVmDCyCxbhZjGOMVrEIgUVTWIRdBItJr9MBi2Axq+tFfp0OWDRPcawZM1lRn4/e"
    "4Es8/2cyi46KtjYCLOabRdhFyAQW8yqwCOVVYBGCXYTSmkfn5T1jYNEsFmthbQQr9v4izyLuL8IuZvU+HbAIFqtlMY4xWsUiBBZNYRF2ESxm9Q"
    "4TsAgWk75e1H2HCVjMXm/iOgkyRCd+VT2Le+d0DfTeWLsNMdoNPEAxas+c8rQnfgeF0ypf5/Na86mvcY0Mxa8DvgFXUHpa9yyx/6tnoW9i0bf4"
    "PedBd+A8JaqOS8jD3rLDhi1J1Gyp6PlOVqQZ0IDIaljpN66hOG7PRpXH85njMUsTdWpMNLuxezx8GaJVlyWaYruBy1WmKzWR1+fOJuHt2bEp0X"
    "dNK/3GLk/UeQV3/217O2JFotVW0u+jHeZb9K3tLv7OZ7zj90He3xL4DfvBomYLLGFYGppslz3gR6tuy8pa6B6PWxisW89FFs0vO5HwHGClxvwf"
    "7F9WwnOAYDGPLMIuQiawmFeBRSivAosQ7CKE5wDBosks1vJzgDyLWEsLu5jVc4BgESxWy2IcY7SKRQgsmsIi7CJYzOo5QLAIFpO+XtR9DhAsQj"
    "pq3cPf7/RTca7rZv+Ea9Q8s1gkDf+5tlk8avHixUcpnj3ywvk4snRsfD6Ot8+GrfqLFfAX7YeVIcpblE6nfap9VVmqtkPmXS9mpaj/u0z5BeOl"
    "ySw6qpX1i2AxHyzCLkImsJhXgUUorwKLEOwihPWLYNFkFmt5/SLPIv4DhF3Mav0iWASL1bIYxxitYhECi6awCLsIFrNavwgWwWLS14u66xfBIh"
    "RVA3/FdV1RNGTx4sVDFGubvHA+jiwdG5+P4+3zYby/aD+sDFHeonQ67VPtq8pStR0K16ga7y+n/aPAjBEabp+H4Ypz4YXzcWTp2Pg6cbxjPk9R"
    "uKoMPp2szjrtU+2rytJpOxTNLp54K+yip1VuAyN51F05tQN3wX4ZI7yvO7v3dZd+s+hO2+34u38/4Lvfg/cGxv4R9Ov8p0Vv204UloZG/M+i1f"
    "6y6rasppaPD/w7WLcl/rHorrLLuxptUnl8D3Pcv3t+2tFrMe5HsbpRMD55fjdGHLtuTGCsq2+eYemdcFkfyMKg7PRTT7Gf52T+bPgBt/v7sjhs"
    "XqowNjygO/yw03rrte8WhjdpvmWt2SdYJ76esr4xRXfcUb/03+fAnt+nsCFDN87fGH1fwjZxUU6uJy6hUip53CTob8/vpojn4qYEzl198wxL74"
    "TL+kAWBiWrONZGPGDweYv6jIHTlgfAobEsOlI9qw8WobRZhF2ETGBRJbAImaIinTuwCBZhF6G05tF5eVYfLJrFYtRn9WXnLo/P6vMs4nkX2MWs"
    "ntUHi2CxWhbjGKNVLEJg0RQWYRfBYlbP6oNFsJj09aLus/pgMd+6u0DXV3fjWjET5e15F/ZbQ3l/3mVDq0Tv2O6kUolWX8Jd4zdtieBav9UFfg"
    "ctWaIllyoJw9LQeLvs3g1KdVtWP5SPL20YrFuXRiWaU3YyjVy6hB8mVAg1m1CctjRvjN8lBBahZJW3513GpzB3ycvzLlduSjTd/m0OWibZ3+cj"
    "5T5n7+k8IjkPqns6TppHYjp/jyTAgexet6zenv8jmE+npigsOpI9YwAWoSxYhF2EkmSxviyYzmLUeoNF8+1iXlmEXYRdBIuQqfNonbURYBEs8n"
    "5RnjFQnbeozxiw+ST9jAFbb3adDs8i1unALib9jAFYBItxsxjHGK1iEQKLprAIuwgWk37GACyCxayuF/lnDMCiObre7mvPsX58mMyJ8pHFU/nr"
    "5qFbr7Byo8TX9VPVGQrXdXZ/eY7148NUTiduWBzdPKLUK2o7ZPF1/VR1hoop9nmXImmpZbF+Ny4V6RmDCeACAotQPdVnOZw7KB7F8d6IP3L6Lt"
    "A/MMfIHYuOVN8xAItQ2izCLkImsKgSWIRMUV7PKVgEi7CLUJbzaBO/YwAWzWcx6ncM/sjpdwz+EKzT4YV1OrCLaXzHACyCxThZjGOMVrEIgUVT"
    "WIRdBItpfMcALILFLK4XRd8xAIvFY/HXnN5f/BX3dHLHoiPV2giwCKXNIuwiZAKLKoFFyBTl9ZyCRbAIuwhlOY82cW0EWDSfxahrI37N6dqIX3"
    "F/EXZRk0VHSa6NAItgMU4W4xijsTYCLOaBRdhFsJjG2giwCBazuF4UrY0Ai8VTkd7ttADvZIHAIhSDfsnpPeNfcK+7cNeLP+T0P0BZW34Ao8ay"
    "6Ei1fhEsQmmzCLsImcCiSmARMkVFOndgESzCLkJpzaNNXL8IFs1nMer6xR9yun7RE/sfIM8i/gOEXUxj/SJYBItxshjHGK1iEQKLprAIuwgW01"
    "i/CBbBYhbXi6L1i2CxeJr4anHaclkTrBmDwCLG6PqP0XGpa9P4OYh6rxsym0VHqjVjYBFKm0XYRcgEFtMQWISKzCIEwS5Cps6jde51g0WwyCvq"
    "mjGZoq4ZY1nMas0YL/zvAruY1ZoxsAgWq2UxjjEa77wDi3lgEXYRLGa1ZgwsgsWkrxd114yBxWzUcQl52Ft22LAliZotFT3fyYo0AxoQWQ0r/c"
    "Y1FMft2ajyeD5zPGZpok6NiWY3do+HL0O06rJEU2w3cLnKdKUm8vrc2SS8PTs2JfquaaXf2OWJOq/g7r9tb0esSLTaSvp9NNf+3Y1avkQtVvB/"
    "fzNWCN7TGrxi0K/BSiWaaDtRWBrq+58S/Wg7b8vq8pXd443+G6zbu7bf6FVcx+qd8nrRd5h1oyI/79hzfP4yf1neKvHxw/KOGkfkwsp9B8++JK"
    "7Z5T6ezfS1yM879pwon9mS8yXKW6dOYWXy4bpxRC6s3NlgMVcq0rruls3wnzgEFjGPTmcenZWq+T96Jng0lkVHaazrBotgUZdF2EXIBBbzKrAI"
    "5VlgEYJdxBidxjw6L+8CBYtmsZjVum5WWa7rZlnE2gjYxSzXdYNFsFgNi3GM0SoWIbBoCouwi2Axy3XdYBEsJnm9GGVdN1gspoZuHF9ejTapPL"
    "6HOe7fPZ4yxqewXnFR93ycuys3JRqyaokarpbs9XP/cp+zdrG/5DyE2cX+OfzulVNnVb37Yw1taorCoiPVOh2wCKXNIuwiZAKLOnmBRSguforI"
    "oqrOYBEswi5CWc6jTVunAxbzwWLUdTr9c/jNXpZF0TtMvDDc64ZdTHqdDlgEi3GzGMcYrWIRAoumsAi7CBaTXqcDFsFiVteL/DodsGiO+gn46V"
    "flNVK/HF5bOXVW1bsfrhdTF96nU6m7V8PzBSaz6KhW3qcDFvPBIuwiZAKLeRVYhPIqsAjBLkJ4nw5YNJnFWn6fDs8i7nXDLmb1Ph2wCBarZTGO"
    "MVrFIgQWTWERdhEsZvU+HbAIFpO+XtR9nw5YzEb4Tmp230ntt3qJFtruiuY++91aBK9V5wn8Tm5ZolatSsKwNDTLLnvoGqW6LatGrd3je1oH69"
    "Z/zRItKrsi6cq1MMeAXYRdjMMubtymRO/Z7pS2/m9qjXbB39fTAr+D1y7R0u1LwrA0dK9d9k7rlOq2rP6vfHzVusG6bdKhRO+Xna7W38yKVLed"
    "Elh3eup69evn1uvXL/1OWEtrhExg8Zl6snTIBmARLMajxh3rx9J9HcFiLeqNiOzmQWeDRcxdamTusnOnEv1ku6s7+/a7+4ZBW/6BwO+0LiVas2"
    "tJGJaGnrXLPnSjUt2W1TLd3OP7uwXrtsvGJfq57MCiPovnM3YxCRav2aREm3Yv0Yfd/fNy+qbBc7TWZkG/52y/wzYvCcOqVZS8lt2iRA/Yztuy"
    "2nVL9/iXLYP5XbtViTbb2nVJqdmE4owVH22N+5YQWMT1YrQxenxzeZofWvhj9KUtxXHmtPLH6JFrBMfoQWvKx+jWPZIdoxe08fcvaxu8Xuzazj"
    "2e284fo0etXTlGt2hPNKN9eN8PXoeowbpEE213xjYu/307+OGOn+MuX68y3bvrE43egKhlRwqEORrSSe/ct9m29K9zdHdn3/952+/5bdW/x4Ub"
    "El3Rxd+y6tbV3c6zt4dvV5lPq25Es8quyFquB+wZZIYeBIsQp0uHZHOvscvQ6OXutn0x+f11e/wuq9HuuKcMGaJdwSJkiHYBizWv7QUMbF9DXD"
    "htVbV3e/xGUlMPwXtpe1T5XlqTJXsO0GlrDwVvPcCikSw6Ktr7F8FivlmEXYRMYDGvAov5YbFW+x8sgkXYRSjrebRp718Ei/lgsRbev8iyKPrW"
    "UA98awh2kWHRUVLvXwSLYDFuFuMYo1UsQmDRFBZhF8Fi0u9fBItgMavrRf79i2ARqo+u2wHrlSEz1GiTyuN7mOP+3fPTjs174jfF6lp7DLpWMV"
    "f0wvk4snRsfD6Oty+Lo9oPK0OWN59Op32qfVVZqrZD4TrG7q9jFH3mhfNxZOnY+Hwcb58P4/1F+2FliPIWpdNpn2pfVZaq7VAxxT6rXyR9jDGb"
    "Tlb8fp0wz0VJw6ZV5cvHF+WvKpuvH3tcTZ3D9lVliRwsRzThPWPZvfPuzB1L1LZXiV7o5dvEI3oH7WOTPkG/h2y/3fuWhGFp6De77Ov7leq2rL"
    "bo7x5/0j9Yt7N2KlG7nV0nUhzfd7nDYDug+u7VHbBfRkmHRUeq513AIpQ2i7CLkAksqgQWIVOU13MKFsEi7CKU5TzatOddwGI+WIz6vIvsnJr8"
    "vAtbb9GaMU9YMwa7mPTzLmARLMbNYhxjtIpFCCyawiLsIlhM+nkXsAgWs7pe5J93AYv50Is7R1v/MS6n90bG4Z5O4XRbTs/pbWCxcLq3YOf0Xj"
    "Caqh4WPB/9cBXPRztpHo7p3D2cAAOyebSs3p7/w+DRSBb/DTtMng9YhNJmEXYRSpLF+rJgOotR6w0WzbeLeWURdhF2ESxCps6jdf53AYtgkfeL"
    "sn5Rdd6irl9k80l6/SJbb/Y/QJ5F/AcIu5j0+kWwCBbjZjGOMVrFIgQWTWERdhEsJr1+ESyCxayuF/n1i2DRLOXtPWPs+xfz/p6xI3cpUdNdS/"
    "Sw7fbYzV0v+vtuwXWjewj8bti9RFvuURKGpaFP7bLP3rNUt624d7KXe/zSXsG6HbV3iZbfx3V5V1HfBfrIPngXaFxqNqE4bdlzX3ABgcVa1Vfl"
    "a/OvmPmCyM879pwon68kcxdR3jp1CiuTD9eNI3Jh5X6F+4xQDV0v/gFbjPd1ZziPvnG/Em21f4k+29/n8JwDgky2HxD0e9n2O3pgSRiWhlY4sE"
    "SP2s7bstrrIPf4z4OCdbtpUIm2Huw62EUz9fng2raLX5Svg75grodEft6x50T5fCG5phLlrVOnsDL5cN04IhdW7he4XsyFFqV0nhZlxIOo3EVg"
    "M3Y9IfgP8Ikq/gN00jwR0/l5IsW1tLJ6e/5PgDkjWXQkeyYVLEJZsAi7CJnAoiofsAjFfd6LyGLUeoNFsAi7CBbTmkfrrKUFi2CR94vyTKrqvE"
    "V9JvWJFJ9JZevNruvmWcS6btjFpJ9JBYtgMW4W4xijVSxCYNEUFmEXwWLSz6SCRbCY1fUi/0wqWDRHc8p9PYc5/yI/79hzonzmSFgU5a1Tp7Ay"
    "+XDdOCIXVu4cXDcmrrfLffw209ciP+/Yc6J83pacL1HeOnUKK5MP140jcmHlvg0Wc6UiPZN67hA8ewKBxVpWNc9ejW8uT/NDC3frPHt1aUvJNW"
    "Er/9mrkWu4W/bZq5tG+vtpv8NkQRt//7K2/r737FXXdu7x3Hb+s1ej1q589qpFe6IZ7cP7fvA6RA3WJZpouzO2cfnv28EPd/wcd/l6leneXZ9o"
    "9AZELTtSIMzR56Oq+P2N9vef37b0r1Np4YZEV3Txt6y6dXW38+ztKydXhrXqRjSr7ESK49uUJkv1zV6R1hkKu5iVdFh0JFvXDRahLFiEXYRMYD"
    "GvAotQXgUWIdhFKK15tM7/0WARLPKKsq5bpajrulklva6bFbs2gmcRayNgF5Ne1w0WwWLcLMYxRqtYhMCiKSzCLoLFpNd1g0WwmNX1Ir+uGyya"
    "JbwjObt3JL9iM3/MwSVa8RCf/ccOCV6r7n1o0O9/tt/Nh5WEYWlom8NL9IXtvC2r845wj9c9Mli3V22/Y49yXZZ2MStFvb+40tGYu5g8RjuqlX"
    "U6YDEfLMIuQiawmFeBRSivAosQ7CKEdTpg0WQWa3mdDs8i7nXDLma1TgcsgsVqWYxjjFaxCIFFU1iEXQSLWa3TAYtgMenrRd11OmAxG2GdTnbr"
    "dB63md/nmBL9dYzP/i3HBq9Vtz0u6Pel7Xf+8SVhWBrqcEKJXrOdt2V13Inu8X+GBev2hO2373DXgUVzWPzbPh+3jijRdif55+Wrk4Ln6IKRQb"
    "/1RpXodduJwtLQ8aNLtPLJpbotqyfLx/udEqzbP7bfbae6Diyaw2KP00r0te0uPN0/L+ufETxHbwj8TjizRP89qyQMS0OT7LL3P7tUt2W1uHx8"
    "+znBum1/bom+KTuwaA6LF51Xog3OL9Gb5/vn5cQLgudolQuDfk/ZfgdcVBKGpaKLS3SH7eq2jHYY4x5/OyZYt4vHlqjjJa4Di+aw+JZ9PoZdWq"
    "Jml/nnZfJlwXM04PKgn3VFicbZThSWhnpeWaL5tvO2rMZc5R53ujpYt9m23/BrXAcWzWFx1WtLNMV2A6/zz0vp+uA5ulPgt+MNJfrOdqKwNDT2"
    "xhJ1vqlUt2X1dvl4xM3Buq12S4mmll1S93QuNvj96lHXRnhtuRjvjDfy/qIj1TMGYBFKm0XYRcgEFpXTKrAIGaIinTewCBZhF6G05tF5ecYALJ"
    "rFYtRnDGTnLY/PGPAsYp0O7GJWzxiARbBYLYtxjNEqFiGwaAqLsItgMatnDMAiWEz6elH3GQOwmG8WTVbUezqeDrwVz6aayKKjWnn/IljMB4uw"
    "i5AJLOZVYBHKu8AiBLuIMTrpeXRe1kaARbNYrOX3L/Is4v4i7GJWayPAIlislsU4xmgVixBYNIVF2EWwmNXaCLAIFpO+XtRdGwEWIR217lHMdi"
    "1xW21fmx63ePHi4xRrvbxwPo4sHRufj+Pt82G8v2g/rAxR3qJ0Ou1T7avKUrUdCtdJNd5fTvtPAjNG6ET7PJyoOBdeOB9Hlo6NrxPHO+bzFIWr"
    "yuDTyeqs0z7VvqosnbZD0eziibfCLnpa5TYwkkftm1M7sC/sV+G0T07P6T5gEWK0B3iAYtReOeVpL/wOcq8xinM4Jkfn18S63pXCfe9et2PdRx"
    "70Pc5T6jratglHK+yCF87HkaVj4/NxvH0+jPcX7YeVIcpblE6nfap9VVmqtkP6wrP6lbrkDthFk1l0VCvP6oPFfLAIuwiZwGJeBRahvAosQrCL"
    "EJ7VB4sms1jLz+rzLOJ5F9jFrJ7VB4tgsVoW4xijVSxCYNEUFmEXwWJWz+qDRbCY9PWi7rP6YDEbdVxCHvaWHTZsSaJmS0XPd7IizYAGRFbDSr"
    "9xDcVxezaqPJ7PHI9ZmqhTY6LZjd3j4csQrbos0RTbDVyuMl2pibw+dzYJb8+OTYm+a1rpN3Z5os4ruPtv29sRKxKttpJ+H204rkTv2O6kO332"
    "V78reK06TeB30PgSLTmhJAxLQ+PtsntPLNVtWf1QPr707mDdutxTojllx+rR8rom1i4+KlnrpLKLTppHY1oj9WgCa61k14uyenv+j2LdV2qKwq"
    "Ij2TodsAhlwSLsIpQki/VlwXQWo9YbLJpvF/PKIuwi7CJYhJKwi3HMo3XuL4JFsMj7RVmnozpvUdfpsPkkvU6HrTd7r5tnEfe6YReTXqcDFsFi"
    "3CzGMUarWITAoikswi6CxaTX6YBFsJjV9SK/TgcsmqNvyn39DXP+RX7esedE+XwjYVGUt06dwsrkw3XjiFxYud/guhESqKjfdxl5b20/1/B1+f"
    "f+NfO7F/l5x54T5fO1xHaI8tapU1iZfLhuHJELK/dr2MXUFMe67j8NPl+q513+BGe5Y9GR6j1jYBFKm0XYRcgEFlUCi5Apyus5BYtgEXYRynIe"
    "beJ7xsCi+SxGfc/YnzGtX2SVxnvG/hT8B8gL/wHCLqbxnjGwCBbjZDGOMVrFIgQWTWERdhEspvGeMbAIFrO4XhS9ZwwsFk+/5fTeyG+4pwNVqa"
    "KuX2x+H97LLNK5sBXohxxfL5qsqN93mQ4bZTSLjmrlO6lgMR8swi5CJrCYV4FFKK8CixDsIoTvpIJFk1ms5e+k8iziP0DYxay+kwoWwWK1LMYx"
    "RqtYhMCiKSzCLoLFrL6TChbBYtLXi7rfSQWL5ug8rE9BPxTcLmalqPcXB92PuYvJLDqqlXU6YDEfLMIuQiawmFeBRSivAosQ7CKEdTpg0WQWa3"
    "mdDs8i7nXDLma1TgcsgsVqWYxjjFaxCIFFU1iEXQSLWa3TAYtgMenrRd11OmCx+Cxmpaj3dJZ6ANeLJrPoqFbWRoDFfLAIuwiZwGJeBRahvAos"
    "QrCLENZGgEWTWazltRE8i7i/CLuY1doIsAgWq2UxjjFaxSIEFk1hEXYRLGa1NgIsgsWkrxd110aAxeKzmJWi3tOZgOtFo1l0VCtrI8BiPliEXY"
    "RMYDGvAotQXgUWIdhFCGsjwKLJLNby2ogJuL8Iuyhg0VHaayPAIlislsU4xmgVixBYNIVF2EWwmNXaCLAIFpO+XtRdGwEWi89iVop6T6fPg7he"
    "NJlFR7WyNgIs5oNF2EXIBBbzKrAI5VVgEYJdhLA2AiyazGItr43gWcT9RdjFrNZGgEWwWC2LcYzRKhYhsGgKi7CLYDGrtRFgESwmfb2ouzYCLB"
    "afxawU9Z7OAlwvGs2io1pZGwEW88Ei7CJkAot5FViE8iqwCMEuQlgbARZNZrGW10YswP1F2EUBi47SXhsBFsFitSzGMUarWITAoikswi6CxazW"
    "RoBFsJj09aLu2giwWHwWs1LUezqXPYTrRZNZdFQrayPAYj5YhF2ETGAxrwKLUF4FFiHYRQhrI8CiySzW8toInkXcX4RdzGptBFgEi9WyGMcYrW"
    "IRAoumsAi7CBazWhsBFsFi0teLumsjwGI26riEPOwtO2zYkkTNloqe72RFmgENiKyGlX7jGorj9mxUeTyfOR6zNFGnxkSzG7vHw5chWnVZoim2"
    "G7hcZbpSE3l97uTCLli8eDEfZ8emRN81rfQbuzxR5xXc/bft7YgViVZbKULf97LoLdsN623V+TXrYwX7UuA3oK9FVj+rLmxcPytVbub3t2jMTl"
    "bdllWnnS3q+nCJhu8SrNOqu1o0pexY7Wf3+X6CfufD+TiydGx8nTjeMZ+nKFxVBp9OVmed9qn2VWXptB1KRnMfls81Rz2Sn3loi0drb84841Hc"
    "JzBRgx/DeYGqU+sexWxXg8fxm6hm7jK+uTzNDy38uculLcVx5rTy5y4j1wjOXQatKZ+7sCwmMXdZ0IaZT7cNzl26titfo7Tz5y6j1q6cu7Rob4"
    "+D7TVs8jo2g+sSTXRcmcW+Hfxwx89xl69Xme7d9YlGb0DUsiMFwhwN6aR37vs+UfrXObq7s+//o+334xPq38bCDYmu6OJvWXXr6m7n2dvLn6zM"
    "p1U3ollll9Q9nTsNvlZX3eu+E3MMoxTHMwZgEUqbRdhFyAQWVQKLkCnK6zkFi2ARdhHKch5t4jMGYNF8FqM+YyA7p6Y/Y+DVm12nwwvrdGAX03"
    "jGACyCxThZjGOMVrEIgUVTWIRdBItpPGMAFsFiFteLomcMwKIZ+rZ8Hr5lOBL5eceeE+XzrYRFUd46dQorkw/XjSNyYeV+i/s+iWt/u4/3V/Sz"
    "F87HkaVj4+vE8Y75PEXhqjL4dLI667RPta8qS6ftkFomrl+8aaS/j/WL0dcvfj4qOgfnjvb341y/+MrJlWGq9YunK36/TpjnoqRh06ry5eOL8l"
    "eVzdePPa6mzmH7qrJEDpYumk5R9JkT5rkoadi0qnz5+KL8VWXz9WOPq6lz2L6qLJEDXdF0hqLPnDDPRUnDplXly8cX5a8qm68fe1xNncP2VWWJ"
    "HOiKplMVfeaEeS5KGjatKl8+vih/Vdl8/djjauoctq8qS+RAVzSdqegzJ8xzUdKwaVX58vFF+avK5uvHHldT57B9VVkiB7qi6TRFnzlhnouShk"
    "2rypePL8pfVTZfP/a4mjqH7avKEjnQBdVXG03Cs8p5ub+oozy/20mkJN7t9K7N/OinStRyss/+zMnB38GQKUG/hlNLdLftRGFpqN+0Ei20nbdl"
    "dcV097jbjGDd5tl+J890XRJqNQt2BKqfjrCvaY5QXNd44XwcWTo2Ph/H2+fDeH/RflgZorxF6XTap9pXlaVqO6SnLRR95oR5TuSviq8Thy2f9+"
    "PDPTn/AcrKUZUtaycfV7WvKkun7SrNsseWoU9nM740eib7ce1Iu7+OVPSZF87HkaVj4/NxvH0+jPcX7YeVIcpblE6nfap9VVmqtkPhusbur2sU"
    "feaF83Fk6dj4fBxvXxZHtR9WhixvPp1O+1T7qrJUbYfCdbzdX8cr+swL5+PI0rHx+TjePh/G+4v2w8oQ5S1Kp9M+1b6qLFXboXCNrPH+cto/Es"
    "wYoWH2eRimOBdeOB9Hlo6NrxPHO+bzFIWryuDTyeqs0z7VvqosnbZD0eziibfCLnpa5TYwkqbOUpwLJ8xzUdKwaVX58vFF+avK5uvHHldT57B9"
    "VVkiB7qquLdTz+cA73nG7P9don6zFzKbRUey99KCRSgLFmEXIRNYlAksQqbIdBYhsAi7CJk6jzbxvbSQ+SxGeS+tikXT30vrCe92gl0MY9FRku"
    "+lBYtgMU4W4xij8V5asJgHFmEXwWIa76UFi2Axi+tF0XtpwaI5ukKxnsQJ85zIXxVfJw5bPu/Hh6vK4NPJ6qxqoygev68qS6ftkFpXKvrMCfOc"
    "yF8VXycOWz7vx4eryuDTyeqsaqMoHr+vKkun7ZBa1b6X9hJBX/du4b6X1gmTvZe2/7Ml6Xtpp7d29wetSbTUWu6+6L0RE+ywPm3ieW+EU1cT3k"
    "vriX0v7SK7rxzHvnv2yudKoe+lHdJJ0w7ZeTnO0d2dff+Nny/961TSfS/te1w+7HtpvbJ1WFyyuZzFsQoWxypY7NJK/I7k5q2zYXGswSz+2MF1"
    "LG+nvKBmcWZHfRbXeLH0r+NZ7Leh6+Jg8ekX5Sw6bWF1uWIsccI8J/JXxdeJw5bP+/HhqjL4dLI6q9ooisfvq8rSaTuUnnqX3xu/4qnJljNhLf"
    "R1EbT3aZXHVyl+v06Y50T+qvg6cdjyeT8+XFUGn05WZ1UbRfH4fVVZOm2HIJUuAzPG6GrFuXDCPCfyV8XXicOWz/vx4aoy+HSyOqvaKIrH76vK"
    "0mk7FE219Hx0mF3E89HZatL1tdXeS1XfoLsBPEBmsAhhjDaFRYzR6en/AQeTkR4="
)


def cells() -> list[int]:
    """All rows, one after the other."""
    numbers = array("i", zlib.decompress(a2b_base64(_CELLS)))
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tolist()
