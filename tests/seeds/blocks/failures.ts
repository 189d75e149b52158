import { MemoryApiError } from "@jelou/functions";
try {
await ctx.memory.set("step", "payment", 3600);
} catch (err) {
if (err instanceof MemoryApiError) {
ctx.log("Memory API failed", { status: err.status, code: err.code });
if (err.isRateLimit()) {
return { error: "rate_limit", retryAfter: 2 };
}
}
throw err;
}
