"""Hints that name what a host would write, in the words of the command line or of the prompt."""

from __future__ import annotations

from latebind.grammar.diagnostics import Diagnostic
from latebind.grammar.errors import CheckError, LatebindError
from latebind.grammar.record import Record


class Words(Record):
    """What to do on the command line, and at the prompt."""

    command_line: str
    at_prompt: str

    def of(self, *, prompt: bool) -> str:
        """Those of the prompt, or of the command line."""
        return self.at_prompt if prompt else self.command_line


_SECRET = Words("set LATEBIND_SECRET to a long random text", "start it with LATEBIND_SECRET set to a long random text")
_STATEMENTS = "separate two statements with `;` or a line break"
_LIMIT = "; the host sets the limit"

# By the host's hint, or by what it ends with.
WORDS = {
    "make it with user=…": Words("add --user ID", "`:user ID` goes on as somebody"),
    "make it with conversation=…": Words("add --conversation ID", "`:conversation ID` goes on in one"),
    'make it with memory="sqlite:///bot.db"': Words("add --memory sqlite:///bot.db", "start it with --memory URL"),
    "make it with secret=…": _SECRET,
    "make it with secret=… and files_url=…": _SECRET,
    "make the runtime with files=…": Words("name the host's runtime with --app", "start it with --app module:runtime"),
    "try again; Runtime(serialize_timeout=…) sets how long a message waits": Words("try again", "try again"),
    "run scripts with ctx.run": Words("run scripts with `latebind run`", "write it as an input of its own"),
    _STATEMENTS: Words(_STATEMENTS, "separate two statements with `;`, or put quotes around a text"),
    "write in a script, with ctx.run": Words("write in a script, with `latebind run`", "write in an input of its own"),
}
# Limits that options set; the others are the app's, if there is one.
LIMITS = {
    "LIMIT_STEPS": Words("; --max-steps N sets the limit", "; start it with --max-steps N"),
    "LIMIT_TIME": Words("; --timeout SECONDS sets the limit", "; start it with --timeout SECONDS"),
}


def advise(error: LatebindError, *, prompt: bool = False) -> None:
    """Put the hints of an error into the words of the command line, or of the prompt."""
    error.diagnostic = advised(error.diagnostic, prompt=prompt)
    if isinstance(error, CheckError):
        error.diagnostics = tuple(advised(finding, prompt=prompt) for finding in error.diagnostics)


def advised(finding: Diagnostic, *, prompt: bool = False) -> Diagnostic:
    """The finding with a hint for whoever sits at the command line, or at the prompt."""
    hint = finding.hint
    if hint is None:
        if finding.code != "UNKNOWN_NAME" or (prompt and finding.span is None):
            return finding
        name = finding.message.split("`")[1]
        define = Words(
            f"where the host gives it, add --var {name}=…",
            f"define it first: `const {name} = …`, or put quotes around a text",
        )
        return finding.replace(hint=define.of(prompt=prompt))
    if hint in WORDS:
        return finding.replace(hint=WORDS[hint].of(prompt=prompt))
    if hint.endswith(_LIMIT):
        words = LIMITS.get(finding.code)
        return finding.replace(hint=hint.removesuffix(_LIMIT) + (words.of(prompt=prompt) if words else ""))
    return finding
