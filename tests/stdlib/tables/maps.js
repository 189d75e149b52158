// Maps and sets keep the order in which they were filled; their keys are compared by SameValueZero.
new Map([["a", 1], ["b", 2]]).get("b")  //=> 2
new Map([["a", 1]]).get("z")  //=> null
new Map([["a", 1], ["a", 2]]).size  //=> 1
[new Map([[1, "n"]]).has(1), new Map([[1, "n"]]).has("1")]  //=> [true,false]
[...new Map().set("a", 1).set("b", 2).entries()]  //=> [["a",1],["b",2]]
[...new Map([["a", 1], ["b", 2]]).keys()]  //=> ["a","b"]
[...new Map([["a", 1], ["b", 2]]).values()]  //=> [1,2]
[...new Map([["a", 1]])]  //=> [["a",1]]
((m) => [m.delete("a"), m.delete("a"), m.size])(new Map([["a", 1]]))  //=> [true,false,0]
((m) => { m.clear(); return m.size; })(new Map([["a", 1]]))  //=> 0
((m, seen) => { m.forEach((value, key) => seen.push(key + value)); return seen; })(new Map([["a", 1], ["b", 2]]), [])  //=> ["a1","b2"]
new Map([[0, "zero"]]).get(-0)  //=> "zero"
[...new Set([3, 1, 3, 2])]  //=> [3,1,2]
new Set("hello").size  //=> 4
[new Set([1]).has(1), new Set([1]).has("1")]  //=> [true,false]
[...new Set().add(1).add(1).add(2)]  //=> [1,2]
((s) => [s.delete(1), s.delete(1), s.size])(new Set([1]))  //=> [true,false,0]
((s) => { s.clear(); return s.size; })(new Set([1]))  //=> 0
((s, seen) => { s.forEach((value) => seen.push(value)); return seen; })(new Set([2, 1]), [])  //=> [2,1]
[...new Set([1, 2]).entries()]  //=> [[1,1],[2,2]]
[...new Set([1, 2]).keys()]  //=> [1,2]
[...new Set([1, 2]).values()]  //=> [1,2]
[...new Set([1, 2, 3]).union(new Set([5, 3]))]  //=> [1,2,3,5]
[...new Set([1, 2, 3]).intersection(new Set([3, 2]))]  //=> [3,2]
[...new Set([1, 2, 3]).difference(new Set([2]))]  //=> [1,3]
[...new Set([1, 2]).symmetricDifference(new Set([2, 3]))]  //=> [1,3]
new Set([1]).isSubsetOf(new Set([1, 2]))  //=> true
new Set([1, 2]).isSupersetOf(new Set([1]))  //=> true
new Set([1, 2]).isDisjointFrom(new Set([3]))  //=> true
