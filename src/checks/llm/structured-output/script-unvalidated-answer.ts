import type { CodeValue } from "../../../facts/code-value.js";
import type { ScriptCall } from "../../../facts/script-facts.js";
import { remembered } from "../../../project/once-per.js";
import type { Project } from "../../../project/project.js";
import type { ScriptModule } from "../../../project/scripts.js";
import { modelRequests, productionScripts } from "../../../rules/parts/model-requests.js";
import { hasSchema } from "../../../rules/parts/parsed-answers.js";
import { scriptModelText } from "../../../rules/parts/script-model-text.js";
import type { CodeCheck, CodeProblem } from "../../code-check.js";

export const scriptUnvalidatedAnswer: CodeCheck = {
  flags: "`JSON.parse` of a model's answer in a script that reads its entries without a schema.",
  silent:
    "A schema on the call, a validator or a condition behind it, entries with a default, text that is only handed on or shown, and failures that are caught.",
  source: "llm-audit",
  languages: ["JavaScript"],
  offByDefault: "How often it is right is not shown: it found nothing to be judged by in more than 140 repositories.",
  find: (project) => look(project),
};

const look = remembered((project: Project): readonly CodeProblem[] => {
  const followOf = scriptModelText(project);
  const requests = new Map(modelRequests(project).map((one) => [one.call, one]));
  return productionScripts(project).flatMap((module) =>
    module.facts.calls.flatMap((call, index): CodeProblem[] => {
      const [text] = call.arguments;
      if (call.name !== "JSON.parse" || !text || call.caught) return [];
      const origin = followOf(module)(text.value, call.scope, call.span.start);
      const request = origin?.kind === "source" ? requests.get(origin.call) : undefined;
      if (origin?.kind !== "source" || !request || hasSchema(request) || !isReadBlindly(module, call, index)) return [];
      return [
        {
          kind: "partial",
          message: `What \`${request.label}\` answered is parsed here and its entries are read without a check, so any other answer breaks what follows. Give the call a schema, or validate it.`,
          at: module.place(call.span),
          related: [{ message: "Asked for here.", at: origin.at }],
        },
      ];
    }),
  );
});

/** Calls that only look at a value. */
const looksAt = /^(?:console\.\w+|JSON\.stringify|Object\.(?:keys|entries|values)|(?:\w+\.)*log(?:ger)?\.\w+)$/;

/** Whether entries of what is parsed are read in the same function, and nothing there looks at whether they are what they should be. */
function isReadBlindly({ facts }: ScriptModule, parse: ScriptCall, index: number): boolean {
  const isParsed = (value: CodeValue) => value.kind === "call" && value.call === index;
  const startsWithParsed = (value: CodeValue) =>
    value.kind === "other" && !value.choices && value.span.start === parse.whole.start && value.span.end > parse.whole.end;
  const held = facts.assignments.find(({ value }) => isParsed(value) || startsWithParsed(value));
  if (!held || held.scope !== parse.scope) return false;
  const isTaken = held.taken?.every(({ path, default: value }) => (path?.length ?? 0) > 0 && value === undefined) ?? false;
  if (held.taken && !isTaken) return false;
  const names = new Set(held.targets);
  const isIn = (scope: string) => scope === parse.scope || scope.startsWith(`${parse.scope}.`);
  const rootOf = (name: string) => name.split(".", 1)[0] ?? name;
  const isIt = (value: CodeValue): boolean =>
    (value.kind === "name" && names.has(value.value)) ||
    (value.kind === "dict" && [...value.entries.map((entry) => entry.value), ...(value.spreads ?? [])].some(isIt)) ||
    (value.kind === "list" && value.items.some(isIt));
  const after = facts.calls.filter((call) => isIn(call.scope) && call.span.start > parse.whole.end);
  const isHanded = after.some(
    (call) =>
      (!looksAt.test(call.name) && call.arguments.some(({ value }) => isIt(value))) ||
      (/isArray$|^(?:is|assert|validate|check|parse|ensure)[A-Z]\w*$/.test(call.name) &&
        call.arguments.some(({ value }) => value.kind === "name" && names.has(rootOf(value.value)))),
  );
  const isDecided = facts.conditions.some(
    (one) => isIn(one.scope) && one.span.start > parse.span.start && one.names.some((name) => names.has(rootOf(name))),
  );
  const isGivenBack = facts.returns.some(({ scope, value }) => scope === parse.scope && isIt(value));
  if (isHanded || isDecided || isGivenBack) return false;
  if (isTaken || startsWithParsed(held.value)) return true;
  const reads = (value: CodeValue): boolean =>
    value.kind === "name"
      ? value.value !== rootOf(value.value) && names.has(rootOf(value.value))
      : value.kind === "other"
        ? !value.choices && value.names.some((name) => name.includes(".") && names.has(rootOf(name)))
        : value.kind === "format"
          ? value.parts.some(reads)
          : value.kind === "dict"
            ? value.entries.some((entry) => reads(entry.value))
            : value.kind === "list" && value.items.some(reads);
  return (
    after.some((call) => call.name.startsWith("JSON.parse().") || call.arguments.some(({ value }) => reads(value))) ||
    [...facts.assignments, ...facts.returns].some((one) => isIn(one.scope) && one.span.start > parse.span.start && reads(one.value))
  );
}
