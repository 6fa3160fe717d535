import { type LocatedYaml, readYaml } from "../../text/yaml.js";
import { withoutActions } from "./template-actions.js";

/** Reads YAML that may be a template of some program: as it is, or without the template's actions where only that is YAML. */
export function readTemplatedYaml(text: string): LocatedYaml {
  const asWritten = readYaml(text);
  if (asWritten.notes.length === 0 || !text.includes("{{")) return asWritten;
  const filled = readYaml(withoutActions(text));
  return filled.notes.length === 0 ? filled : asWritten;
}
