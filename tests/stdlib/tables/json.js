// parse
JSON.parse("{\"a\": [1, 2.5, -0, 1e3, true, false, null, \"x\"]}")  //=> {"a":[1,2.5,0,1000,true,false,null,"x"]}
JSON.parse(" [ ] ")  //=> []
JSON.parse("{}")  //=> {}
JSON.parse("5")  //=> 5
JSON.parse("\"\\u0041\\n\\ud83d\\ude00\\/\"")  //=> "A\n😀/"
JSON.parse("{\"a\": 1, \"b\": 2, \"a\": 3}")  //=> {"a":3,"b":2}
Object.keys(JSON.parse("{\"__proto__\": 1}"))  //=> ["__proto__"]
JSON.parse("1E+2")  //=> 100
JSON.parse("\"\u2028\u007f\"")  //=> " "
JSON.parse("")  //!! SyntaxError
JSON.parse("{a: 1}")  //!! SyntaxError
JSON.parse("{'a': 1}")  //!! SyntaxError
JSON.parse("[1,]")  //!! SyntaxError
JSON.parse("{\"a\": 1,}")  //!! SyntaxError
JSON.parse("01")  //!! SyntaxError
JSON.parse("1.")  //!! SyntaxError
JSON.parse(".5")  //!! SyntaxError
JSON.parse("+1")  //!! SyntaxError
JSON.parse("NaN")  //!! SyntaxError
JSON.parse("-Infinity")  //!! SyntaxError
JSON.parse("undefined")  //!! SyntaxError
JSON.parse("\"\n\"")  //!! SyntaxError
JSON.parse("\"\\x41\"")  //!! SyntaxError
JSON.parse("\"abc")  //!! SyntaxError
JSON.parse("[1] 2")  //!! SyntaxError
JSON.parse("\u00a01")  //!! SyntaxError
JSON.parse("\ufeff1")  //!! SyntaxError
JSON.parse("[1 2]")  //!! SyntaxError
JSON.parse("// x")  //!! SyntaxError

// stringify
JSON.stringify({ a: 1, b: [true, null, "x"], c: {} })  //=> "{\"a\":1,\"b\":[true,null,\"x\"],\"c\":{}}"
JSON.stringify("a\"b\\c\n\t\b\f\r\u0000\u001f\u007f\u2028é😀/")  //=> "\"a\\\"b\\\\c\\n\\t\\b\\f\\r\\u0000\\u001f é😀/\""
JSON.stringify(null)  //=> "null"
JSON.stringify(-0)  //=> "0"
JSON.stringify(1e21)  //=> "1e+21"
JSON.stringify([0.1, 1e-7, 100])  //=> "[0.1,1e-7,100]"
JSON.stringify([])  //=> "[]"
JSON.stringify({ "": 1, "é": 2 })  //=> "{\"\":1,\"é\":2}"
JSON.stringify({ a: 1, b: [1, 2], c: {}, d: [] }, null, 2)  //=> "{\n  \"a\": 1,\n  \"b\": [\n    1,\n    2\n  ],\n  \"c\": {},\n  \"d\": []\n}"
JSON.stringify([1, [2]], null, "\t")  //=> "[\n\t1,\n\t[\n\t\t2\n\t]\n]"
JSON.stringify([1], null, 0)  //=> "[1]"
JSON.stringify([1], null, 1.9)  //=> "[\n 1\n]"
JSON.stringify([1], null, 99)  //=> "[\n          1\n]"
JSON.stringify([1], null, "abcdefghijklmn")  //=> "[\nabcdefghij1\n]"
JSON.stringify([1], null, -1)  //=> "[1]"
JSON.stringify({ a: 1, b: { a: 2, c: 3 } }, ["b", "a"])  //=> "{\"b\":{\"a\":2},\"a\":1}"
JSON.stringify({ "1": "x", a: 2 }, [1])  //=> "{\"1\":\"x\"}"
JSON.stringify([{ a: 1, b: 2 }], [])  //=> "[{}]"
JSON.stringify({ a: 1, b: [2] }, (key, value) => typeof value === "number" ? value + 1 : value)  //=> "{\"a\":2,\"b\":[3]}"
JSON.stringify({ a: 1 }, (key, value) => key === "" ? value : null)  //=> "{\"a\":null}"
JSON.stringify({ a: { b: 1 } }, (key, value) => key)  //=> "\"\""
