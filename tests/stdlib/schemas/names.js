// Lists what zod 3 and 4 call their functions and methods: `npm install zod@4 zod3@npm:zod@3`, then `node names.js > names.json`.
const four = require("zod").z
const three = require("zod3").z

const made = {
  schema: z => [z.any(), z.boolean(), z.union([z.any(), z.string()]), z.record(z.string(), z.any()), z.any().optional(), z.any().nullable(), z.any().default(1), z.any().catch(1), z.string().transform(x => x), z.intersection(z.any(), z.any()), z.lazy(() => z.any()), z.string().pipe(z.string()), z.any().readonly()],
  "string schema": z => [z.string()],
  "number schema": z => [z.number()],
  "date schema": z => [z.date()],
  "array schema": z => [z.array(z.any())],
  "tuple schema": z => [z.tuple([z.any()])],
  "object schema": z => [z.object({})],
  "enum schema": z => [z.enum(["a"])],
  "literal schema": z => [z.literal("a")],
}

function members(value) {
  const found = new Set()
  for (let at = value; at && at !== Object.prototype; at = Object.getPrototypeOf(at)) {
    for (const name of Object.getOwnPropertyNames(at)) {
      if (/^[a-zA-Z]/.test(name) && name !== "constructor") found.add(name)
    }
  }
  return found
}

function all(list) {
  return [...new Set(list.flatMap(names => [...names]))].sort()
}

const used = ["NEVER", "ZodError", "ZodIssueCode", "ZodSchema", "ZodType"] // of the classes, what handlers write as values
const names = {
  z: all([Object.keys(four), Object.keys(three)]).filter(name => /^[a-z]/.test(name)).concat(used),
  "z.coerce": all([Object.keys(four.coerce), Object.keys(three.coerce)]),
  "z.iso": Object.keys(four.iso).filter(name => /^[a-z]/.test(name)).sort(),
}
for (const kind in made) names[kind] = all([four, three].flatMap(z => made[kind](z).map(members)))
console.log(JSON.stringify(names, null, 1))
