import Anthropic from "@anthropic-ai/sdk";

const client = new Anthropic({ timeout: 20_000 });

export async function ask(prompt: string): Promise<string> {
  const message = await client.messages.create({
    model: "claude-sonnet-4-5-20250929",
    max_tokens: 300,
    messages: [{ role: "user", content: prompt }],
  });
  return message.content.map((block) => (block.type === "text" ? block.text : "")).join("");
}
