import OpenAI, { type ClientOptions } from "openai";

export function clientWith(options: ClientOptions): OpenAI {
  return new OpenAI({ ...options, apiKey: process.env.OPENAI_API_KEY });
}
