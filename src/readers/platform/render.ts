import type { YamlNode } from "../../text/yaml-node.js";
import { type Declaration, declare, type Mention, markerSign } from "../infrastructure/declaration.js";
import { running } from "../infrastructure/running.js";
import { readWorkload } from "../infrastructure/workload.js";

/** The services of a Render blueprint by their types (`web`, `worker`, `cron`), its databases, and the variables of its groups. */
export function renderDeclarations(root: YamlNode): (Declaration | Mention)[] {
  const groups = root.get("envVarGroups").items();
  return [
    ...root.get("services").items().flatMap(serviceOf),
    ...root.get("databases").items().map(databaseOf),
    ...groups.map((group) => ({ signs: readWorkload(group).signs })),
  ];
}

function serviceOf(service: YamlNode): Declaration[] {
  const type = service.get("type").located();
  if (!type) return [];
  const lines = ["startCommand", "dockerCommand", "preDeployCommand", "initialDeployHook"];
  const { commands, signs } = running(...lines.map((key) => service.get(key).located()));
  const build = running(service.get("buildCommand").located());
  const declared = declare(type.value, service.get("name").located() ?? { value: "", span: type.span }, service, { commands });
  return [{ resource: declared.resource, signs: [...signs, ...build.signs, ...declared.signs] }];
}

/** Render's databases are PostgreSQL. */
function databaseOf(database: YamlNode): Declaration {
  const name = database.get("name").located() ?? { value: "", span: database.span };
  const { resource, signs } = declare("database", name, database);
  return { resource, signs: [markerSign("postgres-engine", name.span), ...signs] };
}
