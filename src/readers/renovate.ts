import type { UpdateFacts } from "../facts/update-facts.js";
import { readJson } from "../text/json.js";
import { formatSign } from "./format-sign.js";
import type { Reader } from "./reader.js";

/** Reads whether Renovate is on and which managers it is limited to, from its own files and from `package.json`. */
export const renovateReader: Reader<"updates"> = {
  name: "renovate",
  kind: "updates",
  files: { names: ["renovate.json", "renovate.json5", ".renovaterc", ".renovaterc.json", ".renovaterc.json5", "package.json"] },
  maxBytes: 500_000,
  read({ path, text }): UpdateFacts | undefined {
    // Renovate looks for its own files at the top of a repository only.
    if (!/^(?:\.github\/|\.gitlab\/)?[^/]+$|(?:^|\/)package\.json$/i.test(path)) return undefined;
    const isPackage = /(?:^|\/)package\.json$/i.test(path);
    if (isPackage && !text?.includes('"renovate"')) return undefined;
    const { root, notes } = readJson(text);
    const settings = isPackage ? root.get("renovate") : root;
    if (isPackage && settings.kind !== "map") return undefined;
    return {
      tool: "renovate",
      ecosystems: settings.get("enabledManagers").texts(),
      disabled: settings.get("enabled").text() === "false",
      signs: settings.kind === "map" ? [formatSign("renovate", settings)] : [],
      notes: isPackage ? [] : notes,
    };
  },
};
