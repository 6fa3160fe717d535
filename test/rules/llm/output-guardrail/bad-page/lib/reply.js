import { streamText } from "ai";

export function reply(messages) {
  return streamText({ model: "openai/gpt-4o-2024-11-20", messages });
}
