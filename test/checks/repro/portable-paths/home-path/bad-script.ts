import { readFileSync } from "node:fs";

export const prompt = readFileSync("/Users/alice/work/prompts/system.md", "utf8"); // finding
