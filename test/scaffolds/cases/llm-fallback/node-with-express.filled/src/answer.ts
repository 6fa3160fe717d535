import OpenAI from "openai";
import { answerWithModelFallback, settings } from "./model-calls.js";

const client = new OpenAI({ timeout: 20_000 });
settings.models.push("gpt-4o-2024-08-06", "gpt-4o-mini-2024-07-18");

export async function answer(question: string): Promise<string> {
  const reply = await answerWithModelFallback((model, signal) =>
    client.chat.completions.create({ model, messages: [{ role: "user", content: question }] }, { signal, maxRetries: 0 }),
  );
  return reply.choices[0]?.message.content ?? "";
}
