import type { ModelServerFacts } from "../facts/model-server-facts.js";
import { readTextProto } from "../text/text-proto.js";
import type { YamlNode } from "../text/yaml-node.js";
import { formatSign } from "./format-sign.js";
import { isSeveral, setting } from "./model-server/settings.js";
import type { Reader } from "./reader.js";

const keys = ["platform", "backend", "max_batch_size", "input", "instance_group", "dynamic_batching", "ensemble_scheduling"];

/** Reads the configuration of one model of a Triton model repository (`config.pbtxt`). */
export const tritonReader: Reader<"model-server"> = {
  name: "triton",
  kind: "model-server",
  files: { patterns: [/(?:^|\/)(?:config|configs\/)[^/]*\.pbtxt$/] },
  maxBytes: 500_000,
  read({ text }): ModelServerFacts | undefined {
    const { root, notes } = readTextProto(text);
    if (!keys.some((key) => root.has(key))) return undefined;
    const steps = root.get("ensemble_scheduling").get("step").list();
    return {
      tool: "triton",
      name: root.get("name").located(),
      serves: [
        ...["platform", "backend", "default_model_filename"].flatMap((key) => root.get(key).located() ?? []),
        ...steps.flatMap((step) => step.get("model_name").located() ?? []),
      ],
      optimised: [
        ...["dynamic_batching", "sequence_batching", "optimization"].flatMap((key) => setting(root, key)),
        ...setting(root, "instance_group", hasSeveralInstances),
        ...setting(root, "response_cache", (cache) => cache.get("enable").isTrue()),
      ],
      signs: [formatSign("triton", root)],
      notes,
    };
  },
};

function hasSeveralInstances(groups: YamlNode): boolean {
  return groups.list().length > 1 || groups.list().some((group) => isSeveral(group.get("count")));
}
