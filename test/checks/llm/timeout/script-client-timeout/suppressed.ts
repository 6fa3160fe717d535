import OpenAI from "openai";

// roadworthy: ignore[llm/timeout] -- the gateway cuts off after 30 seconds
export const client = new OpenAI({ baseURL: process.env.GATEWAY_URL });
