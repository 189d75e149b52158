if (!ctx.memory.available) {
ctx.log("Memory not available — no socketId or workflow API key");
return { error: "memory_unavailable" };
}
