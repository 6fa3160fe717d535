import type { DataCheckFacts } from "../facts/data-check-facts.js";
import { readTextProto } from "../text/text-proto.js";
import type { YamlNode } from "../text/yaml-node.js";
import { firstOfEach } from "./first-of-each.js";
import { formatSign } from "./format-sign.js";
import type { Reader } from "./reader.js";

const constraint =
  /^(?:type|presence|group_presence|shape|value_counts?|domain|\w+_domain|unique_constraints|distribution_constraints|(?:drift|skew)_comparator)$/;

/** Reads a schema of TensorFlow Data Validation (`schema.pbtxt`): the features that data has to have, and their limits. */
export const tfdvSchemaReader: Reader<"data-checks"> = {
  name: "tfdv-schema",
  kind: "data-checks",
  files: { patterns: [/(?:^|\/)[^/]*schema[^/]*\.(?:pbtxt|textproto)$/] },
  maxBytes: 2 * 1024 * 1024,
  read({ text }): DataCheckFacts | undefined {
    if (text === undefined || !/\bfeature\s*(?::\s*)?\{/.test(text)) return undefined;
    const { root, notes } = readTextProto(text);
    const features = root
      .get("feature")
      .list()
      .filter((feature) => feature.has("name"));
    if (features.length === 0) return undefined;
    const constrained = features.filter((feature) => constraintsOf(feature) > 0);
    return {
      tool: "tensorflow-data-validation",
      role: "contract",
      subjects: firstOfEach(constrained.flatMap((feature) => feature.get("name").located() ?? [])),
      checks: features.reduce((sum, feature) => sum + constraintsOf(feature), 0),
      described: 0,
      span: root.span,
      signs: [formatSign("tensorflow-data-validation", root)],
      notes,
    };
  },
};

function constraintsOf(feature: YamlNode): number {
  return feature.entries().filter(({ key }) => constraint.test(key.value)).length;
}
