import express from "express";
import OpenAI from "openai";
import { keywordFallback } from "./keywords.js";

const app = express();
const client = new OpenAI({ timeout: 20_000 });

app.post("/answer", async (request, response) => {
  try {
    response.json(await client.responses.create({ model: "gpt-4o-2024-08-06", input: request.body.question }));
  } catch {
    response.json(await keywordFallback(request.body.question));
  }
});
app.listen(8080);
