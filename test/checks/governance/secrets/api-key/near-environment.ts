import OpenAI from "openai";

const apiKey = process.env.OPENAI_API_KEY ?? "";
export const client = new OpenAI({ apiKey });
export const header = { Authorization: `Bearer ${apiKey}` };
export const keys = ["OPENAI_API_KEY", "ANTHROPIC_API_KEY", "GROQ_API_KEY_2"];
