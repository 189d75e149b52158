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
    ("one", 149, 1), ("another", 149, 3), ("property_", 148, 3), ("method", 148, 5), ("async_method", 148, 6),
    ("shorthand", 148, 1), ("shorthand_default", 148, 3), ("computed", 148, 5), ("spread", 148, 2),
    ("word_key", 125, 1), ("string_key", 125, 1), ("number_key", 125, 1), ("word_key", 125, 1),
)
STATES, WIDTH = 1130, 163
SCRIPT_START, EXPRESSION_START = 0, 163
_CELLS = (
    "eNrtnQX81sQfx797VEAUsZMQRMIiRbEDBQUxUTFAQQxUTFDC7sBA7ERBATtRQgEDOwAJuwMVu/XPf3Pbb/fc7m7b81vc9nw+r9e9tl3f7f18b7"
    "fntm2zdOnSbUxHEm3jhPNxZGnYuNtI8ubzFMUXhYvSi/KKWmc+TLWvKktWpzxoVyOdci4v+f2+Zspuu4w87RwzbMiyRGsvF73cqYo0fesQGXXL"
    "/cbVFcftVq/8eDFzPGp5onb1iebWt4+HrkC0zopE00zXr0F5utJK8vqMXym4Pd0bEn3TsNzvipWJ2q9i788zt6etSrTuauH7aLoZ97DViZZZw/"
    "O7ew1/vN3W9Pt9a/pduZY4LA11WJvo7bW9LavT17G3663rT/e06Xf4erZjeexi/nZVLC7bSMziPY3E8XdvTPRdY4/Fq5r443RsSjS/qcfisPXt"
    "baNmRM80s/f7NydabgM5ixPMsB4tkmFxSQtv/+oN/Sx2amkfL2jpsTi8VTmLjVsTzWgdfD4HtCGqsxHRxI08v54be/vfb2y70Zt4fptvSrTQdC"
    "M2I2rStjzM0kzT74h24Xiq2952lia19/z36GA7lX4ww6/p6G1Zde5kbxeZ25Gbl4c17Uw0y3FWW0T2EYKyVJccXdNAUBwauEV8edXbsvz4Xua4"
    "V5d4yrg7hd/oj13yce7GbEW0xdZE72ydfFlnbKNHm9fftvZ5PLstfvdF1ZHb5Wsevfz2+ZpH51n3bV++jaI9d7AdWASLceinHcq3UXTtjrYDi2"
    "AxDm25U/k2it7dyXZ51pk7EzXrWsxz+1zXbNLqoned+eK7zLxR5Oceu06Uz7uSuaco7zB1CiqTDw8bR+SCyn0X976gAB21S/lx/V3RJ5hH43qx"
    "2q4X79+1fBtFe3WzXRT9bMa/rrvf3/JzncyfDe+ym7cvi8PmpQpjwy29t5vnf9buXljzHuHa+CMz/oraxOr5Hv468fWU9Y0uOrpnMvmusAfRA6"
    "bbu1fleWCdTnZ28RfzvF2/J9FWe3l+7+/lj3f23n6/DfYhemEfcVgaOmZfohX387asHnSO9+ntT/er6XfD/rbLgsWtD8gfi19z85UkWPzA7Jdz"
    "DiRq0cfzm93HH2/QQX6/BgcTPXSwOEyUft9DiH47JD4WbzyUaJu+3pbVh87xuf386TY8jOhFx+F6EdeLcejYw8u3UbRSf9uxmu/89q3tw/39fn"
    "xc1/F5y/z5fOaHuDfCxw/KO2ockQsqdz7u6UARtd8A9EFe9Z7ze3+P+d2L/Nxj14nyeU9iO0R5h6lTUJl8eNg4IhdU7nuwi4lrgdPHC5i+Fvm5"
    "x64T5bNAcr5EeYepU1CZfHjYOCIXVO4CsJi5MHfB3EWm3weUb6PopiNsx2qR83tfxPzuRX7usev4vGX+srxV4uMH5R01jsgFlbsIdjEXWpLSeV"
    "qSEQ9LqpjDbQemV9ZCp58XMv0t8nOPXSfKZ6HknInyDlOnoDL58LBxRC6o3IWwi7hexPWitvpoYPk2is470nas3nF+7+8wv3uRn3vsOj5vmb8s"
    "b5X4+EF5R40jckHlvgO7iOtFTa/bquUasuVRGKMxRuuvl44q30bRcUfbjtX7zu/7feZ3LvJzj13H5y3zl+WtEh8/KO+ocUQuqNz3MUYnrq2cPm"
    "54THDcR8w4vQcR/TEof+28+djy4+2OI/r4OJz/vLJoqfegfLYTLBaTRdhFSAcW8yqwmB8WIQgswi5C2cyjzz8eLELRWWw1OB4WXx5cOYvHn0C0"
    "8olEj54oDt//JKI/TXfLyUTbnyKO88kpNosXnErUegjRK0PELA4eKq/HKqeBlWq3ixaLlmQsulKx6NpFi0WVXQSLYDEOFuMYo1UsQmBRFxZhF8"
    "FilDE6iEWM0WBRp+tFa+4CFvWVLt8xeCyG843vGORXhwvudR9eRf/FWG1Vtfdw/C8FKZTGt4bS0AGnR4v/lxn/1mHFPa/9Bb/7/lVkC6y2qtrb"
    "H3YxVVXy/kXZd1ItBX0n1ZLoO6nsMwY7DPf2+WcM2O8YFOk7qZ86bWa/k2r5WY7/FqrqO6mWLhwRnYM2I739V0faTqWw30k94YzyMPY7qVG06p"
    "nR4u/ucPj4mdH7olGz8HEnbAAbItOBZ+Wnrn+fld9+LvL3XW47O5u0UDza8Rz0AaSnPgObVa+LzkUfQNWtjc5DH0DZ6TUJfyeeT7TaBcmW/cQF"
    "+eqrPhemk6ZaVc3/u/wDTnKj2y9CH+RVfZcuXcr/79KX+d+r6N9gs9pqOdm7ndi+SOLdTjtdTPS56S6+xPPb+FJ/vNcFfiddRrT65eKwNDTZLP"
    "ugUd6W1b/O8R1X+NPtfCXRF45jdbTZ10cr/nN1w/k4snRsfD6Ou8+H8f6i/aAyRHmL0oVpn2pfVZaq7VDxdclV6IMiCd9Jze79i5tcTfSG6U4e"
    "7fmtcY0/3pMCv4PHEP1vjDgsDY29lqjrdd6W1ZfO8aXX+9NtegPRm47Lu4r6f/QpN8Iu4p5Ofu7prHkTzr+uegrnpjA6RPAc4CGS+V8R30trtf"
    "UQxXz3EMyFtWTRUtHeSwsW880i7CKkA4t5FVjUX9uafb2tor/dcD6OLB0bP0wc95jPUxSuKoNPJ6tzmPap9lVlhWk7FGwXq9UWwC7qo61FLN5c"
    "Xe3fWsHb0pvBSNa68xb0gaVdbkUfYIzG3AXz6GTvdev27niwqI92NPt6R0V/u+F8HFk6Nn6YOO4xn6coXFUGn05W5zDtU+2rygrTdkiuk83+Ol"
    "nRZ244H0eWjo3Px/nqVnGe7Fa2H1QGn05W5zDtU+2rylK1HapsHl1t7d8azGgjHd8z1r+5t18t7xm77Dbbj33PmOVnuajvGTuiXbhzv9nttrM0"
    "qb3n/9bttlMp7HvGTr2jPEz2nrHtTJuwncIuuOF8HFk6Nn6YOO4xn6coXFUGn05W5zDtU+2rygrTdqiyeXQ1fPeKnUeL3h3vhuHd8bink/R3r8"
    "AiWIybxTjuL6pYhMCiLizCLmZzT2etsbin42rKWDACuxj9ejHILuJ6ESzqNHfhv8EGFqHaqCjPRx96J85lVF3XXeznOpl/Wfhd3r4sDpuXKowN"
    "53XXXV5Y8x7h2ncrMw7I8nX1fA9/nfh6yvpGF+06rvK0X5tpLx9P1PZuvZm9TzEHGLhF/uzifQnfz/kxJzZ8zt3x5DHkHnWcmwT97frdFPFc3J"
    "TAuattnkHprXBZH8jCoPS19oRo8e8v0Hmz2nI/OMytJhTo3E0Ah7nW1AnFaUvfiTifEFiEklXe5tF3pzBG52UePWYrImMS0bhJ4FilbveWHy++"
    "F31SBI26D30AQZbW3xZ9UM2a71wXzWeuj+ZLrpUsf9fJwlRlqPJWxQ/KOyiOKJ4onarc+bjHk7hec/r4NaavX5P0u+XvOlmYKB37vMtrIc4pXx"
    "freRdZOvd5F1X5fN2t513YY1kfyMKg/LIo4ywsi2HSRWGRPwaLeuglp49fYvr6JUm/W/6uk4UF2cWXQpxTvi6WXXwpwC6qyufrbtlF9ljWB7Iw"
    "KL8syjgLy2KYdFFY5I/Boh6a7fTxbKavZ0v63fJ3nSwsyC7ODnFO+bpYdnF2gF1Ulc/X3bKL7LGsD2RhUH5ZlHEWlsUw6aKwyB+DRX20jaKfrT"
    "DXhUnDxhWlE+Upii8KF6UX5RWlzqIyVPuqsmR1yoPa3Z9OOXPvB4th61ytLA59IJ1y1nlQHvaZ01+fMf0m8nOPXSfK5zNJ34vyVomPH5R31Dgi"
    "F1TuZxijCyOs0/ErT+t0ppn2rN9D4Fil0sPog6LoDef3/wZjB96Q2ATL33WysKB7Om+EsDd8Xax7Om8E3NNRlc/X3bqnwx7L+kAWBuWXRRlnYV"
    "kMky4Ki/wxWMyPYnlWn9J5Vn/8w9Gf1Q+Tr6siPKvf/ZFi87o0I7uxFPaqUKrk3fFhNFWRpm8d793xrsbVFcfl3x2/mDlO4t3xUnvivDuelfvu"
    "eEvsu+PD6hvTRl3xqJnHY57fvMf88U573O+37hNE058Qh6WhwyYTLfOkty27D+Ec7/aUP923pt+VU2wHFvVhscNUordNd/o0z2+96f54Twv8Dn"
    "+aaNlnxGFp6B6z7N1neFtW3znHV830p+s4i2i+48Jq2LPh4/5jjpV/ZDBe/hNDmX9gnC+U/pfR+fwfOII4/ZsRE/+CRYhTo+eyKfeZ59D3UHHU"
    "/3n0QdH0c07Hy58xzhdOy70AuwjVXux3DGSK4zsGWUn2rSGZJrwAJnRm0VLvQflsH1gsJouwi5AOLOZVYBHKq8AiBLsIpTWPjvo9QLAIFi21Gh"
    "wPi+zzLpV8m9J63kX2bUr3eRfVtyk/OaX825TW8y4iFtlvU/Is4tuUsItxfydVZRfBIliMg8U4xmgVixBY1IVF2EWwGGWMDmIRYzRY1Ol60Zq7"
    "gEV9hWevsnv2qsdsoiWmu/pFz6/TS/54CwR+w18mavyKOCwNzTDLHvCqt2VV5zV7O/E1f7qerxN977ik7OI3Gq8DjHp/0WrLN1jXqO0YbUm1Tg"
    "csQmmzCLsI6cCiSmAR0kVFOndgESzCLkJpzaPzsk4HLOZbo98oVns2fxPnFAKLGKPLFXX94jch3tedl/WL/BiN/wBxvZjV+kWwCBYrZTGOuYuK"
    "RQgs6sIi7CJYzGr9IlgEi0lfL4ZdvwgW09fLTn+/zPT7y7L5sOnvOllY0Dz65RC88nWx5tEvB3z3SlU+X3drHs0ey/pAFgbll0UZZ2FZDJMuCo"
    "v8MVjUR3lb192sq7ef93XdC98kGvEWUZM5RDPn2H5HzPXHc8NY1Z1HNGmeOCwN7fE20Q9ve1tW18y3t50X+NMtMv1GLrQdqxec3/sLzO/+BYkN"
    "sPxdJwsLqn/UOKL6sWq6KFz5fN3ZY1kfyMKgZPSK08evMH39iqTfLX/XycKCrhdfCXFO+bpY14uvBFwvqsrn625dL5YdS/pAFgbll0UZZ2FZDJ"
    "MuCos+NsFiYTRrUTrlDHwnm/bVexfnOA296PzeX2R+9y9KbIDl7zpZWNAY/WII+8LXxRqjXwwYo1Xl83W3xmj2WNYHsjAovyzKOAvLYph0UVjk"
    "j8Eixui8jNEi3YtxO3a96vzeX2V+969KbIDl7zpZWNAY/WoI+8LXxRqjXw0Yo1Xl83W3xmj2WNYHsjAovyzKOAvLYph0UVjkj8FiPnTkdvl6n8"
    "7y2+frf5de7xH9aLox71d2frb4IDs23jHLPuNDb8tq/Y/s7bMfCZj62DxPn9gOLOrDYm113yfZsbjnp0Q/feptWV37mb3d8nN/undNvzO/sB1Y"
    "1IfFZl/a2+e+rIyHo77KjsX6XxPd/7W3ZbXXYnv782J/uuu+Ieryre3Aoj4svvdt7Xg467vsWGy+hOj5Jd6W1dHf29sVfvCne8D02/tH24FFfV"
    "j8xTwf1/9EtNXPnt/7P4dPf/Yv2bG4wa9EL/zqbVkd85u9XfF3f7oHTb99/rAdL7wLNDsWfzXPxw1/Em39l+f3wV/+eOf87fdr8Q/R7H/EYWlo"
    "0L9EDf7nbVk95BzvK7j78JvpdyMZ/znYRX1Y3MYw6EPTnVvyzsuGy4Q/Ry8uY2RmF49d1qCVljNqtqwedo73q+Ov3++m3011bQcWizOPzlLb1j"
    "PoI9O5W1bnLW8ft6zv5+0l0++4FWyHMVofFhuuaNAjpuvdwDsvfzTwn6ObV/L7bdfQoI9NJwpLQ+evbFCrVYyaLauXnePjV/XXbeXVDHrUcUXW"
    "/qsbBBVTGKMxRsv0p/m7v2UNo2Yr0vZr+v0/Mf0uWMt2rF53/md9nfm/9XXJf6+Wv+tkYUH1jxpHVD9V3YLC2fxEfqr4sEywi7CLeqr12ga9Yj"
    "p3K9Lgdfz+q6xr0GOOy2LusvUB+Zq7fC2wg0mw+IHZL+ccSNSij+c3u4/gXt5Bfr8GBxM9dLA4TJT+gPUM+mu9+K6nbzyUaJu+3pbVh87xuf38"
    "6TY8jOhFx2EerY9dvLWRQTs0NujTxh4jFzbx89Kmqd/vVdPvhPUNYVgaWrWZQY+bzt2yOrC5ffx3c3/dbtvAoB1b2A5jNMboOPSZydJFGxo12y"
    "jaqKXxnwOLYDEOvWaydGIr479tVK3W2vjPYYzWh8UnzPPRp41B/7TxzsvtG/nP0U4b+/0+N/0u3sQQhqWhjTc16HXTuVtWJ21mH6/e1l+3yabf"
    "Qe1sB7sIuxiH/jVZuqO9UbONop07GP85sAgW49AXJkuXdDT+20bVJp2M/1yR9IbZnpM399q0Rmf8B1hUwS7CLsr0pPm7P3gLo2Yr0v8E/mO3NK"
    "hrF9uBRbAYh740Wbp0K6NmG1abbm3Qm44rsk7ZBmN0XtVL8F+X67fmtkat88pD+1X17oU1Eamph6Cve1TY/z1yeN6sOqvq3QMspqbdBH29W4X9"
    "/9S2Ri7br2rvbmARCqlDtsP1IQQFaSl+J9rqzu2r69ycjPE9sipZG3FPI3ma7xrbW+v+4lVNxHHmN/XuLw5b396y9xd3GO7tp/19lyUtvP2rN/"
    "T23fuLnVraxwtaevcXh7cqv7/YuDXRjNbBfT+gDVGdjYgmmu6y22y/nht74Zaf5UZvUp5u4aZEIzYjatLWH2bpwhHROWgz0tt/63bbqfRDB6Jr"
    "OnpbVp072dtF5vaEM8rDmnYmmuU4KB3tsgPG6NpqrbHoA1dT0BdVqcfwLVJcL2ItbWb/R39ljuOX7WjQZjt54/lbO/nH9lN39vut1dWgKaYTha"
    "WhQ3cxy93VqNmyuss53rWbv25fm36Xd7cdq53Mud5OivmeG87HkaVj44eJ4x7zeYrCVWXw6WR1DtM+1b6qrDBth+TqJuivblXUh1ZbVe3tBp5S"
    "0wlmX5+g6G83nI8jS8fG5+O4+3wY7y/aDypDlLcoXZj2qfZVZanaDqV/vdh2NyOV68U5TjlJXy9ezPAU5XpxyO7hruHW7mHQVNP17enFN/bwpx"
    "0n8OvWy6DFpnPDRu1pULu90rt2nGuWNXRvo2bLap19DJpmun77+utT2s+g8Y5Ls75Jq3tv3MODXcQ8Oo559Dfmb+mK/Q1qf4D3m5p3gP/3ddqB"
    "fr91+xg03XSisDR02EEGLXOwUbNldbdzvNsh/rp9a/pdeajtwKI+LHboa9Dbpju9n3de1jvMf46eFvgdfrhBy/Y3hGFp6B6z7N0HGDVbVt85x1"
    "cd4a9bx4EGzXdcGhp2ZDb90+io6OU+c1Qxx/n+R9vtWu6YfLZvwjG4/oLyrx6DKud4T9z/qHrtImBglyriwmqrqr274DdSdVoyCNcG1a7dBb/7"
    "3avo2Surrar27g67qIWuPha2CkpP/ZzffcNj/H68HjHj9B5E9Meg/LXz5mPLj7c7jujj4+y29lPYvn6wi1qyaKn3oHy2EywWk0XYRUgHFvMqsJ"
    "gfFqu1/8EiWIRdhLKeR59/PFiEorPYanA8LL48uHIWjz+BaOUTiR49URy+/0lEf5rulpOJtj9FHOeTU2wWLziVqPUQoleGiFkcPFTeP6vgedmq"
    "t4sWi5ZkLLpSsejaRYtFlV0Ei2AxDhbjGKNVLEJgURcWYRfBYpQxOohFjNFgUafrRWvuAhb1FZ69yu7Zq07HGbTAdMOP99ZENR7sXx81Q+A34A"
    "SD6pxoCMPS0ESz7J4nGTVbVt87x6NP9tdt81MMWug4VocJ7OJhVbROx2rrYYr5yWGYu6SmKCxaKto6HbCYbxZhFyEdWMyrwGJ+WKzW/geLYBF2"
    "EarNGF3EdTpgMR8sVsM6HZZF0b3uw3CvG3aRYdFSUut0wCJYjJvFOMZoFYsQWNSFRdhFsJj0Oh2wCBazul7k1+mAxeJoxKm1WyPSZAje2SPTzC"
    "rrm0MFNvDQKnrPmNVWVXsPxdwlVWH9YnbrF48YalDd0wyadJr3O97jdP9v+geB3zXDDOo83BCGpaFFZtkjRxg1W1ZNR9rHs0b66zbwDIPqnWk7"
    "VjuYv/sdFL99N5yPI0vHxg8Txz3m8xSFq8rg08nqHKZ9qn1VWWHaDsm1vdlf2yv6zA3n48jSsfHDxHGP+TxF4aoy+HSyOodpn2pfVVaYtkNyHW"
    "X211GKPnPD+TiydGx8Po67z4fx/qL9oDJEeYvShWmfal9VlqrtULCONPvrSEWfueF8HFk6Nj4fx93nw3h/0X5QGaK8RenCtE+1rypL1XYoubnL"
    "PY3kab5r7M1drmoijjO/qTd3Gba+f+5yL3Ndy89dmnVNdu6ypIW3f/WG/rlLp5b28YKW3txleKvyuUvj1kQzWgf3/YA2RHU2Ippoul5n2W3uuX"
    "F5HMt/9Cblfgs3JRqxGVGTtuQLi6Ifz/L6eVL78rAxZ6vnRD90MOdPHb0tq86dnPmNud3iHG5e09mc0ziO1THmb/cYxe/XDefjyNKx8fk47j4f"
    "xvuL9oPKEOUtShemfap9VVmqtkPBGl7l/WW1fziY0UJDzfMwVHEu3HA+jiwdGz9MHPeYz1MUriqDTyerc5j2qfZVZYVpOxTNLq41FnbR1ZSxYC"
    "QtDTTPw0DFuXDD+TiydGx8Po67z4fx/qL9oDJEeYvShWmfal9VlqrtULCOMPvrCEWfueF8HFk6Nj4fx93nw3h/0X5QGaK8RenCtE+1rypL1XYo"
    "XT1YoL632vIgWIJqoXfOwRq0IuqMc8Of139MGzI2p3ZkLOxfobT+ebBHEFRbPYvfUeF0e07HutsxRhdOR56fT/sCu1g8TSqYfZkEe5lbLX9Bse"
    "zLfRfAXqYtPHuV3bNXe15o0E+mu/Yij/stL/b/Bt4V+J15iUHNLjWEYWnoObPsoy4zaras6l9uH99/ub9ue40y6GfHZaGBW8SXV70ty4/vZY57"
    "dYmnjHtSGJ9/7JIPW3XdFekz0+VKjElQMTR1QnHa8h5+lxBYhHC9WKa7cb1YozFbEZ11lUHNr8bvU6Xn0T+FUt7u6ST9TKpMSdzTOXq0QStcY9"
    "ADptt7jP27+mWM//e1t8Dv+msN2uo6QxiWht43yz77eqNmy2qDG+zjF27w1+2YGw1a8SbbRWFx2UbRno/evXHw89Edm4qfj27UjOiZZvZ+/+ZE"
    "y20gZtG6vzjBDOvRovYsPuj0hw7PR7tin4/+fmPbsc9Ab76p+vnomabfEe3C8VS3ve0ssc9H79HBdiqFfT565OblYezz0VZboHIWIf3H6KLbRU"
    "v73GzALsIuaiGLRahYKtK97l/BJwQWoYSFe91+5ele9w23GLT1rfh9qvQP1rtCmugD/FYLJ/ZbQzIFfWvob41tlOwbbLrXGyzK1VvxzSuwCKXN"
    "IuwipAOLKoFFSBfl9ZyCRbAIuwhlOY+O+s1esAgWLbUaHA+LLw+unEXr+9Ernyj/fvT+JxH9eZL6+9GfnFL+/ehXhohZFH0/2hW+Hw27GPe3zF"
    "V2ESyCxThYjGOMVrEIgUVdWIRdBItRxuggFjFGg0WdrhetuQtYLD6LOks1Rst0zm1YA6Qri5Z6D8pn+8BiMVmEXYR0YDGvAotQngUWIdhFjNFp"
    "zKN1XBsBFvVnMeraCJl0Xxvhir+/yLKI+4uwi2msjQCLYDFOFuMYo1UsQmBRFxZhF8FiGmsjwCJYzOJ6UbQ2AizqI3yDLbv3dbe43aDZpht0h8"
    "d9g7H+69SHBH773mnQb6YThaWhG+8yaJtxRs2W1YfO8bnj/XXb8G6DXnQcWNSHxWPvMWilCQY9PME7L/tN9J+j3wV+N00yaNt7DWFYGvrILPu8"
    "+4yaLauW99vHL93vr9txDxjU8EHbZSG8886vPL3z7hGTm94PJcvOJ06ff8L0vcjPPXadKJ9PJOdPlHeYOgWVyYeHjSNyQeV+gudWM9fP3Yiu6+"
    "73t/xcJ/Nnw7vs5u3L4rB5qcLYcEvv7eb5n7W7F9a8R7g2/sRwJmoTq+d7+OvE11PWN7ro6J7J5f1HLWznR855+Ig5HyI/99h1onw+ktgOUd5h"
    "6hRUJh8eNo7IBZX7Eexiru7pfJfTd5jI2vId+NOWRUuqZwzAIpQ2i7CLkA4sqgQWIV1UpHMHFsEi7CKU1jw6L88YgEW9WIz6jMF3OX3/oit2nQ"
    "7PItbpwC5m9YwBWASLlbIYxxitYhECi7qwCLsIFrN6xgAsgsWkrxfDPmMAFrNRGuu6tz6gPEz3dd2LTQ4Xc7+tJNZ13/ywQds9YtDHj3hrrc5/"
    "1L/uqtVjfr+XTb/jHzeEYWHS11YrP2HQo6Zzt2X3Nybbx39O9pd7y5MGbf+U7Vh97PT3x0y/i/zcY9fx+cv8ZXmrxMcPyjtqHJELKvdjzGMS10"
    "NOH7Nj9EOSfleN0Vaah2I6Xw8lcN5lcxdZvV3/h8Cglixakq0ZA4tQFizCLkJJslhbFnRnMWq9waL+djGvLMIuwi6CRUjXeXSYe91gESzyflHW"
    "jKnOW9Q1Y2w+Sa8ZY+vN/u/Cs4j/XWAXk14zBhbBYtwsxjFGq1iEwKIuLMIugsWk14yBRbCY1fUiv2YMLOolrBnzrxn7WvC7SmLN2Admv5xzIF"
    "GLPp7f7D7+eIMO8vs1ONj8zRwsDhOl/+Qpgy6YEt/asRsPJdqmr7dl9aFzfG4/f7oNDyN60XFx6/uUru+/z2geISr3e8xpcmsXeeEdybZaTzXo"
    "FdMNnsa8p36633Y9JvA74GmD/jKdKCwN3fqMQTvMMGq2rD51ji+c6a9bm1kGveq4sjHC+X1/wPzORX7uset8Y43EX5a3ctzi4gflHTWOyAWV+w"
    "HsYOL60OnjD5m+Fvm5x64T5fOh5HyJ8g5Tp6Ay+fCwcUQuqNwPwWLiesrp46eYvn6qgnm0leapmM7XUwmcdz5Pt76yeqvCoOxZtCRb1w0WoSxY"
    "hF2EijBGh7nXDRbBYlIsRl0z9lTMa8bcPNk1YyIW2f9d+DD87wK7GNd/gC6LKrsIFsFiHCzGMUarWITAoi4swi6CxbjWjGGMBou6XS+6a8bAon"
    "6a5vT1NOb8T5MwZfm7ThYWB4vTErhG4/Nk26JqzzRcLxaKxaj3dKYlcE9nGndPR8Qiaxf5MNhF2MW4xuhp3PUiWASLSbEYxxitYhECi7qwCLsI"
    "FuO6p4MxGizqdr3o3tMBi/ppitPXU5jzP0Vxf9EKE91ftPynxHRtNSWBazQ+T7e+snqrwqDsWXTDwCJUBLsYZowGi2AxKRaj3uueksC97incvW"
    "4Ri+z1Ih+G60XYxbjmLlO4eTRYBItJsRjHGK1iEQKLurAIuwgW47rXjTEaLOp2veje6waL+mmq09dTmfM/VcGiFSYKl/nXpk5JtJOvb1B7puJ6"
    "sbAshrGLYBEsJsVi1PuLUxO4vziVu78oYpEdo/kwjNGwi3FdL07l5i5gESwmxWIcY7SKRQgs6sIi7CJYjOv+IsZosKjb9aJ7fxEs6qfJgu+7TK"
    "7gWX0rzeSYrq0mJ3CNxufp1ldWb1UYlD2LlmTvpQWLUBYswi5COrCoygcsQnm6XgwzdwGLYDEpFqP+Bzg5gf8AJ3P/AYpYZOfRfBjm0bCLcd3T"
    "mczdXwSLYDEpFuMYo1UsQmBRFxZhF8FiXP8BYowGi7pdL7r/AYJFfcWyKJOKxROeNbRu383Hlh9vdxzRx8fhvOeVRUuy/wDBIpQFi7CLkA4syg"
    "QWIV2kO4sQWIRdhHSdR4e5pwMWwSKvVoPjYTHq2ghWcayN+OQUm0V2bYSIRfb+Ii/cX4RdjOtet8uiyi6CRbAYB4txjNEqFiGwqAuLsItgMa61"
    "ERijwaJu14vu2giwqJ+eFKzTebKCdTpWmidjWnf6ZALrV/k83frK6q0Kg7Jn0ZJsbQRYhLJgEXYR0oFFVT5gEcrT9WKYuQtYBItJsRj1P8AnE3"
    "g++knu+WgRi+w8mg/DPBp2Ma57Ok9yz16BRbCYFItxjNEqFiGwqAuLsItgMa7/ADFGg0Xdrhfd/wDBon6a7vT1dOb8T5cwZfm7ThYWNI+eHoLX"
    "6QnMo6dz82i2LdMFLPJhYLEYLMo4C8tiHHZxOjdGg0WwmBSLUcuNyiIEFnVhEXYRLMY1j8YYDRZ1u15059FgUT89Jrin81gF93SsNI/FdG31WA"
    "LXaLLnXWT1dv0fw/Wilixakq2lBYtQFizCLkI6sKjKByxCcZ/3IrIYtd5gESzCLoLFtObRYdZGgEWwyPtFec+Y6rxFfcbgsZjXRqjeM8bWm72/"
    "yLOI+4uwi0m/ZwwsgsW4WYxjjFaxCIFFXViEXQSLSb9nDCyCxayuF/n3jIFFffSm09dvMudf5Oceu06Uz5sSFkV5h6lTUJl8eNg4IhdU7pu4bk"
    "xczzh9/AzT189I+t3yd50sLOiezjMhzilfF+uejixd2OddnuGed2HbIusDNgx2sRgsyjgLy2KYdGFZFLUFLILFOFmMWi5YBItJ2sWgPGEXwaJO"
    "Y7Q7jwaL+mmG09czmPMwQ3LeLX/XycKC5i4zQrDI18Wau8yo5dxlBjd3Ydsi6wM2DCwWg0UZZ2FZDJMuLIuitoBFsBgni1HLBYtgMUm7GJQn7C"
    "JY1GmMducuYLHYGv1Gcdqy6nMGTigEFqtctf0eoO4K851UXo+DR21ZtNR7UD7bBxaLySLsIqQDi3kVWITyLLAIwS5ijE5jHh3meRewCBZ5RXlv"
    "hEpR3xvBKun3RrBin73iWcT/LrCLSb83AiyCxbhZjGOMVrEIgUVdWIRdBItJvzcCLILFrK4X+fdGgEV99KyzPu9ZZu3es5K1gpa/62RhQfPoZ0"
    "OsX+TrYs2jnw143sUKV7Ho1s+dR7NtkfWBLAzKL4syzsKyGCZdWBZFbQGLYDELFt0xGizqp+ecPn6O6evnJP1u+btOFhY0Rj8X4pzydbHG6OcC"
    "xmhV+Wz93DGabYusD2RhUH5ZlHEWlsUw6cKyKGoLWASLWbDojtFgUT89LngX6OMVvAvUSvN4TOfr8RS/qSGrt+v/OBjUkkVLsmcMwCKUBYuwi5"
    "AOLKryAYtQ3Oe9iCxGrTdYBIuwi2AxrXl0mLURYBEs8n5RnjFQnbeozxg8nuK3Kdl6s+t0eBaxTgd2MelnDMAiWIybxTjGaBWLEFjUhUXYRbCY"
    "9DMGYBEsZnW9yD9jABb10Synr2cx53+WhCnL33WysKB59KwQvPJ1sebRswLWL84KWEvr1s+dR7NtkfWBLAzKL4syzsKyGCZdWBZFbQGLYDELFt"
    "0xGizqp+edPn6e6evnJf1u+btOFhY0Rj8f4pzydbHG6OcDxmhV+Wz93DGabYusD2RhUH5ZlHEWlsUw6cKyKGoLWASLWbDojtFgUU+1XUYeNscM"
    "G7Is0drLRc93KpNm6wPKw/rWITLqlvuNqyvOp1u98uPFzPGo5Yna1SeaW98+HroC0TorEk0zXb8G5elKK8nrOp4L+1rAXveGRN80LPe7YmWi9q"
    "vY+/PM7WmrEq27Wvg++sDsl3MOJGrRx/Ob3ccfb9BBfr8GBxM9dLA4TJT+wOcN+vv5+N5XdeOhRNv09basPnSOz+3nT7fhYUQvOi4LFnnpzqJI"
    "SbB42wsG7TjboM9me4xc9KKfl41e8vu9Zvqd+LIhDEtDq71i0BOmc7es+rxqH//zqr9ut79m0E6v247VW87v/y3GDoj83GPX8fnL/GV5q8THD8"
    "o7ahyRCyr3LYzRietpp4+fZvr6aUm/W/6uk4UFzaOfDnFO+bpY8+ina/n96Ke570ezbZH1ARuG/12KwaKMs7AshkkXlkVRW8AiWIyTxajlgkWw"
    "mKRdDMoTdhEs6jRGu/cXwaJ+mun09UzmPMyUnHfL33WysKC5y8wQLPJ1seYuM2s5d5nJzV3Ytsj6QBYG5ZdFGWdhWQyTLiyLoraARbAYN4tBeY"
    "JFsKiTXXSvF8EiFLc+fx3fAyqS8H90dv9HX/yGQRu/adDrb3q/qZPe8v++Vp/j95ts+h001xCGpaF/zbLvmGfUbFnt/LZ9/MXb/rpdMt+gTRbY"
    "Lu+qt2X58b3Mca8u+WnHAadHi//GguKPAbCL2dnFkxcatMYig55c5HF28Dt+5v4n8Bv7rkFd3zOEYWnoS7PsS983arasNv3APn7zA3/dTvnQoD"
    "U/sl2R9NRHuF6sdrt4TyN5mu8ae3bxqibiOPObenZx2Pp+u3jIx4bULjbrmqxdXNLC2796Q79d7NTSPl7Q0rOLw1uV28XGrYlmtA7u+wFtiOps"
    "RDTRdL3Ostvcc+PyOJb/6E3K/RZuSjRiM6ImbckXVqnajCw/HnO2+nf+Qweiazp6W1adO9nbReb2hDPKw5p2JprluCJp6cewi0XRroL3RuxawX"
    "sjdJfsfTpWW3dV3DvcFfcVtWTRUu9B+WwnWCwmi7CLkA4s5lVgMT8sVmv/g0WwCLsIZT2PDvP+RbAIFnm/KN8xUCnqdwxYJf0dA5ZF9l2gfF/g"
    "GQPYxaS/YwAWwWLcLMYxRqtYhMCiLizCLoLFpL9jABbBYlbXi/x3DMAiVBsVZV33nZ9EW2P01+lEtw7D+QeL8WuXT6Oz+M+FOP9gMX59VQGLl3"
    "1W/PWa7PWiTEHXi5dqfP9DNo+WyW3LpbinoyWLllTrF8EilDaLsIuQDiyqBBYhXVSk8wYWwSLsIpTWPFq39YtgsZja7PPi3Pu6xGHwErAIaaK3"
    "Pse7AHQYo6Ou6740xPu6dVvXzYpdG8GP0VgbgevFpNd1g0WwGDeLccxdVCxCUNY6HyzCLmpmFzFGg8WknzEAi2Axq7kL/4wBWKw+DdwivrzSWE"
    "t7dwrXiT/mZN3vmK2ITv3CoLW+TPZea3fBs1fdq+hdoFZbuyu46465S2qKwqKlor0LFCzmm0XYRUgHFvMqsJgfFqu1/8EiWIRdhLKeR+u2lhYs"
    "5oPFangXKMui6H063XGvG3aRYdFSUmvGwCJYjJvFOMZoFYsQWNSFRdhFsJj0Oh2wCBazul7k1+mARf0Ux5oxnRX1+egpX+L5P51ZtFS0tRFgMd"
    "8swi5COrCYV4FFKK8CixDsIpTWPDov7xkDi3qxWA1rI1ix9xd5FnF/EXYxq/fpgEWwWCmLcYzRKhYhsKgLi7CLYDGrd5iARbCY9PVi2HeYgMXs"
    "dehXuE6CNNHXlbN4QE7XQB+AtdsQo33AAxSjeueUp974HRROd32dz2vNXRfjGhlK4HIXXEEp6rXzxP4nno++iUOXf4Pfcx7U9lucp0T7dxl52B"
    "wzbMiyRGsvFz3fqYo0fesQGXXL/cbVFcftVq/8eDFzPGp5onb1iebWt4+HrkC0zopE00zXr0F5utJK8vqMXym4Pd0bEn3TsNzvipWJ2q9i788z"
    "t6etSrTuauH7aI7J9pDvDFp7icf41CV+3vt+7/czfjBonOlEYWmo248GLTadu2U16if7uN3P/rrNNf2G/mI7kfAcYLnW+RX2LyvhOUCwmEcWYR"
    "chHVjMq8AilFeBRQh2EcJzgGBRZxar+TlAnkWspYVdzOo5QLAIFitlMY4xWsUiBBZ1YRF2ESxm9RwgWASLSV8vhn0OECxCYdSsq7c/rUDXdf1+"
    "wzVqnlkskkq/VzeLxy1duvQ4xbNHbjgfR5aOjc/HcffZsPFm//P+ov2gMkR5i9KFaZ9qX1WWqu2QfteLWSnq/y7d/8B4qTOLlqpl/SJYzAeLsI"
    "uQDizmVWARyqvAIgS7CGH9IljUmcVqXr/Is4j/AGEXs1q/CBbBYqUsxjFGq1iEwKIuLMIugsWs1i+CRbCY9PVi2PWLYBGKqm9wXVcYDVi6dOkA"
    "xdomN5yPI0vHxufjuPt8GO8v2g8qQ5S3KF2Y9qn2VWWp2g4Fa1iV95fV/mFgRgsNMc/DEMW5cMP5OLJ0bPwwcdxjPk9RuKoMPp2szmHap9pXlR"
    "Wm7VA0u7jWWNhFV1PGgpE8anxO7cB42C9thPd1Z/e+7iv+NKj9XwbN+8u7H3Da3/57A+v+4/ebbvod9q8hDEtDy/zPoLtN525Z7bbUPv52qb9u"
    "V1KJOhi2y7vqbVl+fC9z3KtLftrxdgHORZy6WTA+uX43Rxy7bk5grKttnkHprXBZH8jCoOx0XXexn+tk/mXhd3n7sjhsXqowNpzXXXd5Yc17hG"
    "vfbQxvsnxdPd/DXye+nrK+0UW7jqtd+tNL+tvz+xQ2ZOAW+Ruj70vYJv6Yk+uJ9ZYppZLHLYL+dv1uiXgubkng3NU2z6D0VrisD2RhULKKY23E"
    "Axqft6jPGFhteQAcasuiJdWz+mARSptF2EVIBxZVAouQLirSuQOLYBF2EUprHp2XZ/XBol4sRn1WX3bu8visPs8inneBXczqWX2wCBYrZTGOMV"
    "rFIgQWdWERdhEsZvWsPlgEi0lfL4Z9Vh8s5lsTC3R9NRHXipkob8+7sN8ayvvzLk8vU6LDly3RssuV6J7l7DV+u9fxr/Vzw1h9Z8a7qm5JGJaG"
    "OtYr0XzTuVtWw5a3jxvV99ftGdOv/wq2k2m5FfH8BVQMTZ1QnLZMwO8SAotQwsrb8y53pzB3ycvzLmO2IurRoERLGiT7+3zE6XP2ns4jkvOguq"
    "djpXkkpvP3SBLPtkrudcvq7fo/gvl0aorCoiXZMwZgEcqCRdhFKEkWa8uC7ixGrTdY1N8u5pVF2EXYRbAI6TqPDrM2AiyCRd4vyjMGqvMW9RkD"
    "Np+knzFg682u0+FZxDod2MWknzEAi2AxbhbjGKNVLEJgURcWYRfBYtLPGIBFsJjV9SL/jAFY1Ec3mn3tOtaPD5M5UT6yeCr/sHmErVdQuVHih/"
    "VT1RkK1g1mf7mO9ePDVC5M3KA4YfOIUq+o7ZDFD+unqjNUTLHPuxRJV6+E9btxqUjPGHRqCC4gsAglKzxj4FeenjFYYP42h6+cj99n41VgR6B4"
    "FMc7TP7M6Xtp/8R8N3csWlJ9UwMsQmmzCLsI6cCiSmAR0kV5PadgESzCLkJZzqN1/KYGWNSfxajf1Pgzp9/U+FOwZowX1ozBLqbxTQ2wCBbjZD"
    "GOMVrFIgQWdWERdhEspvFNDbAIFrO4XhR9UwMsFo/FX3N6f/FX3NPJHYuWVGsjwCKUNouwi5AOLKoEFiFdlNdzChbBIuwilOU8Wse1EWBRfxaj"
    "ro34NadrI37F/UXYxZAsWkpybQRYBItxshjHGI21EWAxDyzCLoLFNNZGgEWwmMX1omhtBFgsnor0nrEZeCcLBBahGPRLTu8Z/4J73YW7Xvw2p/"
    "8BytryLRjVlkVLqvWLYBFKm0XYRUgHFlUCi5AuKtK5A4tgEXYRSmsereP6RbCoP4tR1y9+m9P1i67Y/wB5FvEfIOxiGusXwSJYjJPFOMZoFYsQ"
    "WNSFRdhFsJjG+kWwCBazuF4UrV8Ei8XT6DeK05YBq2LNGAQWMUbXfoyOS3VWi5+DqPe6Ib1ZtNR7UPJ1AYtgMSyLsIuQDiymIbAIFZlFCIJdhH"
    "SdR4e51w0WwSKvqGvGZIq6ZoxlMas1Y7zwvwvsYlZrxsAiWKyUxTjGaLzzDizmgUXYRbCY1ZoxsAgWk75eDLtmDCxmo7bLyMPmmGFDliVae7no"
    "+U5VpOlbh8ioW+43rq44brd65ceLmeNRyxO1q080t759PHQFonVWJJpmun4NytOVVpLXZ/xKwe3p3pDom4blflesTNR+FXt/nrk9bVWidVcL30"
    "cTzd9dz9VL9P3q3u9v9Br+e1qbr+n3W2j6jVirJAxLQ03WLtFM07lbVkesYx/XXddft0mm3x7r2Y7VPGe96Dxm3ajIzz12HZ+/zF+Wt0p8/KC8"
    "o8YRuaBy5+HZl8Q1x+njOUxfi/zcY9eJ8pkjOV+ivMPUKahMPjxsHJELKncOWMyVirSu+4f18J84BBYxj05nHp2VKvk/+ppG4FFXFi31HpTP9o"
    "HFYrIIuwjpwGJeBRahPAssQrCLGKPTmEfn5V2gYFEvFrNa180qy3XdLItYGwG7mOW6brAIFithMY4xWsUiBBZ1YRF2ESxmua4bLILFJK8Xo6zr"
    "BovF1MAt4sur3pblx/cyx726xFPG3SmsV/yxSz7O3ZitiDo3LtGixsleP+/h9DlrF/eQnIcgu7hHDr97ZdVZVe89sIY2NUVh0ZJqnQ5YhNJmEX"
    "YR0oHFMHmBRSguforIoqrOYBEswi5CWc6jdVunAxbzwWLUdTp75PCbvSyLoneYuGG41w27mPQ6HbAIFuNmMY4xWsUiBBZ1YRF2ESwmvU4HLILF"
    "rK4X+XU6YFEf9RTw07PCa6SeOby2suqsqndPXC+mLrxPp1wjm+D5Ap1ZtFQt79MBi/lgEXYR0oHFvAosQnkVWIRgFyG8Twcs6sxiNb9Ph2cR97"
    "phF7N6nw5YBIuVshjHGK1iEQKLurAIuwgWs3qfDlgEi0lfL4Z9nw5YzEb4Tmp230lt2rREs0w3cH2P/XrN/Neq9wr8ejUv0Y+mE4WloTEblGiL"
    "FqWaLat3nOMzNvTXbf2WJXrWcUXSka0wx4BdhF2Mwy4u37pE95luzzbeb+qnNv7f17Ub+f223LhE75pOFJaGztykRM02LdVsWT3nHB+1mb9u9d"
    "uW6H7HhdWa2xqR6tYrgXWne7WrXT//XMv0vbCWVgvpwOJ17WvHUpcOYBEsxqP3asnSWR3BYjXqqYjs5kHngUXMXapk7tK8U4meN93Rm3v2e4XO"
    "flv+gMBv7y1K9IvpRGFp6PotS7RVl1LNltX7zvHZW/nrtsHWJXrBcWAxPIsXMXYxCRaP2aZEK25boge39c7LPtv5z9GvAr8bti/R1juUhGGVKk"
    "peH5hln7NjqWbLqsVO9vHsnfz5Ddq5RA262i4pTZ1QnLHioa64bwmBRVwvRhuj72kkT/NdY2+MvqqJOM78pt4YPWx9/xjdv7l8jG7WNdkxekkL"
    "b//qDf3Xi51a2scLWnpj9PBW5WN049ZEM1oH9/2ANkR1NiKaaLp9d7H577mxF275WW70JuXpFm5KNGIzoiZtyRdm6Yh24c79b2bevznlTmrv+d"
    "+4a+k/p9IPHYiu6ehtWXXuZG8XmdttupXn07Qz0SzHFVkfdoM9g/TQud3BIlSuYUdmc6+x0VHRy91wt2Ly++Ju+F1Won1xTxnSRHuDRUgT7QUW"
    "q15dBQx0rSIurLaq2tsVv5HUtLPgvbQ7V/heWp0lew7QauvOCt52BotasmipaO9fBIv5ZhF2EdKBxbwKLOaHxWrtf7AIFmEXoazn0bq9fxEs5o"
    "PFanj/Isui6FtDO+NbQ7CLDIuWknr/IlgEi3GzGMcYrWIRAou6sAi7CBaTfv8iWASLWV0v8u9fBItQbXTs7livDOmheluWH9/LHPfqkp92rNQD"
    "vylW15tj0PWKuaIbzseRpWPj83HcfVkc1X5QGbK8+XRh2qfaV5WlajsUrMFmfw1W9JkbzseRpWPj83HcfT6M9xftB5UhyluULkz7VPuqslRth4"
    "op9ln9IulhjNk0QvH7tcJcFyUNm1aVLx9flL+qbL5+7HEldQ7aV5UlcrAc0YT3jGX3zrv9epbod9PdtIdnE7ft5bePHwn8ztuzRC33KgnD0tBL"
    "ZtnH7V2q2bJquI99/Mg+/rr13rdEfzhOpDi+73KnxnZA9d2rO2G/tFIYFv9jWnGfGyxCabMIuwjpwKJKYBHSRXk9p2ARLMIuQlnOo3V73gUs5o"
    "PFqM+7yM6pzs+7sPUWrRlzhTVjsItJP+8CFsFi3CzGMUarWITAoi4swi6CxaSfdwGLYDGr60X+eRewmA/dvF+09R935fTeyF24p1M43ZHTc3oH"
    "WCyc7i3YOb0XjKaqhwXPRz9cwfPRVpqHYzp3DyfAgGweLau36/8weNSSRUuy9YtgEcqCRdhFKEkWa8uC7ixGrTdY1N8u5pVF2EXYRbAI6TqPDv"
    "O/C1gEi7xflPWLqvMWdf0im0/S6xfZerP/AfIs4j9A2MWk1y+CRbAYN4txjNEqFiGwqAuLsItgMen1i2ARLGZ1vcivXwSLeilv7xlj37+Y9/eM"
    "bde7RB+b7vz9S9TqAHu96MsH+NeNthL4HX9giVbuUxKGpaFHzbL3P6hUs2X1p3N8y8H+um1/SIk+cVzeVdR3gV5wKN4FGpemTihOW1r3BRcQWK"
    "xWfe5cm3/OzBdEfu6x60T5fC6Zu4jyDlOnoDL58LBxRC6o3M9xnxGqouvFV2CLcb0o0OB+4AICi9UsfMcgu/uLqxxWosdMd8DhHvt/He7/Hdza"
    "3++3w4ASfWo6UVgauvCIErUZWKrZsnrVOT7hSH/dVj2qRI87DteLeurAo6vbFn/qzA8/ZeaJIj/32HWifD6VzDVFeYepU1CZfHjYOCIXVO6nmE"
    "fnQj+kdJ5+yIgHUbk/gM3Y9YRgbcQTFayNsNI8EdP5eSLFZwxk9Xb9nwBzWrJoSfasPliEsmARdhHSgUVVPmARivu8F5HFqPUGi2ARdhEspjWP"
    "DvOMAVgEi7xflGf1Vect6rP6T6T4rD5bb/Z5F55FPO8Cu5j0s/pgESzGzWIcY7SKRQgs6sIi7CJYTPpZfbAIFrO6XuSf1QeL+uhtp6/fZs6/yM"
    "89dp0on7clLIryDlOnoDL58LBxRC6o3Ldx3Zi45jp9PJfpa5Gfe+w6UT5zJedLlHeYOgWVyYeHjSNyQeXOBYu5UpGevfr7aDzvAoHFalYlz17d"
    "00ie5rvGjp0001zVRBxnflPv2ath69tb9tmrHYZ7+2m/22lJC2//6g29fffZq04t7eMFLb1nr4a3Kn/2qnFrohmtg/t+QBuiOhsRTTTdvrvY/P"
    "fc2Au3/Cw3epPydAs3JRqxGVGTtuQLs3ThiOgctBnp7d+4a+k/p9IPHYiu6ehtWXXuZG8XmdsTzigPa9qZaJbjRIrjm706S/Utc5FuOwZ2MSuF"
    "YdFS70H5bB9YLCaLsIuQDizmVWARyqvAIgS7CKU1jw7zfzRYBIu8oqzrVinqum5WSa/rZsWujeBZxNoI2MWk13WDRbAYN4txjNEqFiGwqAuLsI"
    "tgMel13WARLGZ1vciv6waLegnvSM7uHck7DirRZ6a76FiP/Y2O81+rvibwO/H4Eq02uCQMS0NPmGX3OaFUs2X1j3N8+4n+uu10Uok+d1yWdjEr"
    "Rb2/ePHJmLvoPEZbqpZ1OmAxHyzCLkI6sJhXgUUorwKLEOwihHU6YFFnFqt5nQ7PIu51wy5mtU4HLILFSlmMY4xWsQiBRV1YhF0Ei1mt0wGLYD"
    "Hp68Ww63TAYjbCOp3s1ulsfEqJXjfdSad67K8+xH+tOlngd9DQEv1rOlFYGrrjtBLtfHqpZsvqC+f4kmH+um0yvERvOA4s6sPiySNKtMbIEj05"
    "0jsvB5/hP0f/E/iNPbNEXc8qCcPS0Jdm2ZeeXarZstr0HPv4zXP8dTvl3BKteZ7twKI+LD5lno9Dzi/R0vO983LnBf5ztMuFfr+vTL/LLioJw9"
    "LQZheX6C3TuVtWp15iH691qb9uU0y/Qy+zHVjUh0W6vER3mW7XUd55+XqU/xxdfoXgvF1ZojmmE4WloSFXlWjtq0s127Jz7xz3He2vm3FNicY5"
    "Dizqw2K3MSVabLpR13rnpd11/nM0V+A39PoSrXNDSRiWhqaZZfe7sVSzLevrm+zj8Tf569b95hJ94ziwqA+LV9xSova3lmjerd55Oe02/zla93"
    "a/33TT77A7SsKwNLTM2BLdbTp3y2q3O+3jb+/01+3Ku0rUYZztkrqnc5nG71ePujbCbctleGe8lvcXLameMQCLUNoswi5COrCoEliEdFGRzhtY"
    "BIuwi1Ba8+i8PGMAFvViMeozBrLzlsdnDHgWsU4HdjGrZwzAIlislMU4xmgVixBY1IVF2EWwmNUzBmARLCZ9vRj2GQOwmG8WdVbUezqu3h6HZ1"
    "N1ZNFStbx/ESzmg0XYRUgHFvMqsAjlXWARgl3EGJ30PDovayPAol4sVvP7F3kWcX8RdjGrtRFgESxWymIcY7SKRQgs6sIi7CJYzGptBFgEi0lf"
    "L4ZdGwEWoTBq1rWY7Tp9fHVfm564dOnSExVrvdxwPo4sHRufj+Pu82G8v2g/qAxR3qJ0Ydqn2leVpWo7FKzTqry/rPafBma00CnmeThFcS7ccD"
    "6OLB0bP0wc95jPUxSuKoNPJ6tzmPap9lVlhWk7FM0urjUWdtHVlLFgJI/qk1M70Af2q3A6MKfn9ECwCDHaDzxAMWr/nPK0P34HudflinN4eY7O"
    "r451Xe/u5O97P3031n3kQYffg/OUto43bcLxCrvghvNxZOnY+Hwcd58P4/1F+0FliPIWpQvTPtW+qixV26HwwrP65Vp2AuyizixaqpZn9cFiPl"
    "iEXYR0YDGvAotQXgUWIdhFCM/qg0WdWazmZ/V5FvG8C+xiVs/qg0WwWCmLcYzRKhYhsKgLi7CLYDGrZ/XBIlhM+nox7LP6YDEbtV1GHjbHDBuy"
    "LNHay0XPd6oiTd86REbdcr9xdcVxu9UrP17MHI9anqhdfaK59e3joSsQrbMi0TTT9WtQnq60krw+41cKbk/3hkTfNCz3u2Jlovar2PvzzO1pqx"
    "Ktu1r4PrrHZH73iSX6bqLH/lWT/NeqHe/1+803/YbdVxKGpaFG95foGdO5W1b9H7CPl3vQX7cJpl+Ph2zH6lFnXRNrFx+VrHVS2UUrzaMxrZF6"
    "NIG1VrLrRVm9Xf9Hse4rNUVh0ZJsnQ5YhLJgEXYRSpLF2rKgO4tR6w0W9beLeWURdhF2ESxCSdjFOObRYe4vgkWwyPtFWaejOm9R1+mw+SS9To"
    "etN3uvm2cR97phF5NepwMWwWLcLMYxRqtYhMCiLizCLoLFpNfpgEWwmNX1Ir9OByzqoy+dvv6SOf8iP/fYdaJ8vpSwKMo7TJ2CyuTDw8YRuaBy"
    "v8R1IyRQUb/vsuSh6n6u4Qvn9/4F87sX+bnHrhPl84XEdojyDlOnoDL58LBxRC6o3C9gF6EqsotXP4znvfi5i0xBzxj8pbHtUD179RdsXu5YtK"
    "R65x1YhNJmEXYR0oFFlcAipIvyek7BIliEXYSynEfr+M47sKg/i1HfefdXTGtpWaXxzru/BP9H88L/0bCLabzzDiyCxThZjGOMVrEIgUVdWIRd"
    "BItpvPMOLILFLK4XRe+8A4vF0285vTfyG+7pQBWqqGvGOj2CNWMiXQBbgX7I8fWizor6raEFsFFas2ipWr7ZCxbzwSLsIqQDi3kVWITyKrAIwS"
    "5C+GYvWNSZxWr+Zi/PIv4DhF3M6pu9YBEsVspiHGO0ikUILOrCIuwiWMzqm71gESwmfb0Y9pu9YFEfXYj1KeiHgtvFrBT1/uLwRzF30ZlFS9Wy"
    "Tgcs5oNF2EVIBxbzKrAI5VVgEYJdhLBOByzqzGI1r9PhWcS9btjFrNbpgEWwWCmLcYzRKhYhsKgLi7CLYDGrdTpgESwmfb0Ydp0OWCw+i1kp6j"
    "2dxo/helFnFi1Vy9oIsJgPFmEXIR1YzKvAIpRXgUUIdhHC2giwqDOL1bw2gmcR9xdhF7NaGwEWwWKlLMYxRqtYhMCiLizCLoLFrNZGgEWwmPT1"
    "Yti1EWCx+Cxmpaj3dGbgelFrFi1Vy9oIsJgPFmEXIR1YzKvAIpRXgUUIdhHC2giwqDOL1bw2YgbuL8IuCli0lPbaCLAIFitlMY4xWsUiBBZ1YR"
    "F2ESxmtTYCLILFpK8Xw66NAIvFZzErRb2nM+BxXC/qzKKlalkbARbzwSLsIqQDi3kVWITyKrAIwS5CWBsBFnVmsZrXRvAs4v4i7GJWayPAIlis"
    "lMU4xmgVixBY1IVF2EWwmNXaCLAIFpO+Xgy7NgIsFp/FrBT1nk6dJ3C9qDOLlqplbQRYzAeLsIuQDizmVWARyqvAIgS7CGFtBFjUmcVqXhvBs4"
    "j7i7CLWa2NAItgsVIW4xijVSxCYFEXFmEXwWJWayPAIlhM+nox7NoIsFh8FrNS1Hs6E3G9qDWLlqplbQRYzAeLsIuQDizmVWARyqvAIgS7CGFt"
    "BFjUmcVqXhsxEfcXYRcFLFpKe20EWASLlbIYxxitYhECi7qwCLsIFrNaGwEWwWLS14th10aAxWzUdhl52BwzbMiyRGsvFz3fqYo0fesQGXXL/c"
    "bVFcftVq/8eDFzPGp5onb1iebWt4+HrkC0zopE00zXr0F5utJK8vqM58IuXrp0KR+ne0OibxqW+12xMlH7Vez9eeb2tFWJ1l0tfB+t3cOgqabr"
    "29Oo8TP2MHzxxgn8uvUyaLHp3LBRexqpcjN3L4OG7m3UbFmts49BPSeXqN++/jqV9jNovONYHWT2+UGCfufD+TiydGz8MHHcYz5PUbiqDD6drM"
    "5h2qfaV5UVpu1QMvp+snyuOfrJ/MxDN3+q+ubMC5/CfQIdNWIKzgtUmZp1LWa7mkzFb6KSucs9jeRpvmvszV2uaiKOM7+pN3cZtr5/7tK/uXzu"
    "wrKYxNxlSQtv/+oN/XOXTi3t4wUtvbnL8Fblc5fGrYlmtA7u+wFtiOpsZM7bTTfTYbHnxl645We50ZtwY+ympj3fzOS3LfnCLB3RLty5P2Ja6T"
    "9naVJ7z7/u9NJ/TqUfOhBd09Hbsurcyd4uMreTuHyadiaa5bik7umM0/haXXWvexzmGFopjmcMwCKUNouwi5AOLKoEFiFdlNdzChbBIuwilOU8"
    "WsdnDMCi/ixGfcZAdk51f8bArTe7TocX1unALqbxjAFYBItxshjHGK1iEQKLurAIuwgW03jGACyCxSyuF0XPGIBFPfSVcx6+YjgS+bnHrhPl85"
    "WERVHeYeoUVCYfHjaOyAWV+xXu++RKv+f0fP0OzrTQweZ5OFhxLtxwPo4sHRs/TBz3mM9TFK4qg08nq3OY9qn2VWWFaTuklo5raXcY7u1jLW30"
    "tbQXjojOQZuR3n6ca2lPOKM8TLWW9izF79cKc12UNGxaVb58fFH+qrL5+rHHldQ5aF9VlsjB0kXTSEWfWWGui5KGTavKl48vyl9VNl8/9riSOg"
    "ftq8oSOdAVTWcr+swKc12UNGxaVb58fFH+qrL5+rHHldQ5aF9VlsiBrmg6Q9FnVpjroqRh06ry5eOL8leVzdePPa6kzkH7qrJEDnRF0zmKPrPC"
    "XBclDZtWlS8fX5S/qmy+fuxxJXUO2leVJXKgK5rOVPSZFea6KGnYtKp8+fii/FVl8/Vjjyupc9C+qiyRA11QbbXH03huPi/3F8Moz+8ZEymJ94"
    "z9YDJ/zTMl6jzDY3/RDP/vYORMv1/TWSWaZTpRWBoa+GyJ6j1Xqtmyutc57vW8v24/mn5jXrBdEtpiNuwIVDsNMq9pBimua9xwPo4sHRufj+Pu"
    "82G8v2g/qAxR3qJ0Ydqn2leVpWo7FE7bKPrMCnOdyF8VP0wctnzejw93Zf0HKCtHVbasnXxc1b6qrDBtV+kdc2w548Vsxpf1X8p+XDvW7K9jFX"
    "3mhvNxZOnY+Hwcd58P4/1F+0FliPIWpQvTPtW+qixV26FgXWf213WKPnPD+TiydGx8Po67L4uj2g8qQ5Y3ny5M+1T7qrJUbYeCdZLZXycp+swN"
    "5+PI0rHx+TjuPh/G+4v2g8oQ5S1KF6Z9qn1VWaq2Q8E6vcr7y2r/6WBGC51qnodTFefCDefjyNKx8cPEcY/5PEXhqjL4dLI6h2mfal9VVpi2Q9"
    "Hs4lpjYRddTRkLRtLUuYpzYYW5LkoaNq0qXz6+KH9V2Xz92ONK6hy0rypL5EBXdNX2mdRnX9L7f5eo34+G9GbRkuwdyWARyoJF2EVIBxZlAouQ"
    "LtKdRQgswi5Cus6jdXxHMqQ/i1HekaxiUfd3JLvCe8ZgF4NYtJTkO5LBIliMk8U4xmi8Ixks5oFF2EWwmMY7ksEiWMzielH0jmSwqI9GK9aTWG"
    "GuE/mr4oeJw5bP+/HhqjL4dLI6q9ooisfvq8oK03ZIrWsUfWaFuU7kr4ofJg5bPu/Hh6vK4NPJ6qxqoygev68qK0zbIbUqfS/tFYK+3r2x/V5a"
    "K0z2XtojXy5J30v7TDN7v39zouU2sPdF742YYIb1aBHPeyOsuurwXlpX7Htpl3+l9J9j3z17n3kc9F7aI9qFO/dWXpazNKm957/nq6X/nEph30"
    "v7E5cP+15at+wwLC7bSM7iKAWLoxQsdmwqfkdyo2bZsDhKYxa/39h2LG/XvqZmcWbb8Cxu+XrpP8ezuEcH28XB4ruvy1m02sLqasVYYoW5TuSv"
    "ih8mDls+78eHq8rg08nqrGqjKB6/ryorTNuh9LS78974x89MtpwJG6Cvi6C/zyo/HqP4/VphrhP5q+KHicOWz/vx4aoy+HSyOqvaKIrH76vKCt"
    "N2CFLpKjCjja5VnAsrzHUif1X8MHHY8nk/PlxVBp9OVmdVG0Xx+H1VWWHaDkXTWlX2TPBVeD5aWx1yc3W190oFi0tvBg+QHixCGKN1YRFjdHr6"
    "P+3JRLs="
)


def cells() -> list[int]:
    """All rows, one after the other."""
    numbers = array("i", zlib.decompress(a2b_base64(_CELLS)))
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tolist()
