import { type NextRequest, NextResponse } from "next/server";
import { ApiError, ErrorCode } from "@/lib/errors";
import { late } from "@/lib/model";

export async function POST(request: NextRequest) {
  const { weight } = await request.json();
  if (typeof weight !== "number") throw new ApiError("`weight` is a number of kilograms", ErrorCode.BAD_REQUEST);
  return NextResponse.json({ late: await late(weight) });
}
