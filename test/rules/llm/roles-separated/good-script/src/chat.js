import { openai } from "@ai-sdk/openai";
import { streamText } from "ai";

export async function POST(req) {
  const { messages, locale } = await req.json();
  const today = new Date().toISOString();
  return streamText({ model: openai("gpt-4o-2024-08-06"), system: `You answer questions about parcels. It is ${today}.`, messages }).toResponse();
}
