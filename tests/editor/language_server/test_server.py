"""The language server, asked by a real client: every feature, on scripts, handlers, YAML, JSON and Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

import pytest
from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcException

from latebind.tests.editor.lsp_editor import Editor, edited, offset_of, range_of, whole
from latebind.tests.waiting import wait_until

APP = '''
from typing import TypedDict

import latebind

class Customer(TypedDict):
    name: str
    phone: str

class Order(TypedDict):
    total: float
    customer: Customer

print("what an app prints must not stand between the messages")

runtime = latebind.Runtime(memory="sqlite:///lsp.db", shapes={"order": Order})

@runtime.function(pure=True)
def rate(country: str) -> float:
    """The tax of a country."""
    print(country)
    return 0.12

@runtime.function(effect="after_commit")
def send(text: str) -> None:
    """Send a text."""
    raise AssertionError("a dry run calls nothing")

with runtime.context() as ctx:
    ctx.app_memory.set_item("task_1", "done")
'''

SCRIPT = """\
const face = "😀"; const city = "Quito"
local total = order.total * 2
function tax(amount, land = "EC") {
  const share = rate(land)
  return amount * share
}
const sum = [1, 2, 3].map(x => x * 2)
"@(face) @(city) @(tax(total)) @(sum.length)"
"""


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    folder = tmp_path_factory.mktemp("lsp")
    (folder / "lsp_app.py").write_text(APP, "utf-8")
    made = Editor(folder, "--app", "lsp_app:runtime")
    yield made
    assert made.end() == 0


@pytest.fixture
def script(editor: Editor) -> Iterator[str]:
    uri = editor.open("flow.late", SCRIPT)
    yield uri
    editor.close(uri)


def test_findings_come_with_their_places_and_go(editor: Editor, script: str) -> None:
    assert editor.codes(script) == []
    at = SCRIPT.index("order.total")
    editor.edit(script, at, at + 11, "order.totl")
    found = editor.diagnostics(script)
    text = editor.texts[script]
    assert [(each.code, each.severity) for each in found] == [("UNDECLARED_MEMBER", lsp.DiagnosticSeverity.Error)]
    assert found[0].range == range_of(text, text.index("totl"), text.index("totl") + 4)
    assert "did you mean `total`?" in found[0].message
    editor.edit(script, at, at + 10, "order.total")
    assert editor.codes(script) == []


def test_errors_and_warnings_come_at_once(editor: Editor) -> None:
    uri = editor.open("many.late", 'const a = "😀@(1)" + b + "${b}"\nMath.maxx(a)\nif (a = 1) { a }\n')
    found = [(each.code, each.severity, each.range.start) for each in editor.diagnostics(uri)]
    error, warning = lsp.DiagnosticSeverity.Error, lsp.DiagnosticSeverity.Warning
    assert found == [
        ("UNKNOWN_NAME", error, lsp.Position(0, 21)),
        ("UNKNOWN_MEMBER", error, lsp.Position(1, 5)),
        ("ASSIGN_CONST", error, lsp.Position(2, 4)),
        ("ASSIGNED_CONDITION", warning, lsp.Position(2, 4)),
    ]
    editor.close(uri)
    wait_until(lambda: editor.published[uri].diagnostics in ([], ()), "no findings")


def actions(editor: Editor, uri: str, mark: str) -> list[lsp.CodeAction]:
    start = editor.texts[uri].index(mark)
    where = range_of(editor.texts[uri], start, start + len(mark))
    params = lsp.CodeActionParams(editor.file(uri), where, lsp.CodeActionContext([]))
    return list(editor.ask(lsp.TEXT_DOCUMENT_CODE_ACTION, params) or ())


def made(editor: Editor, uri: str, action: lsp.CodeAction) -> str:
    assert action.edit is not None
    assert action.edit.changes is not None
    return edited(editor.texts[uri], action.edit.changes[uri])


def test_what_was_meant_is_a_preferred_action(editor: Editor) -> None:
    uri = editor.open("fix.late", '"😀"; order.totl')
    [action] = actions(editor, uri, "totl")
    assert (action.kind, action.is_preferred) == (lsp.CodeActionKind.QuickFix, True)
    assert made(editor, uri, action) == '"😀"; order.total'
    assert actions(editor, uri, "😀") == []


@pytest.mark.parametrize(
    ("mark", "shift", "said"),
    [
        ("total *", 0, ["total: number"]),
        ("rate(land", 1, ["rate(country: string): number", "The tax of a country."]),
        ("map", 0, ["array.map("]),
        ("total = ", 2, ["local total: number = order.total * 2", "Evaluated whenever it is read."]),
        ("order", 5, ["order: Order", "customer: Customer", "Given by the host."]),
        ("amount *", 0, ["amount"]),
        ("tax(amount", 0, ['function tax(amount, land = "EC")']),
        ("city = ", 0, ['const city: "Quito"']),
    ],
)
def test_hover(editor: Editor, script: str, mark: str, shift: int, said: list[str]) -> None:
    found = editor.ask(lsp.TEXT_DOCUMENT_HOVER, lsp.HoverParams(**editor.at(script, mark, shift)))
    assert isinstance(found.contents, lsp.MarkupContent)
    assert [each for each in said if each not in found.contents.value] == []


def labels(editor: Editor, uri: str, mark: str, shift: int = 0) -> dict[str, lsp.CompletionItem]:
    params = lsp.CompletionParams(**editor.at(uri, mark, shift))
    found = editor.ask(lsp.TEXT_DOCUMENT_COMPLETION, params)
    return {item.label: item for item in found.items} if found else {}


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("order.§", ["customer", "total"]),
        ("order.customer.ph§", ["phone"]),
        ("const xs = [order].map(o => o.§", ["customer", "total"]),
        ('"Dear @(order.customer.§)"', ["name", "phone"]),
        ("const aa = 1\nconst f = ab => { const aaa = ab; return aa§ }", ["aa", "aaa"]),
        ("ra§", ["range", "rate"]),
        ("Math.ma§", ["max"]),
        ("if (order.§", ["customer", "total"]),
        ("// ra§", []),
        ('"ra§"', []),
        ("1.§", []),
    ],
)
def test_completion(editor: Editor, typed: str, expected: list[str]) -> None:
    uri = editor.open("typed.late", typed.replace("§", ""))
    editor.texts[uri] = typed
    found = labels(editor, uri, "§")
    assert list(found) == expected
    editor.close(uri)


def test_a_completion_replaces_what_was_typed(editor: Editor) -> None:
    uri = editor.open("typed.late", 'const face = "😀"; face + order.to')
    item = labels(editor, uri, "order.to", 8)["total"]
    assert item.detail == "number"
    assert isinstance(item.text_edit, lsp.TextEdit)
    assert edited(editor.texts[uri], [item.text_edit]) == 'const face = "😀"; face + order.total'


def test_keys_of_a_memory_are_shown_where_the_settings_allow_it(editor: Editor) -> None:
    uri = editor.open("keys.late", 'memory.getItem("task_")\nmemory.getItem("mine")')
    assert list(labels(editor, uri, "task_", 5)) == []
    configure(editor, {"memoryKeys": True})
    assert list(labels(editor, uri, "task_", 5)) == ["task_1"]
    configure(editor, {"memoryKeys": False})


def configure(editor: Editor, settings: dict[str, Any]) -> None:
    params = lsp.DidChangeConfigurationParams({"latebind": settings})
    editor._call(lambda: editor.client.workspace_did_change_configuration(params))


def test_settings_name_variables(editor: Editor) -> None:
    uri = editor.open("variables.late", "answer + 1")
    assert editor.codes(uri) == ["UNKNOWN_NAME"]
    editor.published.pop(uri)
    configure(editor, {"variables": ["answer", 7]})
    assert editor.codes(uri) == []
    configure(editor, {"variables": []})


def spans(editor: Editor, uri: str, found: Any) -> list[str]:
    text = editor.texts[uri]
    offsets = [(offset_of(text, each.range.start), offset_of(text, each.range.end)) for each in found]
    return [text[start:end] + f"@{start}" for start, end in offsets]


def test_definition_and_references(editor: Editor, script: str) -> None:
    found = editor.ask(lsp.TEXT_DOCUMENT_DEFINITION, lsp.DefinitionParams(**editor.at(script, "tax(total", 1)))
    assert spans(editor, script, [found]) == [f"tax@{SCRIPT.index('tax(amount')}"]
    for declared in (True, False):
        context = lsp.ReferenceContext(declared)
        params = lsp.ReferenceParams(context=context, **editor.at(script, "total ="))
        places = [f"total@{SCRIPT.index('total = ')}"] * declared + [f"total@{SCRIPT.index('total))')}"]
        assert spans(editor, script, editor.ask(lsp.TEXT_DOCUMENT_REFERENCES, params)) == places
    highlight = lsp.DocumentHighlightParams(**editor.at(script, "land)"))
    assert len(editor.ask(lsp.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT, highlight)) == 2


@pytest.mark.parametrize("mark", ["face =", "total)", "tax(amount", "amount,", "x =>"])
def test_rename(editor: Editor, script: str, mark: str) -> None:
    asked = editor.ask(lsp.TEXT_DOCUMENT_PREPARE_RENAME, lsp.PrepareRenameParams(**editor.at(script, mark)))
    params = lsp.RenameParams(new_name="other", **editor.at(script, mark))
    changes = editor.ask(lsp.TEXT_DOCUMENT_RENAME, params).changes[script]
    text = edited(SCRIPT, changes)
    assert asked.placeholder not in {word for word in text.replace("(", " ").replace(")", " ").split() if word == mark}
    assert text.count("other") == len(changes) >= 2
    again = editor.open("renamed.late", text)
    assert editor.codes(again) == []


@pytest.mark.parametrize(
    ("mark", "shift", "name", "why"),
    [
        ("rate(", 1, "other", "latebind’s own"),
        ("order", 1, "other", "the host's"),
        ("map", 1, "other", "a member of a value"),
        ("total =", 0, "city", "means something else"),
        ("total =", 0, "const", "cannot be a name"),
        ("total =", 0, "a b", "cannot be a name"),
        ("😀", 0, "other", "no name"),
        ("amount,", 0, "land", "means something else"),
    ],
)
def test_a_rename_that_is_refused(editor: Editor, script: str, mark: str, shift: int, name: str, why: str) -> None:
    with pytest.raises(JsonRpcException, match=why):
        editor.ask(lsp.TEXT_DOCUMENT_RENAME, lsp.RenameParams(new_name=name, **editor.at(script, mark, shift)))


def test_symbols(editor: Editor, script: str) -> None:
    found = editor.ask(lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL, lsp.DocumentSymbolParams(editor.file(script)))
    assert [(each.name, each.kind.name) for each in found] == [
        ("face", "Constant"),
        ("city", "Constant"),
        ("total", "Variable"),
        ("tax", "Function"),
        ("sum", "Constant"),
    ]
    assert [each.name for each in found[3].children] == ["share"]
    assert found[3].detail == '(amount, land = "EC")'


def decoded(editor: Editor, uri: str, data: Any) -> list[tuple[str, str]]:
    """Semantic tokens as texts and types."""
    provider = editor.capabilities.semantic_tokens_provider
    assert provider is not None
    legend = [str(each) for each in provider.legend.token_types]
    lines = editor.texts[uri].split("\n")
    line = at = 0
    found: list[tuple[str, str]] = []
    for number in range(0, len(data), 5):
        down, right, length, kind, _ = data[number : number + 5]
        line, at = line + down, right if down else at + right
        written = lines[line].encode("utf-16-le")[2 * at : 2 * (at + length)].decode("utf-16-le")
        found.append((written, legend[kind]))
    return found


def test_semantic_tokens(editor: Editor, script: str) -> None:
    editor.diagnostics(script)
    answer = editor.ask(lsp.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL, lsp.SemanticTokensParams(editor.file(script)))
    found = decoded(editor, script, answer.data)
    assert found[:6] == [
        ("const", "keyword"), ("face", "variable"), ("=", "operator"), ('"😀"', "string"), ("const", "keyword"), ("city", "variable"),
    ]  # fmt: skip
    assert {("tax", "function"), ("amount", "parameter"), ("total", "property"), ("map", "method")} <= set(found)
    part = lsp.SemanticTokensRangeParams(editor.file(script), lsp.Range(lsp.Position(1, 0), lsp.Position(2, 0)))
    some = decoded(editor, script, editor.ask(lsp.TEXT_DOCUMENT_SEMANTIC_TOKENS_RANGE, part).data)
    assert some[0] == ("local", "keyword")
    assert some[-1] == ("2", "number")


def test_formatting_changes_only_the_lines_that_differ(editor: Editor) -> None:
    uri = editor.open("style.late", 'const face = "😀"\nconst   b=1\nface+b\n"same"\n')
    params = lsp.DocumentFormattingParams(editor.file(uri), lsp.FormattingOptions(2, True))
    [change] = editor.ask(lsp.TEXT_DOCUMENT_FORMATTING, params)
    assert (change.range.start.line, change.range.end.line) == (1, 3)
    assert edited(editor.texts[uri], [change]) == 'const face = "😀"\nconst b = 1\nface + b\n"same"\n'
    editor.edit(uri, 0, 0, "const = ")
    assert not editor.ask(lsp.TEXT_DOCUMENT_FORMATTING, params)


def test_values_of_what_is_pure_stand_beside_it(editor: Editor, script: str) -> None:
    found = editor.ask(lsp.TEXT_DOCUMENT_INLAY_HINT, lsp.InlayHintParams(editor.file(script), whole()))
    assert [(each.position.line, each.label) for each in found] == [(6, " → [2, 4, 6]")]
    configure(editor, {"inlayValues": False})
    assert not editor.ask(lsp.TEXT_DOCUMENT_INLAY_HINT, lsp.InlayHintParams(editor.file(script), whole()))
    configure(editor, {"inlayValues": True})


def test_signature_help(editor: Editor, script: str) -> None:
    editor.edit(script, len(SCRIPT), len(SCRIPT), "rate(")
    where = editor.at(script, "", len(editor.texts[script]))
    found = editor.ask(lsp.TEXT_DOCUMENT_SIGNATURE_HELP, lsp.SignatureHelpParams(**where))
    [signature] = found.signatures
    assert signature.label == "rate(country: string): number"
    assert [each.label for each in signature.parameters] == ["country: string"]
    assert (found.active_signature, found.active_parameter) == (0, 0)
    assert signature.documentation.value == "The tax of a country."
    provider = editor.capabilities.signature_help_provider
    assert provider is not None
    assert provider.trigger_characters == ("(", ",")


def execute(editor: Editor, command: str, *arguments: Any) -> Any:
    return editor.ask(lsp.WORKSPACE_EXECUTE_COMMAND, lsp.ExecuteCommandParams(command, list(arguments)))


def test_run_and_why_write_nothing(editor: Editor) -> None:
    text = 'memory.setItem("task_1", "changed")\nsend("hi")\nlocal a = memory.getItem("task_1");\n[a, rate("EC")]'
    uri = editor.open("run.late", text)
    lenses = editor.ask(lsp.TEXT_DOCUMENT_CODE_LENS, lsp.CodeLensParams(editor.file(uri)))
    assert [(each.command.title, each.range.start.line) for each in lenses] == [("run", 0), ("why", 2)]
    [run, why] = [each.command for each in lenses]
    editor.messages.clear()
    told = execute(editor, run.command, *run.arguments)
    assert told.split("\n")[0] == '["changed", 0.12]'
    assert 'would: {"scope": "memory", "action": "set", "key": "task_1", "old": "done", "new": "changed"}' in told
    assert '"send"' in told
    assert 'memory.getItem("task_1")' in execute(editor, why.command, *why.arguments)
    wait_until(lambda: len(editor.messages) == 2, "messages")
    assert editor.messages[0].startswith("run: ")


def test_all_of_a_long_report_is_in_the_log(editor: Editor) -> None:
    uri = editor.open("long.late", '"word ".repeat(200)')
    editor.messages.clear()
    told = execute(editor, "latebind.run", uri)
    assert len(told) > 1_000
    wait_until(lambda: len(editor.messages) == 1 and f"run: {told}" in editor.logged, "messages")
    assert editor.messages[0].endswith("… (all of it is in the log)")
    assert len(editor.messages[0]) < 600


@pytest.mark.parametrize("arguments", [(), (1,), ("file:///none",), ("file:///none", "a"), ("a", "b", "c")])
def test_commands_about_nothing(editor: Editor, arguments: tuple[Any, ...]) -> None:
    assert execute(editor, "latebind.run", *arguments) is None
    assert execute(editor, "latebind.why", *arguments) is None


def test_a_run_ends(editor: Editor) -> None:
    uri = editor.open("endless.late", "let a = 0\nwhile (true) { a += 1 }\n")
    assert "[LIMIT_" in execute(editor, "latebind.run", uri)


def test_handlers(editor: Editor) -> None:
    text = """\
import { define, z } from "latebind";

export default define({
  name: "greet",
  input: z.object({ name: z.string(), age: z.number().optional() }),
  handler: async (input: { name: string }, ctx) => {
    const greeting = "Hello @(input.name)";
    return greeting + input.nam;
  },
});
"""
    uri = editor.open("greet.ts", text, "typescript")
    assert editor.codes(uri) == ["UNDECLARED_MEMBER"]
    [action] = actions(editor, uri, "nam;")
    assert "input.name;" in made(editor, uri, action)
    editor.edit(uri, text.index("nam;"), text.index("nam;") + 3, "")
    editor.texts[uri] = editor.texts[uri].replace("input.;", "input.§;")
    assert list(labels(editor, uri, "§"))[:2] == ["age", "name"]
    other = editor.open("other.ts", "export class A { x: number = 1 }", "typescript")
    assert editor.codes(other) == []
    imported = editor.open("imported.late", 'import { z } from "latebind"\nz.string()')
    found = editor.ask(lsp.TEXT_DOCUMENT_DEFINITION, lsp.DefinitionParams(**editor.at(imported, "z.string")))
    assert found.range.start == lsp.Position(0, 9)
    with pytest.raises(JsonRpcException, match="imported"):
        editor.ask(lsp.TEXT_DOCUMENT_RENAME, lsp.RenameParams(new_name="y", **editor.at(imported, "z.string")))


EMBEDDED = {
    ("flow.yaml", "yaml"): 'steps:\n  - say: "\\u00e9😀 {{ order.totl }}"\n    key: |\n      Dear\n      @(order.customer.nam)!\n',
    ("flow.json", "json"): '{"{{ order.totl }}": "key", "a": ["😀 \\ud83d\\ude00 {{ order.totl }}", "\\n@(order.customer.nam)"]}',
    ("mail.md", "markdown"): "# 😀 {{ order.totl }}\n\n`{{ code.x }}`\n\nDear @(order.customer.nam)\n",
}  # fmt: skip


@pytest.mark.parametrize(("file", "text"), EMBEDDED.items(), ids=[name for name, _ in EMBEDDED])
def test_regions_of_other_languages(editor: Editor, file: tuple[str, str], text: str) -> None:
    uri = editor.open(file[0], text, file[1])
    found = sorted(editor.diagnostics(uri), key=lambda each: (each.range.start.line, each.range.start.character))
    last = text.index("totl", text.index("key") if file[1] == "json" else 0)
    assert [each.range for each in found] == [
        range_of(text, last, last + 4),
        range_of(text, text.index("nam)"), text.index("nam)") + 3),
    ]
    [action] = actions(editor, uri, "nam)")
    mended = made(editor, uri, action)
    assert mended == text.replace("nam)", "name)")
    hover = editor.ask(lsp.TEXT_DOCUMENT_HOVER, lsp.HoverParams(**editor.at(uri, "customer")))
    assert "customer: Customer" in hover.contents.value
    assert "total" in labels(editor, uri, text[last - 3 : last + 4], 3)
    tokens = editor.ask(lsp.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL, lsp.SemanticTokensParams(editor.file(uri)))
    assert [each for each in decoded(editor, uri, tokens.data) if each[0] == "customer"] == [("customer", "property")]


def test_completion_where_the_file_around_it_is_broken(editor: Editor) -> None:
    uri = editor.open("broken.yaml", 'a: "{{ order.\nb: [', "yaml")
    assert list(labels(editor, uri, "order.", 6)) == ["customer", "total"]


def test_cases_are_looked_at_one_by_one(editor: Editor) -> None:
    uri = editor.open(
        "flow.test.late", "// one\nconst a = 1\na //=> 1\n---\nconst a = 2\na //=> 2\n//then\nMath.maxx(1) //=> 2\n"
    )
    assert editor.codes(uri) == ["UNKNOWN_MEMBER"]


def test_code_in_markdown(editor: Editor) -> None:
    uri = editor.open("page.md", "# A\n\n```late\nconst a = 1\nMath.maxx(a)\n```\n", "markdown")
    [found] = editor.diagnostics(uri)
    assert (found.range.start.line, found.range.start.character) == (4, 5)


def test_a_file_that_is_too_large_is_left_alone(editor: Editor) -> None:
    assert editor.codes(editor.open("large.json", f'["{{{{ a b }}}}", "{"x" * 1_000_000}"]', "json")) == []
    assert editor.codes(editor.open("large.late", f'const a = "{"x" * 70_000}"\na')) == ["LIMIT_SOURCE"]
    assert editor.codes(editor.open("none.txt", "{{ a b }}", "plaintext")) == []


REQUESTS: dict[str, type[Any]] = {
    lsp.TEXT_DOCUMENT_HOVER: lsp.HoverParams,
    lsp.TEXT_DOCUMENT_COMPLETION: lsp.CompletionParams,
    lsp.TEXT_DOCUMENT_SIGNATURE_HELP: lsp.SignatureHelpParams,
    lsp.TEXT_DOCUMENT_DEFINITION: lsp.DefinitionParams,
    lsp.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT: lsp.DocumentHighlightParams,
}
OF_FILES: dict[str, type[Any]] = {
    lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL: lsp.DocumentSymbolParams,
    lsp.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL: lsp.SemanticTokensParams,
    lsp.TEXT_DOCUMENT_CODE_LENS: lsp.CodeLensParams,
}
PIECES = [
    *("const a = 1\n", "local b = a + order.total\n", "order.", "memory.getItem(", '"', "@(", "{", "}", "(", ")", "`${", "// c\n"),
    *("😀", "\u2028", "\r\n", "\x0b", "function f(x) { return x }\n", "/*", "=>", "'", "\n", "if (a) {", "import { z } from ", "\\"),
]  # fmt: skip
BEGINNINGS = {
    ("random.late", "latebind"): SCRIPT,
    ("random.yaml", "yaml"): EMBEDDED["flow.yaml", "yaml"],
    ("random.md", "markdown"): EMBEDDED["mail.md", "markdown"],
}


def session(editor: Editor, name: str, language: str, text: str, edits: int, seed: int) -> None:
    """Edit a file at random, ask about it on the way, and compare what is found in the end with a fresh start."""
    random = Random(seed)
    name = f"{seed}-{name}"  # what was found of another session's file is not taken for what is found of this one
    uri = editor.open(name, text, language)
    for number in range(edits):
        now = editor.texts[uri]
        start = random.randint(0, len(now))
        end = min(len(now), start + random.choice([0, 0, 0, 1, 3, 20]))
        if "\r\n" in (now[start - 1 : start + 1], now[end - 1 : end + 1]):
            continue  # no editor stands between the two
        editor.edit(uri, start, end, random.choice(PIECES))
        if len(editor.texts[uri]) > 3_000:
            editor.edit(uri, 0, len(editor.texts[uri]) - 1_000, "")
        if number % 3 == 0:
            method, params = random.choice(list(REQUESTS.items()))
            at = random.randint(0, len(editor.texts[uri]))
            editor.ask(method, params(**editor.at(uri, "", at)))
        elif number % 10 == 1:
            method, params = random.choice(list(OF_FILES.items()))
            editor.ask(method, params(editor.file(uri)))
            editor.ask(lsp.TEXT_DOCUMENT_INLAY_HINT, lsp.InlayHintParams(editor.file(uri), whole()))
            context = lsp.CodeActionContext([])
            editor.ask(lsp.TEXT_DOCUMENT_CODE_ACTION, lsp.CodeActionParams(editor.file(uri), whole(), context))
    found = editor.diagnostics(uri)
    fresh = editor.open(f"fresh-{name}", editor.texts[uri], language)
    assert found == editor.diagnostics(fresh)
    # Back to where it began, all at once.
    editor.edit(uri, 0, len(editor.texts[uri]), text)
    before = editor.open(f"before-{name}", text, language)
    assert editor.diagnostics(uri) == editor.diagnostics(before)


@pytest.mark.parametrize(("file", "text"), BEGINNINGS.items(), ids=[name for name, _ in BEGINNINGS])
def test_a_session_of_random_edits_ends_with_the_findings_of_a_fresh_start(
    editor: Editor, file: tuple[str, str], text: str
) -> None:
    session(editor, *file, text, edits=60, seed=1)


@pytest.mark.long
@pytest.mark.parametrize(("file", "text"), BEGINNINGS.items(), ids=[name for name, _ in BEGINNINGS])
@pytest.mark.parametrize("seed", range(2, 7))
def test_a_long_session_of_random_edits(editor: Editor, file: tuple[str, str], text: str, seed: int) -> None:
    session(editor, *file, text, edits=500, seed=seed)


@pytest.mark.parametrize(
    "position", [lsp.Position(99, 0), lsp.Position(0, 99_999), lsp.Position(0, 15), lsp.Position(2_000_000_000, 7)]
)
def test_places_that_do_not_exist(editor: Editor, script: str, position: lsp.Position) -> None:
    for method, params in REQUESTS.items():
        editor.ask(method, params(editor.file(script), position))
    change = lsp.TextDocumentContentChangePartial(lsp.Range(position, lsp.Position(0, 0)), "x")
    editor.change(script, change)
    assert editor.published[script] is not None


def test_files_that_are_not_open(editor: Editor) -> None:
    for method, params in REQUESTS.items():
        assert not editor.ask(method, params(lsp.TextDocumentIdentifier("file:///none.late"), lsp.Position(0, 0)))
    editor.versions["file:///none.late"] = 1
    editor.change("file:///none.late", lsp.TextDocumentContentChangeWholeDocument("x"))
    assert editor.ask(
        lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL, lsp.DocumentSymbolParams(editor.file("file:///none.late"))
    ) in (
        [],
        (),
    )
