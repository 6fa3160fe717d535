import Anthropic from "@anthropic-ai/sdk";

const client = new Anthropic({ timeout: 20_000 });

export const ask = (content: string, options: Omit<Anthropic.MessageCreateParamsNonStreaming, "messages">) =>
  client.messages.create({ ...options, messages: [{ role: "user", content }] });
