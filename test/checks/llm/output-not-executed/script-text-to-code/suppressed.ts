import OpenAI from "openai";

const client = new OpenAI({ timeout: 20_000 });

export async function calculate(question: string) {
  const reply = await client.responses.create({ model: "gpt-4o-2024-08-06", max_output_tokens: 100, input: question });
  return eval(reply.output_text); // roadworthy: ignore[llm/output-not-executed] -- runs in a worker without rights
}
