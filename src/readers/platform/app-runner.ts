import type { YamlNode } from "../../text/yaml-node.js";
import { type Declaration, declare, markerSign } from "../infrastructure/declaration.js";
import { running } from "../infrastructure/running.js";

/** The service of an `apprunner.yaml`. */
export function appRunnerDeclarations(root: YamlNode): Declaration[] {
  const runtime = root.get("runtime").located();
  if (!runtime || !root.has("run")) return [];
  const { commands, signs } = running(...root.get("run").get("command").texts());
  const phases = root.get("build").get("commands");
  const build = running(...["pre-build", "build", "post-build"].flatMap((phase) => phases.get(phase).texts()));
  const declared = declare("service", { value: "", span: runtime.span }, root, { commands });
  return [{ resource: declared.resource, signs: [markerSign("app-runner", runtime.span), ...signs, ...build.signs, ...declared.signs] }];
}
