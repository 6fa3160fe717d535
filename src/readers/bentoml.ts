import type { ModelServerFacts } from "../facts/model-server-facts.js";
import { readYaml } from "../text/yaml.js";
import type { YamlNode } from "../text/yaml-node.js";
import { imageSigns } from "./configuration-signs.js";
import { formatSign } from "./format-sign.js";
import { isSeveral, setting } from "./model-server/settings.js";
import type { Reader } from "./reader.js";

/** Reads what a `bentofile.yaml` builds, and the batching and workers of a `bentoml_configuration.yaml`. */
export const bentomlReader: Reader<"model-server"> = {
  name: "bentoml",
  kind: "model-server",
  files: { patterns: [/(?:^|\/)(?:bentofile|bentoml_configuration)[^/]*\.ya?ml$/] },
  maxBytes: 200_000,
  read({ text }): ModelServerFacts | undefined {
    const { root, notes } = readYaml(text);
    if (root.kind !== "map") return undefined;
    const models = root.get("models").items();
    const service = root.get("service").located();
    return {
      tool: "bentoml",
      name: root.get("name").located(),
      serves: [...(service ? [service] : []), ...models.flatMap((model) => model.textOr("tag") ?? [])],
      optimised: ["runners", "services", "api_server"].flatMap((key) => optimisations(root.get(key))),
      signs: [formatSign("bentoml", root), ...imageSigns(root.get("docker").get("base_image").located())],
      notes,
    };
  },
};

/** Settings for all runners or services, or for one by its name. */
function optimisations(section: YamlNode): ModelServerFacts["optimised"] {
  return [section, ...section.entries().map(({ value }) => value)].flatMap((place) => [
    ...setting(place, "batching", (batching) => batching.get("enabled").isTrue()),
    ...setting(place, "workers", isSeveral),
  ]);
}
