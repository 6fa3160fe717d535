import express from "express";
import OpenAI from "openai";
import { answerCache } from "./answer-cache.js";

const app = express();
const client = new OpenAI({ timeout: 20_000 });

app.post("/answer", async (request, response) => {
  const known = await answerCache.get(request.body.question);
  response.json(known ?? (await client.responses.create({ model: "gpt-4o-2024-08-06", input: request.body.question })));
});
app.listen(8080);
