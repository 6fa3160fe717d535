import OpenAI from "openai";

const client = new OpenAI({ timeout: 20_000 });

export async function route(text, queues) {
  const response = await client.responses.create({ model: "gpt-4o-2024-08-06", input: text });
  const ticket = JSON.parse(response.output_text);
  queues.add(ticket.queue, text);
}

export async function summarise(text) {
  try {
    const response = await client.responses.create({ model: "gpt-4o-2024-08-06", input: text });
    const summary = JSON.parse(response.output_text);
    return summary.lines.join("\n");
  } catch {
    return text;
  }
}
