import { step } from "./model.js";
import OpenAI from "openai";

export async function agent(messages) {
  for (;;) { // finding
    const result = await step(messages);
    messages.push(...result.response.messages);
    if (result.finishReason !== "tool-calls") return result.text;
  }
}
