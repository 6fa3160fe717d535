import type { UpdateFacts } from "../facts/update-facts.js";
import { readYaml } from "../text/yaml.js";
import type { YamlNode } from "../text/yaml-node.js";
import { firstOfEach } from "./first-of-each.js";
import { formatSign } from "./format-sign.js";
import type { Reader } from "./reader.js";

/** Reads the ecosystems that Dependabot keeps up to date. A limit of no pull requests switches one off. */
export const dependabotReader: Reader<"updates"> = {
  name: "dependabot",
  kind: "updates",
  files: { patterns: [/(?:^|\/)\.github\/dependabot\.ya?ml$/, /(?:^|\/)\.dependabot\/config\.ya?ml$/] },
  maxBytes: 200_000,
  read({ text }): UpdateFacts {
    const { root, notes } = readYaml(text);
    // Version 1 had other names.
    const updates = [...root.get("updates").items(), ...root.get("update_configs").items()].filter(isOn);
    const ecosystems = updates.flatMap(
      (update) => update.get("package-ecosystem").located() ?? update.get("package_manager").located() ?? [],
    );
    const named = firstOfEach(ecosystems.filter(({ value }) => value !== ""));
    return {
      tool: "dependabot",
      ecosystems: named,
      disabled: named.length === 0,
      signs: root.kind === "map" ? [formatSign("dependabot", root)] : [],
      notes,
    };
  },
};

function isOn(update: YamlNode): boolean {
  return update.get("open-pull-requests-limit").text() !== "0";
}
