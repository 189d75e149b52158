"""What a host writes by mistake is said at that call: each public entry with arguments of the wrong kind."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from math import inf, nan
from typing import Any

import pytest

import latebind

BYTES = b"1 + 1"
PROGRAM = latebind.compile("1 + 1")


api: Any = latebind  # without its types, which would find most of these
program: Any = PROGRAM


def runtime(**options: Any) -> Any:
    return latebind.Runtime(**options)


def ctx() -> Any:
    return latebind.Runtime().context()


Call = Callable[[], Any]

# A call and what the error says.
TYPES: list[tuple[Call, str]] = [
    (lambda: api.eval(BYTES), "latebind.eval takes text, not bytes: decode it"),
    (lambda: api.eval(5), "latebind.eval takes text, not int"),
    (lambda: api.eval(None), "latebind.eval takes text, not None"),
    (lambda: api.eval(PROGRAM), "call the program itself"),
    (lambda: api.eval("1", "x"), "variables are a dict of names and values, not str"),
    (lambda: api.eval("1", []), "variables are a dict of names and values, not list"),
    (lambda: program("x"), "variables are a dict of names and values, not str"),
    (lambda: program(5), "variables are a dict of names and values, not int"),
    (lambda: api.compile(BYTES), "compile takes text, not bytes: decode it"),
    (lambda: api.compile(5), "compile takes text, not int"),
    (lambda: api.compile(PROGRAM), "it is compiled already"),
    (lambda: api.compile("1", name=5), "name=… takes text, not int"),
    (lambda: api.compile("1", variables="order"), 'variables=("order",)'),
    (
        lambda: api.compile("1", limits={"steps": 1}),
        "limits=… takes latebind.Limits, not dict: write Limits(steps=…)",
    ),
    (lambda: api.compile("1", limits=None), "limits=… takes latebind.Limits, not None"),
    (lambda: api.compile("1", timezone=5), "timezone must be a str, not int"),
    (lambda: api.Source(BYTES), "a source is text, not bytes"),
    (lambda: api.Limits(steps="1"), "the limit steps is a number, not str"),
    (lambda: api.Limits(steps=True), "the limit steps is a number, not bool"),
    (lambda: api.Limits(steps=1.5), "the limit steps is a number, not float"),
    (lambda: api.Limits(seconds="1"), "the limit seconds is a number, not str"),
    (lambda: runtime(memory=5), "memory=… takes the URL of a store"),
    (lambda: runtime(memory=BYTES), "memory=… takes the URL of a store"),
    (lambda: runtime(limits={"steps": 1}), "limits=… takes latebind.Limits, not dict: write Limits(steps=…)"),
    (lambda: runtime(secret=5), "secret=… takes text or bytes"),
    (lambda: runtime(secret=["a", 5]), "secret=… takes text or bytes"),
    (lambda: runtime(files_url=5), "files_url=… takes a URL, not int"),
    (lambda: runtime(clock=1.5), "clock=… takes a function, not float"),
    (lambda: runtime(clock=None), "clock=… takes a function, not None"),
    (lambda: runtime(on_run="log"), "on_run=… takes a function, not str"),
    (lambda: runtime(conversation_enabled=True), "conversation_enabled=… takes a function, not bool"),
    (lambda: runtime(policies=5), "policies=… takes a dict of names and values, not int"),
    (lambda: runtime(policies={"memory": {"text": 5}}), "policies=…['memory'] takes a MemoryPolicy, not dict"),
    (lambda: runtime(rate_limit=100), 'rate_limit=… takes text such as "100/minute", not int'),
    (lambda: runtime(files=5), "files=… takes text such as"),
    (lambda: runtime(commit_timeout="5"), "commit_timeout=… takes a number, not str"),
    (lambda: runtime(library={}), "library=… takes a library, not dict"),
    (lambda: runtime(shapes="order"), "shapes=… takes a dict of names and shapes, not str"),
    (lambda: runtime().compile(BYTES), "compile takes text, not bytes"),
    (lambda: runtime().compile("1", variables="order"), 'variables=("order",)'),
    (lambda: runtime().function("send"), "a function that scripts call is a callable, not str"),
    (lambda: runtime().context(user=5), "user must be a str, not int"),
    (lambda: runtime().context(tenant=""), "tenant must not be empty"),
    (lambda: runtime().context(variables="order"), "variables=… takes a dict of names and values, not str"),
    (lambda: runtime().context(variables=["order"]), "variables=… takes a dict of names and values, not list"),
    (lambda: runtime().context(variables={1: 2}), "variables=…: a name is a str, not int"),
    (lambda: runtime().context(access="read"), "access=… takes a dict of memories and levels, not str"),
    (lambda: runtime().context(timezone=5), "timezone must be a str, not int"),
    (lambda: runtime().admin(tenant=5), "tenant must be a str, not int"),
    (lambda: runtime().deliver(attempts="1"), "attempts=… takes a number, not str"),
    (lambda: runtime().discard("x"), "runtime.discard takes a message"),
    (lambda: runtime().file(5), "runtime.file takes text, not int"),
    (lambda: api.files_app("x"), "files_app takes a Runtime, not str"),
    (lambda: ctx().run(BYTES), "ctx.run takes a program or source text, not bytes: decode it"),
    (lambda: ctx().run(5), "ctx.run takes a program or source text, not int"),
    (lambda: ctx().run(None), "ctx.run takes a program or source text, not None"),
    (lambda: ctx().run("1", locals="x"), "locals=… takes a dict of names and values, not str"),
    (lambda: ctx().run("1", locals={1: 2}), "locals=…: a name is a str, not int"),
    (lambda: ctx().run("1", atomic="yes"), "atomic=… takes True or False, not str"),
    (lambda: ctx().run("1", dry_run=1), "dry_run=… takes True or False, not int"),
    (lambda: ctx().eval(PROGRAM), "run it with ctx.run(program)"),
    (lambda: ctx().eval(BYTES), "ctx.eval takes text, not bytes"),
    (lambda: ctx().eval(5), "ctx.eval takes text, not int"),
    (lambda: ctx().render(5), "ctx.render takes text, not int"),
    (lambda: ctx().render(PROGRAM), "run it with ctx.run(program)"),
    (lambda: ctx().resolve(5), "ctx.resolve takes text, not int"),
    (lambda: ctx().resolve(None), "ctx.resolve takes text, not None"),
    (lambda: ctx().assign("x"), "ctx.assign takes a dict of names and values, not str"),
    (lambda: ctx().user_memory.assign([]), "user_memory.assign takes a dict of keys and values, not list"),
]

VALUES: list[tuple[Call, str]] = [
    (lambda: api.compile("1", timezone="Mars/Base"), "there is no time zone 'Mars/Base'"),
    (lambda: api.Limits(steps=-1), "the limit steps must not be negative: -1"),
    (lambda: runtime(tenants="always"), 'tenants is "optional" or "required"'),
    (lambda: runtime(secret=""), "a secret must not be empty"),
    (lambda: runtime(policies={"cart": latebind.MemoryPolicy()}), "no memory is called cart"),
    (lambda: runtime(rate_limit="often"), 'a rate limit is written "100/minute"'),
    (lambda: runtime(files="bucket/prefix"), 'files are kept in "s3://bucket/prefix"'),
    (lambda: runtime(commit_timeout=0), "commit_timeout=… must be above 0"),
    (lambda: runtime(commit_timeout=inf), "commit_timeout=… may be 1_000_000 at most, not inf"),
    (lambda: api.MemoryPolicy(total=inf), "total must be a whole number above 0 or None, not inf"),
    (lambda: api.MemoryPolicy(entries=1.5), "entries must be a whole number above 0 or None, not 1.5"),
    (lambda: api.MemoryPolicy(total_files=2**64), "total_files must be a whole number"),
    (lambda: latebind.MemoryPolicy(longest_ttl=nan), "longest_ttl must be a finite number above 0 or None, not nan"),
    (lambda: api.Isolation(memory=512e6), "memory must be a whole number above 0, not 512000000.0"),
    (lambda: api.Isolation(seconds=nan), "seconds must be a number above 0, not nan"),
    (lambda: runtime(isolation="container"), 'isolation is "process"'),
    (lambda: runtime().function(lambda: 1, name="f", effect="later"), 'effect is "now" or "after_commit"'),
    (lambda: runtime().context(access={"memory": "all"}), "access is one of"),
    (lambda: ctx().render("x", missing="null"), 'missing=… is "error" or "empty"'),
]

URLS = [
    "bot.db",
    "",
    "sqlit:///bot.db",
    "mysql://localhost/bot",
    "sqlite://bot.db",
    "sqlite:///",
    "sqlite:///bot.db?mode=read",
    "sqlite:///bot.db?durable=1",
]


@pytest.mark.parametrize(("call", "words"), TYPES)
def test_a_wrong_type(call: Call, words: str) -> None:
    with pytest.raises(TypeError) as caught:
        call()
    assert words in str(caught.value)


@pytest.mark.parametrize(("call", "words"), VALUES)
def test_a_wrong_value(call: Call, words: str) -> None:
    with pytest.raises(ValueError) as caught:
        call()
    assert words in str(caught.value)


@pytest.mark.parametrize("url", URLS)
def test_a_url_that_names_no_store(url: str) -> None:
    with pytest.raises(latebind.MemoryApiError) as caught:
        latebind.Runtime(memory=url)
    assert caught.value.code == "UNAVAILABLE"
    assert caught.value.hint is not None


@pytest.mark.parametrize("name", ["arun", "aeval", "arender", "aresolve", "aassign"])
def test_the_same_in_an_event_loop(name: str) -> None:
    with pytest.raises(TypeError, match=rf"ctx\.{name[1:]} takes"):
        asyncio.run(getattr(ctx(), name)(5))
