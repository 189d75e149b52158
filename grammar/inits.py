"""The `__init__` of the records that a start makes, compiled with this file and not at the start. Not to be edited: made by
`LATEBIND_UPDATE_GOLDEN=1 pytest tests/grammar/test_record.py`.
"""

# fmt: off
# ruff: noqa: E702, F821
# mypy: ignore-errors
# pyright: basic, reportUndefinedVariable=false

def init_0_frozen(self): pass
def init_1(self, _0): self._0 = _0
def init_2(self, _0, _1): self._0 = _0; self._1 = _1
def init_3(self, _0, _1, _2): self._0 = _0; self._1 = _1; self._2 = _2
def init_4(self, _0, _1, _2, _3): self._0 = _0; self._1 = _1; self._2 = _2; self._3 = _3
def init_4_2_3(self, _0, _1): self._0 = _0; self._1 = _1; self._2 = _2(); self._3 = _3()
def init_5(self, _0, _1, _2, _3, _4): self._0 = _0; self._1 = _1; self._2 = _2; self._3 = _3; self._4 = _4
def init_6(self, _0, _1, _2, _3, _4, _5): self._0 = _0; self._1 = _1; self._2 = _2; self._3 = _3; self._4 = _4; self._5 = _5
def init_6_frozen(self, _0, _1, _2, _3, _4, _5): _set(self, '_0', _0); _set(self, '_1', _1); _set(self, '_2', _2); _set(self, '_3', _3); _set(self, '_4', _4); _set(self, '_5', _5)
def init_6_3(self, _0, _1, _2, _4, _5): self._0 = _0; self._1 = _1; self._2 = _2; self._3 = _3(); self._4 = _4; self._5 = _5
def init_8(self, _0, _1, _2, _3, _4, _5, _6, _7): self._0 = _0; self._1 = _1; self._2 = _2; self._3 = _3; self._4 = _4; self._5 = _5; self._6 = _6; self._7 = _7
def init_9(self, _0, _1, _2, _3, _4, _5, _6, _7, _8): self._0 = _0; self._1 = _1; self._2 = _2; self._3 = _3; self._4 = _4; self._5 = _5; self._6 = _6; self._7 = _7; self._8 = _8
def init_10(self, _0, _1, _2, _3, _4, _5, _6, _7, _8, _9): self._0 = _0; self._1 = _1; self._2 = _2; self._3 = _3; self._4 = _4; self._5 = _5; self._6 = _6; self._7 = _7; self._8 = _8; self._9 = _9
def init_11(self, _0, _1, _2, _3, _4, _5, _6, _7, _8, _9, _10): self._0 = _0; self._1 = _1; self._2 = _2; self._3 = _3; self._4 = _4; self._5 = _5; self._6 = _6; self._7 = _7; self._8 = _8; self._9 = _9; self._10 = _10
def init_13_frozen_checked(self, _0, _1, _2, _3, _4, _5, _6, _7, _8, _9, _10, _11, _12): _set(self, '_0', _0); _set(self, '_1', _1); _set(self, '_2', _2); _set(self, '_3', _3); _set(self, '_4', _4); _set(self, '_5', _5); _set(self, '_6', _6); _set(self, '_7', _7); _set(self, '_8', _8); _set(self, '_9', _9); _set(self, '_10', _10); _set(self, '_11', _11); _set(self, '_12', _12); self.__post_init__()
def init_14(self, _0, _1, _2, _3, _4, _5, _6, _7, _8, _9, _10, _11, _12, _13): self._0 = _0; self._1 = _1; self._2 = _2; self._3 = _3; self._4 = _4; self._5 = _5; self._6 = _6; self._7 = _7; self._8 = _8; self._9 = _9; self._10 = _10; self._11 = _11; self._12 = _12; self._13 = _13
def init_16(self, _0, _1, _2, _3, _4, _5, _6, _7, _8, _9, _10, _11, _12, _13, _14, _15): self._0 = _0; self._1 = _1; self._2 = _2; self._3 = _3; self._4 = _4; self._5 = _5; self._6 = _6; self._7 = _7; self._8 = _8; self._9 = _9; self._10 = _10; self._11 = _11; self._12 = _12; self._13 = _13; self._14 = _14; self._15 = _15
def init_19(self, _0, _1, _2, _3, _4, _5, _6, _7, _8, _9, _10, _11, _12, _13, _14, _15, _16, _17, _18): self._0 = _0; self._1 = _1; self._2 = _2; self._3 = _3; self._4 = _4; self._5 = _5; self._6 = _6; self._7 = _7; self._8 = _8; self._9 = _9; self._10 = _10; self._11 = _11; self._12 = _12; self._13 = _13; self._14 = _14; self._15 = _15; self._16 = _16; self._17 = _17; self._18 = _18
def init_19_frozen_checked(self, _0, _1, _2, _3, _4, _5, _6, _7, _8, _9, _10, _11, _12, _13, _14, _15, _16, _17, _18): _set(self, '_0', _0); _set(self, '_1', _1); _set(self, '_2', _2); _set(self, '_3', _3); _set(self, '_4', _4); _set(self, '_5', _5); _set(self, '_6', _6); _set(self, '_7', _7); _set(self, '_8', _8); _set(self, '_9', _9); _set(self, '_10', _10); _set(self, '_11', _11); _set(self, '_12', _12); _set(self, '_13', _13); _set(self, '_14', _14); _set(self, '_15', _15); _set(self, '_16', _16); _set(self, '_17', _17); _set(self, '_18', _18); self.__post_init__()
def init_21_6_7(self, _0, _1, _2, _3, _4, _5, _8, _9, _10, _11, _12, _13, _14, _15, _16, _17, _18, _19, _20): self._0 = _0; self._1 = _1; self._2 = _2; self._3 = _3; self._4 = _4; self._5 = _5; self._6 = _6(); self._7 = _7(); self._8 = _8; self._9 = _9; self._10 = _10; self._11 = _11; self._12 = _12; self._13 = _13; self._14 = _14; self._15 = _15; self._16 = _16; self._17 = _17; self._18 = _18; self._19 = _19; self._20 = _20
def init_23(self, _0, _1, _2, _3, _4, _5, _6, _7, _8, _9, _10, _11, _12, _13, _14, _15, _16, _17, _18, _19, _20, _21, _22): self._0 = _0; self._1 = _1; self._2 = _2; self._3 = _3; self._4 = _4; self._5 = _5; self._6 = _6; self._7 = _7; self._8 = _8; self._9 = _9; self._10 = _10; self._11 = _11; self._12 = _12; self._13 = _13; self._14 = _14; self._15 = _15; self._16 = _16; self._17 = _17; self._18 = _18; self._19 = _19; self._20 = _20; self._21 = _21; self._22 = _22
def init_29_0_1_2_3_4_5_7_8_9_10_11_12_13_14_17_25_26_28(self, _6, _15, _16, _18, _19, _20, _21, _22, _23, _24, _27): self._0 = _0(); self._1 = _1(); self._2 = _2(); self._3 = _3(); self._4 = _4(); self._5 = _5(); self._6 = _6; self._7 = _7(); self._8 = _8(); self._9 = _9(); self._10 = _10(); self._11 = _11(); self._12 = _12(); self._13 = _13(); self._14 = _14(); self._15 = _15; self._16 = _16; self._17 = _17(); self._18 = _18; self._19 = _19; self._20 = _20; self._21 = _21; self._22 = _22; self._23 = _23; self._24 = _24; self._25 = _25(); self._26 = _26(); self._27 = _27; self._28 = _28()
