import { NextResponse } from "next/server";

const server = process.env.SERVER_URL ?? "";

export async function POST(request) {
  const body = await request.json().catch(() => ({}));
  const reply = await fetch(`${server}/session`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  return NextResponse.json(await reply.json(), { status: reply.status });
}
