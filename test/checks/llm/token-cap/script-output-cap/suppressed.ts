import OpenAI from "openai";

const client = new OpenAI({ timeout: 20_000 });

export const ask = (input: string) => client.responses.create({ model: "gpt-4o-2024-08-06", input }); // roadworthy: ignore[llm/token-cap] -- the gateway caps
