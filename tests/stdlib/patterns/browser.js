// A page for `test_browser.py`: finds by what `stdlib/patterns/browser.py` would ask of a browser. A line of JSON is a
// question: `{make: source}` gives the number of a finder, `{find, text, start, sticky}` what it finds.
"use strict";
const readline = require("node:readline");

const make = (0, eval)(process.argv[2]);
const finders = [];

readline.createInterface({ input: process.stdin }).on("line", (line) => {
  const asked = JSON.parse(line);
  const answer =
    asked.make === undefined ? finders[asked.find]({ text: asked.text }, asked.start, asked.sticky) : finders.push(make(asked.make)) - 1;
  process.stdout.write(JSON.stringify(answer) + "\n");
});
