await ctx.memory.set("step", "confirmation", 3600);
const step = await ctx.memory.get("step", "start");
await ctx.memory.setJson("cart", { items: [], total: 0 }, 86400);
const cart = await ctx.memory.getJson("cart", { items: [], total: 0 });
