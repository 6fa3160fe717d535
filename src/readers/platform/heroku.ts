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
  // The image of a release is that of a process.
  const command = value.has("command") ? value.get("command") : value;
  const { commands, signs } = running(...command.texts());
  return { resource: declare("process", key, command, { commands }).resource, signs };
}
