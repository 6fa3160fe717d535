import type { EvalFacts } from "../facts/eval-facts.js";
import { readYaml } from "../text/yaml.js";
import { formatSign } from "./format-sign.js";
import type { Reader } from "./reader.js";

/** Reads a registry of OpenAI evals (`registry/evals/*.yaml`): the samples that its evals are run on. Their metrics have no pass mark. */
export const openaiEvalsReader: Reader<"eval"> = {
  name: "openai-evals",
  kind: "eval",
  files: { patterns: [/(?:^|\/)(?:evals|registry)\/.*\.ya?ml$/] },
  maxBytes: 500_000,
  read({ text }): EvalFacts | undefined {
    if (text === undefined || !/^[ \t]+class[ \t]*:/m.test(text)) return undefined;
    const { root, notes } = readYaml(text);
    const evals = root.entries().filter(({ value }) => /^[\w.]+:\w+$/.test(value.get("class").text() ?? "") && value.has("args"));
    if (evals.length === 0) return undefined;
    return {
      tool: "openai-evals",
      providers: [],
      prompts: [],
      cases: 0,
      testFiles: evals.flatMap(({ value }) => value.get("args").get("samples_jsonl").located() ?? []),
      blanks: [],
      assertions: [],
      signs: [formatSign("openai-evals", root)],
      notes,
    };
  },
};
