import OpenAI from "openai";

const SYSTEM = "You help with parcels.";
const client = new OpenAI({ timeout: 20_000 });

export const ask = (question: string) =>
  client.chat.completions.create({
    model: "gpt-4o-2024-08-06",
    max_completion_tokens: 300,
    messages: [
      { role: "system", content: SYSTEM },
      { role: "user", content: `The customer asks: ${question}` },
    ],
  });
