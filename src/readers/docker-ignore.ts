import type { Located } from "../text/span.js";
import type { Reader } from "./reader.js";

const line = /^[ \t]*([^\s#].*?)[ \t]*$/gm;

/** Reads what a `.dockerignore`, or one that stands beside a Dockerfile of another name, keeps out of images. */
export const dockerIgnoreReader: Reader<"build-context"> = {
  name: "docker-ignore",
  kind: "build-context",
  files: { names: [".dockerignore"], extensions: ["dockerignore"] },
  maxBytes: 100_000,
  read({ text = "" }) {
    const ignored = [...text.matchAll(line)].map(({ 0: whole, 1: pattern = "", index }): Located<string> => {
      const start = index + whole.indexOf(pattern);
      return { value: pattern, span: { start, end: start + pattern.length } };
    });
    return { ignored, signs: [], notes: [] };
  },
};
