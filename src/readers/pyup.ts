import type { UpdateFacts } from "../facts/update-facts.js";
import { readYaml } from "../text/yaml.js";
import type { Reader } from "./reader.js";

/** Reads whether PyUp is on. */
export const pyupReader: Reader<"updates"> = {
  name: "pyup",
  kind: "updates",
  files: { names: [".pyup.yml", ".pyup.yaml"] },
  maxBytes: 100_000,
  read({ text }): UpdateFacts {
    const { root, notes } = readYaml(text);
    return { tool: "pyup", ecosystems: [], disabled: /^(?:false|no|off)$/i.test(root.get("update").text() ?? ""), signs: [], notes };
  },
};
