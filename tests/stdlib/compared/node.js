// Answers of JavaScript: reads [zone, program] as JSON lines, writes the value of each program, or its error's name.
"use strict";
const readline = require("node:readline");
const lines = readline.createInterface({ input: process.stdin, crlfDelay: Infinity });
const encode = (key, value) => (typeof value === "number" && !Number.isFinite(value) ? String(value) : value);
lines.on("line", (line) => {
  const [zone, program] = JSON.parse(line);
  if (process.env.TZ !== zone) process.env.TZ = zone;
  let answer;
  try {
    answer = { value: (0, eval)(`{${program}}`) };
  } catch (error) {
    answer = { throws: error.name };
  }
  process.stdout.write(JSON.stringify(answer, encode) + "\n");
});
