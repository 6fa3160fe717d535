import { readJson } from "./json.js";
import { type LocatedYaml, readYaml } from "./yaml.js";

/** Reads a format that is written in JSON or in YAML, as the file's ending says. */
export function readJsonOrYaml(path: string, text: string | undefined): LocatedYaml {
  return path.toLowerCase().endsWith(".json") ? readJson(text) : readYaml(text);
}
