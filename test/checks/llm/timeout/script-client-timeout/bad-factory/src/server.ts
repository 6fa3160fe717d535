import { Hono } from "hono";
import { getClient } from "./client.js";

const app = new Hono();

app.post("/ask", async (c) => {
  const { question } = await c.req.json();
  const reply = await getClient().messages.create({
    model: "claude-sonnet-4-5-20250929",
    max_tokens: 300,
    messages: [{ role: "user", content: question }],
  });
  return c.json(reply.content);
});

export default app;
