import OpenAI from "openai";

const MAX_RETRIES = 4;
export const client = new OpenAI({ timeout: 20_000, maxRetries: MAX_RETRIES });
