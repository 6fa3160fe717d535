import type { ModelServerFacts } from "../facts/model-server-facts.js";
import { readTextProto } from "../text/text-proto.js";
import type { YamlNode } from "../text/yaml-node.js";
import { formatSign } from "./format-sign.js";
import { isSeveral, setting } from "./model-server/settings.js";
import type { Reader } from "./reader.js";

const batchingKeys = ["max_batch_size", "batch_timeout_micros", "num_batch_threads", "max_enqueued_batches", "allowed_batch_sizes"];

/** Reads which models TensorFlow Serving loads (`models.config`), and how it batches requests (`batching_parameters.txt`). */
export const tfServingReader: Reader<"model-server"> = {
  name: "tf-serving",
  kind: "model-server",
  files: { extensions: ["config"], patterns: [/(?:^|\/)[^/]*batching[^/]*\.(?:txt|pbtxt|conf)$/] },
  maxBytes: 200_000,
  read({ text }): ModelServerFacts | undefined {
    if (text === undefined || !/\bmodel_config_list\b|\bmax_batch_size\s*\{/.test(text)) return undefined;
    const { root, notes } = readTextProto(text);
    const models = root.get("model_config_list").get("config").list();
    const batching = batchingKeys.filter((key) => root.get(key).has("value"));
    if (models.length === 0 && batching.length < 2) return undefined;
    return {
      tool: "tf-serving",
      name: models[0]?.get("name").located(),
      serves: models.flatMap(servedBy),
      optimised: setting(root, "max_batch_size", (size) => isSeveral(size.get("value"))),
      signs: [formatSign("tf-serving", root)],
      notes,
    };
  },
};

function servedBy(model: YamlNode): ModelServerFacts["serves"] {
  return ["base_path", "model_platform"].flatMap((key) => model.get(key).located() ?? []);
}
