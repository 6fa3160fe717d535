import OpenAI from "openai";
import { definitions, run } from "./tools";

const client = new OpenAI({ timeout: 20_000 });

export async function agent(question: string) {
  const messages: OpenAI.ChatCompletionMessageParam[] = [{ role: "user", content: question }];
  while (true) { // finding
    const reply = await client.chat.completions.create({
      model: "gpt-4o-2024-08-06",
      max_completion_tokens: 500,
      messages,
      tools: definitions,
    });
    const [{ message }] = reply.choices;
    messages.push(message);
    if (!message.tool_calls?.length) return message.content;
    for (const one of message.tool_calls) messages.push({ role: "tool", tool_call_id: one.id, content: await run(one) });
  }
}
