import Anthropic from "@anthropic-ai/sdk";

const client = new Anthropic();
const rules = ["You answer questions about parcels.", "Be brief."];

export function answer(text) {
  return client.messages.create({
    model: "claude-sonnet-4-20250514",
    max_tokens: 500,
    system: rules.join("\n"),
    messages: [{ role: "user", content: text }],
  });
}
