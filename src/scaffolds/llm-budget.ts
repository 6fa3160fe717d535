import type { Project } from "../project/project.js";
import { inWorkspace } from "../project/stack/seen.js";
import { declared } from "../project/stack/written-commands.js";
import { describeStack } from "../project/stack.js";
import { modelModule, relativeImport } from "./model-module.js";
import type { Scaffold } from "./scaffold.js";
import { budgetModule } from "./templates/budget-module.js";
import { budgetScript } from "./templates/budget-script.js";

/** Records what rented models cost and stops at a limit. */
export const llmBudget: Scaffold = {
  title: "Budget of the model",
  description: "A module that records the tokens and the cost of each answer, and stops asking when the day's limit is reached.",
  effort: 20,
  raises: ["llm/cost-budget", "monitoring/cost"],
  suits: (project) => project.traits.llm.value && describeStack(project).language.provider?.value !== "ollama",
  edits(project) {
    const { language } = describeStack(project);
    const place = modelModule(project, describeStack(project), "llm_spend");
    const from = place.usedIn === undefined ? place.name : relativeImport(place.usedIn, place.path);
    const text =
      place.language === "python" ? budgetModule(place, language, dailyLimit(project)) : budgetScript(place, from, dailyLimit(project));
    return [{ kind: "create", path: inWorkspace(project, place.path), text }];
  },
};

/** A thirtieth of the declared monthly limit, where one is declared in dollars. */
function dailyLimit(project: Project): number | undefined {
  const monthly = declared(project, "monitoring", "cost", "limit") ?? declared(project, "models", 0, "budget", "monthly");
  const amount = /USD|\$/.test(monthly?.value ?? "") ? Number(/\d+(?:\.\d+)?/.exec(monthly?.value ?? "")?.[0]) : 0;
  return amount > 0 ? Math.ceil(amount / 30) : undefined;
}
