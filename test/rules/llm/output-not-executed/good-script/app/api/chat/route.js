import { exec } from "node:child_process";
import { openai } from "@ai-sdk/openai";
import { generateText } from "ai";

export async function POST(req) {
  const { question } = await req.json();
  const { text } = await generateText({ model: openai("gpt-4o-2024-08-06"), prompt: question });
  exec("uptime");
  return Response.json({ text });
}
