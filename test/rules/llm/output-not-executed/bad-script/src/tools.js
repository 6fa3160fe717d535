import { execSync } from "node:child_process";
import { tool } from "ai";
import { z } from "zod";

const root = process.cwd();

export const shell = tool({
  description: "Runs a command.",
  inputSchema: z.object({ command: z.string() }),
  execute: async ({ command }) => execSync(command).toString(),
});

export const list = tool({
  description: "Lists files.",
  inputSchema: z.object({}),
  execute: async () => execSync(`ls ${root}`).toString(),
});
