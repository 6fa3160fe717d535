import OpenAI from "openai";

export const client = new OpenAI({ timeout: 20_000, maxRetries: Number(process.env.LLM_TRIES ?? 0) });
