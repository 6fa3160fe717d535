import * as z from "zod/mini";
import type { BaselineFacts } from "../facts/baseline-facts.js";
import type { Reader } from "./reader.js";

const count = z.int().check(z.positive());
const baseline = z.object({
  version: z.string(),
  score: z.int().check(z.gte(0), z.lte(100)),
  rules: z.array(z.string()),
  findings: z.record(z.string(), z.record(z.string(), count)),
});

/** Reads the baseline that `roadworthy baseline` writes. */
export const baselineReader: Reader<"baseline"> = {
  name: "baseline",
  kind: "baseline",
  files: { names: ["roadworthy-baseline.json"] },
  maxBytes: 5_000_000,
  read({ text }): BaselineFacts {
    try {
      return { baseline: baseline.parse(JSON.parse(text ?? "")), signs: [], notes: [] };
    } catch {
      const message = "Not a baseline: nothing is taken for known. `roadworthy baseline` writes it anew.";
      return { signs: [], notes: [{ message, span: { start: 0, end: 0 } }] };
    }
  },
};
