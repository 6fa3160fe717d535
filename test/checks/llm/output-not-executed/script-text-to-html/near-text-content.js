import OpenAI from "openai";

const client = new OpenAI({ timeout: 20_000 });

export async function show(input, element) {
  const reply = await client.responses.create({ model: "gpt-4o-2024-08-06", max_output_tokens: 300, input });
  element.innerHTML = "";
  element.textContent = reply.output_text;
}
