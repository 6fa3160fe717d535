import type { OwnerFacts } from "../facts/owner-facts.js";
import { readJson } from "../text/json.js";
import { readToml } from "./dependencies/toml-tree.js";
import { ownedFolder } from "./owners/owned-folder.js";
import type { Reader } from "./reader.js";

/** Reads the maintainers that a `package.json` or `pyproject.toml` names; they answer for the package's folder. */
export const packageMaintainersReader: Reader<"owners"> = {
  name: "package-maintainers",
  kind: "owners",
  files: { names: ["package.json", "pyproject.toml"] },
  maxBytes: 500_000,
  read({ path, text }): OwnerFacts | undefined {
    if (text === undefined || !/\bmaintainers\b/.test(text)) return undefined;
    const { root } = path.toLowerCase().endsWith(".json") ? readJson(text) : readToml(text);
    const places = [root, root.get("project"), root.get("tool").get("poetry")];
    const lists = places.map((place) => place.get("maintainers")).filter((list) => list.kind === "list");
    const owners = lists.flatMap((list) => list.items()).flatMap((person) => person.textOr("name") ?? person.textOr("email") ?? []);
    const [first] = owners;
    if (!first) return undefined;
    const span = { start: first.span.start, end: owners.at(-1)?.span.end ?? first.span.end };
    return { rules: [{ pattern: ownedFolder(path.slice(0, path.lastIndexOf("/") + 1)), owners, span }], signs: [], notes: [] };
  },
};
