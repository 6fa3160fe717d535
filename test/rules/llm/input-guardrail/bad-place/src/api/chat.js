import express from "express";
import OpenAI from "openai";

const client = new OpenAI();
const app = express();

app.post("/drawings", async (request, response) => response.json(await client.images.generate({ prompt: request.body.prompt })));
app.post("/chat", async (request, response) => {
  response.json(await client.responses.create({ model: "gpt-4o-2024-08-06", input: request.body.question }));
});
app.listen(8080);
