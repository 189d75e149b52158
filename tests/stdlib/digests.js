// Digests of many results, too many to keep: `node tests/stdlib/digests.js > tests/stdlib/digests.json` (Node 24).
// test_digests.py makes the same arguments and compares. Every list of results is joined with line breaks.
const crypto = require("crypto");

const view = new DataView(new ArrayBuffer(8));
let state = 42n;

function bits() {
  state = (state * 6364136223846793005n + 1442695040888963407n) & 0xffffffffffffffffn;
  return state;
}

// A double with any significand, and an exponent from `low` to below `high`.
function double(low, high) {
  const exponent = 1023n + BigInt(low) + ((bits() >> 33n) % BigInt(high - low));
  const sign = bits() >> 63n;
  view.setBigUint64(0, (sign << 63n) | (exponent << 52n) | (bits() >> 12n));
  return view.getFloat64(0);
}

const written = (value) => (Object.is(value, -0) ? "-0" : String(value));
const digest = (lines) => crypto.createHash("sha256").update(lines.join("\n")).digest("hex");
const times = (count, make) => Array.from({ length: count }, (_, index) => make(index));

const digests = {
  String: digest(times(5000, () => String(double(-1022, 1023)))),
  toFixed: digest(times(3000, (i) => double(-40, 80).toFixed(i % 101))),
  toPrecision: digest(times(3000, (i) => double(-60, 120).toPrecision((i % 100) + 1))),
  toString: digest(times(3000, (i) => double(-60, 200).toString((i % 35) + 2))),
  pow: digest(times(5000, () => written(Math.pow(double(-10, 10), double(-6, 6))))),
  "pow of integers": digest(times(2000, (i) => written(Math.pow((i % 100) + 1, (i % 41) - 20)))),
  atan2: digest(times(3000, () => written(Math.atan2(double(-40, 40), double(-40, 40))))),
  hypot: digest(times(3000, () => written(Math.hypot(double(-20, 20), double(-20, 20), double(-20, 20))))),
};
for (const name of ["sin", "cos", "tan"]) {
  digests[name] = digest(times(3000, () => written(Math[name](double(-30, 53)))));
}
for (const name of ["asin", "acos", "atanh"]) {
  digests[name] = digest(times(3000, () => written(Math[name](double(-30, 0)))));
}
const unlimited = ["atan", "exp", "expm1", "sinh", "cosh", "tanh", "asinh", "acosh", "log", "log2", "log10", "log1p", "cbrt"];
for (const name of unlimited) {
  digests[name] = digest(times(3000, () => written(Math[name](double(-30, 30)))));
}

// Sorting: which pairs were compared, in which order, and the result; also of comparators that contradict themselves.
const comparators = {
  up: (a, b) => a - b,
  down: (a, b) => b - a,
  boolean: (a, b) => (a > b ? 1 : 0),
  unequal: (a, b) => (a > b ? 1 : -1),
  always: () => -1,
  coarse: (a, b) => (a % 3) - (b % 3),
  "with gaps": (a, b) => (a % 4 && b % 4 ? a - b : 0),
  about: (a, b) => (Math.abs(a - b) < 3 ? 0 : a - b),
  contradictory: (a, b) => ((a * 31 + b * 17) % 11) - 5,
};
for (const [name, compare] of Object.entries(comparators)) {
  const lines = [];
  for (let round = 0; round < 60; round += 1) {
    const length = Number(bits() >> 33n) % (round < 30 ? 100 : 1500);
    const kind = round % 4;
    const items = times(length, (i) => {
      const random = Number(bits() >> 33n);
      if (kind === 0) return random % (length + 1);
      if (kind === 1) return random % 10;
      return kind === 2 ? i + (random % 3) : length - i + (random % 5 ? 0 : 7);
    });
    const calls = [];
    const order = items.map((_, i) => i).toSorted((i, j) => {
      calls.push(`${i}:${j}`);
      return compare(items[i], items[j]);
    });
    lines.push(calls.join(" "), order.join(" "));
  }
  digests[`toSorted ${name}`] = digest(lines);
}
console.log(JSON.stringify(digests, null, 2));
