import OpenAI from "openai";

const client = new OpenAI({ timeout: 20_000 });

export async function answer(question, context) {
  const messages = [{ role: "system", content: context }, { role: "user", content: question }];
  const reply = await client.chat.completions.create({ model: "gpt-4o-2024-08-06", messages });
  return reply.choices[0]?.message.content ?? "";
}
