import { NextResponse } from "next/server";
import { reply } from "../../../lib/reply";

export async function POST(request) {
  const { messages } = await request.json();
  if (!messages) return NextResponse.json({ error: "messages are required" }, { status: 400 });
  return reply(messages).toUIMessageStreamResponse();
}
