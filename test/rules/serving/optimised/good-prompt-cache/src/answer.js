import Anthropic from "@anthropic-ai/sdk";
import express from "express";

const client = new Anthropic();
const app = express();

app.post("/answer", async (request, response) => {
  const message = await client.messages.create({
    model: "claude-sonnet-4-5-20250929",
    max_tokens: 500,
    system: [{ type: "text", text: "Answer from the manual.", cache_control: { type: "ephemeral" } }],
    messages: [{ role: "user", content: request.body.question }],
  });
  response.json(message);
});
