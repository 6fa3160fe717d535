import { describeStack } from "../project/stack.js";
import { modelModule } from "./model-module.js";
import { declaredDailyLimit } from "./monitoring-target.js";
import { newFile } from "./new-file.js";
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
    const limit = declaredDailyLimit(project, /USD|\$/);
    const place = modelModule(project, describeStack(project), "llm_spend");
    const text = place.language === "python" ? budgetModule(place, language, limit) : budgetScript(place, limit);
    return [newFile(project, place.path, text)];
  },
};
