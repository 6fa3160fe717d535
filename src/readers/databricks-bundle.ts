import type { ConfigurationFacts } from "../facts/configuration-facts.js";
import { readYaml } from "../text/yaml.js";
import type { Reader } from "./reader.js";

/** Reads `databricks.yml` for the names of the targets that a bundle is deployed to. */
export const databricksBundleReader: Reader<"configuration"> = {
  name: "databricks-bundle",
  kind: "configuration",
  files: { names: ["databricks.yml", "databricks.yaml"] },
  maxBytes: 256 * 1024,
  read({ text }): ConfigurationFacts | undefined {
    const { root, notes } = readYaml(text);
    const targets = root
      .get("targets")
      .entries()
      .map(({ key }) => key);
    return root.has("bundle") && targets.length > 0 ? { targets, signs: [], notes } : undefined;
  },
};
