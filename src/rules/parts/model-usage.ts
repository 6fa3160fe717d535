import { remembered } from "../../project/once-per.js";
import { oncePerModules, productionModules } from "../../project/production-code.js";
import type { Project, PythonModule } from "../../project/project.js";
import { reachedModules } from "../../project/reached-modules.js";
import type { ScriptModule } from "../../project/scripts.js";
import type { Place } from "../../text/span.js";
import { productionScripts } from "./model-requests.js";
import { readsUsage } from "./reads-usage.js";

/** What works out how many tokens answers took, or their cost. */
const counts =
  /(?:^|\.)(?:get_openai_callback|get_usage_metadata_callback|UsageMetadataCallbackHandler|completion_cost|cost_per_token|TokenCountingHandler|CostTracker|BudgetManager)$/;

/** Where production code that something starts or imports first reads how many tokens an answer took, or what it cost. */
export function usageRead(project: Project): Place | undefined {
  const isReached = reachedModules(project);
  const python = readsInPython(productionModules(project)).find(({ module }) => isReached(module));
  return (python ?? readsInScripts(project)[0])?.at;
}

const readsInPython = oncePerModules(readsIn);
const readsInScripts = remembered((project: Project) => readsIn(productionScripts(project)));

function readsIn<Module extends PythonModule | ScriptModule>(
  modules: readonly Module[],
): readonly { readonly module: Module; readonly at: Place }[] {
  return modules.flatMap((module) => {
    const { calls, assignments } = module.facts;
    const call = calls.find(({ name, arguments: given }) => counts.test(name) || given.some(({ value }) => readsUsage(value, true)));
    const span = call?.span ?? assignments.find(({ value }) => readsUsage(value, true))?.span;
    return span ? [{ module, at: module.place(span) }] : [];
  });
}
