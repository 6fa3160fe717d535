import OpenAI from "openai";

const client = new OpenAI({ timeout: 20_000 });

export async function summarise(text: string): Promise<string> {
  const reply = await client.chat.completions.create({
    model: "gpt-4o", // finding
    max_completion_tokens: 300,
    messages: [{ role: "user", content: text }],
  });
  return reply.choices[0]?.message.content ?? "";
}
