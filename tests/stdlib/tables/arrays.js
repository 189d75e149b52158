// at, slice, concat, with, toSpliced, toReversed
[1, 2, 3].at(-1)  //=> 3
[1, 2, 3].at(3)  //=> null
[1, 2, 3].at(1.9)  //=> 2
[].at(0)  //=> null
[1, 2, 3, 4].slice(1, 3)  //=> [2,3]
[1, 2, 3, 4].slice(-2)  //=> [3,4]
[1, 2, 3, 4].slice()  //=> [1,2,3,4]
[1, 2, 3, 4].slice(3, 1)  //=> []
[1].concat(2, [3, [4]], null, [[]])  //=> [1,2,3,[4],null,[]]
[1].concat()  //=> [1]
[1, 2, 3].with(1, 9)  //=> [1,9,3]
[1, 2, 3].with(-1, 9)  //=> [1,2,9]
[1, 2, 3].with(3, 9)  //!! RangeError
[1, 2, 3].with(-4, 9)  //!! RangeError
[1, 2, 3, 4].toSpliced(1, 2)  //=> [1,4]
[1, 2, 3, 4].toSpliced(1)  //=> [1]
[1, 2, 3, 4].toSpliced(1, 0, 8, 9)  //=> [1,8,9,2,3,4]
[1, 2, 3, 4].toSpliced(-2, 1, 8)  //=> [1,2,8,4]
[1, 2, 3, 4].toSpliced(99, 1, 8)  //=> [1,2,3,4,8]
[1, 2, 3, 4].toSpliced(0, -5)  //=> [1,2,3,4]
[1, 2, 3].toReversed()  //=> [3,2,1]

// join
[1, "a", true, 0.5].join()  //=> "1,a,true,0.5"
["a", "b"].join("")  //=> "ab"
["a", "b"].join(" - ")  //=> "a - b"
[].join()  //=> ""
[1e21, 1e-7].join("/")  //=> "1e+21/1e-7"

// includes, indexOf, lastIndexOf
[1, 2, 3].includes(2)  //=> true
[1, 2, 3].includes(2, 2)  //=> false
[1, 2, 3].includes(3, -1)  //=> true
[1, "1", true, null].includes("1")  //=> true
[1, 0].includes(true)  //=> false
[0, false].indexOf(false)  //=> 1
[null].includes(null)  //=> true
[[1], { a: 1 }, "x"].indexOf("x")  //=> 2
[1, 2, 1].indexOf(1, 1)  //=> 2
[1, 2, 1].indexOf(1, -99)  //=> 0
[1, 2, 1].indexOf(5)  //=> -1
[1, 2, 1].lastIndexOf(1)  //=> 2
[1, 2, 1].lastIndexOf(1, 1)  //=> 0
[1, 2, 1].lastIndexOf(1, -2)  //=> 0
[1, 2, 1].lastIndexOf(1, -9)  //=> -1
[1, 2, 1].lastIndexOf(1, 99)  //=> 2
[-0].includes(0)  //=> true

// flat, flatMap
[1, [2, [3, [4]]]].flat()  //=> [1,2,[3,[4]]]
[1, [2, [3, [4]]]].flat(2)  //=> [1,2,3,[4]]
[1, [2, [3, [4]]]].flat(64)  //=> [1,2,3,4]
[1, [2, [3]]].flat(0)  //=> [1,[2,[3]]]
[1, [2]].flat(-1)  //=> [1,[2]]
[[], [[]]].flat()  //=> [[]]
[1, 2].flatMap(x => [x, [x]])  //=> [1,[1],2,[2]]
[1, 2].flatMap((x, i) => i)  //=> [0,1]

// map, filter, forEach
[1, 2, 3].map(x => x * 2)  //=> [2,4,6]
["a", "b"].map((x, i) => x + i)  //=> ["a0","b1"]
[1, 2].map((x, i, all) => all.length)  //=> [2,2]
["1", "2", "3"].map(Number)  //=> [1,2,3]
[1, true, "x"].map(String)  //=> ["1","true","x"]
["10", "10", "10"].map((x, i) => parseInt(x, i + 2))  //=> [2,3,4]
[1, 2, 3, 4].filter(x => x % 2 == 0)  //=> [2,4]
[0, 1, "", "a", null, [], {}, false, true].filter(Boolean)  //=> [1,"a",[],{},true]
["a", "b", "c"].filter((x, i) => i)  //=> ["b","c"]
[1, 2].forEach(x => x)  //=> null

// some, every, find, findIndex, findLast, findLastIndex
[1, 2, 3].some(x => x > 2)  //=> true
[].some(x => true)  //=> false
[1, 2, 3].every(x => x > 0)  //=> true
[].every(x => false)  //=> true
[1, 2, 3, 4].find(x => x > 2)  //=> 3
[1, 2].find(x => x > 5)  //=> null
[1, 2, 3].findIndex(x => x == 2)  //=> 1
[1, 2, 3].findIndex(x => x == 9)  //=> -1
[1, 2, 3, 4].findLast(x => x < 4)  //=> 3
[1, 2].findLast(x => x > 5)  //=> null
[1, 2, 3, 4].findLastIndex(x => x < 4)  //=> 2
[1].findLastIndex(x => x == 9)  //=> -1

// reduce, reduceRight
[1, 2, 3].reduce((a, b) => a + b)  //=> 6
[1, 2, 3].reduce((a, b) => a + b, 10)  //=> 16
["a", "b", "c"].reduceRight((a, b) => a + b)  //=> "cba"
["a", "b"].reduceRight((a, b, i) => a + b + i, "")  //=> "b1a0"
[5].reduce((a, b) => 0)  //=> 5
[].reduce((a, b) => a, null)  //=> null
[].reduce((a, b) => a)  //!! TypeError
[].reduceRight((a, b) => a)  //!! TypeError
[1, 2].reduce((a, b, i, all) => a + all.length, 0)  //=> 4

// toSorted
["b", "a", "C", "ä", "", "10", "9"].toSorted()  //=> ["","10","9","C","a","b","ä"]
[3, 1, 2].toSorted((a, b) => a - b)  //=> [1,2,3]
[3, 1, 2].toSorted((a, b) => b - a)  //=> [3,2,1]
[].toSorted((a, b) => a - b)  //=> []
[{ k: 1, v: "a" }, { k: 0, v: "b" }, { k: 1, v: "c" }].toSorted((a, b) => a.k - b.k).map(x => x.v)  //=> ["b","a","c"]
[1, 2, 3, 4].toSorted((a, b) => a > b ? -1 : 1)  //=> [4,3,2,1]
[2, 1, 2, 1].toSorted((a, b) => a > b ? 1 : 0)  //=> [2,1,2,1]
[2, 1, 2, 1].toSorted((a, b) => a > b ? 1 : -1)  //=> [1,1,2,2]
[1, 2, 3].toSorted(() => -1)  //=> [3,2,1]
[1, 2, 3].toSorted(() => 1)  //=> [1,2,3]
[1, 2, 3].toSorted(() => 0)  //=> [1,2,3]
[{ due: 3 }, {}, { due: 1 }, { due: 2 }, {}, { due: 1 }].toSorted((a, b) => (a.due ?? 0) && (b.due ?? 0) ? a.due - b.due : 0).map(x => x.due ?? 0)  //=> [3,0,1,2,0,1]
[9, 4, 0, 6, 1, 0, 8, 2, 5, 0, 7, 3].toSorted((a, b) => a && b ? a - b : 0)  //=> [1,2,3,4,5,6,7,8,9,0,0,0]
[9, 4, 0, 6, 1, 10, 8, 2, 5, 11, 7, 3].toSorted((a, b) => Math.abs(a - b) < 3 ? 0 : a - b)  //=> [0,1,4,2,6,5,3,9,10,8,7,11]
[2, null, 1].toSorted((a, b) => (a ?? 9) - (b ?? 9))  //=> [1,2,null]

// entries, keys, values
["a", "b"].keys()  //=> [0,1]
["a", "b"].values()  //=> ["a","b"]
["a", "b"].entries()  //=> [[0,"a"],[1,"b"]]

// Array.isArray, from, of
Array.isArray([])  //=> true
Array.isArray({ length: 1 })  //=> false
Array.isArray("ab")  //=> false
Array.of(1, [2], "a")  //=> [1,[2],"a"]
Array.of()  //=> []
Array.from("aé")  //=> ["a","é"]
Array.from([1, 2])  //=> [1,2]
Array.from([1, 2], x => x * 2)  //=> [2,4]
Array.from({ length: 3 })  //=> [null,null,null]
Array.from({ length: 3 }, (x, i) => i * i)  //=> [0,1,4]
Array.from({ length: 2, "0": "a", "1": "b" })  //=> ["a","b"]
Array.from({ length: 2.9 })  //=> [null,null]
Array.from({ length: -1 })  //=> []
