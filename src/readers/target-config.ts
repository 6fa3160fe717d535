import type { ConfigurationFacts } from "../facts/configuration-facts.js";
import type { Sign } from "../facts/sign.js";
import type { Reader } from "./reader.js";

/** A class or function that configuration names to be called: `_target_` of Hydra, `target` and `class_path` of Lightning's and others. */
const target = /^[ \t-]*(?:_target_|target|class_path|class_name):[ \t]*(["']?)([a-zA-Z_]\w*(?:\.[a-zA-Z_]\w*){1,8})\1[ \t]*(?:#.*)?$/gm;
const mostTargets = 200;

/** Reads the classes and functions that YAML configuration names to be instantiated: each is a call. */
export const targetConfigReader: Reader<"configuration"> = {
  name: "target-config",
  kind: "configuration",
  files: { extensions: ["yaml", "yml"] },
  maxBytes: 200_000,
  read({ text }): ConfigurationFacts | undefined {
    if (text === undefined || !/target_?:|class_path:|class_name:/.test(text)) return undefined;
    const signs: Sign[] = [];
    for (const match of text.matchAll(target)) {
      if (signs.length >= mostTargets) break;
      const value = match[2] ?? "";
      const start = match.index + match[0].indexOf(value);
      signs.push({ kind: "call", value, span: { start, end: start + value.length } });
    }
    return signs.length > 0 ? { signs, notes: [] } : undefined;
  },
};
