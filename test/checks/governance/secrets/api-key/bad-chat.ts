import Anthropic from "@anthropic-ai/sdk";
import { createOpenAI } from "@ai-sdk/openai";

const client = new Anthropic({
  apiKey: "sk-ant-api03-g9Md3rXF4xbfbyFxLLJBKof4sKq5pgtYKmmJBA4xsGjyJd8N58PBSPUiRzoWSkc6JDyYfto5jc59iJkKjiB8e2MpA2", // finding
  timeout: 20_000,
});

export const openai = createOpenAI({ apiKey: 'sk-4KMKgqxHmDWujjmg32G9mDRNTC2GiemBzEeWqipi' }); // finding

export async function tavily(query: string) {
  const tavilyApiKey = "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"; // finding
  return fetch("https://api.tavily.com/search", {
    method: "POST",
    body: JSON.stringify({ api_key: tavilyApiKey, query }),
  });
}
