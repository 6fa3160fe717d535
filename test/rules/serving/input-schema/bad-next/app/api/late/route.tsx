import { type NextRequest, NextResponse } from "next/server";
import { late } from "@/lib/model";

export async function POST(request: NextRequest) {
  const { weight, distance } = await request.json();
  return NextResponse.json({ late: await late(weight, distance) });
}
