import { Ratelimit } from "@upstash/ratelimit";
import { getServerSession } from "next-auth";
import { redis } from "../../../lib/redis.js";

const limit = new Ratelimit({ redis, limiter: Ratelimit.slidingWindow(10, "1 m") });

export async function POST(req) {
  const session = await getServerSession();
  if (!session) return new Response("no", { status: 401 });
  const { success } = await limit.limit(session.user.email);
  return success ? Response.json(await req.json()) : new Response("slow down", { status: 429 });
}
