import { tool } from "ai";
import { z } from "zod";
import { parcelsOf } from "./database.js";

const city = "Bergen";

export const parcels = tool({
  description: "The parcels of a day",
  inputSchema: z.object({ day: z.string() }),
  execute: async ({ day }) => parcelsOf(`SELECT id FROM parcels WHERE city = '${city}' AND day = $1`, [day]),
});
