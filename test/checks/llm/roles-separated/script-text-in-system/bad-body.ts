import express from "express";
import OpenAI from "openai";

const app = express();
const client = new OpenAI({ timeout: 20_000 });

app.post("/ask", async (req, res) => {
  const { tone, topic } = req.body;
  const reply = await client.chat.completions.create({
    model: "gpt-4o-2024-08-06",
    max_completion_tokens: 300,
    messages: [
      { role: "system", content: `You write about ${topic}. Be brief.` }, // finding
      { role: "user", content: "Go on." },
    ],
  });
  res.json({ tone, text: reply.choices[0].message.content });
});
