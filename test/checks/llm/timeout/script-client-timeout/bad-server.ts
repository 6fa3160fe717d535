import express from "express";
import OpenAI from "openai";

const app = express();
const openai = new OpenAI({ apiKey: process.env.OPENAI_API_KEY }); // finding

app.post("/ask", async (request, response) => {
  const reply = await openai.chat.completions.create({
    model: "gpt-4o-2024-08-06",
    max_completion_tokens: 300,
    messages: [{ role: "user", content: request.body.question }],
  });
  response.json({ answer: reply.choices[0].message.content });
});

app.listen(3000);
