"use client";
import { logger } from "@/lib/logger";

export function SignedIn({ session }) {
  logger.info("signed in", { email: session.user.email });
  return null;
}
