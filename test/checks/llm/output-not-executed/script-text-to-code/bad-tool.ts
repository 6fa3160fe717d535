import { execSync } from "node:child_process";
import { tool } from "ai";
import { z } from "zod";

export const shell = tool({
  description: "Run a command in the shell",
  inputSchema: z.object({ command: z.string() }),
  execute: async ({ command }) => execSync(command).toString(), // finding
});
