import type { CodeValue } from "../../../facts/code-value.js";
import { remembered } from "../../../project/once-per.js";
import type { Project } from "../../../project/project.js";
import { alsoHere, andMore, grouped, modelRequests, type ProductionCall } from "../../../rules/parts/model-requests.js";
import type { CodeCheck, CodeProblem } from "../../code-check.js";

export const noSystemMessage: CodeCheck = {
  flags: "A model is asked with messages that are written out, and none of them is of the system role.",
  silent:
    "Messages that are built elsewhere, prompts of a single text, agents with instructions of their own, and parameters that are the system role.",
  source: "Semgrep's rules for LLMs",
  languages: ["Python"],
  offByDefault: "Many tasks need no system message.",
  find: (project) => look(project),
};

const look = remembered((project: Project): readonly CodeProblem[] =>
  grouped(modelRequests(project).filter(hasNoSystem)).map((group) => ({
    kind: "weak",
    message: `\`${group[0].label}\` is asked without a system message${andMore(group)}: what users write is all that the model goes by. Put your own rules into one.`,
    at: group[0].at,
    related: alsoHere(group, (label) => `\`${label}\` has none either.`),
  })),
);

function hasNoSystem({ language, isOpen, option }: ProductionCall): boolean {
  if (language !== "python" || isOpen || option(/^(?:system|instructions|system_instruction|preamble)$/)) return false;
  const messages = option(/^messages$/);
  return messages?.kind === "list" && messages.items.length > 0 && messages.items.every(isOfUser);
}

function isOfUser(message: CodeValue): boolean {
  const role =
    message.kind === "dict" ? message.entries.find(({ key }) => key.kind === "string" && key.value === "role")?.value : undefined;
  return role?.kind === "string" && /^(?:user|assistant)$/.test(role.value);
}
