import OpenAI from "openai";

const client = new OpenAI({ timeout: 20_000 });

export async function answer(question: string, context: string): Promise<string> {
  const messages = [{ role: "system", content: context }, { role: "user", content: question }] as const;
  const reply = await client.chat.completions.create({ model: "gpt-4o-2024-08-06", messages: [...messages] });
  return reply.choices[0]?.message.content ?? "";
}
