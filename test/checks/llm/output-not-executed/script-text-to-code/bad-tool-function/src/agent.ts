import { tool } from "@langchain/core/tools";
import { z } from "zod";
import { explainQuery } from "./explain.js";

export const explain = tool(explainQuery, {
  name: "explain_query",
  description: "Explain a query of the parcels database",
  schema: z.object({ query: z.string() }),
});
