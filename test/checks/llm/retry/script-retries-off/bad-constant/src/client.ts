import Anthropic from "@anthropic-ai/sdk";
import { llm } from "./settings";

export const client = new Anthropic({ maxRetries: llm.maxRetries, timeout: llm.timeout }); // finding
