import { type CheckEntry, checksOf } from "../src/checks/catalogue.js";
import type { Project } from "../src/project/project.js";
import { makeReport, type Report } from "../src/report/report.js";
import { type CatalogueEntry, catalogue } from "../src/rules/catalogue.js";

/** The catalogue with nothing off by default, as fixtures and pages of rules are judged. */
export const everyRuleOn: readonly CatalogueEntry[] = catalogue.map((rule) => ({ ...rule, offByDefault: undefined }));

const everyCheckOn = (rule: string): readonly CheckEntry[] => checksOf(rule).map((check) => ({ ...check, offByDefault: undefined }));

/** The report with every rule on, and those checks of code that are on by default or by the manifest. */
export function ruleReport(project: Project): Report {
  return makeReport(project, everyRuleOn);
}

/** The report with every rule and every check of code on. */
export function fullReport(project: Project): Report {
  return makeReport(project, everyRuleOn, everyCheckOn);
}
