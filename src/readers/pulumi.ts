import type { InfrastructureFacts } from "../facts/infrastructure-facts.js";
import { readYaml } from "../text/yaml.js";
import { declare, infrastructure, markerSign } from "./infrastructure/declaration.js";
import type { Reader } from "./reader.js";

/** Reads `Pulumi.yaml`: the resources of projects that are written in YAML. Programs in other languages are read as code. */
export const pulumiReader: Reader<"infrastructure"> = {
  name: "pulumi",
  kind: "infrastructure",
  files: { names: ["pulumi.yaml", "pulumi.yml"] },
  maxBytes: 512 * 1024,
  read({ text }): InfrastructureFacts | undefined {
    const { root, notes } = readYaml(text);
    if (root.kind !== "map" || !root.has("runtime")) return undefined;
    const declarations = root
      .get("resources")
      .entries()
      .flatMap(({ key, value }) => {
        const type = value.get("type").located();
        if (!type) return [];
        const { resource, signs } = declare(type.value, key, value.get("properties"));
        return [{ resource, signs: [markerSign(type.value, type.span), ...signs] }];
      });
    return infrastructure("pulumi", declarations, notes);
  },
};
