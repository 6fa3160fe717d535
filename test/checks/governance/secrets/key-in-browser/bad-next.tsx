"use client";

import OpenAI from "openai";
import { useState } from "react";

const client = new OpenAI({
  apiKey: process.env.NEXT_PUBLIC_OPENAI_API_KEY, // finding
  dangerouslyAllowBrowser: true,
});

export function Ask() {
  const [answer, setAnswer] = useState("");
  const ask = async () => {
    const reply = await client.responses.create({ model: "gpt-4o-2024-08-06", max_output_tokens: 300, input: "Hello" });
    setAnswer(reply.output_text);
  };
  return <button onClick={ask}>{answer}</button>;
}
