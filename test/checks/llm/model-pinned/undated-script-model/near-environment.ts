import OpenAI from "openai";
import { z } from "zod";

const env = z.object({ MODEL: z.string() }).parse(process.env);
const client = new OpenAI({ timeout: 20_000 });

export const ask = (prompt: string) =>
  client.responses.create({ model: env.MODEL, max_output_tokens: 300, input: prompt });
export const askOther = (prompt: string) =>
  client.responses.create({ model: process.env.OTHER_MODEL!, max_output_tokens: 300, input: prompt });
