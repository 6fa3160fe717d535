import type { Reader } from "./reader.js";
import { isGenerated } from "./script/generated.js";
import { emptyScript, readScript } from "./script/parse-script.js";
import type { Dialect } from "./script/walk.js";

/** JavaScript and TypeScript; declarations, and what a tool wrote, are passed over. */
export const scriptReader: Reader<"script"> = {
  name: "script",
  kind: "script",
  files: { extensions: ["js", "mjs", "cjs", "jsx", "ts", "mts", "cts", "tsx"] },
  maxBytes: 500_000,
  read({ path, text }) {
    if (isGenerated(path, text)) return undefined;
    if (text !== undefined) return readScript(text, dialectOf(path));
    return { ...emptyScript(), notes: [{ message: "This file is too large, or is not text.", span: { start: 0, end: 0 } }] };
  },
};

function dialectOf(path: string): Dialect {
  if (/\.tsx$/i.test(path)) return "ts jsx";
  return /\.[cm]?ts$/i.test(path) ? "ts" : "jsx";
}
