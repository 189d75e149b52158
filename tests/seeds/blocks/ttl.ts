await ctx.memory.set("step", "payment"); // no explicit TTL
await ctx.memory.set("step", "payment", 1800); // expires in 30 min
await ctx.memory.setJson("cart", cart, 86400); // expires in 24h (maximum)
