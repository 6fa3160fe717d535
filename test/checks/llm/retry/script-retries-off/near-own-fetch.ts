export async function ask(question: string, attempt = 0): Promise<Response> {
  const response = await fetch("https://api.anthropic.com/v1/messages", {
    method: "POST",
    headers: { "x-api-key": process.env.ANTHROPIC_API_KEY ?? "" },
    body: JSON.stringify({ model: "claude-sonnet-4-5-20250929", max_tokens: 300, messages: [{ role: "user", content: question }] }),
  });
  if (response.status === 429 && attempt < 3) return retryLater(() => ask(question, attempt + 1));
  return response;
}

const retryLater = <T>(task: () => Promise<T>) => new Promise<T>((done) => setTimeout(() => done(task()), 1_000));
