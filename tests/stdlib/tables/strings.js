// at, charAt, codePointAt
"abc".at(0)  //=> "a"
"abc".at(-1)  //=> "c"
"abc".at(3)  //=> null
"abc".at(-4)  //=> null
"abc".at(1.9)  //=> "b"
"".at(0)  //=> null
"abc".charAt(1)  //=> "b"
"abc".charAt(9)  //=> ""
"abc".charAt(-1)  //=> ""
"abc".codePointAt(0)  //=> 97
"abc".codePointAt(9)  //=> null
"😀".codePointAt(0)  //=> 128512
String.fromCodePoint(97, 128512, 225)  //=> "a😀á"
String.fromCodePoint()  //=> ""
String.fromCodePoint(-1)  //!! RangeError
String.fromCodePoint(1114112)  //!! RangeError
String.fromCodePoint(1.5)  //!! RangeError

// includes, startsWith, endsWith
"banana".includes("nan")  //=> true
"banana".includes("")  //=> true
"banana".includes("nan", 3)  //=> false
"banana".includes("b", -5)  //=> true
"banana".includes("", 99)  //=> true
"banana".startsWith("ba")  //=> true
"banana".startsWith("na", 2)  //=> true
"banana".startsWith("", 99)  //=> true
"banana".startsWith("b", -1)  //=> true
"banana".endsWith("na")  //=> true
"banana".endsWith("ba", 2)  //=> true
"banana".endsWith("", 0)  //=> true
"banana".endsWith("banana", 99)  //=> true
"banana".endsWith("a", -1)  //=> false

// indexOf, lastIndexOf
"banana".indexOf("an")  //=> 1
"banana".indexOf("an", 2)  //=> 3
"banana".indexOf("x")  //=> -1
"banana".indexOf("")  //=> 0
"banana".indexOf("", 3)  //=> 3
"banana".indexOf("", 99)  //=> 6
"banana".indexOf("b", -3)  //=> 0
"banana".lastIndexOf("an")  //=> 3
"banana".lastIndexOf("an", 2)  //=> 1
"banana".lastIndexOf("an", -1)  //=> -1
"banana".lastIndexOf("b", -1)  //=> 0
"banana".lastIndexOf("")  //=> 6
"banana".lastIndexOf("", 2)  //=> 2
"banana".lastIndexOf("x")  //=> -1
"abc".lastIndexOf("abcd")  //=> -1

// slice, substring
"abcdef".slice()  //=> "abcdef"
"abcdef".slice(2)  //=> "cdef"
"abcdef".slice(-2)  //=> "ef"
"abcdef".slice(1, -1)  //=> "bcde"
"abcdef".slice(4, 2)  //=> ""
"abcdef".slice(-99, 99)  //=> "abcdef"
"abcdef".slice(1.9, 3.9)  //=> "bc"
"abcdef".substring(2)  //=> "cdef"
"abcdef".substring(4, 2)  //=> "cd"
"abcdef".substring(-3, 2)  //=> "ab"
"abcdef".substring(99, 3)  //=> "def"

// split
"a,b,,c".split(",")  //=> ["a","b","","c"]
"a,b,,c".split(",", 2)  //=> ["a","b"]
"a,b,,c".split(",", 0)  //=> []
"a,b,,c".split(",", -1)  //=> ["a","b","","c"]
"a,b,,c".split(",", 4294967297)  //=> ["a"]
"abc".split("")  //=> ["a","b","c"]
"abc".split("", 2)  //=> ["a","b"]
"abc".split()  //=> ["abc"]
"".split("")  //=> []
"".split(",")  //=> [""]
"abc".split("abc")  //=> ["",""]
"a--b--c".split("--")  //=> ["a","b","c"]
"abc".split("x")  //=> ["abc"]

// trim
" \t\n a b \r\n ".trim()  //=> "a b"
"\u00a0\u1680\u2003\u2028\u2029\u202f\u205f\u3000\ufeffx\u00a0".trim()  //=> "x"
"\u180e\u200bx".trim()  //=> "᠎​x"
"\u0085\u001cx\u001f".trim()  //=> "\u001cx\u001f"
"  a  ".trimStart()  //=> "a  "
"  a  ".trimEnd()  //=> "  a"

// toUpperCase, toLowerCase
"straße ŉ ǰ ﬃ ΐ".toUpperCase()  //=> "STRASSE ʼN J̌ FFI Ϊ́"
"éñç ﬀ ᾳ".toUpperCase()  //=> "ÉÑÇ FF ΑΙ"
"ΑΣ ΑΣΑ Σ ΑΣ. Σ'Α".toLowerCase()  //=> "ας ασα σ ας. σ'α"
"İI ŞĞ".toLowerCase()  //=> "i̇i şğ"
"ǅ Ⓐ Ⅷ".toLowerCase()  //=> "ǆ ⓐ ⅷ"
"ıſK".toUpperCase()  //=> "ISK"
"K".toLowerCase()  //=> "k"

// normalize
"é".normalize()  //=> "é"
"é".normalize("NFC").length  //=> 1
"é".normalize("NFD").length  //=> 2
"ﬁ①".normalize("NFKC")  //=> "fi1"
"가".normalize("NFKD").length  //=> 2
"a".normalize("nfc")  //!! RangeError
"a".normalize("")  //!! RangeError

// padStart, padEnd
"7".padStart(3, "0")  //=> "007"
"abc".padStart(2, "0")  //=> "abc"
"abc".padStart(8, "xy")  //=> "xyxyxabc"
"abc".padStart(6)  //=> "   abc"
"abc".padStart(6, "")  //=> "abc"
"abc".padStart(-1, "0")  //=> "abc"
"abc".padStart(5.9, "-")  //=> "--abc"
"7".padEnd(3, ".")  //=> "7.."
"abc".padEnd(8, "xy")  //=> "abcxyxyx"
"abc".padEnd(6, "")  //=> "abc"

// repeat, concat, toString
"ab".repeat(3)  //=> "ababab"
"ab".repeat(0)  //=> ""
"ab".repeat(2.9)  //=> "abab"
"ab".repeat(-1)  //!! RangeError
"ab".repeat(-0.5)  //=> ""
"".repeat(1000000)  //=> ""
"a".concat("b", 1, true, 0.5)  //=> "ab1true0.5"
"a".concat()  //=> "a"
"a".toString()  //=> "a"

// replace, replaceAll
"a-b-c".replace("-", "+")  //=> "a+b-c"
"a-b-c".replaceAll("-", "+")  //=> "a+b+c"
"a-b-c".replace("x", "+")  //=> "a-b-c"
"abc".replace("", "-")  //=> "-abc"
"abc".replaceAll("", "-")  //=> "-a-b-c-"
"".replaceAll("", "-")  //=> "-"
"aaa".replaceAll("aa", "b")  //=> "ba"
"price".replace("price", "$$1")  //=> "$1"
"abc".replace("b", "[$&]")  //=> "a[b]c"
"abc".replace("b", "[$`|$']")  //=> "a[a|c]c"
"abc".replaceAll("b", "$0$1$<x>$")  //=> "a$0$1$<x>$c"
"aXbX".replaceAll("X", "($`)($')")  //=> "a(a)(bX)b(aXb)()"
"abc".replace("b", x => x.toUpperCase())  //=> "aBc"
"abcb".replaceAll("b", (match, at, whole) => match + at + whole.length)  //=> "ab14cb34"
"abc".replaceAll("b", () => "$&")  //=> "a$&c"
"abc".replace("b", () => 7)  //=> "a7c"
"abc".replace("b", () => true)  //=> "atruec"
["abc".charCodeAt(1), "é".charCodeAt(0)]  //=> [98,233]
String.fromCharCode(72, 105)  //=> "Hi"
["abcdef".substr(1, 2), "abcdef".substr(-3, 2), "abcdef".substr(2)]  //=> ["bc","de","cdef"]
