import express from "express";
import OpenAI from "openai";

const client = new OpenAI();
const app = express();

app.post("/answer", async (request, response) => {
  const messages = [{ role: "user", content: request.body.question }];
  response.json(await client.chat.completions.create({ model: "gpt-4o-2024-08-06", messages }));
});
