import type { YamlNode } from "../../text/yaml-node.js";
import { type Declaration, declare } from "../infrastructure/declaration.js";

/** The stacks that a `samconfig` deploys, one for each environment that names one. */
export function samDeclarations(root: YamlNode): Declaration[] {
  return root.entries().flatMap(({ value }) => {
    const names = ["global", "deploy"].flatMap((command) => value.get(command).get("parameters").get("stack_name").located() ?? []);
    return names.slice(-1).map((name) => declare("stack", name, value));
  });
}
