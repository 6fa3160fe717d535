import OpenAI from "openai";
import { modelSpan } from "./model-span.js";

const client = new OpenAI({ timeout: 20_000 });
const model = "gpt-4o-2024-08-06";

export const answer = (question) =>
  modelSpan(model, () => client.chat.completions.create({ model, max_tokens: 300, messages: [{ role: "user", content: question }] }));
