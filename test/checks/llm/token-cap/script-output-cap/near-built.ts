import OpenAI from "openai";

const client = new OpenAI({ timeout: 20_000 });

export function ask(content: string, limit?: number) {
  const params: OpenAI.ChatCompletionCreateParamsNonStreaming = { model: "gpt-4o-2024-08-06", messages: [{ role: "user", content }] };
  params.max_completion_tokens = limit ?? 300;
  return client.chat.completions.create(params);
}
