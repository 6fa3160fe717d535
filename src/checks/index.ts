// Written by `npm run upkeep`; do not edit.
import type { CodeCheck } from "./code-check.js";
import { trustRemoteCode as servingSafeLoadTrustRemoteCode } from "./serving/safe-load/trust-remote-code.js";

/** Every check of code by id. */
export const checksById: Readonly<Record<string, CodeCheck>> = {
  "serving/safe-load/trust-remote-code": servingSafeLoadTrustRemoteCode,
};
