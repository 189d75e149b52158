// Records random conversations through the handlers of `blocks/`, with a stub of `ctx.memory` and zod's own `z`:
// `npm install zod@4` somewhere, then `NODE_PATH=…/node_modules node record.js > conversations.jsonl`.
const fs = require("fs")
const path = require("path")
const { stripTypeScriptTypes } = require("module")
const { z } = require("zod")

let seed = 20261121
function random(n) {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
  return Math.floor((seed / 2 ** 32) * n)
}
const pick = list => list[random(list.length)]

class Memory {
  available = true
  held = new Map()
  async get(key, standard = null) { return this.held.has(key) ? this.held.get(key) : standard }
  async set(key, value) { this.held.set(key, value) }
  async getJson(key, standard = null) { return this.held.has(key) ? JSON.parse(this.held.get(key)) : standard }
  async setJson(key, value) { this.held.set(key, JSON.stringify(value)) }
  async delete(key) { this.held.delete(key) }
}

function load(name) {
  const written = fs.readFileSync(path.join(__dirname, "blocks", name), "utf8")
  const bare = !written.includes("define(")
  const module = bare ? `${written.replace(/^handler:/m, "export default { handler:")} }` : written
  const text = stripTypeScriptTypes(module, { mode: "strip" })
  const body = text.replace(/^import (.*) from .*$/m, "const $1 = system").replace("export default", "return")
  const definition = new Function("system", body)({ define: given => given, z })
  return { input: definition.input ?? z.any(), handler: definition.handler }
}

const WORDS = ["Ana", "ana@mail.example", "", " ", "José", "<b>", "0", "@(1)", "{{x}}", "x".repeat(40)]
const INPUTS = {
  "quick_start.en.ts": () => pick([{}, {}, { answer: pick(WORDS) }, { answer: pick(WORDS) }, { answer: pick(WORDS), more: 1 }, { answer: null }, { answer: 5 }]),
  "steps.ts": () => ({ name: pick(WORDS) }),
  "cart.ts": () => ({ productId: pick(["t1", "m1"]), name: pick(WORDS), price: pick([2.5, 9, 0.1, 0]), quantity: 1 + random(5) }),
  "attempts.ts": () => ({ pin: pick(["1234", "0000", 1234, "1234 "]) }),
}

async function conversation(name) {
  const { input, handler } = load(name)
  const memory = new Memory()
  const turns = []
  for (let left = 1 + random(9); left > 0; left--) {
    const given = INPUTS[name]()
    const parsed = input.safeParse(given)
    if (parsed.success) turns.push([given, await handler(parsed.data, { memory, log() {} })])
    else turns.push([given, { wrong: parsed.error.issues.map(issue => [issue.path, issue.message]) }])
  }
  return { name, turns, held: Object.fromEntries(memory.held) }
}

async function main() {
  for (const [name, count] of [["quick_start.en.ts", 400], ["steps.ts", 40], ["cart.ts", 40], ["attempts.ts", 40]]) {
    for (let number = 0; number < count; number++) console.log(JSON.stringify(await conversation(name)))
  }
}
main()
