import type { PythonCall } from "../../../facts/python-facts.js";
import { oncePerModules, productionModules } from "../../../project/production-code.js";
import type { CodeCheck, CodeProblem } from "../../code-check.js";

export const unvalidatedMerge: CodeCheck = {
  flags: "`merge` of pandas in production code that leaves to chance by which columns (`on`) and how (`how`) it joins.",
  silent:
    "Merges that name a key and a way or are held to `validate`, by index, cross joins, options behind `**`, other libraries' `merge`, and notebooks.",
  source: "Sonar S6735",
  languages: ["Python"],
  offByDefault: "An inner join on the columns of the same name is often what is meant.",
  find: (project) => look(productionModules(project)),
};

const key = /^(?:on|left_on|right_on|left_index|right_index|validate)$/;

/** Whether a call is a merge of frames, and names no key. A method counts only with an option that only pandas has. */
function isLoose({ name, arguments: given }: PythonCall): boolean {
  if (given.some(({ unpacked }) => unpacked)) return false;
  const positional = given.filter((one) => one.name === undefined).length;
  const named = given.flatMap((one) => one.name ?? []);
  const isFunction = name === "pandas.merge";
  const isMethod = /^pandas\..*\.merge$/.test(name) || (/\.merge$/.test(name) && named.some((one) => one === "how" || one === "suffixes"));
  if (!isFunction && !isMethod) return false;
  const own = isFunction ? 2 : 1;
  const isCross = given.some((one) => one.name === "how" && one.value.kind === "string" && one.value.value === "cross");
  return positional >= 1 && positional <= own + 1 && !named.some((one) => key.test(one)) && !isCross;
}

/** One finding per file, where it first merges. */
const look = oncePerModules((modules) =>
  modules.flatMap((module): CodeProblem[] => {
    if (!module.facts.imports.some((one) => one.module === "pandas")) return [];
    const [first, ...others] = module.facts.calls.filter(isLoose);
    if (!first) return [];
    return [
      {
        kind: "weak",
        message: "This `merge` joins by whatever columns share a name, and may multiply rows unseen. Give `on`, `how` and `validate`.",
        at: module.place(first.span),
        related: others.slice(0, 10).map(({ span }) => ({ message: "Here too.", at: module.place(span) })),
      },
    ];
  }),
);
