import { createClient } from "@supabase/supabase-js";
import express from "express";
import OpenAI from "openai";

const app = express();
const client = new OpenAI({ timeout: 20_000 });
const store = createClient(process.env.STORE, process.env.KEY);

app.post("/ask", async (request, response) => {
  const answer = await client.responses.create({ model: "gpt-4o-2024-08-06", input: request.body.question });
  const conversationId = request.body.conversationId;
  await store.from("messages").insert({ conversation: conversationId, asked: request.body.question, answered: answer.output_text });
  response.json({ answer: answer.output_text });
});
