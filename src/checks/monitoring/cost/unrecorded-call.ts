import type { CodeValue } from "../../../facts/code-value.js";
import type { PythonCall } from "../../../facts/python-facts.js";
import { remembered } from "../../../project/once-per.js";
import { callsTo, productionModules } from "../../../project/production-code.js";
import type { Project, PythonModule } from "../../../project/project.js";
import { isChatModel, modelRequests, type ProductionCall } from "../../../rules/parts/model-requests.js";
import { usageRead } from "../../../rules/parts/model-usage.js";
import { tracedByVariable } from "../../../rules/parts/traced-by-variable.js";
import { namesIn } from "../../../semantics/names-in.js";
import { groupedBy } from "../../../text/grouped-by.js";
import type { CodeCheck, CodeProblem } from "../../code-check.js";

export const unrecordedCall: CodeCheck = {
  flags: "A call of a rented model whose answer is only taken for its text, in a project that records what other calls take.",
  silent:
    "Answers that are handed on, given back or kept whole, streams, chat models of frameworks, and projects in which a tracer, a gateway or a callback counts, or nothing does.",
  source: "LangChain's checklist for production; OpenAI's guide to production: monitor usage",
  languages: ["Python"],
  offByDefault: "How often it is right is not shown: it found nothing to be judged by in 150 repositories.",
  find: (project) => look(project),
};

/** What counts for all calls of a process. */
const countsAll =
  /(?:^|\.)(?:get_openai_callback|get_usage_metadata_callback|UsageMetadataCallbackHandler|TokenCountingHandler|BudgetManager|wrap_openai|wrap_anthropic|instrument\w*|autolog)$|^litellm\./;

const look = remembered((project: Project): readonly CodeProblem[] => {
  const modules = productionModules(project);
  const read = usageRead(project);
  if (!read || callsTo(modules, countsAll).length > 0 || tracedByVariable(project)) return [];
  if (project.withCapability("llm-observability", "llm-gateway").length > 0) return [];
  const dropped = modelRequests(project).filter((one) => one.language === "python" && !isChatModel(one) && isOnlyText(one));
  return [...groupedBy(dropped, ({ at }) => at.path).values()].map(([first, ...others]) => ({
    kind: "weak",
    message: `What \`${first.label}\` takes is not recorded, although the usage of other calls is, so their sum is too low. Record \`usage\` here too.`,
    at: first.at,
    related: [
      { message: "Usage is read here.", at: read },
      ...others.slice(0, 10).map(({ label, at }) => ({ message: `Nor is what \`${label}\` takes.`, at })),
    ],
  }));
});

/** Whether the text is all that a function takes of an answer, so that nothing else can count it. */
function isOnlyText({ call, module, option, isOpen }: ProductionCall): boolean {
  const { assignedTo, scope, whole } = call as PythonCall;
  const { facts } = module as PythonModule;
  const stream = option(/^stream$/);
  if ((stream && !(stream.kind === "boolean" && !stream.value)) || isOpen || /stream/i.test(call.name)) return false;
  const values = valuesIn(facts, scope);
  const [name, ...more] = assignedTo;
  if (name === undefined)
    return values.some(
      ({ kind, span }) => kind === "other" && span.start <= whole.start && span.end > whole.end && span.start === whole.start,
    );
  if (more.length > 0 || name.includes(".")) return false;
  const reads = values.flatMap(namesIn).filter((one) => one === name || one.startsWith(`${name}.`));
  return reads.length > 0 && reads.every((one) => /^\w+\.(?:choices|content|text|output_text|output|candidates|message)\b/.test(one));
}

/** Every value that a function writes, hands on or gives back. */
function valuesIn({ assignments, returns, calls, loops }: PythonModule["facts"], scope: string): readonly CodeValue[] {
  const isOwn = (one: { readonly scope: string }) => one.scope === scope || one.scope.startsWith(`${scope}.`);
  return [
    ...[...assignments, ...returns, ...loops].filter(isOwn).map(({ value }) => value),
    ...calls
      .filter(isOwn)
      .flatMap(({ arguments: given, receiver }) => [...given.map(({ value }) => value), ...(receiver ? [receiver] : [])]),
  ];
}
