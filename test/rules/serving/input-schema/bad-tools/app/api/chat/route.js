import { openai } from "@ai-sdk/openai";
import { streamText } from "ai";
import { z } from "zod";
import { findParcel } from "../../../parcels";

export async function POST(request) {
  const { messages } = await request.json();
  const result = streamText({
    model: openai("gpt-4o-2024-08-06"),
    messages,
    tools: {
      findParcel: {
        description: "Find a parcel",
        parameters: z.object({ number: z.string() }),
        execute: async ({ number }) => findParcel(number),
      },
    },
  });
  return result.toDataStreamResponse();
}
