import OpenAI from "openai";

const reply = await new OpenAI().responses.create({ model: "gpt-4o-2024-08-06", input: "Where is my parcel?" });
console.log(reply.output_text);
