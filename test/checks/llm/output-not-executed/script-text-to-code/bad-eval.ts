import OpenAI from "openai";

const client = new OpenAI({ timeout: 20_000 });

export async function calculate(question: string): Promise<number> {
  const reply = await client.chat.completions.create({
    model: "gpt-4o-2024-08-06",
    max_completion_tokens: 100,
    messages: [{ role: "user", content: `Write one JavaScript expression that answers: ${question}` }],
  });
  const expression = reply.choices[0]?.message.content?.trim() ?? "0";
  return eval(expression); // finding
}
