import type { YamlNode } from "../../text/yaml-node.js";
import { type Declaration, declare } from "../infrastructure/declaration.js";
import { running } from "../infrastructure/running.js";

/** The service that a `railway.json` or `railway.toml` deploys. */
export function railwayDeclarations(root: YamlNode): Declaration[] {
  const deploy = root.get("deploy");
  const first = root.entries().find(({ key }) => key.value === "deploy" || key.value === "build");
  if (!first) return [];
  const { commands, signs } = running(deploy.get("startCommand").located(), ...deploy.get("preDeployCommand").texts());
  const build = running(root.get("build").get("buildCommand").located());
  const isMany = Number(deploy.get("numReplicas").text()) > 1;
  const scaling = isMany ? { scaling: deploy.pairSpan("numReplicas") } : {};
  const declared = declare("service", { value: "", span: first.key.span }, root, { commands, ...scaling });
  return [{ resource: declared.resource, signs: [...signs, ...build.signs, ...declared.signs] }];
}
