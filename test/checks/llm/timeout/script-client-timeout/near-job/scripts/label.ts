import OpenAI from "openai";

const client = new OpenAI();
const reply = await client.responses.create({ model: "gpt-4o-2024-08-06", max_output_tokens: 300, input: "label these" });
console.log(reply.output_text);
