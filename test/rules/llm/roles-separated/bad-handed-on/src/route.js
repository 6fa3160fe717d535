import OpenAI from "openai";
import { getSystemMessage } from "./prompts.js";

const client = new OpenAI({ timeout: 20_000 });

export async function POST(request) {
  const body = await request.json();
  const { question, customInstructions } = body;
  const reply = await client.chat.completions.create({
    model: "gpt-4o-2024-08-06",
    messages: [getSystemMessage(customInstructions), { role: "user", content: question }],
  });
  return Response.json(reply.choices[0]?.message);
}
