import OpenAI from "openai";

const client = new OpenAI();

export async function summarise(text) {
  return client.chat.completions.create({ model: "gpt-4o-2024-08-06", max_tokens: 200, messages: [{ role: "user", content: text }] });
}

export async function answer(question) {
  return client.responses.create({ model: "gpt-4o-2024-08-06", input: question });
}
