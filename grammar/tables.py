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
    END, ALPAR, AND, ARROW, ASI, ASSIGN, AWAIT, BANG, BREAK, CATCH, CHUNK, COLON, COMMA, CONST, CONTINUE, DOT,
    ELLIPSIS, ELSE, EQOP, EXPR, FALSE, FINALLY, FOR, ICLOSE, IF, IN, INSTANCEOF, IOPEN, LANGLE, LBRACE, LET, LOCAL,
    LPAR, LSQB, MINUS, MULOP, NAME, NEW, NULL, NUMBER, OF, OR, PLUS, POW, QDOT, QMARK, QQ, RANGLE, RBRACE, RELOP,
    RESERVED, RETURN, RPAR, RSQB, SEMI, SEND, SSTART, STRING, TEND, THROW, TRUE, TRY, TSTART, TYPEOF, UNDEFINED,
    ERROR, UNKNOWN, LPAR_NL, ALPAR_NL, LSQB_NL, TSTART_NL,
) = range(71)
TERMINALS = (
    "END", "ALPAR", "AND", "ARROW", "ASI", "ASSIGN", "AWAIT", "BANG", "BREAK", "CATCH", "CHUNK", "COLON", "COMMA",
    "CONST", "CONTINUE", "DOT", "ELLIPSIS", "ELSE", "EQOP", "EXPR", "FALSE", "FINALLY", "FOR", "ICLOSE", "IF",
    "IN", "INSTANCEOF", "IOPEN", "LANGLE", "LBRACE", "LET", "LOCAL", "LPAR", "LSQB", "MINUS", "MULOP", "NAME",
    "NEW", "NULL", "NUMBER", "OF", "OR", "PLUS", "POW", "QDOT", "QMARK", "QQ", "RANGLE", "RBRACE", "RELOP",
    "RESERVED", "RETURN", "RPAR", "RSQB", "SEMI", "SEND", "SSTART", "STRING", "TEND", "THROW", "TRUE", "TRY",
    "TSTART", "TYPEOF", "UNDEFINED", "ERROR", "UNKNOWN", "LPAR_NL", "ALPAR_NL", "LSQB_NL", "TSTART_NL",
)
NONTERMINALS = (
    "binding", "block", "both", "catch", "closed", "compound", "conditional", "declaration", "declarations",
    "either", "equality", "expr", "expr_body", "if_chain", "item", "item_list", "items", "key", "parts",
    "pattern_element", "pattern_element_list", "pattern_elements", "pattern_properties", "pattern_property",
    "pattern_property_list", "postfix", "power", "primary", "product", "properties", "property", "property_list",
    "relation", "simple", "statements", "sum", "unary", "script", "expression",
)
# The function of tree.py, the symbol it makes, and of how many values.
RULES = (
    ("first", 108, 1), ("first", 109, 1), ("more", 105, 2), ("none", 75, 0), ("more", 75, 3), ("more", 75, 3),
    ("more", 75, 2), ("first", 75, 2), ("local", 104, 4), ("const", 104, 2), ("const", 104, 2),
    ("expression_statement", 104, 1), ("return_nothing", 104, 1), ("return_", 104, 2), ("throw", 104, 2),
    ("break_", 104, 1), ("continue_", 104, 1), ("one", 79, 1), ("another", 79, 3), ("declaration", 78, 3),
    ("if_", 76, 1), ("if_else", 76, 3), ("for_", 76, 8), ("for_", 76, 8), ("try_catch", 76, 3),
    ("try_catch_finally", 76, 5), ("try_finally", 76, 4), ("expr_statement", 76, 2), ("if_first", 84, 5),
    ("if_next", 84, 7), ("catch_param", 74, 5), ("catch", 74, 2), ("block", 72, 3), ("block", 83, 3),
    ("name_pattern", 71, 1), ("object_pattern", 71, 3), ("array_pattern", 71, 3), ("none", 93, 0),
    ("trailing", 93, 2), ("one", 95, 1), ("another", 95, 3), ("short_pattern", 94, 1),
    ("short_default_pattern", 94, 3), ("key_pattern", 94, 3), ("key_default_pattern", 94, 5), ("rest", 94, 2),
    ("none", 92, 0), ("trailing", 92, 2), ("one", 91, 1), ("another", 91, 3), ("element", 90, 1),
    ("default_element", 90, 3), ("rest", 90, 2), ("arrow_name", 82, 3), ("arrow", 82, 5), ("conditional", 77, 5),
    ("logical", 80, 3), ("logical", 80, 3), ("logical", 73, 3), ("binary", 81, 3), ("binary", 103, 3),
    ("binary", 103, 3), ("binary", 103, 3), ("binary", 106, 3), ("binary", 106, 3), ("binary", 99, 3),
    ("power", 97, 3), ("unary", 107, 2), ("unary", 107, 2), ("unary", 107, 2), ("unary", 107, 2),
    ("unary", 107, 2), ("member", 96, 3), ("optional_member", 96, 3), ("index", 96, 4), ("optional_index", 96, 5),
    ("call", 96, 4), ("optional_call", 96, 5), ("name", 98, 1), ("constant", 98, 1), ("constant", 98, 1),
    ("true", 98, 1), ("false", 98, 1), ("null", 98, 1), ("null", 98, 1), ("text", 98, 3), ("text", 98, 3),
    ("paren", 98, 3), ("array", 98, 3), ("object_", 98, 3), ("new", 98, 5), ("expr_block", 98, 2), ("none", 87, 0),
    ("first", 87, 2), ("one", 86, 1), ("another", 86, 3), ("spread", 85, 2), ("none", 89, 0), ("chunk", 89, 2),
    ("interpolation", 89, 4), ("none", 100, 0), ("first", 100, 2), ("one", 102, 1), ("another", 102, 3),
    ("property_", 101, 3), ("shorthand", 101, 1), ("computed", 101, 5), ("spread", 101, 2), ("word_key", 88, 1),
    ("string_key", 88, 1), ("number_key", 88, 1), ("word_key", 88, 1),
)
STATES, WIDTH = 500, 110
SCRIPT_START, EXPRESSION_START = 0, 110
_CELLS = (
    "eNrtXQ+8FcV1nlpjLKWAiIiEIBirgIRQYrmGGkNQiVJrrKEECbHUUmKtNcYSQwgxlFBjjDGKiIiIgIiIiARRERERER74+I/UptZaa62lxCBaQq"
    "iVzv7eDjM778zsnbt7787c+32/t7+ZOXP27Mx+e87OzO7ed9eRI0fu4hvTcFcst9XZ5Hpqsq0fh5KZ7FB29bzNtqkfJrzGisHK35L5YUr+jGNa"
    "607nsmN+283+9Vz/9TL2ueRYmV/F870+xtiMj7WUjz2OsRv49gbfLv241Fv98cr63Od4xmYeL8vH/U5LOp6nb/LtsjbpNtZoOn1/V+Zn8fzxbZ"
    "MyF9zI932rrUxVXP57Mr+W5/u1k9zdwa83G2+z27Wua9OesQntW8vfbi95G96hJV3Xgeat/wmMzTkhX97adpT5iR1b8/ZOxxbeRpzoxtv6E2V+"
    "QCfG5naS5XYnMTbpJCnbe5IbbyM7M7ahs0xVnH0yY/NPbsl36MLYTV1ovwPCwR0O8R2oH+zr4r7PqFOS5SalPLBrtvasyfE6XNA1v/PU8ROMTe"
    "bbu5+oLh9FjUtGd/NvXFJNbO6WTG0455PgzRfeFn4ymdrQqXtx7ZzCj72/OwsGV55aHd2seDO+H+ipSVetN+Up2ya7os5Fh9oo3UYcbzSfKtPm"
    "U1vXCdmgHq111Xq9TNlY1EPKO/eUdVN7prfzg5gf6hgCB3rSbbHtkxfGnOamv5Xrn/spxhZ/Kl0X6yV2dDk9Wb5ZKX/A81f9flLmgu183/POkK"
    "mKJUq565mM3XJmfrwdPNM/3vYpMTIP3sb2SpZ3KuXBvRlb2jspi/Ld+jB2a59024e4zrizZKpit1Ie0pexZX0xnvRlPNn908nUhtsUndfjazNK"
    "D39alilEdWq9KU/ZNtkVdS461EbpYlWkdri6H85BOfj3+LrUU5OuWm/KU7ZNdkWdiw61Ubr1zNu/xv3TU5OuWm/KU7ZNdkWdiw61UbqN6IcYl9"
    "QGe/olUxsu+Iy7/fdyuH7fq7EPvOeJzy3/TP4234j7pqcmXbXelKdsm+yKOhcdaqN06zke/lvcPz016ar1pjxl22RX1LnoUBuli1FnmHHSl2P3"
    "6I9xSb2NS27vn0xt+FDReSu+DvWUQlSn1pvylG2TXVHnokNtlG49x7874/5d8wf+tvFVrW1DBzC2YkBj37fuxP0bvMHfgouTp30WvIXC2x2fLY"
    "+3j3jdtWfTdb/g8ov+kLGn+Hb6QDNv06K6EmPXlVrz9loJvFXD32y8CZTFm8HfwFtxvGWJk+CtWH+z8QZ/CzhOlsCbwAPaPOCBgOZzUVtN7X0A"
    "89LcUc3vcfLEsHPMdSt53RmfK65tc7Xrcm5A12nUVlN758LfckVo33VM/1x1dEPHMYNwLYeI68EbxiU1Hpe8jmvuKC75I5yDcjBb+/2S2fE4LI"
    "TvqKK2zjaMG4U8j/cUVmnXUq9zZX4Gzx/7+aTMBTfwfd/4vExVXHqe0n+e7/MFWb6H9+8eou9CbquzyfXUZFs/DiVLs0Pp6PbSjhsi8N2iHTO/"
    "kCwfN1jmx/P8m4OTMhdc9kXG1nxRpir6DpH5WTx//PnFXichzd9uPN/Pdt2nrSvf52HcMD3Hidpqau99db5eMoP3bwbRRyG31dnkemqyrR+Hkq"
    "XZoXR0e2nHDQ36dRnSddrI/hYCb4iT1bu/FfE+VyPztoD3bwHRRyG31YnyW+e3luupybZ+HEqWZofS0e2lHbeR/K3o9/CEv1HvKSBOZo+T1XoP"
    "D7wVz1uW+1sj8jZN69/lF4TV9mkGftZewBj8rTZx0uZviJMB399K4K1IhPK8u9+F4Z3bcn83dPaF2X83VEWboW6/G/qk578bOmFoa9nbXDb8S4"
    "yt+1Jx/Pr2O/QR8vot+rx/h77/RYzNuah6XCy39Ht5je8bacfT66Py8ga9t7W92Fy3zvNzErVvHcYkredFnp+TqH1rwVsrTLzY7/a9czE4ChGN"
    "wpv6G8hqatLF7yv7gX+M+6enJl21Xn2OQ+2n2jTZFc9xbDqiLtqi5zhqWd+PkoE3+7mthLdybav14I2xXXH/9NSku8vgb9R+qs1dKf5m0xF1u2"
    "J/U8v6fpQMvNnPbSW8lWtbrQdvLQj1/0Drsmr/H+gRw4rhZ/2w+uLNxFW1eBvwx8XwNpc47n/H7dZTClGdWm/KU7ZNdkWdiw61UbqYzbbgCM6F"
    "V8B3VHa0uyRZnqSU9/L8yD9Jylywge979qUyVTFfKXf4MmM3fRm8ufC2Tztfoy6T+SaeH/inSZkLFvB9O14uUxWTlfK7PD/6K5Ud40MeJ3/jWa"
    "z8DWJ3Kj7COQoS/wfegsTmr+AcAPngnOE4B+XgoGex8iBid1lYOBz+5hPq5f+sdPoz+FaIAG/wt0aIk778nxXwlg4f/88KeMvP32r5f1bAW215"
    "yxInwVux/mbjDf4WcJwsgTcVeG5qxxTtWtivlK8cwVjziKTMBYO+ytiir8pUReeRMj+V5w+MrNzf3i1gPdBlHhC1712sWXrBm2v7wBv8rV7GJa"
    "Zz4st6CfyNxpgr/G/j1ivAU4hoJN4qiZM+rk/i/pbf/a2W65Pgrba8ZRmXgLdi/c3GG/wt4DhZAm8Cu+M+6qlJd7dhXELtp9rcnfJ9t01H1O2O"
    "v+9Wy/p+lAy82c9tJbyVa1utB28tqPXzAPX/Ufn+PODcUYwtHtVaJtDla4zd/LWkzAUf8H2vGi1TFduV8nlfZ2zJ1/25ZrpeiXWCSvBKHE/01K"
    "T7iuH+Ru2n2nwl5f5m0xF1r8T3N7Ws70fJwJv93FbCW7m21XrwVj5uySGeHaxxTBz75+AtRN5U7KwzDvfE8URPTbp7DPc3aj/V5p6U+5tNR9Tt"
    "ie9valnfj5LVI7LwRtlx5a1c22o9eDOjqPe5Rnfz732uNAweU/m+S/m+3f5CpipuVcqHeH7cVeDNhbfdKedryF9Wztsyvm/3sTJVcZtSPszzV/"
    "9Vseslob0/uUc7XxeMk/nlPN/jG0mZC27n+374DZmquOZqmX+V54f+NfzNhbcVKefrtGsq97c7+L4fXSNTFdf+jTJ+4/mLrgVved7fsuApzsXp"
    "fytTFdPU8nX87zp/x0Ovedw2jCfhbwLDvsnYym/K1IQzruecXA/efOHtmG/x8/YtmZrwOq+75Ib8xpMHz/RrPLlPm2/nwdvYXtqamVIe3JvPvX"
    "onZVF+FT/Hvf4u3fahPnxedpZME/MPpTykL58r9MU8wIW3Gdr5P3a8zN/A82+MT8pccOm3ed++LdNE22+U+Zk8f9x3ECd9iZPjORdvfkemNlw2"
    "Abz5wtsazkXf77akaZj1XfDmC2/HT2TsxokyteGtieDNF94u/x5ja7/Xkqah3yR/5omzeVvafF+WJ3wfc2fMu/33t7f5dTr8JpmasI7X9f+B3d"
    "acH+C69R3ztHnqvJTnxPM8eo4ctcXUnnl1/rz7Xq1/96b0t+1kv9puau+9dc7bo7x/jxJ9FHJbnU2upybb+nEoWZodSke3l3bcRsDEHHzunckM"
    "yAisT9ox4u+T5fVKecAUxuZOScpc0O6HjE36oUxV7FXKI6cytmGqsnaixYlZAd3foraa2jurAd/DO/sfEIN8x/3xdSm+E77fw+vU9F1+1FZTe+"
    "+vc3/T+xdSf8Gb3/2Fv1UvThbxu2rgrTLeiv6dJ8Gb+jsY4C0/f6vW7zyBt+J5yxInwVux/mbjDf4WcJwsgTeBORpvcwKaB0RtNbV3ToPwFmJ/"
    "wZvf/YW/VS9OFjHvBm+V8Vb0vFvwRo1LwJu/827wVjxvWeIkeCvW31zn3eAtkDhZAm8umO/43kKHm+vvHNx0c2Nxvo/or/o7vb5j1I/8bNfdPJ"
    "7cTcQUIbfV2eR6arKtH4eSpdmhdHR7accNDdN5u6cTbRdyW51Nrqcm2/pxKFmaHUpHt5d23HrHes/7GbVvPcYkNUfTj3AOKsXAW2j5h/w6fsaz"
    "a/kZ+FYqFtyCcwDkg44/xjkoB097FpeeRpwsC5N/DH8LERMv9r+N74LLINEovOF7UztG35osb1bK5/yEsYU/Scpc0Ok2xqbcJlMV+5XylT9lrP"
    "mn+XG+r4v7PqNO0ebaSnlg12zteZ6PU57PaayyoGt+52nQ7dXzu0W3M6BO4uTsdq3r2rRnbEL71vK328s4ObxDS7quAx0n+5/A2JwTssXJzj9L"
    "ltt2VMZPHVvHyXc6tsTJESe6xcn1J8r8gE6Mze0ky+1OYmzSSVK29yS3cz+yM2MbOstUxdknMzb/5JZ8Bx7XbupSH9ebzhv8LQx/izD1Z/C3ED"
    "G1wX2u3P+7/r8FrCuZ3sMrqj0hwrfzBN7gb40YJ4v4rgO8VcZb0d91iPZQ772Ct+z+Vq3vOsBb8bxliZPgrVh/s/EGfws4TpbAW6W8FQFbnKRw"
    "oMHXUEIFeIO/1XucLGreDd7c9/Fh3h1BH5eAt3z8rZrzbvBWLG9Z4iR4K9bfKpl3g7cA4mQJvKnAe692jLkjWd6qlM+9k7HFdyZlLugyjbGbp8"
    "lUxQdK+aq7GNt+lyz/V7xupacUojq13pSnbJvsijoXHWqjdBtxrtt8qkxFXq0TskE9Wuuq9XqZsrGoh5R37inrpvZMb+f/xPxQxzgaN3vSbbHt"
    "kxfGnOa+z3nT03X+M+63npp01XpTnrJtsivqXHSojdLFuERiv2fvl1Dt2493hbzgzbV94A3+Vu9x0pd1ZfCWzpuP68rgLT9/q+W6MnirLW9Z4i"
    "R4K9bfbLzB3wKOkyXwpiLLuvLBM2Xeh3XlX3LOfqnwlse68hJt3anr3TJ/C88fvDspU/NpGDuDsZ0zZKpi8D0yv5Tnu82U5XfiPuophahOrTfl"
    "Kdsmu6LORYfaKN169rWXtP69ZOlvVPeSw/l4qcrnjmqPkL3UILyJ+5uPvJnGk+DNb38Db9XzN2o8Cd785C1tnUvoVmudS7RHnQeAt/z8rVrrXO"
    "CteN6yxEnwVqy/ua5zgbdA4mQJvNXrOtc+ja881rnG9kqWdyrlwb0ZW9o7KYvyt85k7NDMdNuH+jA27iyZqtitlIf0ZWxZX3duD+Rw/R6osQ+o"
    "xztQh/6H95XtGHev5gdKecgs7gezkjIXdL+Psdvuk6mKw0r56tmM7Zkty/8RX4d6SiGqU+tNecq2ya6oc9GhNkq3nu9tb8f901OTrlpvylO2TX"
    "ZFnYsOtVG69czb5rh/emrS3ewwntyc07nT7Yh2UO0xycFb+etcm3Na54rsqOtcOm/qPAC85edvWedvR3kz+Bt4K463LHESvBXrb7bjwt8CjpMl"
    "8CbQpK1PNln6G9U1OZyPppzOnW5HtINqj0kO3sr3N/DmJ29p84CmnOYBTdo8QOdNjZPgLT9/y3p/a9LGJeDNH96yxEnwVqy/2Y4Lfws4TpbAm4"
    "5yvse54P5i2ub6+5OAH7wBYfIGf6tenPTpd3rBm503X3+nF7zl42+1/p1e8FY73rLESfBWrL/ZeIO/BRwnS+BNYJO2XrLJss4Q1W1yWIfYlNOa"
    "hW5HtINqj0kO3spf5wJvfvKWNg/YlNPzt03a8zedNzVOgrf8/C3r/W2T9jwAvPnDW5Y4Cd6K9TfbceFvAcfJEngTeDnun56adF82jEuo/V7OaV"
    "zysjYuEe0Qm8qbKgdvNG+UHVfeyvG3l7U4Cd784a2cNoI3P/3Ndlz4W8BxsgTeBF6N+6enJl213pSnbJvsijoXHWqjdOuZty1x//TUpLvFMJ6k"
    "9lNtmuyWM57coo0nhT1109u4BbwZeaPsuPJWTpzcot3fwJtfvNmOC94C9rcSeBPYGvdPT026Ww33N2o/1ebWDPe3rdr9TdhTN72NW8GbkTfKji"
    "tv5fjbVi1Ogje/eLMdF7wF7G8l8FYpxlzhd/uW49uTINFovJX7/6gKWYtz/K6jxxxcvyECvMHf6j1O+vT9G3izw9fv38BbPv5W6+/fwFvteMsS"
    "J8Fbsf5m4w3+FnCcLIE3ge3xOp6emnS3G57jUPupNrenPMeJ6k28Hd0/HpeIsrrputvrfH0yC2+UHVfeVN1U3ghuwFsAvJXAm8COuH96atLdYY"
    "iT1H6qzR0pcdKmc7QujpOirG667g7wZuSNsuPKW7m2TdyAtwB4K4E3gW1x//TUpLvNECep/VSb21Li5DbL/e3o/nGcFGV103W3gTcjb5QdV95U"
    "3VTeCG7AWwC8lcCbwM64f3pq0t1piJPUfqrNnSlx0qZztC6Ok6KsbrruTvBm5I2y48pbubZN3IC3AHgrgTcV+D/QdlTyf6Bvn8PYh2Wsb2f5P9"
    "D4f8J2XPNAsvyqUh46l7EVc5MyF5w2j48T5slUxUdK+dr5fCwwX5b/Kb4+9ZRCVKfWm/KUbZNdUeeiQ22Ubj3HyOa4f3pq0m02jCep/VSbzRm+"
    "x2nWvscR9tRNb2MzeDPyRtlx5U2gLN4IbsBb8bzZjgveAva3EnjDeLL88eRFD2rXmFI+fQFj0xYkZU54iN+zH1JSBa8p5WELGVu5sNjrZNQpyX"
    "KTUh7Y1Z/redg5lmv9YdZwCIW36Q3ITT3wdswi/89lvXz/dv0i+EWIAG/wtxBQL9+/gbd0+Pj9G3jLz99q+f0beKstb1niJHgr1t9svMHfAo6T"
    "JfCmAuvKdryuXQuXPKK0n+d7LU7KXDCD73vsozJVcYNSfoPnL11S7HWyv7vCxxK/r+k+j2H+TPHmO2Z6ytuiI0eOLCKeMQq5rc4kP25pS17IbL"
    "b141CyNDuUjm4v7biAG8YvxTmoBA/x6+0h4poTcludTa6nJtv6cShZmh1KR7eXdtx6x3Oe9fO5Bo5zmAfY8aYWyy97XObX8HzfZUmZC2bxfY//"
    "uUxV3KiU3+L5y5cXe52E8rx77fKw/O8JS+x5osZxKe14en1UfqKBY2fzqTIVebVOyGZf2FpXrdfLlA0VbYbKuqk909v5lHhH02AvwoGedFts++"
    "SFCUNpeb8n8j/WCsv1uqLG13La8fT6qLyigfyt3HXlFws4Jy7Pu6P2vYi5tBe8ubYPvMHf6j1O+vJeEHhL583H94LAW37+Vsv3gsBbbXnLEifB"
    "W7H+ZuMN/hZwnCyBt0rxgufnJGrfCw3CW62f46jvl/j+HGf2E4y1WdFaJjCB1729IilzwfAnGVv3pExV9H9K5ufwfNunZfnn/NoUmyhTcl1mq3"
    "PRTdvK1af0VJnNToi+toy3W2yirMtNMpvcpOui72I/rc02O/UeTyc+jft7qOPJQ56tTx7C2NFb3kJqD3iDv9UiThb1PAC8ufPmw/OAqD36/xED"
    "b/n4WzWfB4C3YnnLEifBW7H+ZuMN/hZwnCyBt0rxa8/Gb7/GeLIs/Mrz97mi9v0Kc3EveHNtH3iDv9V7nPTl/Unwls6bj+9Pgrf8/K2W70+Ct9"
    "ryliVOgrdi/a2S9RLwFkCcLIG3SjHmCr/b9w7egQkSjcZbNf5/wIiVtZ+/Af7wBoTJG/ytenGSGk+CNz95S1vnErzVcp0LvOXnb7Vc5wJvteUt"
    "S5wEb8X6m403+FvAcbIE3lTgd0PtWK+Niwc8I/Nzeb7dqqTMBZP4vntXyVTFyGdlfgPPn71auVbjNVg9pRDVqfWmPGXbZFfUuehQG6Vbz772i7"
    "h/emrSVetNecq2ya6oc9GhNkoXszsJ358HzF8NjkJEo/FWL/9POEKH53D9hgjwBn9rxHk3ePOTNx/fewVv+flbrZ8HgLfa8ZYlToK3Yv3Nxhv8"
    "LeA4WQJvAg/G63iCtwdT1vUe9Oj7t6gtpvY8WOfrk3r/fOTN1hbwBn9rxDhZxLwbvFXGW9HzbsEb9Z4CeMvub9Wad4O34nnLEifBW7H+5jrvBm"
    "+BxMkSeBOYr/Vvfkp/53t0PqK2mNozH+8FFYqb8Ow6SOwDb95A/f84vmPUGj/bNVMbl8z08L5gmgdEbTW1d2ad39/0/oXUX/Dmd3/hb9WLk0Ws"
    "K4O3yngrel1Z8EbNu8Fbdn+r1royeCuetyxxErwV62823uBvAcfJEngrdA3ilGS5SSkP7OpPO5vW+HsOH+fX5ePEtSnktjrbPqK+HD1dnzp2Oe"
    "2g8jbbpn6EgMW83YuJtgu5rc4m11OTbf04lCzNDqWj20s7LpCOkNaVBz7vb9vw+yV2LNC467hW5ifz/LtrkzIXjH6Bsc0vyFTFOetkfiHPd3qx"
    "9f7lfh+wyrP/s7IKcc5b3kJqD3iDv5WDrHGyqO+7wZs7bz58370K/9+0av5Wze+7wVuxvGWJk+CtWH+z8QZ/CzhOlsCbDVNeNNc969n47VnM38"
    "rCSs/O08oG5W2D1u8NlvMQ1W1wOE8bqnxOqfYI2YY653OD9rzbR95M40nw5re/gbfq+Rs1ngRvfvKWts4ldKu1ziXao84DwFt+/latdS7wVjxv"
    "WeIkeCvW32y8wd8CjpMl8KYC7wXZsV9b97tyvcw38/ygl5IyFyzi+3beIFMVU5XyAZ4fs1GW98bXpZ5SiOrUelOesm2yK+pcdKiN0mUAez+H8/"
    "B+jc+lerz364zHjdr9baOlf1HdRof+b6zyvJtqj5BtrHN/o/rtG28u7QFv8LdGiJPUPAC8+clb2vrkxiqvT4r2qPM38Jafv1VrfRK8Fc9bljgJ"
    "3or1Nxtv8LeA42QJvAn8S9w/PTXpqvWmPGXbZFfUuehQG6Vbz7z9c9w/PTXpqvWmPGXbZFfUuehQG6XL6hx4HmDH1o3J8rlNMr+Y57tsSspccD"
    "Pf94NNMlVx1WaZ387z570M3lx4W6Kdr67NMn8Lzx9sTspcMHYLYzu3yFTF4K0yv5Tnu21T2sTjyRIipgi5rU4t63I9NdnWj0PJ0uxQOqY2mY4L"
    "FItbtzVGPx/h19sjxDUn5LY6m1xPTbb141CyNDuUjm4v7bihIuv/yawmXP5/96FtiDkhArzB3xohThb1OxjgzX0fH34HI4K6Pgne8vO3av4OBn"
    "grlrcscRK8FetvNt7gbwHHyRJ4U4F1ZTvGbU+WdyvlITsYW7YjKXNB952M3bZTpioOK+WrdzG2Z1fl/nbYs98xPIx1YW95C6k94A3+lue45LBn"
    "vxsK3tx582G95DB+D69q/lbN9RLwVixvWeIkeCvW3ypZLwFvAcTJEnirlLci4PL87YLdmKuFCPAGf2uEOOnLewrgLR0+vqcA3vLzt1q+pwDeas"
    "tbljgJ3or1t0rm3eAtgDhZAm/1Ou9ejvlbkABv8DfMu8Eb5t32cQl4C3PeDd7CnHeDtzDn3eAtzHk35gHVw/7u4bS1xyvgK0Tebvect3Lj5GrP"
    "3jNfje8DvOUtpPaAN/hbLeJkUetc4M2dNx/WuVbjvdeq+Vs117nAW7G8ZYmT4K1Yf7PxBn8LOE6WwBvWS8rDh1jnCpK3a/b42a6lPM4sJWKfkN"
    "vqbPuI+nL0dH3q2OW0g8rbbJv6EQIe4+1+jGi7kNvq1LIu11OTbf04lCzNDqVjapPpuKFhIW/3QqLtQm6rs8n11GRbPw4lS7ND6ej20o4bGh7m"
    "7X6YaLuQ2+pscj012daPQ8nS7FA6ur2044aG/wc5BpD7"
)


def cells() -> list[int]:
    """All rows, one after the other."""
    numbers = array("i", zlib.decompress(a2b_base64(_CELLS)))
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tolist()
