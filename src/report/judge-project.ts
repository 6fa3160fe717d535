import type { Project } from "../project/project.js";
import { type CatalogueEntry, catalogue } from "../rules/catalogue.js";
import { judgeRule } from "./judge-rule.js";
import type { Report } from "./report.js";
import { score } from "./score.js";
import { collectWaivers, type Waiver } from "./waivers.js";

/**
 * The outcomes and the score that `makeReport` would give, without the fixes that rules offer for any of their findings: what trying a change asks for.
 * Whether a scaffold has something to add is most of what a report costs. Never throws.
 */
export function judgeProject(project: Project, rules: readonly CatalogueEntry[] = catalogue): Pick<Report, "outcomes" | "score"> {
  const { active } = collectWaivers(project);
  const used = new Set<Waiver>();
  const outcomes = new Map(rules.map((rule) => [rule.id, judgeRule(rule, project, active, used, { isOffered: () => false })]));
  return { outcomes, score: score(rules, outcomes, { stage: project.stage }) };
}
