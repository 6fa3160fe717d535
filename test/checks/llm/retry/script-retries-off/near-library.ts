import OpenAI from "openai";
import pRetry from "p-retry";

const client = new OpenAI({ timeout: 20_000, maxRetries: 0 });

export const ask = (input: string) =>
  pRetry(() => client.responses.create({ model: "gpt-4o-2024-08-06", max_output_tokens: 300, input }), { retries: 4 });
