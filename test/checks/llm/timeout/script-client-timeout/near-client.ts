import OpenAI from "openai";

const SECONDS = 1_000;
export const client = new OpenAI({ timeout: 20 * SECONDS });
