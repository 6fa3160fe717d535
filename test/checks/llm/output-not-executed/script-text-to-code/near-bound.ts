import OpenAI from "openai";
import { Pool } from "pg";

const pool = new Pool();
const client = new OpenAI({ timeout: 20_000 });

export async function remember(question: string) {
  const reply = await client.responses.create({ model: "gpt-4o-2024-08-06", max_output_tokens: 300, input: question });
  await pool.query("insert into answers (question, answer) values ($1, $2)", [question, reply.output_text]);
  return reply.output_text;
}
