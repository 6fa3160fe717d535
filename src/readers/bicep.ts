import type { InfrastructureFacts } from "../facts/infrastructure-facts.js";
import { readableText } from "../text/readable-text.js";
import type { YamlEntry, YamlNode } from "../text/yaml-node.js";
import { azureModuleSigns } from "./infrastructure/azure-module.js";
import { azureResource } from "./infrastructure/azure-resource.js";
import { readBraces } from "./infrastructure/brace-language.js";
import { type Declaration, declare, infrastructure, type Mention } from "./infrastructure/declaration.js";
import type { Reader } from "./reader.js";

const deepest = 10;

/**
 * Reads Bicep: resources by their symbolic names, nested ones too, and modules (of kind `module`). Those that exist already are only a marker.
 * The type of each resource, lower-cased and without its version, is a marker (`microsoft.app/containerapps`). Nothing is evaluated.
 */
export const bicepReader: Reader<"infrastructure"> = {
  name: "bicep",
  kind: "infrastructure",
  files: { extensions: ["bicep"] },
  maxBytes: 1024 * 1024,
  read(file): InfrastructureFacts {
    const { text, notes } = readableText(file.text);
    const root = readBraces(text, { quotes: "'", longQuote: "'''" });
    return infrastructure("bicep", declarationsIn(root, "", 0), notes);
  },
};

/** `outer` is the type of the resource that these are nested in. */
function declarationsIn(body: YamlNode, outer: string, depth: number): (Declaration | Mention)[] {
  if (depth > deepest) return [];
  return body.entries().flatMap((entry) => {
    if (entry.key.value === "module") return moduleOf(entry);
    if (entry.key.value !== "resource") return [];
    const name = entry.value.entries()[0];
    const type = name?.value.entries()[0];
    if (!name || !type) return [];
    const [written = ""] = type.key.value.split("@", 1);
    const kind = outer && !written.includes(".") ? `${outer}/${written}` : written;
    const isExisting = type.value.has("existing");
    // A list is one declaration for each item of a loop.
    const declared = (isExisting ? type.value.get("existing") : type.value).list()[0] ?? type.value;
    const own = azureResource({ value: kind, span: type.key.span }, name.key, declared);
    return [isExisting ? { signs: own.signs } : own, ...declarationsIn(declared, kind, depth + 1)];
  });
}

function moduleOf({ value }: YamlEntry): Declaration[] {
  const name = value.entries()[0];
  const path = name?.value.entries()[0];
  if (!name || !path) return [];
  const body = path.value.list()[0] ?? path.value;
  const { resource, signs } = declare(kindOfModule(path.key.value, body), name.key, body);
  return [{ resource, signs: [...azureModuleSigns(path.key, body.get("params").get("kind").text()), ...signs] }];
}

/** Modules that do nothing but assign a role stand for the assignment, whoever publishes them; and so do those that are given a dashboard's name. */
function kindOfModule(path: string, body: YamlNode): string {
  if (/role-?assignments?(?:\.bicep|:|$)/i.test(path)) return "module roleAssignments";
  const isGivenName = body
    .get("params")
    .entries()
    .some(({ key }) => /dashboardName$/i.test(key.value));
  return isGivenName || /dashboard/i.test(path) ? "module dashboard" : "module";
}
