import { app } from "@azure/functions";
import OpenAI from "openai";

const client = new OpenAI({ timeout: 20_000 });

async function ask(request, context) {
  const question = request.query.get("question") ?? "";
  context.log("asked", { length: question.length });
  try {
    const answer = await client.responses.create({ model: "gpt-4o-2024-08-06", input: question });
    return { jsonBody: { answer: answer.output_text } };
  } catch (error) {
    context.error("no answer", error);
    return { status: 502 };
  }
}

app.http("ask", { methods: ["GET"], handler: ask });
