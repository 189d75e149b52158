handler: async (input, ctx) => {
const attempts = await ctx.memory.get("pin_attempts", 0);
if (attempts >= 3) {
return { blocked: true, message: "Too many attempts" };
}
const valid = input.pin === "1234";
if (!valid) {
await ctx.memory.set("pin_attempts", attempts + 1, 1800);
return { blocked: false, error: "Incorrect PIN" };
}
await ctx.memory.delete("pin_attempts");
return { blocked: false, verified: true };
}
