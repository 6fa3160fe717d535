import { remembered } from "../../../project/once-per.js";
import type { Project } from "../../../project/project.js";
import { parsedAnswers } from "../../../rules/parts/parsed-answers.js";
import type { CodeCheck, CodeProblem } from "../../code-check.js";

export const unvalidatedAnswer: CodeCheck = {
  flags:
    "A model's text that is parsed as JSON and whose entries are read as if they had to be there, in the function that asks or in one that calls it.",
  silent:
    "Schemas given to the provider, results that are handed on to be checked, parsing whose failure is caught, and JSON from elsewhere.",
  source: "OWASP LLM05:2025",
  languages: ["Python"],
  find: (project) => look(project),
};

const look = remembered((project: Project): readonly CodeProblem[] =>
  parsedAnswers(project)
    .filter(({ use }) => use === "used")
    .map(({ request, at }) => ({
      kind: "partial",
      message: `What \`${request.label}\` answered is parsed here and its entries are read without a check, so any other answer breaks what follows. Give the call a schema, or validate it.`,
      at,
      related: [{ message: "Asked for here.", at: request.at }],
    })),
);
