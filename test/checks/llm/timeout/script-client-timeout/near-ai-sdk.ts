import { openai } from "@ai-sdk/openai";
import { generateText } from "ai";
import express from "express";

const app = express();

app.post("/ask", async (request, response) => {
  const { text } = await generateText({ model: openai("gpt-4o-2024-08-06"), maxOutputTokens: 300, prompt: request.body.question });
  response.json({ text });
});
