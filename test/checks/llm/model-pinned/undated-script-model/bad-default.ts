import { Mistral } from "@mistralai/mistralai";

const mistral = new Mistral({ apiKey: process.env.MISTRAL_API_KEY });

export class Writer {
  private readonly chosen = process.env.WRITER ?? "mistral-large-latest"; // finding

  async write(topic: string) {
    return mistral.chat.complete({
      model: this.chosen,
      maxTokens: 400,
      messages: [{ role: "user", content: topic }],
    });
  }
}
