import { ChatOpenAI } from "@langchain/openai";

const limits = { maxTokens: 400, timeout: 20_000 };
const chat = new ChatOpenAI({ model: "gpt-4o-2024-08-06", ...limits });

export const ask = async (question: string) => (await chat.invoke(question)).content;
