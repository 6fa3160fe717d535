import OpenAI from "openai";
import { fetch as limited } from "./limited-fetch";

export const client = new OpenAI({ fetch: limited });
