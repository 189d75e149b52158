"""Patterns by hand, for each rule of the grammar and of matching: what random ones rarely hit. Each is asked with
several flags; many are no patterns at all, with the flag u or without."""

from __future__ import annotations

_LINES = r"""
characters and escapes
a|ab|abc
\0|\01|\012|\0a
[\0\01\012]
\1|\8|\9|\18|\81
(a)\2|\10|\100|\377|\400
[\1\8\9\18]
\cA|\cz|\c|\c1|\c_
[\cA\c1\c_\c-\c*]
\x41|\x4|\x|\xg1
\u0041|\u004|\u|\u00e9
\u{41}|\u{1F600}
\u{110000}
\u{}
\u{ 41}
\ud83d\ude00
\ud83d
[\ud83d\ude00]
[^\ud83d]
\t\n\v\f\r
\a\e\g\h\i\j\l\m\o\q\y\z\A\Z
\-\_\ \"\'\%\&\#\@\!\~\`\,\;\<\>\=
\/\.\*\+\?\(\)\[\]\{\}\|\^\$\\
\k|\k<|\k<a|\k<a>
(?<a>x)\k<a>
(?<a>[xy])\k<a>
(?<a>[xy])\k
(?<a>[xy])\k<b>
(?<a>[xy])[\k]
\k<a>(?<a>[xy])
\p|\P|\p{|\p{}|\pL
\p{L}
\p{Letter}+|\P{Lu}
\p{gc=Lu}|\p{General_Category=Uppercase_Letter}
\p{Script=Latin}|\p{sc=Grek}|\p{Script_Extensions=Latn}|\p{scx=Zyyy}
\p{Any}|\p{Assigned}|\p{ASCII}|\P{Any}
\p{Latin}
\p{IsLatin}
\p{lu}
\p{Script}
\p{L=Lu}
\p{gc=Latin}
\p{Block=Latin}
\p{RGI_Emoji}
\p{Emoji}\p{Emoji_Modifier}*
[\p{L}--a]
\
(\
[\
classes
[]
[^]
[]a]
[^]a]
[a
[a\]
[]]
[[]
[a-]|[-a]|[a-a]|[--a]|[+--]
[a-b-c]|[a-\d]|[\d-z]|[\w-\s]
[z-a]
[\d-a-z]
[\b]|[\B]
[\-a]|[a\-z]|[\^a]|[a^]
[.*+?|(){}$]
[\u0061-\u007a]|[\x61-z]
[😀]
[😀-😎]
[^😀]
[\u{1F600}-\u{1F64F}]
[a-\u{1F600}]
[\u0000-\uffff]
[\u0080-\uffff]
[^\u0000-\uffff]
[\ud800-\udfff]
[\s\S]|[\d\D]|[\w\W]|[^\s\S]
[^\W]|[^\D]|[^\S]|[\W\d]
quantifiers
a*|a+|a?|a{2}|a{2,}|a{2,3}|a{0}|a{0,0}
a*?|a+?|a??|a{2}?|a{2,}?|a{2,3}?
a**
a*+
a?+
a{2}{3}
a{2}*
*a
+
?
a|*
(*)
(?:+a)
^*
$+
\b?
\B{2}
(?=a)*
(?=a)?b
(?!a){2}
(?<=a)*
(?<!a)?
{
}
{1}
{1
{,1}
a{
a{1
a{1,
a{1,2
a{,2}
a{a}
a{1a}
a{ 1}
a{1, 2}
a{2,1}
x{0,1000}
x{0,1001}
x{1000}y
x{99999999999999999999}
(?:x{40}){40}
😀+
😀?a
(?:😀){2}
groups
()|(a)|(a(b(c)))
(?:a)(b)
(
)
(a
a)
(?
(?a)
(?:
(?:a
(?<
(?<a
(?<a>
(?<>a)
(?<1>a)
(?<a b>c)
(?<$>a)(?<_>b)
(?<ñ>a)(?<漢>b)
(?<\u0061>a)
(?<\u{61}>a)
(?<a\u{2F804}>x)
(?<a>x)|(?<a>y)
(?<a>x)(?<a>y)
(?:(?<a>x)|(?<a>y))(?<b>z)
((?<a>x)|(?<a>y))*
(?<a>x)|(?:(?<a>y)|z(?<a>w))
(?<__proto__>a)(?<constructor>b)
(?<10>a)
(?<b>a)(?<a>b)(?<2x>c)
(?i:a)b
(?s:.)|(?-s:.)
(?m:^a$)|(?-m:^a$)
(?ms-i:.)
(?-:a)
(?ii:a)
(?i-i:a)
(?g:a)
(?s-m:.)$
(?#a)
(?>a)
(?P<a>b)
(?|a)
(?i)a
(?R)
[[:alpha:]]
\Aa\Z
a++b
empty rounds
(?:)*|(?:)+|(?:){2}|(?:)?
(a*)*|(b*)+
(a*)*b
(a*)+b
(?:a*)*b|(?:a*?)*?
(a?)*?b
(a??)*b
(a*?)*b
(?:a|)*b|(?:|a)*b
(?:|a)+b
(|a)*b
(|a)+b
(|a){2}b
(|a){2,}b
(|a){0,2}b
(a|){2,3}?b
(?:a?b?)*c
(a?b?)*c
(a?)(?:b?)*c
(?:(a)?b?)*c
(?:(a?)(b?))*c
(?:(a*)(b*))+c
(?:(a*)(b*)){2}c
(?:a*?b*?)*c
(?:\b)*a
(?:\ba?)*b
(?:^a?)*b
(?:^|a)+b
(?:a|$)*
(?:(?:a*)+)*b
((a*)+)*b
((a*)*b?)*c
((a?)+?b?)+c
(?:(a*)|b)*
(?:(a+)|b)*
(?:(a)|(b))*
(?:(a)|(b)|c)+
(?:(a)b?|(c))+?d
(?:(a)|b){2}
(?:(a)|b){3,}
(?:(a)|b){0,1}
(?:(?:(a)|b)*c)*
(?:(?:(a)|(b))+c)*
(z)((a+)?(b+)?(c))*
(?:(a)?)*
(?:(a)?b)*
(?:(a)|)*
(a(b)?)*
(a(b)?)+
((a)|b)*
((a)|b)*?c
(?:(a+)(b+)?;)+
(a{0,2})*
(a{0,2}){2}
(?:(a{0,2})b?){2,}
(\2a)(b)
(?:(?:a|(b)?)+)*
(?:(?:a|(b)?)+c?)*
(?:(?:(a)?|b)+?c?)+
(?:(?:(a)|b?){2}c?)*
(?:(?:(a?)b?)+c?)*
((?:(a)|b?)+|c)*
(?:(a??)(a?))*$
(?:(a??)(a?)b??)+c
(?:(a*?)(b*))*?c
(?:(a??)+(b|a)?)*c
(?:(?:(a)??)+?(b|a)?)*c
edges
^a|a$|^$
^^a$$
a^b|a$b
(?:^a)+
(^a|b)*
\ba|a\b|\Ba|a\B|\b|\B
\b\b\B
(?:\b|a)+
\Bé|é\B
x*\B
look-around
a(?=b)
a(?=b)c
a(?=(b))
(a)(?=(b)(c)?)
(?=a)a
(?=(a))a
^(?=a)a
^(?=(a))a
^(?=.*(\d))(?!.*(x))[\dab]+
^(?!a)
^(?!(a))(b)
(?:^(?=a))a
^(?=a)|b
a(?!b)
a(?!b)|c
a(?!bc|b$|d)
a(?![bc]d)
a(?!b+)
a(?!b*)
a(?!)
a(?=)
(?!)
(?=)
(?!a)
(?!$)
a(?!$)
a(?!^)
a(?!\b)
(a(?=b))
(a(?!b)|b)
(?:a(?=b)|ab)
(a(?=b(?=c)))
(a(?=(b(?=c))))
a(?=b(?!c))
(a(?=b))*
(?<=a)b
(?<=a|b)c
(?<=^)a
(?<=^|b)a
(?<=ab|cd)e
(?<=a|bc)d
(?<=a*)b
(?<=(a))b
(?<=\ba)b
(?<=a{2})b
(?<=)a
(?<!a)b
(?<!ab)c
(?<![ab])c
(?<!^)a
(?<!^|b)a
(?<!)a
(?<=a)
(?<!a)
(?<=a)(?=b)
(?<=a)(?!b)
(?<=(?<=a)b)c
x(?<=x)
a|(?<=a)b
letter case
k|K|\u212a
s|S|\u017f
[k]|[s]
[^k]
[^ks]
[Kk]|a
[Ss]|x
[KkSs]
[A-Z]
[^A-Z]
[\u212a\u017f]
\w|\W
[\w]|[\W]|[^\w]|[^\W]
ß|ẞ|ss
[ß-ü]
İ|i|ı|I
σ|ς|Σ
µ|μ|Μ
Å|å|\u212b
ǅ|ǆ|Ǆ
ﬀ|ﬅ|ﬆ
Ω|ω|\u2126
θ|ϴ|ϑ
ᾳ|ᾼ
ΐ|\u1fd3
Ა|ა|Ꭰ|ꭰ
𐐀|𐐨
\p{Lu}|\p{Ll}
\P{Lu}|\P{Ll}
[^\p{Lu}]|[^\P{Lu}]
\p{Lowercase}\P{Lowercase}
(?:É|é)+
"""

SUBJECTS: list[str] = [
    *(
        "",
        "a",
        "b",
        "ab",
        "ba",
        "abc",
        "aab",
        "aabbc",
        "abab;b;",
        "zaacbbbcac",
        "aba abba aabc",
        "xy xx yy",
        "{1} a{,2} a{1",
        "xyx\\c\x01\x12",
    ),
    *(
        "aA kK\u212a sS\u017f",
        "éÉ ßẞ İiıI σςΣ",
        "a\nb\na",
        "😀a😀",
        "-_ ]^[.*+?|(){}$",
        "Å\u212bå µμ ǅǆ Ω\u2126 ﬅﬆ ᾳᾼ ΐ\u1fd3",
    ),
    *("cdeabc 1xab", "acbcab", "8901810018 \x00\x0a", "𐐀𐐨 Ა ა Ꭰꭰ θϴϑ"),
]

TEMPLATES: list[str] = ["[$1|$2|$3]", "$<a>$<b>$'$`"]


def patterns() -> list[tuple[str, str]]:
    """The patterns, each with several flags."""
    lines = [line for line in _LINES.strip("\n").split("\n") if line not in _HEADINGS]
    sticky = [(line, "gy") for line in lines if "(?<" in line]
    return [(line, flags) for line in lines for flags in ("", "gu", "gi", "iu")] + sticky


_HEADINGS = frozenset(
    (
        "characters and escapes",
        "classes",
        "quantifiers",
        "groups",
        "empty rounds",
        "edges",
        "look-around",
        "letter case",
    )
)

# Flags alone.
FLAGS = ["", *"dgimsuyvx", "dgimsuy", "gg", "G", "uv", "gv", "gimsuyd", "i ", "ii"]
