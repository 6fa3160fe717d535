import type { ModelServerFacts } from "../facts/model-server-facts.js";
import type { Sign } from "../facts/sign.js";
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
    const image = root.get("image").located();
    // An image in Replicate's registry runs there once it is pushed.
    const hosted: readonly Sign[] =
      image && /^r8\.im\//.test(image.value) ? [{ kind: "config", value: "replicate-image", span: image.span }] : [];
    return {
      tool: "cog",
      name: image,
      serves: root.get("predict").texts(),
      optimised: setting(root, "concurrency", (concurrency) => isSeveral(concurrency.get("max"))),
      signs: [formatSign("cog", root), ...hosted],
      notes,
    };
  },
};
