import OpenAI from "openai";
import { db } from "./db";
import { answers } from "./schema";

const client = new OpenAI({ timeout: 20_000 });

export async function keep(question: string) {
  const reply = await client.responses.create({ model: "gpt-4o-2024-08-06", max_output_tokens: 300, input: question });
  await db.insert(answers).values({ question, answer: reply.output_text });
  const rows = await db.query.answers.findMany({ where: { question } });
  return rows;
}
