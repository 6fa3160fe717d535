import OpenAI from "openai";

export const runtime = "edge";

const client = new OpenAI();

export async function POST(request) {
  const { question } = await request.json();
  const answer = await client.responses.create({ model: "gpt-4o-2024-08-06", input: question });
  return Response.json({ answer: answer.output_text });
}
