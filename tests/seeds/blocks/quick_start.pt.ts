import { define, z } from "@jelou/functions";
export default define({
name: "registration-flow",
description: "Multi-step registration with session memory",
input: z.object({
answer: z.string().optional(),
}),
handler: async (input, ctx) => {
if (!ctx.memory.available) {
return { error: "Memory not available outside of a conversation" };
}
const step = await ctx.memory.get("step", "start");
if (step === "start") {
await ctx.memory.set("step", "name", 3600);
return { question: "Qual é o seu nome?" };
}
if (step === "name") {
await ctx.memory.set("name", input.answer || "", 3600);
await ctx.memory.set("step", "email", 3600);
return { question: "Qual é o seu e-mail?" };
}
const name = await ctx.memory.get("name", "");
await ctx.memory.delete("step");
await ctx.memory.delete("name");
return { completed: true, name, email: input.answer };
},
});
