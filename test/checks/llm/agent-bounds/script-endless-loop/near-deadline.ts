import OpenAI from "openai";
import { definitions, run } from "./tools";

const client = new OpenAI({ timeout: 20_000 });

export async function agent(question: string) {
  const messages: OpenAI.ChatCompletionMessageParam[] = [{ role: "user", content: question }];
  const deadline = Date.now() + 60_000;
  let done = false;
  while (!done) {
    if (Date.now() > deadline) break;
    const reply = await client.chat.completions.create({
      model: "gpt-4o-2024-08-06",
      max_completion_tokens: 500,
      messages,
      tools: definitions,
    });
    done = reply.choices[0].finish_reason === "stop";
  }
  return messages;
}
