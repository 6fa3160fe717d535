import OpenAI from "openai";
import { search } from "./search";

const client = new OpenAI({ timeout: 20_000 });

export async function ask(question: string) {
  const passages = await search(question);
  const context = passages.map((passage) => passage.text).join("\n");
  return client.chat.completions.create({
    model: "gpt-4o-2024-08-06",
    max_completion_tokens: 300,
    messages: [
      { role: "system", content: `Answer from these passages only:\n${context}` },
      { role: "user", content: question },
    ],
  });
}
