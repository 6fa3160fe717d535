import { NextResponse } from "next/server";
import { database } from "../../../database.js";

export async function GET() {
  const rows = await database.select("elapsed_ms, failed");
  const took = rows.map((row) => row.elapsed_ms);
  return NextResponse.json({ longest: Math.max(...took), failed: rows.filter((row) => row.failed).length });
}
