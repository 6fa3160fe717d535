import { createOpenAI } from "@ai-sdk/openai";
import { generateText } from "ai";

const ollama = createOpenAI({ baseURL: "http://localhost:11434/v1", apiKey: "ollama" });

export const ask = (prompt: string) => generateText({ model: ollama("llama3.2"), maxOutputTokens: 300, prompt });
