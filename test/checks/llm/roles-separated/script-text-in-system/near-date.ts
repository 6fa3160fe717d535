import { openai } from "@ai-sdk/openai";
import { streamText, type ModelMessage } from "ai";

export const answer = (messages: ModelMessage[], locale: string) =>
  streamText({
    model: openai("gpt-4o-2024-08-06"),
    maxOutputTokens: 300,
    system: `You help with parcels. Today is ${new Date().toISOString()}. Answer in ${locale}.`,
    messages,
  });
