import type { Located, Span } from "../../text/span.js";
import type { YamlNode } from "../../text/yaml-node.js";
import { type Declaration, declare, markerSign } from "../infrastructure/declaration.js";
import { running } from "../infrastructure/running.js";

/** Keys that tell an `app.yaml` of App Engine from those of other programs. */
const keys = ["service", "env", "entrypoint", "handlers", "instance_class", "automatic_scaling", "basic_scaling", "manual_scaling"];

/** The service of App Engine's `app.yaml`, or the timers of its `cron.yaml`. */
export function appEngineDeclarations(root: YamlNode): Declaration[] {
  const runtime = root.get("runtime").located();
  if (!runtime) return root.get("cron").items().flatMap(timerOf);
  if (!keys.some((key) => root.has(key))) return [];
  const { commands, signs } = running(root.get("entrypoint").located());
  const scaling = scalingOf(root, runtime);
  const name = root.get("service").located() ?? { value: "default", span: runtime.span };
  const declared = declare("service", name, root, { commands, ...(scaling && { scaling }) });
  return [{ resource: declared.resource, signs: [markerSign("app-engine", runtime.span), ...signs, ...declared.signs] }];
}

/** App Engine scales by itself unless it is told not to. */
function scalingOf(root: YamlNode, runtime: Located<string>): Span | undefined {
  if (root.has("manual_scaling")) return undefined;
  const key = ["automatic_scaling", "basic_scaling"].find((name) => root.has(name));
  return key ? root.pairSpan(key) : runtime.span;
}

function timerOf(timer: YamlNode): Declaration[] {
  const url = timer.get("url").located();
  const schedule = timer.get("schedule").located();
  return url && schedule ? [declare("cron", url, timer, { schedule })] : [];
}
