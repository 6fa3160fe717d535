import { execFile } from "node:child_process";
import { tool } from "ai";
import { z } from "zod";

export const convert = tool({
  description: "Convert an image",
  inputSchema: z.object({ width: z.number().int().max(2000) }),
  execute: async ({ width }) => execFile("convert", ["in.png", "-resize", String(width), "out.png"]),
});
