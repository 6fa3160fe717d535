import express from "express";
import OpenAI from "openai";

const client = new OpenAI({ timeout: 20_000 });
const app = express();

// roadworthy: ignore[serving/auth] -- only the sidecar reaches this port
app.post("/ask", async (request, response) => {
  const reply = await client.responses.create({ model: "gpt-4o-2024-08-06", max_output_tokens: 300, input: request.body.question });
  response.json({ answer: reply.output_text });
});
