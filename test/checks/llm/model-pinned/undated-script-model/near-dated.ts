import Anthropic from "@anthropic-ai/sdk";
import { openai } from "@ai-sdk/openai";
import { generateText } from "ai";

const client = new Anthropic({ timeout: 20_000 });

export const ask = (prompt: string) =>
  client.messages.create({ model: "claude-sonnet-4-5-20250929", max_tokens: 300, messages: [{ role: "user", content: prompt }] });

export const write = (prompt: string) => generateText({ model: openai("gpt-4.1-2025-04-14"), maxOutputTokens: 300, prompt });
