"""A host for the tests of `--app`."""

import asyncio

import latebind

runtime = latebind.Runtime(memory="sqlite:///shop.db", limits=latebind.Limits(steps=5_000))
by_tenant = latebind.Runtime(memory=":memory:", tenants="required")
price = 4


@runtime.function
async def rate(currency: str) -> float:
    """The rate of a currency."""
    await asyncio.sleep(0)
    return {"EUR": 1.25}[currency]


@runtime.function(effect="after_commit")
async def tell(ctx: latebind.Context, text: str) -> None:
    """Tell the user something."""
    await asyncio.sleep(0)
    print(f"{ctx.user} is told: {text}")


def made() -> latebind.Runtime:
    """A function that gives a runtime."""
    return runtime


def broken() -> latebind.Runtime:
    raise ValueError("no configuration")


class Wordless(Exception):
    def __str__(self) -> str:
        raise RuntimeError("no words")


def wordless() -> None:
    raise Wordless


class Lazy:
    __slots__ = ()

    @property
    def runtime(self) -> None:
        raise Wordless


lazy = Lazy()
