import { tool } from "ai";
import { z } from "zod";
import { explainQuery } from "./database.js";

export const explain = tool({
  description: "Explain a query of the parcels database",
  inputSchema: z.object({ query: z.string() }),
  execute: async ({ query }) => {
    const plan = await explainQuery(query);
    return JSON.stringify(plan);
  },
});
