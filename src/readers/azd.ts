import type { InfrastructureFacts } from "../facts/infrastructure-facts.js";
import { readYaml } from "../text/yaml.js";
import type { YamlEntry, YamlNode } from "../text/yaml-node.js";
import { scriptSigns } from "./configuration-signs.js";
import { type Declaration, declare, infrastructure, markerSign } from "./infrastructure/declaration.js";
import type { Reader } from "./reader.js";

/**
 * Reads `azure.yaml` of the Azure Developer CLI: its services, whose kind is their host (`containerapp`, `appservice`, `function`), and the
 * scripts of its hooks. The host is a marker (`azd-containerapp`).
 */
export const azdReader: Reader<"infrastructure"> = {
  name: "azd",
  kind: "infrastructure",
  files: { names: ["azure.yaml", "azure.yml"] },
  maxBytes: 256 * 1024,
  read({ text }): InfrastructureFacts | undefined {
    const { root, notes } = readYaml(text);
    const services = root.get("services").entries();
    if (!root.has("name") || (services.length === 0 && !root.has("infra") && !root.has("hooks"))) return undefined;
    return infrastructure("azd", services.map(serviceOf), notes, hookSigns(root.get("hooks")));
  },
};

function serviceOf({ key, value }: YamlEntry): Declaration {
  const host = value.get("host").located();
  const { resource, signs } = declare(host?.value ?? "service", key, value);
  const marker = host ? [markerSign(`azd-${host.value}`, host.span)] : [];
  return { resource, signs: [...marker, ...signs, ...hookSigns(value.get("hooks"))] };
}

/** A hook is a script, alone or for each system. */
function hookSigns(hooks: YamlNode) {
  const scripts = hooks.entries().flatMap(({ value }) => value.list().flatMap((hook) => [hook, hook.get("posix"), hook.get("windows")]));
  return scripts.flatMap((hook) => {
    const run = hook.get("run").located();
    return run ? scriptSigns(run) : [];
  });
}
