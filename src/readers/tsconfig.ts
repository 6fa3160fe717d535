import type { ConfigurationFacts } from "../facts/configuration-facts.js";
import type { Reader } from "./reader.js";

/** A comment may stand before it: the file is JSON with comments. */
const strict = /^[ \t]*"strict"[ \t]*:[ \t]*true\b/m;

/** Reads whether a `tsconfig.json` asks for strict types: a `typescript-strict` sign. What it inherits is not seen. */
export const tsconfigReader: Reader<"configuration"> = {
  name: "tsconfig",
  kind: "configuration",
  files: { patterns: [/(?:^|\/)tsconfig[^/]*\.json$/] },
  maxBytes: 200_000,
  read({ text }): ConfigurationFacts | undefined {
    const found = text === undefined ? null : strict.exec(text);
    if (!found) return undefined;
    const start = found.index + found[0].indexOf('"');
    return { signs: [{ kind: "config", value: "typescript-strict", span: { start, end: found.index + found[0].length } }], notes: [] };
  },
};
