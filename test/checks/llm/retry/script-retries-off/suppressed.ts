import OpenAI from "openai";

export const client = new OpenAI({ timeout: 20_000, maxRetries: 0 }); // roadworthy: ignore[llm/retry] -- the queue tries again
