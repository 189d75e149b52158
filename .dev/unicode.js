// What Node.js knows of Unicode, as JSON on standard output, for build_unicode.py:
//   node     its version
//   names    the names of properties, as `\p{…}` takes them: {kind: {name: canonical name}}
//   ranges   the characters of each, as [first, last, first, last, …]: {kind: {canonical name: ranges}}
//   case     the characters that are one under the flags `i` and `iu`: {flags: [class, …]}
"use strict";

// ECMA-262's tables of binary properties and of general categories, and Unicode's names of scripts. Node is asked
// about each; what it does not know is an error here, and what is missing here a pattern cannot name.
const BINARY = `ASCII;ASCII_Hex_Digit AHex;Alphabetic Alpha;Any;Assigned;Bidi_Control Bidi_C;Bidi_Mirrored Bidi_M;
Case_Ignorable CI;Cased;Changes_When_Casefolded CWCF;Changes_When_Casemapped CWCM;Changes_When_Lowercased CWL;
Changes_When_NFKC_Casefolded CWKCF;Changes_When_Titlecased CWT;Changes_When_Uppercased CWU;Dash;
Default_Ignorable_Code_Point DI;Deprecated Dep;Diacritic Dia;Emoji;Emoji_Component EComp;Emoji_Modifier EMod;
Emoji_Modifier_Base EBase;Emoji_Presentation EPres;Extended_Pictographic ExtPict;Extender Ext;Grapheme_Base Gr_Base;
Grapheme_Extend Gr_Ext;Hex_Digit Hex;IDS_Binary_Operator IDSB;IDS_Trinary_Operator IDST;ID_Continue IDC;ID_Start IDS;
Ideographic Ideo;Join_Control Join_C;Logical_Order_Exception LOE;Lowercase Lower;Math;Noncharacter_Code_Point NChar;
Pattern_Syntax Pat_Syn;Pattern_White_Space Pat_WS;Quotation_Mark QMark;Radical;Regional_Indicator RI;
Sentence_Terminal STerm;Soft_Dotted SD;Terminal_Punctuation Term;Unified_Ideograph UIdeo;Uppercase Upper;
Variation_Selector VS;White_Space space;XID_Continue XIDC;XID_Start XIDS`;
const CATEGORIES = `Cased_Letter LC;Close_Punctuation Pe;Connector_Punctuation Pc;Control Cc cntrl;Currency_Symbol Sc;
Dash_Punctuation Pd;Decimal_Number Nd digit;Enclosing_Mark Me;Final_Punctuation Pf;Format Cf;Initial_Punctuation Pi;
Letter L;Letter_Number Nl;Line_Separator Zl;Lowercase_Letter Ll;Mark M Combining_Mark;Math_Symbol Sm;
Modifier_Letter Lm;Modifier_Symbol Sk;Nonspacing_Mark Mn;Number N;Open_Punctuation Ps;Other C;Other_Letter Lo;
Other_Number No;Other_Punctuation Po;Other_Symbol So;Paragraph_Separator Zp;Private_Use Co;Punctuation P punct;
Separator Z;Space_Separator Zs;Spacing_Mark Mc;Surrogate Cs;Symbol S;Titlecase_Letter Lt;Unassigned Cn;
Uppercase_Letter Lu`;
const SCRIPTS = `Adlam Adlm;Ahom;Anatolian_Hieroglyphs Hluw;Arabic Arab;Armenian Armn;Avestan Avst;Balinese Bali;
Bamum Bamu;Bassa_Vah Bass;Batak Batk;Bengali Beng;Beria_Erfe Berf;Bhaiksuki Bhks;Bopomofo Bopo;Brahmi Brah;
Braille Brai;Buginese Bugi;Buhid Buhd;Canadian_Aboriginal Cans;Carian Cari;Caucasian_Albanian Aghb;Chakma Cakm;Cham;
Cherokee Cher;Chorasmian Chrs;Common Zyyy;Coptic Copt Qaac;Cuneiform Xsux;Cypriot Cprt;Cypro_Minoan Cpmn;
Cyrillic Cyrl;Deseret Dsrt;Devanagari Deva;Dives_Akuru Diak;Dogra Dogr;Duployan Dupl;Egyptian_Hieroglyphs Egyp;
Elbasan Elba;Elymaic Elym;Ethiopic Ethi;Garay Gara;Georgian Geor;Glagolitic Glag;Gothic Goth;Grantha Gran;Greek Grek;
Gujarati Gujr;Gunjala_Gondi Gong;Gurmukhi Guru;Gurung_Khema Gukh;Han Hani;Hangul Hang;Hanifi_Rohingya Rohg;
Hanunoo Hano;Hatran Hatr;Hebrew Hebr;Hiragana Hira;Imperial_Aramaic Armi;Inherited Zinh Qaai;
Inscriptional_Pahlavi Phli;Inscriptional_Parthian Prti;Javanese Java;Kaithi Kthi;Kannada Knda;Katakana Kana;Kawi;
Kayah_Li Kali;Kharoshthi Khar;Khitan_Small_Script Kits;Khmer Khmr;Khojki Khoj;Khudawadi Sind;Kirat_Rai Krai;Lao Laoo;
Latin Latn;Lepcha Lepc;Limbu Limb;Linear_A Lina;Linear_B Linb;Lisu;Lycian Lyci;Lydian Lydi;Mahajani Mahj;Makasar Maka;
Malayalam Mlym;Mandaic Mand;Manichaean Mani;Marchen Marc;Masaram_Gondi Gonm;Medefaidrin Medf;Meetei_Mayek Mtei;
Mende_Kikakui Mend;Meroitic_Cursive Merc;Meroitic_Hieroglyphs Mero;Miao Plrd;Modi;Mongolian Mong;Mro Mroo;
Multani Mult;Myanmar Mymr;Nabataean Nbat;Nag_Mundari Nagm;Nandinagari Nand;New_Tai_Lue Talu;Newa;Nko Nkoo;Nushu Nshu;
Nyiakeng_Puachue_Hmong Hmnp;Ogham Ogam;Ol_Chiki Olck;Ol_Onal Onao;Old_Hungarian Hung;Old_Italic Ital;
Old_North_Arabian Narb;Old_Permic Perm;Old_Persian Xpeo;Old_Sogdian Sogo;Old_South_Arabian Sarb;Old_Turkic Orkh;
Old_Uyghur Ougr;Oriya Orya;Osage Osge;Osmanya Osma;Pahawh_Hmong Hmng;Palmyrene Palm;Pau_Cin_Hau Pauc;Phags_Pa Phag;
Phoenician Phnx;Psalter_Pahlavi Phlp;Rejang Rjng;Runic Runr;Samaritan Samr;Saurashtra Saur;Sharada Shrd;Shavian Shaw;
Siddham Sidd;Sidetic Sidt;SignWriting Sgnw;Sinhala Sinh;Sogdian Sogd;Sora_Sompeng Sora;Soyombo Soyo;Sundanese Sund;
Sunuwar Sunu;Syloti_Nagri Sylo;Syriac Syrc;Tagalog Tglg;Tagbanwa Tagb;Tai_Le Tale;Tai_Tham Lana;Tai_Viet Tavt;
Tai_Yo Tayo;Takri Takr;Tamil Taml;Tangsa Tnsa;Tangut Tang;Telugu Telu;Thaana Thaa;Thai;Tibetan Tibt;Tifinagh Tfng;
Tirhuta Tirh;Todhri Todr;Tolong_Siki Tols;Toto;Tulu_Tigalari Tutg;Ugaritic Ugar;Unknown Zzzz;Vai Vaii;Vithkuqi Vith;
Wancho Wcho;Warang_Citi Wara;Yezidi Yezi;Yi Yiii;Zanabazar_Square Zanb`;
const KINDS = { binary: [BINARY, ""], gc: [CATEGORIES, "gc="], sc: [SCRIPTS, "sc="], scx: [SCRIPTS, "scx="] };

const everything = [];  // each character once, with a surrogate wherever it does not pair with its neighbour
for (let code = 0xdc00; code <= 0xdfff; code++) everything.push(code);
for (let code = 0; code <= 0x10ffff; code++) if (code < 0xd800 || code > 0xdfff) everything.push(code);
for (let code = 0xd800; code <= 0xdbff; code++) everything.push(code);
const ALL = everything.map((code) => String.fromCodePoint(code)).join("");

function members(pattern) {
  const found = [];
  for (const [text] of ALL.matchAll(pattern)) for (const char of text) found.push(char.codePointAt(0));
  return found.sort((a, b) => a - b);
}

function ranges(codes) {
  const found = [];
  for (const code of codes) {
    if (found.length && found.at(-1) === code - 1) found[found.length - 1] = code;
    else found.push(code, code);
  }
  return found;
}

function properties() {
  const names = {}, found = {};
  for (const [kind, [table, prefix]] of Object.entries(KINDS)) {
    names[kind] = {};
    found[kind] = {};
    for (const row of table.replaceAll("\n", "").split(";")) {
      const [canonical, ...others] = row.trim().split(" ");
      found[kind][canonical] = ranges(members(new RegExp(`\\p{${prefix}${canonical}}+`, "gu")));
      for (const name of [canonical, ...others]) {
        new RegExp(`\\p{${prefix}${name}}`, "u");
        names[kind][name] = canonical;
      }
    }
  }
  return { names, ranges: found };
}

const hex = (code, unicode) => (unicode ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, "0")}`);

// All that has or is another case of something; the classes are what the patterns themselves then find.
function classes(flags) {
  const cased = new Set();
  for (const char of ALL) {
    const forms = [char.toLowerCase(), char.toUpperCase(), char.toUpperCase().toLowerCase(), char.toLowerCase().toUpperCase()];
    if (forms.some((form) => form !== char)) {
      for (const form of [char, ...forms]) for (const one of form) cased.add(one.codePointAt(0));
    }
  }
  for (const code of members(/[\p{CWCF}\p{CWCM}\p{CWKCF}\p{CWL}\p{CWT}\p{CWU}\p{Cased}]/gu)) cased.add(code);
  const unicode = flags.includes("u");
  const found = new Map();
  for (const code of [...cased].sort((a, b) => a - b)) {
    if (found.has(code) || (!unicode && code > 0xffff)) continue;
    const others = members(new RegExp(hex(code, unicode), flags + "g")).filter((other) => unicode || other <= 0xffff);
    if (others.length > 1) for (const other of others) found.set(other, others);
  }
  return [...new Set(found.values())];
}

process.stdout.write(JSON.stringify({
  node: process.version, ...properties(), case: { i: classes("i"), iu: classes("iu") },
}));
