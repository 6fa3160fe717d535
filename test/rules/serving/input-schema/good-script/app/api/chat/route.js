import { z } from "zod";

const Question = z.object({ question: z.string().max(2000) });

export async function POST(req) {
  const { question } = Question.parse(await req.json());
  return Response.json({ question });
}
