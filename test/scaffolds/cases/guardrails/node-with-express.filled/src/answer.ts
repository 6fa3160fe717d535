import OpenAI from "openai";
import { inputGuardrail, outputGuardrail } from "./guardrails.js";

const client = new OpenAI({ timeout: 20_000 });

export async function answer(text: string): Promise<string> {
  const question = inputGuardrail(text);
  const reply = await client.chat.completions.create({
    model: "gpt-4o-2024-08-06",
    messages: [{ role: "user", content: question }],
  });
  return outputGuardrail(reply.choices[0]?.message.content ?? "", question);
}
