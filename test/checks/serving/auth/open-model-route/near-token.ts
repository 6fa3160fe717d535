import express from "express";
import rateLimit from "express-rate-limit";
import OpenAI from "openai";

const client = new OpenAI({ timeout: 20_000 });
const app = express();
app.use(rateLimit({ windowMs: 60_000, limit: 20 }));
app.use((request, response, next) => {
  if (request.header("x-api-key") !== process.env.SERVICE_KEY) response.sendStatus(401);
  else next();
});
app.post("/ask", async (request, response) => {
  const reply = await client.responses.create({ model: "gpt-4o-2024-08-06", max_output_tokens: 300, input: request.body.question });
  response.json({ answer: reply.output_text });
});
