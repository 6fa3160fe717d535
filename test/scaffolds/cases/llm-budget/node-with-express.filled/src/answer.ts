import OpenAI from "openai";
import { Spend } from "./llm-spend.js";

const client = new OpenAI({ timeout: 20_000 });
const spend = new Spend({ limit: 30, prices: { "gpt-4o-2024-08-06": [2.5, 10] } });

export async function answer(question: string): Promise<string> {
  spend.check();
  const reply = await client.chat.completions.create({
    model: "gpt-4o-2024-08-06",
    messages: [{ role: "user", content: question }],
  });
  spend.record("gpt-4o-2024-08-06", reply.usage?.prompt_tokens ?? 0, reply.usage?.completion_tokens ?? 0);
  return reply.choices[0]?.message.content ?? "";
}
