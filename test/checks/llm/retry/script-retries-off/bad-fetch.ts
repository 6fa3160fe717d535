export async function ask(question: string): Promise<string> {
  const response = await fetch("https://api.openai.com/v1/chat/completions", { // finding
    method: "POST",
    headers: { authorization: `Bearer ${process.env.OPENAI_API_KEY}`, "content-type": "application/json" },
    body: JSON.stringify({ model: "gpt-4o-2024-08-06", max_completion_tokens: 300, messages: [{ role: "user", content: question }] }),
    signal: AbortSignal.timeout(20_000),
  });
  const reply = await response.json();
  return reply.choices[0].message.content;
}
