import { clerkMiddleware } from "@clerk/nextjs/server";
import rateLimit from "next-rate-limit";

export const limit = rateLimit({ interval: 60_000 });
export default clerkMiddleware();
