import OpenAI from "openai";

const base = { model: "gpt-4o-2024-08-06", max_completion_tokens: 400 } as const;
const client = new OpenAI({ timeout: 20_000 });

export const ask = (content: string) => client.chat.completions.create({ ...base, messages: [{ role: "user", content }] });
