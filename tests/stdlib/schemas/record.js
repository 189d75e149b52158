// Records what zod says of the cases: `npm install zod@4` beside this file, then `node record.js > recorded.jsonl`.
const { z } = require("zod")
const cases = require("./cases.js")
const common = ["a", "", 0, 1.5, true, null, [], ["a"], {}, { a: 1 }]

function plain(issue) {
  return { code: issue.code, path: issue.path, message: issue.message }
}

const recorded = cases.map(([text, more = []]) => {
  const schema = new Function("z", `return ${text}`)(z)
  const answers = [...common, ...more].map(value => {
    const found = schema.safeParse(structuredClone(value))
    return [value, found.success ? { success: true, data: found.data === undefined ? null : found.data } : { success: false, error: { issues: found.error.issues.map(plain) } }]
  })
  const written = {}
  for (const io of ["input", "output"]) {
    try { written[io] = z.toJSONSchema(schema, { io }) } catch { written[io] = null }
    if (written[io]) delete written[io].$schema
  }
  return { schema: text, answers, written }
})
for (const found of recorded) console.log(JSON.stringify(found))
