import { ChatOpenAI } from "@langchain/openai";
import Fastify from "fastify";

const shared = { temperature: 0, maxTokens: 300, model: "gpt-4o-2024-08-06" };
const chat = new ChatOpenAI({ ...shared, maxRetries: 3 }); // finding
const app = Fastify();

app.post("/ask", async (request: any) => (await chat.invoke(request.body.question)).content);
