import OpenAI from "openai";
import { queue } from "./queue";
import { definitions } from "./tools";

const client = new OpenAI({ timeout: 20_000 });

export async function work() {
  while (true) {
    const job = await queue.dequeue();
    await client.responses.create({ model: "gpt-4o-2024-08-06", max_output_tokens: 500, input: job.text, tools: definitions });
  }
}
