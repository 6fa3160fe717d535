// Written by `npm run upkeep`; do not edit.
import type { CodeCheck } from "./code-check.js";
import { undeclaredImport as reproDependenciesUndeclaredImport } from "./repro/dependencies/undeclared-import.js";
import { trustRemoteCode as servingSafeLoadTrustRemoteCode } from "./serving/safe-load/trust-remote-code.js";

/** Every check of code by id. */
export const checksById: Readonly<Record<string, CodeCheck>> = {
  "repro/dependencies/undeclared-import": reproDependenciesUndeclaredImport,
  "serving/safe-load/trust-remote-code": servingSafeLoadTrustRemoteCode,
};
