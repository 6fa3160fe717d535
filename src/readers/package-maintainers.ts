import type { OwnerFacts } from "../facts/owner-facts.js";
import { readJson } from "../text/json.js";
import type { Located } from "../text/span.js";
import { readYaml } from "../text/yaml.js";
import type { YamlNode } from "../text/yaml-node.js";
import { nameOf, prefixOf } from "../workspace/path-parts.js";
import { iniSections } from "./dependencies/ini.js";
import { readToml } from "./dependencies/toml-tree.js";
import { ownedFolder } from "./owners/owned-folder.js";
import type { Reader } from "./reader.js";

/** The argument of `setup(…)`, a literal on a line of its own or among others. */
const setupArgument = /(?<=[(,]\s{0,40})maintainer\s{0,10}=\s{0,10}(["'])([^"'\n]{1,200})\1/;

/** Reads the maintainers that a package of npm or Python, or a Helm chart, names; they answer for its folder. */
export const packageMaintainersReader: Reader<"owners"> = {
  name: "package-maintainers",
  kind: "owners",
  files: { names: ["package.json", "pyproject.toml", "setup.py", "setup.cfg", "chart.yaml"] },
  maxBytes: 500_000,
  read({ path, text }): OwnerFacts | undefined {
    if (text === undefined || !/\bmaintainers?\b/.test(text)) return undefined;
    const owners = maintainersOf(nameOf(path).toLowerCase(), text);
    const [first] = owners;
    if (!first) return undefined;
    const span = { start: first.span.start, end: owners.at(-1)?.span.end ?? first.span.end };
    return { rules: [{ pattern: ownedFolder(prefixOf(path)), owners, span }], signs: [], notes: [] };
  },
};

function maintainersOf(file: string, text: string): readonly Located<string>[] {
  switch (file) {
    case "package.json":
      return listedIn(readJson(text).root);
    case "pyproject.toml": {
      const { root } = readToml(text);
      return [root.get("project"), root.get("tool").get("poetry")].flatMap(listedIn);
    }
    case "setup.cfg":
      return iniSections(text)
        .filter(({ name }) => name.value === "metadata")
        .flatMap(({ options }) => options.get("maintainer") ?? []);
    case "setup.py":
      return setupMaintainer(text);
    default:
      return listedIn(readYaml(text).root);
  }
}

function listedIn(node: YamlNode): readonly Located<string>[] {
  const list = node.get("maintainers");
  return list.kind === "list" ? list.items().flatMap((person) => person.textOr("name") ?? person.textOr("email") ?? []) : [];
}

function setupMaintainer(text: string): readonly Located<string>[] {
  const found = setupArgument.exec(text);
  if (!found?.[2]) return [];
  const end = found.index + found[0].length - 1;
  return [{ value: found[2], span: { start: end - found[2].length, end } }];
}
