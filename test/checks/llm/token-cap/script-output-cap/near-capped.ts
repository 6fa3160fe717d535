import OpenAI from "openai";
import { openai } from "@ai-sdk/openai";
import { generateText } from "ai";
import { MAX_TOKENS } from "./limits";

const client = new OpenAI({ timeout: 20_000 });

export const ask = (input: string) => client.responses.create({ model: "gpt-4o-2024-08-06", max_output_tokens: MAX_TOKENS, input });
export const write = (prompt: string) => generateText({ model: openai("gpt-4o-2024-08-06"), maxOutputTokens: 300, prompt });
