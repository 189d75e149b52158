const add = (a: number, b?: number): number => a + (b ?? 0);
add(1, 2 as number);
