import { emptyPython, readPython } from "./python/parse-python.js";
import type { Reader } from "./reader.js";

/** Python modules and scripts. */
export const pythonReader: Reader<"python"> = {
  name: "python",
  kind: "python",
  files: { extensions: ["py", "pyw"] },
  maxBytes: 1_000_000,
  read({ text }) {
    if (text !== undefined) return readPython(text);
    return { ...emptyPython(), notes: [{ message: "This file is too large, or is not text.", span: { start: 0, end: 0 } }] };
  },
};
