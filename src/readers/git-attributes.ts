import type { Located } from "../text/span.js";
import type { Reader } from "./reader.js";

const lfsLine = /^[ \t]*("[^"\n]*"|[^\s#"][^\s]*)[ \t]+[^\n]*\bfilter=lfs\b/gm;

/** Reads which patterns `.gitattributes` hands to Git LFS. */
export const gitAttributesReader: Reader<"attributes"> = {
  name: "git-attributes",
  kind: "attributes",
  files: { names: [".gitattributes"] },
  maxBytes: 500_000,
  read({ text = "" }) {
    const lfs: Located<string>[] = [];
    for (const match of text.matchAll(lfsLine)) {
      const pattern = match[1] ?? "";
      const start = match.index + match[0].indexOf(pattern);
      lfs.push({ value: pattern.replace(/^"|"$/g, ""), span: { start, end: start + pattern.length } });
    }
    return { lfs, signs: lfs.slice(0, 1).map(({ span }) => ({ kind: "config", value: "git-lfs", span })), notes: [] };
  },
};
