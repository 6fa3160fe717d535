import type { ModelServerFacts } from "../facts/model-server-facts.js";
import { readJson } from "../text/json.js";
import { formatSign } from "./format-sign.js";
import { isSeveral, setting } from "./model-server/settings.js";
import type { Reader } from "./reader.js";

/** Reads the `model-settings.json` of one model that MLServer (Seldon) serves. */
export const mlserverReader: Reader<"model-server"> = {
  name: "mlserver",
  kind: "model-server",
  files: { names: ["model-settings.json"] },
  maxBytes: 200_000,
  read({ text }): ModelServerFacts | undefined {
    const { root, notes } = readJson(text);
    if (!root.has("name") && !root.has("implementation")) return undefined;
    const places = [root.get("implementation"), root.get("parameters").get("uri")];
    return {
      tool: "seldon",
      name: root.get("name").located(),
      serves: places.flatMap((place) => place.located() ?? []),
      optimised: ["max_batch_size", "parallel_workers"].flatMap((key) => setting(root, key, isSeveral)),
      signs: [formatSign("mlserver", root)],
      notes,
    };
  },
};
