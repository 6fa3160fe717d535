import OpenAI from "openai";

const options = { apiKey: process.env.OPENAI_API_KEY, timeout: 20_000, maxRetries: 2 };
export const client = new OpenAI(options);
export const other = new OpenAI({ ...options, baseURL: process.env.OTHER_URL });
