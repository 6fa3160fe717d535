import { GoogleGenAI } from "@google/genai";
import Anthropic from "@anthropic-ai/sdk";

const ai = new GoogleGenAI({ apiKey: process.env.GEMINI_API_KEY });
const claude = new Anthropic({ timeout: 20_000 });

export const ask = (contents: string) =>
  ai.models.generateContent({ model: "gemini-2.5-flash", contents, config: { maxOutputTokens: 300 } });
export const think = (prompt: string) =>
  claude.messages.create({ model: "claude-opus-4-6", max_tokens: 300, messages: [{ role: "user", content: prompt }] });
