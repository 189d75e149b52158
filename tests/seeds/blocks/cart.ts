interface Cart {
items: Array<{ id: string; name: string; price: number; quantity: number }>;
total: number;
}
handler: async (input, ctx) => {
const empty: Cart = { items: [], total: 0 };
const cart = await ctx.memory.getJson<Cart>("cart", empty);
cart.items.push({
id: input.productId,
name: input.name,
price: input.price,
quantity: input.quantity,
});
cart.total = cart.items.reduce(
(sum, i) => sum + i.price * i.quantity, 0
);
await ctx.memory.setJson("cart", cart, 86400);
return { cart };
}
