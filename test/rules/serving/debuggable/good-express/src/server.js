import { randomUUID } from "node:crypto";
import express from "express";
import OpenAI from "openai";
import { saveMessages } from "./store.js";

const client = new OpenAI();
const app = express();

app.post("/answer", async (request, response) => {
  const messageId = randomUUID();
  const messages = [{ role: "user", content: request.body.question }];
  const answer = await client.chat.completions.create({ model: "gpt-4o-2024-08-06", messages });
  await saveMessages(messageId, messages, answer);
  response.json({ messageId, answer });
});
