import Anthropic from "@anthropic-ai/sdk";

const client = new Anthropic({ timeout: 20_000 });

export class Desk {
  async answer(userInput: string) {
    const instructions = `You help with parcels. The customer says: ${userInput}`;
    return client.messages.create({
      model: "claude-sonnet-4-5-20250929",
      max_tokens: 300,
      system: instructions, // finding
      messages: [{ role: "user", content: "Answer the customer." }],
    });
  }
}
