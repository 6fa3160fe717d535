import OpenAI from "openai";
import express from "express";

const app = express();
const client = new OpenAI({ timeout: 20_000 });

app.post("/api/answers", express.json(), async (req, res) => {
  res.json(await client.responses.create({ model: "gpt-4o-2024-08-06", input: req.body.question }));
});
