"""Handlers as hosts have them: what they say of themselves, how they are run, and the modules that they import."""

from __future__ import annotations

import ast
import asyncio
import pickle
from collections.abc import Iterator
from typing import Any

import pytest

import latebind

pytestmark = pytest.mark.usefixtures("zygote")

COUNT = """
import { define, z } from "@jelou/functions";
import { step, LIMIT } from "@acme/rules";

interface Input { by: number }

export default define({
  name: "count",
  description: "Counts in a conversation",
  input: z.object({ by: z.number().int().positive().default(1).describe("How far") }),
  handler: async (input: Input, ctx) => {
    const before = await ctx.memory.get("count", 0);
    const after = step(before, input.by!);
    if (after > LIMIT) {
      await ctx.memory.set("stopped", true, 60);
      throw new Error("too far");
    }
    await ctx.memory.set("count", after, 60);
    ctx.log("counted", { after });
    return { after };
  },
  retries: 3,
  labels: ["a"],
});
"""


def make(**options: Any) -> latebind.Runtime:
    runtime = latebind.Runtime(memory=":memory:", **options)
    runtime.module("@acme/rules", {"step": lambda before, by: before + by, "LIMIT": 10})
    return runtime


@pytest.fixture(params=[None, "process"], ids=["here", "isolated"])
def runtime(request: pytest.FixtureRequest) -> Iterator[latebind.Runtime]:
    with make(isolation=request.param) as made:
        yield made


@pytest.fixture
def count(runtime: latebind.Runtime) -> latebind.Handler:
    return runtime.handler(COUNT, name="flows/count.ts")


class TestWhatItSays:
    def test_of_itself(self, count: latebind.Handler) -> None:
        assert (count.name, count.description) == ("count", "Counts in a conversation")
        assert count.options == {"retries": 3, "labels": ["a"]}
        assert count.source.text == COUNT
        assert count.warnings == ()

    def test_to_language_models(self, count: latebind.Handler) -> None:
        by = {
            "type": "integer",
            "exclusiveMinimum": 0,
            "minimum": -(2**53) + 1,
            "maximum": 2**53 - 1,
            "default": 1,
            "description": "How far",
        }
        assert count.input_schema == {"type": "object", "properties": {"by": by}}
        told = {"name": "count", "description": "Counts in a conversation"}
        assert count.tool() == {**told, "input_schema": count.input_schema}
        assert count.tool("openai") == {"type": "function", "function": {**told, "parameters": count.input_schema}}
        with pytest.raises(ValueError, match="anthropic"):
            count.tool("other")  # type: ignore[arg-type]
        count.tool()["input_schema"]["properties"].clear()
        assert count.tool()["input_schema"]["properties"]

    def test_without_a_name_it_has_that_of_the_file(self, runtime: latebind.Runtime) -> None:
        bare = runtime.handler("handler: async (input, ctx) => input", name="flows/pay_now.ts")
        assert (bare.name, bare.description, dict(bare.options)) == ("pay_now", None, {})
        assert bare.input_schema == {"type": "object", "properties": {}}


class TestRunning:
    def test_each_turn_in_a_context_of_its_own(self, runtime: latebind.Runtime, count: latebind.Handler) -> None:
        for given, after in (({}, 1), ({"by": 4}, 5), (None, 6)):
            with runtime.context(conversation="a") as ctx:
                result = ctx.handle(count, given)
                assert result.value == {"after": after}
                assert [entry.data for entry in result.logs] == [{"after": after}]
        with runtime.context(conversation="b") as ctx:
            assert ctx.handle(count, {}).value == {"after": 1}

    def test_what_was_written_before_an_error_stays(self, runtime: latebind.Runtime, count: latebind.Handler) -> None:
        with runtime.context(conversation="a") as ctx:
            with pytest.raises(latebind.ThrownError, match="too far"):
                ctx.handle(count, {"by": 11})
            assert ctx.memory.get("stopped") is True
        with runtime.context(conversation="b") as ctx:
            with pytest.raises(latebind.ThrownError):
                ctx.handle(count, {"by": 11}, atomic=True)
            assert ctx.memory.get("stopped") is None

    def test_a_dry_run_writes_nothing(self, runtime: latebind.Runtime, count: latebind.Handler) -> None:
        with runtime.context(conversation="a") as ctx:
            result = ctx.handle(count, {"by": 2}, dry_run=True)
            assert [effect.to_dict()["key"] for effect in result.effects] == ["count"]
            assert ctx.memory.get("count") is None

    def test_in_an_event_loop(self, runtime: latebind.Runtime, count: latebind.Handler) -> None:
        async def turns() -> list[Any]:
            async with runtime.context(conversation="a") as ctx:
                return [(await ctx.ahandle(count, {"by": by})).value for by in (1, 2)]

        assert asyncio.run(turns()) == [{"after": 1}, {"after": 3}]

    def test_a_message_that_comes_again_is_not_handled_again(
        self, runtime: latebind.Runtime, count: latebind.Handler
    ) -> None:
        with runtime.context(conversation="a") as ctx:
            first = ctx.handle(count, {"by": 2}, once="m1")
            again = ctx.handle(count, {"by": 5}, once="m1")
            assert (first.value, again.value) == ({"after": 2}, {"after": 2})
            assert (first.repeated, again.repeated) == (False, True)
            assert again.logs == first.logs
            assert ctx.handle(count, {"by": 5}, once="m2").value == {"after": 7}

    def test_a_message_with_a_wrong_input_was_not_seen(
        self, runtime: latebind.Runtime, count: latebind.Handler
    ) -> None:
        with runtime.context(conversation="a") as ctx:
            with pytest.raises(latebind.InputError):
                ctx.handle(count, {"by": "2"}, once="m1")
            assert ctx.handle(count, {"by": 2}, once="m1").value == {"after": 2}

    def test_messages_of_a_conversation_go_one_after_the_other(self, runtime: latebind.Runtime) -> None:
        inside: list[bool] = []
        all_inside = asyncio.Event()

        @runtime.function
        async def enter(together: bool) -> None:
            inside.append(together)
            if together and len(inside) == 3:
                all_inside.set()
            elif together:
                await all_inside.wait()

        handler = runtime.handler("""handler: async ({ together }, ctx) => {
          const n = await ctx.memory.get("n", 0);
          await enter(together);
          await ctx.memory.set("n", n + 1, 60);
        }""")

        async def deliver(serialize: bool) -> None:
            async with runtime.context(conversation=str(serialize)) as ctx:
                await ctx.ahandle(handler, {"together": not serialize}, serialize=serialize)

        async def counted(serialize: bool) -> Any:
            await asyncio.gather(*(deliver(serialize) for _ in range(3)))
            with runtime.context(conversation=str(serialize)) as ctx:
                return ctx.memory.get("n")

        assert asyncio.run(counted(serialize=False)) == 1, "all have read before the first writes"
        assert asyncio.run(counted(serialize=True)) == 3
        with runtime.context() as ctx, pytest.raises(latebind.MemoryApiError, match="conversation"):
            ctx.handle(runtime.handler("handler: () => 1"), serialize=True)

    def test_the_input_is_not_changed(self, runtime: latebind.Runtime) -> None:
        handler = runtime.handler("handler: (input) => { input.xs.push(1); return input }")
        given = {"xs": [0]}
        with runtime.context() as ctx:
            assert ctx.handle(handler, given).value == {"xs": [0, 1]}
        assert given == {"xs": [0]}

    def test_variables_beside_the_input(self, runtime: latebind.Runtime) -> None:
        handler = runtime.handler("handler: (input) => input.a * rate", variables={"rate": float})
        with runtime.context(variables={"rate": 2}) as ctx:
            assert ctx.handle(handler, {"a": 3}).value == 6
        with pytest.raises(latebind.CheckError, match="rate"):
            runtime.handler("handler: (input) => input.a * rate")

    @pytest.mark.parametrize(
        "options", [{"atomic": 1}, {"dry_run": "no"}, {"serialize": None}, {"once": 7}, {"once": ""}]
    )
    def test_what_is_no_option(self, runtime: latebind.Runtime, options: dict[str, Any]) -> None:
        handler = runtime.handler("handler: () => 1")
        with runtime.context() as ctx, pytest.raises(TypeError, match=next(iter(options))):
            ctx.handle(handler, **options)

    def test_what_is_no_handler(self, runtime: latebind.Runtime) -> None:
        with runtime.context() as ctx, pytest.raises(TypeError, match=r"runtime\.handler"):
            ctx.handle("handler: () => 1")  # type: ignore[arg-type]


class TestInput:
    def test_all_that_is_wrong_at_once(self, runtime: latebind.Runtime) -> None:
        handler = runtime.handler(
            """import { define, z } from "latebind";
            const Item = z.object({ id: z.string().min(2), qty: z.number() }).strict();
            export default define({ input: z.object({ items: z.array(Item) }), handler: () => 1 })"""
        )
        with runtime.context() as ctx, pytest.raises(latebind.InputError) as caught:
            ctx.handle(handler, {"items": [{"id": "a", "qty": "1"}, {"id": "ab", "qty": 1, "more": 1}]})
        expected = [
            (("items", 0, "id"), "too_small"),
            (("items", 0, "qty"), "invalid_type"),
            (("items", 1), "unrecognized_keys"),
        ]
        for error in (caught.value, pickle.loads(pickle.dumps(caught.value))):
            assert [(issue.path, issue.code) for issue in error.issues] == expected
            assert error.code == "INPUT_INVALID"
            assert 'Unrecognized key: "more" at items[1]' in error.message
            assert error.to_dict()["issues"][0] == {
                "path": ["items", 0, "id"],
                "code": "too_small",
                "message": "Too small: expected string to have >=2 characters",
            }

    def test_a_script_cannot_catch_it(self, runtime: latebind.Runtime) -> None:
        assert not issubclass(latebind.InputError, latebind.CatchableError)

    def test_of_many_issues_the_message_has_ten(self, runtime: latebind.Runtime) -> None:
        handler = runtime.handler(
            'import { define, z } from "latebind"; export default define({ input: z.array(z.string()), handler: () => 1 })'
        )
        with runtime.context() as ctx, pytest.raises(latebind.InputError, match="and 90 more") as caught:
            ctx.handle(handler, list(range(100)))
        assert len(caught.value.issues) == 100


class TestModules:
    def test_functions_have_what_functions_of_the_host_have(self) -> None:
        def lookup(ctx: latebind.Context, id: str) -> dict[str, Any]:
            return {"id": id, "user": ctx.user}

        runtime = make()
        runtime.module("@acme/crm", {"lookup": lookup})
        with runtime.context(user="ana") as ctx:
            assert ctx.run('import { lookup } from "@acme/crm"; lookup("7")').value == {"id": "7", "user": "ana"}
            with pytest.raises(latebind.StrictError, match="lookup"):
                ctx.run('import { lookup } from "@acme/crm"; lookup(7)')

    def test_data_is_the_scripts_own_copy(self) -> None:
        runtime = make()
        cities = ["Quito"]
        runtime.module("@acme/data", {"CITIES": cities})
        with runtime.context() as ctx:
            script = 'import { CITIES } from "@acme/data"; CITIES.push("Lima"); CITIES'
            assert [ctx.run(script).value for _ in range(2)] == [["Quito", "Lima"]] * 2
        assert cities == ["Quito"]

    def test_one_may_take_the_place_of_another(self) -> None:
        runtime = make()
        runtime.module("@acme/rules", {"LIMIT": 5})
        with runtime.context() as ctx:
            assert ctx.run('import { LIMIT } from "@acme/rules"; LIMIT').value == 5

    @pytest.mark.parametrize(
        ("name", "exports"),
        [("", {}), (5, {}), ("a", {"no name": 1}), ("a", [1]), ("a", {5: 1}), ("a", {"b": object()})],
    )
    def test_what_is_no_module(self, name: Any, exports: Any) -> None:
        with pytest.raises((TypeError, ValueError)):
            make().module(name, exports)


# The schema, what the handler's body is, and whether the definition is made at the first run alone.
KEPT = [
    ("z.object({ a: z.string().min(2, { message: 'short' }) })", "return input", True),
    ("z.object({ a: z.enum(['xy', 'z']), xs: z.array(z.number().min(-1)).optional() })", "return input", True),
    ("z.object({ a: z.string() }).extend({ b: z.boolean().default(true) })", "return input", True),
    ("z.object({ a: z.string(), xs: z.array(z.any()).default([]) })", "input.xs.push(1); return input", False),
    ("z.object({ a: z.string().refine(v => v.length > 1) })", "return input", False),
    ("z.object({ a: z.string().regex(/^x/) })", "return input", False),
    ("z.any()", "const j = z.toJSONSchema(z.string()); j.type = j.type + '!'; return j.type", True),
    ("z.any()", "const r = z.string().safeParse('a'); r.data = r.data + '!'; return r.data", True),
]


@pytest.mark.parametrize(("schema", "body", "kept"), KEPT)
def test_a_definition_that_is_always_the_same_is_made_once_and_charged_each_time(
    schema: str, body: str, kept: bool
) -> None:
    source = f"""
    import {{ define, z }} from "latebind"
    export default define({{ tags: ["a", {{ b: 1 }}], input: {schema}, handler: async (input) => {{ {body} }} }})
    """
    runtime = latebind.Runtime()
    handler = runtime.handler(source)
    with runtime.context() as ctx:
        first, *others = [ctx.handle(handler, {"a": "xy"}) for _ in range(3)]
    code = ast.unparse(handler.program.runner.details().written.tree)
    assert ("n1 = p_once(" in code) is kept
    for other in others:
        assert other.value == first.value
        assert (other.stats.steps, other.stats.bytes) == (first.stats.steps, first.stats.bytes)


def test_names_of_schemas_are_looked_at_once() -> None:
    """Forty of which each mentions the one before twice are no two to the power of forty."""
    names = "".join(f"const s{number} = z.union([s{number - 1}, s{number - 1}])\n" for number in range(1, 40))
    source = f"""
    import {{ define, z }} from "latebind"
    const s0 = z.string()
    {names}
    export default define({{ input: z.object({{ a: s2 }}), handler: async (input) => input.a }})
    """
    runtime = latebind.Runtime()
    handler = runtime.handler(source)
    with runtime.context() as ctx:
        assert ctx.handle(handler, {"a": "x"}).value == "x"
    with pytest.raises(latebind.LimitError) as caught:
        runtime.handler(source.replace("a: s2", "a: s39"))
    assert caught.value.code == "LIMIT_OUTPUT_NODES"
