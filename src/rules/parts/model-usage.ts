import type { CodeValue } from "../../facts/code-value.js";
import { oncePerObservation } from "../../project/once-per.js";
import { oncePerModules, productionModules } from "../../project/production-code.js";
import type { Project, PythonModule } from "../../project/project.js";
import { reachedModules } from "../../project/reached-modules.js";
import type { ScriptModule } from "../../project/scripts.js";
import type { Place } from "../../text/span.js";
import { productionScripts } from "./model-requests.js";

/** What answers say of the tokens that they took, and what works out their cost. */
const usage =
  /(?<!^self)\.usage(?:_metadata|Metadata)?(?:\.|$)|(?:^|\.)(?:total|prompt|completion|input|output)_tokens$|\.(?:total|prompt|completion|input|output)Tokens$/;
const counts =
  /(?:^|\.)(?:get_openai_callback|get_usage_metadata_callback|UsageMetadataCallbackHandler|completion_cost|cost_per_token|TokenCountingHandler|CostTracker|BudgetManager)$/;

/** Where production code that something starts or imports first reads how many tokens an answer took, or what it cost. */
export function usageRead(project: Project): Place | undefined {
  const isReached = reachedModules(project);
  const python = readsInPython(productionModules(project)).find(({ module }) => isReached(module));
  return (python ?? readsInScripts(project)[0])?.at;
}

const readsInPython = oncePerModules(readsIn);
const readsInScripts = oncePerObservation((project: Project) => readsIn(productionScripts(project)));

function readsIn<Module extends PythonModule | ScriptModule>(
  modules: readonly Module[],
): readonly { readonly module: Module; readonly at: Place }[] {
  return modules.flatMap((module) => {
    const { calls, assignments } = module.facts;
    const call = calls.find(({ name, arguments: given }) => counts.test(name) || given.some(({ value }) => reads(value)));
    const span = call?.span ?? assignments.find(({ value }) => reads(value))?.span;
    return span ? [{ module, at: module.place(span) }] : [];
  });
}

function reads(value: CodeValue): boolean {
  switch (value.kind) {
    case "name":
      return usage.test(value.value);
    case "other":
      return value.names.some((name) => usage.test(name));
    case "dict":
      return value.entries.some((entry) => reads(entry.value));
    case "list":
      return value.items.some(reads);
    case "format":
      return value.parts.some(reads);
    default:
      return false;
  }
}
