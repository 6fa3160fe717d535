import OpenAI from "openai";

const client = new OpenAI({ timeout: 20_000 });
const harmless = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");

export async function show(input: string, element: HTMLElement) {
  const reply = await client.responses.create({ model: "gpt-4o-2024-08-06", max_output_tokens: 300, input });
  element.innerHTML = harmless(reply.output_text).replaceAll("\n", "<br>");
}
