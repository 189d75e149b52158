// Regular expressions as values, and the methods of texts that take them.
/a(b)?/.test("xab")  //=> true
new RegExp("a+", "g").test("caat")  //=> true
RegExp("^b$").test("ab")  //=> false
/(?<year>\d{4})-(\d\d)/.exec("on 2024-05-01")[0]  //=> "2024-05"
/(?<year>\d{4})/.exec("on 2024").groups.year  //=> "2024"
/b/.exec("abc").index  //=> 1
/x/.exec("abc")  //=> null
"a1b22".match(/\d+/g)  //=> ["1","22"]
"a1b22".match(/\d+/)[0]  //=> "1"
"abc".match(/x/)  //=> null
[..."a1b22".matchAll(/[a-z](\d+)/g)].map((m) => m[1])  //=> ["1","22"]
"a1b22".search(/\d\d/)  //=> 3
"abc".search(/x/)  //=> -1
"a, b;c".split(/[,;] */)  //=> ["a","b","c"]
"2024-05".replace(/(\d+)-(\d+)/, "$2/$1")  //=> "05/2024"
"aXbX".replaceAll(/x/gi, "-")  //=> "a-b-"
"abc".replace(/b/, (m) => m.toUpperCase())  //=> "aBc"
[/a/gi.source, /a/gi.flags, /a/g.global, /a/i.ignoreCase]  //=> ["a","gi",true,true]
/[/]\//.toString()  //=> "/[/]\\//"
((r) => [r.test("aa"), r.lastIndex, r.test("aa"), r.lastIndex, r.test("aa"), r.lastIndex])(/a/g)  //=> [true,1,true,2,false,0]
RegExp.escape("(a.b)*[c]{1}^$|\\/?+")  //=> "\\(a\\.b\\)\\*\\[c\\]\\{1\\}\\^\\$\\|\\\\\\/\\?\\+"
["", "a", "Z9", "_a", "é9", "9a"].map((s) => RegExp.escape(s))  //=> ["","\\x61","\\x5a9","_a","é9","\\x39a"]
RegExp.escape(",-=<>#&!%:;@~'`\"")  //=> "\\x2c\\x2d\\x3d\\x3c\\x3e\\x23\\x26\\x21\\x25\\x3a\\x3b\\x40\\x7e\\x27\\x60\\x22"
RegExp.escape("\t\n\v\f\r \u00a0\u1680\u2003\u2028\u3000\ufeff\b😀")  //=> "\\t\\n\\v\\f\\r\\x20\\xa0\\u1680\\u2003\\u2028\\u3000\\ufeff\b😀"
new RegExp(`^${RegExp.escape("1+1=2 (a-b/c) 😀")}$`, "u").test("1+1=2 (a-b/c) 😀")  //=> true
