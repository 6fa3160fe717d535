import type { PythonModule } from "../../project/project.js";
import { callsOf, functionAt } from "../../semantics/own-names.js";
import type { ProductionCall } from "./model-requests.js";

/** Calls on the way up from a request: more is not followed. */
const deepest = 3;

/** Whether a failure of a request is caught: where it stands, or in Python around a call of its function, or of those that call that. */
export function isHandled({ call, module, modules, language }: ProductionCall): boolean {
  if (call.caught) return true;
  const isCaught = (within: PythonModule, scope: string, depth: number): boolean => {
    const own = functionAt(within, scope);
    if (!own || depth === 0) return false;
    return callsOf(modules, own).some((site) => site.call.caught || isCaught(site.module, site.call.scope, depth - 1));
  };
  return language === "python" && isCaught(module as PythonModule, call.scope, deepest);
}
