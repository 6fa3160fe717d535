import type { ModelServerFacts } from "../facts/model-server-facts.js";
import { readableText } from "../text/readable-text.js";
import type { Located } from "../text/span.js";
import { readYaml } from "../text/yaml.js";
import { formatSign } from "./format-sign.js";
import { isSeveral, setting } from "./model-server/settings.js";
import type { Reader } from "./reader.js";

const ownKey = /^[ \t]*(?:inference_address|management_address|model_store|load_models|default_workers_per_model|models)[ \t]*[=:]/m;
const property = /^[ \t]*(model_store|load_models)[ \t]*[=:][ \t]*([^\s\\][^\n\\]*)/gm;
const archive = /"marName"[ \t]*:[ \t]*"([^"\n]+)"/g;
const several = /(?:^[ \t]*(default_workers_per_model)[ \t]*[=:]|"(batchSize|minWorkers|maxWorkers)"[ \t]*:)[ \t]*(?:[2-9]|\d{2,7})\b/gm;
const modelKeys = ["minWorkers", "maxWorkers", "batchSize", "maxBatchDelay", "responseTimeout", "deviceType", "parallelType"];

/** Reads TorchServe's `config.properties`, and the `model-config.yaml` of one model. */
export const torchserveReader: Reader<"model-server"> = {
  name: "torchserve",
  kind: "model-server",
  files: { patterns: [/(?:^|\/)[^/]*config\.properties$/, /(?:^|\/)[^/]*model[-_]config\.ya?ml$/] },
  maxBytes: 200_000,
  read({ path, text }): ModelServerFacts | undefined {
    return path.toLowerCase().endsWith(".properties") ? readProperties(text) : readModelConfig(text);
  },
};

function readProperties(file: string | undefined): ModelServerFacts | undefined {
  const { text, notes } = readableText(file);
  const own = ownKey.exec(text);
  if (!own) return undefined;
  const serves = [
    ...matches(text, property).map(({ match, text: value }) => ({ ...value, value: (match[2] ?? "").trim() })),
    ...matches(text, archive).map(({ match, text: value }) => ({ ...value, value: match[1] ?? "" })),
  ];
  return {
    tool: "torchserve",
    serves,
    optimised: matches(text, several).map(({ match, text: { span } }) => ({ value: match[1] ?? match[2] ?? "", span })),
    signs: [{ kind: "config", value: "torchserve", span: { start: own.index, end: own.index + own[0].length } }],
    notes,
  };
}

function matches(text: string, pattern: RegExp): { readonly match: RegExpExecArray; readonly text: Located<string> }[] {
  return [...text.matchAll(pattern)].map((match) => {
    const value = match[0].trim();
    const start = match.index + match[0].length - match[0].trimStart().length;
    return { match, text: { value, span: { start, end: start + value.length } } };
  });
}

function readModelConfig(text: string | undefined): ModelServerFacts | undefined {
  if (text === undefined || !/\b(?:minWorkers|maxWorkers|batchSize|maxBatchDelay)\b/.test(text)) return undefined;
  const { root, notes } = readYaml(text);
  if (modelKeys.filter((key) => root.has(key)).length < 2) return undefined;
  return {
    tool: "torchserve",
    name: root.get("modelName").located(),
    serves: [],
    optimised: ["batchSize", "minWorkers", "maxWorkers"].flatMap((key) => setting(root, key, isSeveral)),
    signs: [formatSign("torchserve", root)],
    notes,
  };
}
