import express from "express";
import OpenAI from "openai";

const app = express();
const client = new OpenAI();

app.get("/healthz", (req, res) => res.send("ok"));

app.post("/chat", async (req, res) => {
  const reply = await client.chat.completions.create({ model: "gpt-4o-2024-08-06", messages: req.body.messages });
  res.json(reply.choices[0].message);
});

app.listen(3000);
