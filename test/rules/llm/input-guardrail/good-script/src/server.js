import express from "express";
import OpenAI from "openai";

const app = express();
const client = new OpenAI();

app.post("/chat", async (req, res) => {
  const { results } = await client.moderations.create({ input: req.body.question });
  if (results[0].flagged) return res.status(400).end();
  const reply = await client.chat.completions.create({ model: "gpt-4o-2024-08-06", messages: [{ role: "user", content: req.body.question }] });
  res.json(reply.choices[0].message);
});
