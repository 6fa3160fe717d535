import { openai } from "@ai-sdk/openai";
import { generateText } from "ai";
import { findParcel } from "./tools.js";

export async function handle(prompt) {
  return generateText({ model: openai("gpt-4o-2024-08-06"), tools: { findParcel }, prompt });
}
