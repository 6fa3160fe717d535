import { openai } from "@ai-sdk/openai";
import { generateText } from "ai";
import { Pool } from "pg";

const pool = new Pool();

export async function report(question) {
  const { text } = await generateText({ model: openai("gpt-4o-2024-08-06"), prompt: question });
  const sql = text.replace(/```(sql)?/g, "").trim();
  return pool.query(sql);
}
