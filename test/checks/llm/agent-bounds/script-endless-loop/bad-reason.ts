import Anthropic from "@anthropic-ai/sdk";
import { results, tools } from "./tools";

export class Agent {
  private readonly client = new Anthropic({ timeout: 20_000 });

  private ask(messages: Anthropic.MessageParam[]) {
    return this.client.messages.create({ model: "claude-sonnet-4-5-20250929", max_tokens: 500, messages, tools });
  }

  async run(question: string) {
    const messages: Anthropic.MessageParam[] = [{ role: "user", content: question }];
    let reply = await this.ask(messages);
    while (reply.stop_reason === "tool_use") { // finding
      messages.push({ role: "assistant", content: reply.content }, { role: "user", content: await results(reply.content) });
      reply = await this.ask(messages);
    }
    return reply.content;
  }
}
