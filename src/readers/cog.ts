import type { ModelServerFacts } from "../facts/model-server-facts.js";
import { readYaml } from "../text/yaml.js";
import { formatSign } from "./format-sign.js";
import { isSeveral, setting } from "./model-server/settings.js";
import type { Reader } from "./reader.js";

/** Reads a `cog.yaml`: the predictor that Cog serves, and where its image goes. */
export const cogReader: Reader<"model-server"> = {
  name: "cog",
  kind: "model-server",
  files: { names: ["cog.yaml", "cog.yml"] },
  maxBytes: 200_000,
  read({ text }): ModelServerFacts | undefined {
    const { root, notes } = readYaml(text);
    if (!["build", "predict", "train"].some((key) => root.has(key))) return undefined;
    return {
      tool: "cog",
      name: root.get("image").located(),
      serves: root.get("predict").texts(),
      optimised: setting(root, "concurrency", (concurrency) => isSeveral(concurrency.get("max"))),
      signs: [formatSign("cog", root)],
      notes,
    };
  },
};
