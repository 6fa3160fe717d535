import { openai } from "@ai-sdk/openai";
import { Ratelimit } from "@upstash/ratelimit";
import { streamText } from "ai";
import { auth } from "@/auth";
import { redis } from "@/redis";

const ratelimit = new Ratelimit({ redis, limiter: Ratelimit.slidingWindow(20, "1 m") });

export async function POST(request: Request) {
  const session = await auth();
  if (!session) return new Response("Unauthorized", { status: 401 });
  const { success } = await ratelimit.limit(session.user.id);
  if (!success) return new Response("Too many", { status: 429 });
  const { messages } = await request.json();
  return streamText({ model: openai("gpt-4o-2024-08-06"), maxOutputTokens: 300, messages }).toTextStreamResponse();
}
