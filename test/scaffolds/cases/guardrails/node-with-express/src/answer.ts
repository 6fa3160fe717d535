import OpenAI from "openai";

const client = new OpenAI({ timeout: 20_000 });

export async function answer(question: string): Promise<string> {
  const reply = await client.chat.completions.create({
    model: "gpt-4o-2024-08-06",
    messages: [{ role: "user", content: question }],
  });
  return reply.choices[0]?.message.content ?? "";
}
