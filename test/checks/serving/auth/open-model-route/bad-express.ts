import express from "express";
import OpenAI from "openai";

const client = new OpenAI({ timeout: 20_000 });
const app = express();
app.use(express.json());

app.get("/health", (_request, response) => response.send("ok"));
app.post("/ask", async (request, response) => { // finding
  const reply = await client.responses.create({ model: "gpt-4o-2024-08-06", max_output_tokens: 300, input: request.body.question });
  response.json({ answer: reply.output_text });
});
