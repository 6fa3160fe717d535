import type { YamlEntry, YamlNode } from "../../text/yaml-node.js";
import { type Declaration, declare } from "../infrastructure/declaration.js";
import { running } from "../infrastructure/running.js";

/** The processes of a `heroku.yml`, and what runs with each release. A process that is only built runs what its image says. */
export function herokuDeclarations(root: YamlNode): Declaration[] {
  const processes = root.get("run").entries();
  const named = new Set(processes.map(({ key }) => key.value));
  const built = root.get("build").get("docker").entries();
  const release = root.entries().filter(({ key }) => key.value === "release");
  return [
    ...[...processes, ...release].map(processOf),
    ...built.filter(({ key }) => !named.has(key.value)).map(({ key, value }) => declare("process", key, value)),
  ];
}

function processOf({ key, value }: YamlEntry): Declaration {
  const { commands, signs } = running(...(value.has("command") ? value.get("command") : value).texts());
  const declared = declare("process", key, value, { commands });
  return { resource: declared.resource, signs: [...signs, ...declared.signs] };
}
