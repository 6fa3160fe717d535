import Anthropic from "@anthropic-ai/sdk";

let client: Anthropic | undefined;

export function getClient(): Anthropic {
  client ??= new Anthropic(); // finding
  return client;
}
