# pip install latebind langgraph && LATEBIND_MEMORY=sqlite:///agent.db python examples/agent_langgraph.py
"""A LangGraph agent whose tools are handlers: `z` tells the model what they take, and checks what it gives.

The model here is a list of what it would say, so that the example runs anywhere; put a chat model in its place.
"""

import os
from collections.abc import Callable, Iterator
from typing import Any

from langchain_core.messages import AIMessage, AnyMessage
from langchain_core.tools import BaseTool, StructuredTool
from langgraph.graph import START, MessagesState, StateGraph
from langgraph.prebuilt import ToolNode, tools_condition

import latebind

ADD_TO_CART = """
import { define, z } from "@jelou/functions";

interface Cart { items: Array<{ id: string; quantity: number }>; }

export default define({
  name: "add_to_cart",
  description: "Adds a product to the cart of this conversation",
  input: z.object({
    id: z.string().describe("The product's id"),
    quantity: z.number().int().positive().max(20).default(1),
  }),
  handler: async (input, ctx) => {
    const empty: Cart = { items: [] };
    const cart = await ctx.memory.getJson<Cart>("cart", empty);
    cart.items.push(input);
    await ctx.memory.setJson("cart", cart, 86400);
    return { products: cart.items.reduce((sum: number, item) => sum + item.quantity, 0) };
  },
});
"""
SHOW_CART = """
import { define, z } from "@jelou/functions";

export default define({
  name: "show_cart",
  description: "What is in the cart",
  input: z.object({}),
  handler: async (input, ctx) => (await ctx.memory.getJson("cart", { items: [] })).items,
});
"""
Model = Callable[[list[AnyMessage]], AIMessage]


def tool_of(runtime: latebind.Runtime, handler: latebind.Handler, conversation: str) -> BaseTool:
    """A handler as a tool of one conversation. What is wrong with the model's arguments goes back to it as text."""

    def call(**given: Any) -> Any:
        with runtime.context(conversation=conversation) as ctx:
            try:
                return ctx.handle(handler, given).value
            except latebind.LatebindError as error:
                return {"error": error.message}

    told = handler.tool()
    return StructuredTool.from_function(
        call, name=told["name"], description=told["description"], args_schema=told["input_schema"]
    )


def agent(runtime: latebind.Runtime, conversation: str, model: Model) -> Any:
    """A graph of two nodes: the model, and the tools that it asks for. The conversation is the host's to say."""
    tools = [tool_of(runtime, runtime.handler(text), conversation) for text in (ADD_TO_CART, SHOW_CART)]
    graph = StateGraph(MessagesState)
    graph.add_node("model", lambda state: {"messages": [model(state["messages"])]})
    graph.add_node("tools", ToolNode(tools))
    graph.add_edge(START, "model")
    graph.add_conditional_edges("model", tools_condition)
    graph.add_edge("tools", "model")
    return graph.compile()


def recorded() -> Model:
    """A model that asks for too much first, and mends it."""
    lines: Iterator[AIMessage] = iter(
        [
            AIMessage("", tool_calls=[{"name": "add_to_cart", "args": {"id": "tea", "quantity": 50}, "id": "1"}]),
            AIMessage("", tool_calls=[{"name": "add_to_cart", "args": {"id": "tea", "quantity": 2}, "id": "2"}]),
            AIMessage("", tool_calls=[{"name": "add_to_cart", "args": {"id": "mug"}, "id": "3"}]),
            AIMessage("", tool_calls=[{"name": "show_cart", "args": {}, "id": "4"}]),
            AIMessage("Two teas and a mug are in your cart."),
        ]
    )
    return lambda messages: next(lines)


if __name__ == "__main__":
    with latebind.Runtime(memory=os.environ["LATEBIND_MEMORY"]) as runtime:
        state = agent(runtime, "wa:593", recorded()).invoke({"messages": [("user", "Two teas and a mug, please")]})
        for message in state["messages"]:
            print(f"{message.type}: {message.content or [call['args'] for call in message.tool_calls]}")
