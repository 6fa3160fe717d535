import OpenAI from "openai";
import { definitions, run } from "./tools";

const client = new OpenAI({ timeout: 20_000 });

export async function agent(question: string) {
  const messages: OpenAI.ChatCompletionMessageParam[] = [{ role: "user", content: question }];
  for (let turn = 0; turn < 8; turn++) {
    const reply = await client.chat.completions.create({
      model: "gpt-4o-2024-08-06",
      max_completion_tokens: 500,
      messages,
      tools: definitions,
    });
    messages.push(reply.choices[0].message);
  }
  throw new Error("too many turns");
}
