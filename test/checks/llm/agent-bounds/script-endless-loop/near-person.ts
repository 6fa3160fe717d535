import * as readline from "node:readline/promises";
import OpenAI from "openai";
import { definitions } from "./tools";

const client = new OpenAI({ timeout: 20_000 });
const rl = readline.createInterface({ input: process.stdin, output: process.stdout });

while (true) {
  const content = await rl.question("> ");
  const reply = await client.chat.completions.create({
    model: "gpt-4o-2024-08-06",
    max_completion_tokens: 500,
    messages: [{ role: "user", content }],
    tools: definitions,
  });
  console.log(reply.choices[0].message.content);
}
