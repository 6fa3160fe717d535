import Anthropic from "@anthropic-ai/sdk";

const client = new Anthropic({ timeout: 20_000 });

export const sqlFor = async (question: string) => {
  const message = await client.messages.create({
    model: "claude-sonnet-4-5-20250929",
    max_tokens: 300,
    messages: [{ role: "user", content: `One PostgreSQL query for: ${question}` }],
  });
  const [block] = message.content;
  return block.type === "text" ? block.text : "";
};
