const name = await ctx.memory.get("name", "anonymous"); // string
const attempts = await ctx.memory.get("attempts", 0); // number
const verified = await ctx.memory.get("verified", false); // boolean
