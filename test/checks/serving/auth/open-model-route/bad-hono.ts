import Anthropic from "@anthropic-ai/sdk";
import { Hono } from "hono";
import { cors } from "hono/cors";

const client = new Anthropic({ timeout: 20_000 });
const app = new Hono();
app.use("*", cors());

app.post("/summarise", async (c) => { // finding
  const { text } = await c.req.json();
  const message = await client.messages.create({ model: "claude-sonnet-4-5-20250929", max_tokens: 300, messages: [{ role: "user", content: text }] });
  return c.json(message.content);
});

export default app;
