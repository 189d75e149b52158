import { define, z } from "@jelou/functions";

interface Greeting { hello: string; times: number }

export default define({
  name: "greet",
  input: z.object({ name: z.string(), times: z.number().default(1) }),
  handler: async (input, ctx): Promise<Greeting> => ({ hello: input.name, times: input.times }),
});
