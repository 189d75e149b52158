// keys, values, entries, fromEntries, hasOwn, groupBy
Object.keys({ b: 1, a: 2 })  //=> ["b","a"]
Object.keys({})  //=> []
Object.keys(["x", "y"])  //=> ["0","1"]
Object.values({ b: 1, a: null })  //=> [1,null]
Object.values(["x"])  //=> ["x"]
Object.entries({ b: 1, a: [2] })  //=> [["b",1],["a",[2]]]
Object.entries(["x"])  //=> [["0","x"]]
Object.fromEntries([["a", 1], ["b", 2], ["a", 3]])  //=> {"a":3,"b":2}
Object.fromEntries([[1.5, "x"], [true, "y"]])  //=> {"1.5":"x","true":"y"}
Object.fromEntries([])  //=> {}
Object.fromEntries(Object.entries({ a: 1, b: 2 }).map(([k, v]) => [k.toUpperCase(), v * 2]))  //=> {"A":2,"B":4}
Object.hasOwn({ a: null }, "a")  //=> true
Object.hasOwn({ a: 1 }, "b")  //=> false
Object.hasOwn({ "1": 1 }, 1)  //=> true
Object.hasOwn({}, "toString")  //=> false
Object.groupBy([1, 2, 3, 4], x => x % 2 ? "odd" : "even")  //=> {"odd":[1,3],"even":[2,4]}
Object.groupBy([], x => x)  //=> {}
Object.groupBy(["a", "b", "c"], (x, i) => i > 0)  //=> {"false":["a"],"true":["b","c"]}
