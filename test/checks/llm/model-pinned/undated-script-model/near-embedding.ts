import { openai } from "@ai-sdk/openai";
import { embedMany } from "ai";

export const embed = (values: string[]) => embedMany({ model: openai.embedding("text-embedding-3-small"), values });
