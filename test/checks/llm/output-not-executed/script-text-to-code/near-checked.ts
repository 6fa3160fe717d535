import OpenAI from "openai";
import { Pool } from "pg";
import { assertReadOnly } from "./sql-guard";

const pool = new Pool();
const client = new OpenAI({ timeout: 20_000 });

export async function report(question: string) {
  const reply = await client.responses.create({ model: "gpt-4o-2024-08-06", max_output_tokens: 300, input: question });
  const query = reply.output_text;
  assertReadOnly(query);
  return pool.query(query);
}
