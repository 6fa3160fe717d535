import express from "express";
import OpenAI from "openai";

const app = express();
const client = new OpenAI();

app.post("/ask", async (request, response) => {
  const reply = await client.responses.create(
    { model: "gpt-4o-2024-08-06", max_output_tokens: 300, input: request.body.question },
    { signal: AbortSignal.timeout(20_000) },
  );
  response.json({ answer: reply.output_text });
});
