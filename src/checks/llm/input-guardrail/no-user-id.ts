import { remembered } from "../../../project/once-per.js";
import { productionModules } from "../../../project/production-code.js";
import type { Project } from "../../../project/project.js";
import { alsoHere, andMore, grouped, modelRequests } from "../../../rules/parts/model-requests.js";
import { pythonRoutes } from "../../../rules/parts/served-routes.js";
import type { CodeCheck, CodeProblem } from "../../code-check.js";

/** `safety_identifier` and `user` of OpenAI, `metadata.user_id` of Anthropic, as of November 2026. */
export const noUserId: CodeCheck = {
  flags: "A service asks OpenAI or Anthropic without an id of the user, by which the provider could tell who misuses it.",
  silent: "Calls outside of modules with routes, calls with more options than are seen, other providers, and headers.",
  source: "OpenAI's safety best practices; Semgrep's rules for LLMs",
  languages: ["Python"],
  offByDefault: "Whether users may be told apart to a provider is for people to decide.",
  find: (project) => look(project),
};

const asks = /(?:^|\.)(?:chat\.completions|responses|messages)\.(?:create|parse|stream)$/;
const names = /^(?:user|safety_identifier|metadata|extra_body|extra_headers)$/;

const look = remembered((project: Project): readonly CodeProblem[] => {
  const served = new Set(pythonRoutes(productionModules(project)).map(({ module }) => module.path));
  const open = modelRequests(project).filter(
    ({ language, name, at, isOpen, option }) =>
      language === "python" && asks.test(name) && served.has(at.path) && !isOpen && !option(names),
  );
  return grouped(open).map((group) => ({
    kind: "weak",
    message: `\`${group[0].label}\` says nothing of who asks${andMore(group)}, so the provider blocks all users for what one does. Pass a hashed id as \`safety_identifier\` or \`metadata\`.`,
    at: group[0].at,
    related: alsoHere(group, (label) => `\`${label}\` neither.`),
  }));
});
