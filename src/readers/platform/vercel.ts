import type { YamlEntry, YamlNode } from "../../text/yaml-node.js";
import { type Declaration, declare, type Mention } from "../infrastructure/declaration.js";
import { running } from "../infrastructure/running.js";

/** The timers and functions of a `vercel.json`. A function's longest duration counts as its limit. */
export function vercelDeclarations(root: YamlNode): (Declaration | Mention)[] {
  const { signs } = running(root.get("buildCommand").located());
  return [
    ...root.get("functions").entries().map(functionOf),
    ...root.get("crons").items().flatMap(timerOf),
    ...(signs.length > 0 ? [{ signs }] : []),
  ];
}

function functionOf({ key, value }: YamlEntry): Declaration {
  return declare("function", key, value, value.has("maxDuration") ? { limits: value.pairSpan("maxDuration") } : {});
}

function timerOf(timer: YamlNode): Declaration[] {
  const path = timer.get("path").located();
  return path ? [declare("cron", path, timer)] : [];
}
