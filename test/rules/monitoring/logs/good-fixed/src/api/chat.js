import express from "express";
import OpenAI from "openai";
import pino from "pino";

const logger = pino();
const client = new OpenAI();
const app = express();

app.post("/chat", async (request, response) => {
  const { prompt } = request.body;
  const answer = await client.responses.create({ model: "gpt-4o-2024-08-06", input: prompt });
  logger.info({ characters: prompt.length }, "answered");
  response.json({ answer: answer.output_text });
});
app.listen(8080);

const question = "Where is my parcel?";
logger.info({ question }, "asked at the start");
