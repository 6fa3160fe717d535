import express from "express";
import OpenAI from "openai";
import pino from "pino";

const logger = pino();
const client = new OpenAI();
const app = express();

app.post("/chat", async (request, response) => {
  const { prompt } = request.body;
  const answer = await client.responses.create({ model: "gpt-4o-2024-08-06", input: prompt });
  logger.info({ prompt }, "answered");
  console.log("sent to", request.user.email);
  response.json({ answer: answer.output_text });
});
app.listen(8080);
