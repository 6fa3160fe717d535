import { openai } from "@ai-sdk/openai";
import { generateText } from "ai";

export const answer = (question) => generateText({ model: openai("gpt-4o"), prompt: question });
export const title = (text) => generateText({ model: openai("gpt-3.5-turbo"), prompt: `A title for: ${text}` });
