import type { EvalFacts } from "../facts/eval-facts.js";
import type { Located } from "../text/span.js";
import { readYaml } from "../text/yaml.js";
import type { YamlNode } from "../text/yaml-node.js";
import { resolveFrom } from "./dependencies/relative-path.js";
import { formatSign } from "./format-sign.js";
import type { Reader } from "./reader.js";

/** Reads tasks of the LM Evaluation Harness, in YAML files of any name. Its metrics have no pass mark, so there are no assertions. */
export const lmEvalTaskReader: Reader<"eval"> = {
  name: "lm-eval-task",
  kind: "eval",
  files: { extensions: ["yml", "yaml"] },
  maxBytes: 500_000,
  read({ path, text }): EvalFacts | undefined {
    if (text === undefined || !/^(?:task|group|include)[ \t]*:/m.test(text) || !/^doc_to_(?:text|target|choice)[ \t]*:/m.test(text)) {
      return undefined;
    }
    const { root, notes } = readYaml(text);
    if (!["task", "group", "include"].some((key) => root.has(key))) return undefined;
    return {
      tool: "lm-eval-harness",
      providers: [],
      prompts: root.get("doc_to_text").texts(),
      cases: 0,
      testFiles: dataOf(root, path),
      blanks: [],
      assertions: [],
      signs: [formatSign("lm-eval", root)],
      notes,
    };
  },
};

/** Files of cases if the task has own ones, else the data set that it loads. */
function dataOf(root: YamlNode, path: string): Located<string>[] {
  const files = root.get("dataset_kwargs").get("data_files");
  const own = [files, ...files.entries().map(({ value }) => value)].flatMap((node) => node.texts());
  if (own.length === 0) return root.get("dataset_path").texts();
  return own.map(({ value, span }) => ({ value: value.includes("://") ? value : resolveFrom(path, value), span }));
}
