handler: async (input, ctx) => {
const step = await ctx.memory.get("step", "start");
if (step === "start") {
await ctx.memory.set("step", "data", 3600);
return { next: "data" };
}
if (step === "data") {
await ctx.memory.set("name", input.name, 3600);
await ctx.memory.set("step", "confirm", 3600);
return { next: "confirm", name: input.name };
}
const name = await ctx.memory.get("name", "");
await ctx.memory.delete("step");
await ctx.memory.delete("name");
return { completed: true, name };
}
