import { NextResponse } from "next/server";
import OpenAI from "openai";

const client = new OpenAI();

export async function POST(request) {
  const { question } = await request.json();
  const reply = await client.responses.create({ model: "gpt-4o-2024-08-06", input: question });
  return NextResponse.json({ answer: reply.output_text });
}
