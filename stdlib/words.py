"""What the words of the language do: the form in which each is written, and a sentence. `help` shows them."""

from __future__ import annotations

_IF = "if (TEST) { … } else { … }", "Runs the first block whose test is truthy; `else if (TEST)` may stand between."
_SWITCH = (
    "switch (VALUE) { case 1: …; break; default: … }",
    "Goes on at the case that equals the value, to the next `break`.",
)
_TRY = (
    "try { … } catch (err) { … } finally { … }",
    "Runs the `catch` where the block fails, and the `finally` in any case.",
)
_DO = "do { … } while (TEST)", "Repeats a block, and tests behind it."
_ASYNC = "async (x) => await f(x)", "A function that waits for what takes its time; a script itself may `await`, too."
_MODULE = 'import { NAME } from "MODULE"', "Takes names from a module of the host's; `export default` gives a handler."
_BOOLEAN = "true, false", "The two booleans."

WORDS: dict[str, tuple[str, str]] = {
    "local": ("local NAME = VALUE", "A late name: its value is evaluated whenever it is read, and so follows what it depends on."),
    "const": ("const NAME = VALUE", "A name that keeps its value."),
    "let": ("let NAME = VALUE", "A name that may be assigned to."),
    "var": ("var NAME = VALUE", "As `let`, for the whole function or script around it."),
    "expr": ("expr { … }", "A transaction: what the block writes is written together, or not at all where it fails."),
    "function": ("function NAME(PARAMETERS) { … }", "A function, which may be called above its definition; `(x) => x + 1` is one, too."),
    "async": _ASYNC,
    "await": _ASYNC,
    "return": ("return VALUE", "Ends the function, or the script, with a value."),
    "if": _IF,
    "else": _IF,
    "for": (
        "for (const NAME of ARRAY) { … }",
        "Runs a block for each item; also `for (const KEY in OBJECT)` and `for (let i = 0; i < 3; i++)`.",
    ),
    "while": ("while (TEST) { … }", "Repeats a block as long as the test is truthy."),
    "do": _DO,
    "break": ("break", "Leaves the loop, or the `switch`."),
    "continue": ("continue", "Goes on with the next round of the loop."),
    "switch": _SWITCH,
    "case": _SWITCH,
    "default": _SWITCH,
    "try": _TRY,
    "catch": _TRY,
    "finally": _TRY,
    "throw": ('throw new Error("…")', "Fails, up to the next `catch`."),
    "new": ("new NAME(…)", "Makes an error, a date, a map, a set or a pattern: `new Map()`."),
    "delete": ("delete OBJECT.KEY", "Removes a key of an object."),
    "typeof": ("typeof VALUE", 'The type as text: "string", "number", "boolean", "object", "function".'),
    "in": ("KEY in OBJECT", "Whether an object has a key."),
    "instanceof": ("VALUE instanceof NAME", "Whether a value is an error, an array, a date, a map, a set or a pattern."),
    "import": _MODULE,
    "export": _MODULE,
    "true": _BOOLEAN,
    "false": _BOOLEAN,
    "null": ("null", "No value. `a ?? b` is b where a is null, `a?.b` is null where a is."),
    "undefined": ("undefined", "Written as in JavaScript, and the same as `null` here."),
}  # fmt: skip
