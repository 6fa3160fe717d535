import type { CodeValue } from "../facts/code-value.js";
import { productionModules } from "../project/production-code.js";
import type { Place } from "../text/span.js";
import { oncePerCode, productionScripts } from "./model-requests.js";

/** What answers say of the tokens that they took, and what works out their cost. */
const usage =
  /\.usage(?:_metadata|Metadata)?(?:\.|$)|(?:^|\.)(?:total|prompt|completion|input|output)_tokens$|\.(?:total|prompt|completion|input|output)Tokens$/;
const counts =
  /(?:^|\.)(?:get_openai_callback|get_usage_metadata_callback|UsageMetadataCallbackHandler|completion_cost|cost_per_token|TokenCountingHandler|CostTracker|BudgetManager)$/;

/** Where production code first reads how many tokens an answer took, or what it cost. */
export const usageRead = oncePerCode((project): Place | undefined => {
  for (const module of [...productionModules(project), ...productionScripts(project)]) {
    const { calls, assignments } = module.facts;
    const call = calls.find(({ name, arguments: given }) => counts.test(name) || given.some(({ value }) => reads(value)));
    const assignment = assignments.find(({ value }) => reads(value));
    const span = call?.span ?? assignment?.span;
    if (span) return module.place(span);
  }
  return undefined;
});

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
