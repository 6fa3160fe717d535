import { remembered } from "../../../project/once-per.js";
import { callsTo, productionModules } from "../../../project/production-code.js";
import type { Project } from "../../../project/project.js";
import { alsoHere, andMore, grouped, modelRequests } from "../../../rules/parts/model-requests.js";
import { pythonRoutes } from "../../../rules/parts/served-routes.js";
import type { CodeCheck, CodeProblem } from "../../code-check.js";

export const noModeration: CodeCheck = {
  flags: "A module answers routes and asks a model, and no code of the project moderates, screens or guards anything.",
  silent: "Projects with a guardrail, a moderation or a redaction of any kind, calls outside of modules with routes, and safety settings.",
  source: "OpenAI's safety best practices; Semgrep's rules for LLMs",
  languages: ["Python"],
  offByDefault: "Providers filter by themselves, and services for a closed circle need no more.",
  find: (project) => look(project),
};

const guards =
  /moderat|guard|jailbreak|injection|content_?(?:safety|filter)|analyze_text|toxic|profan|(?:^|[._])(?:screen|sanitize|redact|anonymize)_?\w*$/i;

const look = remembered((project: Project): readonly CodeProblem[] => {
  const modules = productionModules(project);
  if (callsTo(modules, guards).length > 0 || project.withCapability("guardrails", "pii-redaction").length > 0) return [];
  const served = new Set(pythonRoutes(modules).map(({ module }) => module.path));
  const open = modelRequests(project).filter(
    ({ language, at, option }) =>
      language === "python" && served.has(at.path) && !option(/^(?:safety_settings|guardrail\w*|input_guardrails|config)$/),
  );
  return grouped(open).map((group) => ({
    kind: "weak",
    message: `\`${group[0].label}\` is sent what users write as it is${andMore(group)}: nothing in this project moderates it. Ask a moderation model or a guardrail first.`,
    at: group[0].at,
    related: alsoHere(group, (label) => `So is \`${label}\`.`),
  }));
});
