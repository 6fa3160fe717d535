import { GoogleGenAI } from "@google/genai";
import express from "express";
import pino from "pino";

const client = new GoogleGenAI({});
const log = pino();
const app = express();

app.post("/ask", async (request, response) => {
  const reply = await client.models.generateContent({ model: "gemini-2.5-flash", contents: request.body.question });
  log.info({ took: reply.usageMetadata.totalTokenCount });
  response.json({ answer: reply.text });
});

app.listen(8080);
