import OpenAI from "openai";

const client = new OpenAI({ timeout: 20_000 });

export const ask = (userQuestion: string) =>
  client.chat.completions.create({
    model: "gpt-4o-2024-08-06",
    max_completion_tokens: 300,
    // roadworthy: ignore[llm/roles-separated] -- only staff write here
    messages: [{ role: "system", content: `Answer: ${userQuestion}` }],
  });
