import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Absolute path of a file or folder of the repository. */
export function inRepository(...parts: string[]): string {
  return join(fileURLToPath(new URL("../../", import.meta.url)), ...parts);
}
