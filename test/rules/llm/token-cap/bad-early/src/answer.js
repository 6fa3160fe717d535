import { openai } from "@ai-sdk/openai";
import { generateText } from "ai";

export const answer = (question) =>
  generateText({ model: openai("gpt-4o-2024-08-06"), prompt: question, experimental_telemetry: { isEnabled: true } });
