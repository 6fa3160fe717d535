import type { ScriptImport } from "../../facts/script-facts.js";
import type { Sign } from "../../facts/sign.js";
import type { Span } from "../../text/span.js";
import { isNodeModule, moduleName } from "./module-name.js";

/** One sign for every module of a package that the file loads; none for types, which are gone when it runs. */
export function importSigns(imports: readonly ScriptImport[]): Sign[] {
  const signs = new Map<string, Sign>();
  for (const { module, typeOnly, span } of imports) {
    const { name, from } = moduleName(module);
    if (from === "npm" && !typeOnly && !signs.has(name)) signs.set(name, { kind: "import", value: name, ecosystem: "npm", span });
  }
  return [...signs.values()];
}

/** One sign for every name of a package that is used. */
export function callSigns(used: ReadonlyMap<string, Span>): Sign[] {
  return [...used].flatMap(([value, span]): Sign[] => (isNodeModule(value) ? [] : [{ kind: "call", value, ecosystem: "npm", span }]));
}
