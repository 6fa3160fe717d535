import OpenAI from "openai";
import { openai } from "@ai-sdk/openai";
import { generateText } from "ai";

export const client = new OpenAI({ timeout: 20_000 });
export const write = (prompt: string) => generateText({ model: openai("gpt-4o-2024-08-06"), maxOutputTokens: 300, prompt });
