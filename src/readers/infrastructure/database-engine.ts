import type { Sign } from "../../facts/sign.js";
import type { YamlNode } from "../../text/yaml-node.js";
import { isLiteral } from "./literal.js";
import { plainKey } from "./plain-key.js";

const engineKeys = new Set(["engine", "databaseversion"]);

/** A marker such as `postgres-engine` for a managed database whose declaration names what it runs: `engine = "aurora-postgresql"`. */
export function databaseEngineSigns(declaration: YamlNode): Sign[] {
  return declaration.entries().flatMap(({ key, value }): Sign[] => {
    const engine = engineKeys.has(plainKey(key.value)) && isLiteral(value) ? value.located() : undefined;
    const name = engine && /^(?:aurora-)?([a-z]+)/.exec(engine.value.toLowerCase())?.[1]?.replace(/^postgresql$/, "postgres");
    return engine && name ? [{ kind: "config", value: `${name}-engine`, span: engine.span }] : [];
  });
}
