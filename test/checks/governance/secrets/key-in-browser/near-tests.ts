import OpenAI from "openai";

// Runs in jsdom, which the SDK takes for a browser.
export const client = new OpenAI({ apiKey: process.env.OPENAI_API_KEY, dangerouslyAllowBrowser: true });
