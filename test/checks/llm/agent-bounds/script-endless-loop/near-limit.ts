import OpenAI from "openai";
import { definitions, run } from "./tools";

const client = new OpenAI({ timeout: 20_000 });

export async function agent(question: string) {
  const messages: OpenAI.ChatCompletionMessageParam[] = [{ role: "user", content: question }];
  let steps = 0;
  while (true) {
    if (++steps > 8) throw new Error("too many steps");
    const reply = await client.chat.completions.create({
      model: "gpt-4o-2024-08-06",
      max_completion_tokens: 500,
      messages,
      tools: definitions,
    });
    if (!reply.choices[0].message.tool_calls) return reply.choices[0].message.content;
    messages.push(reply.choices[0].message);
  }
}
