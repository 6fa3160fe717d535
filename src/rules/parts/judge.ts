import type { CodeValue } from "../../facts/code-value.js";
import { llmJudge } from "../../practices/llm-judge.js";
import { textsOf } from "../../practices/texts-of.js";
import { judgedModels } from "../../project/covered-files.js";
import type { Evidence } from "../../project/evidence.js";
import { remembered } from "../../project/once-per.js";
import { callsTo, oncePerModules } from "../../project/production-code.js";
import type { Project } from "../../project/project.js";
import { scriptsOf } from "../../project/scripts.js";
import { lastPart } from "../../text/last-part.js";
import type { Place } from "../../text/span.js";
import { nameOf } from "../../workspace/path-parts.js";
import { claimAt } from "./claim.js";

/** Why rules about judges have nothing to say, where no model grades anything. */
export function noJudge(project: Project): string | undefined {
  const isDeclared = (project.manifest.value.evals ?? []).some(({ type, judge }) => type === "llm-judge" || judge !== undefined);
  if (isDeclared) return undefined;
  const found = llmJudge.find(project);
  if (found.length === 0) return "No language model grades outputs here.";
  const own = selfChecks(project.python);
  return found.every(({ at }) => at !== undefined && own.has(at.path))
    ? "What a model grades here are the passages and answers of a request on its way; no evaluation rests on it."
    : undefined;
}

/** Prompts of graph nodes that sort out what retrieval found, or send an answer back to be written anew. */
const gradesOnTheWay =
  /\b(?:relevance of|whether) (?:a|the|each|this) retrieved (?:document|passage|chunk|context)s?\b|\bwhether an? (?:LLM generation|answer|generation) (?:is grounded|addresses|is useful|is supported)\b/i;
const evaluationPath = /(?:^|[/_.-])(?:evals?|evaluat\w*|benchmarks?|metrics?)(?:[/_.-]|$)/i;
const verdictField = /^(?:binary_score|is_relevant|relevant|grade|score)$/;

/** Files whose grader gives a yes or no to a prompt on the way to an answer, and that neither evaluate nor are brought in by what does. */
const selfChecks = oncePerModules((modules): ReadonlySet<string> => {
  const evaluating = new Set(
    modules
      .filter(({ role, path }) => role === "evaluation" || role === "test" || evaluationPath.test(path))
      .flatMap(({ facts }) => facts.imports.flatMap(({ module, name }) => [lastPart(module), ...(name ? [name] : [])])),
  );
  const own = modules.filter(
    ({ role, path, facts }) =>
      (role === "production" || role === "example" || role === "notebook") &&
      !evaluationPath.test(path) &&
      !evaluating.has(nameOf(path).replace(/\.\w+$/, "")) &&
      textsOf(facts).some(({ value }) => gradesOnTheWay.test(value)) &&
      (facts.classes.some(({ fields }) => fields.some(({ name }) => verdictField.test(name))) ||
        facts.calls.some(({ name }) => name.endsWith(".with_structured_output"))),
  );
  return new Set(own.map(({ path }) => path));
});

/** The first trace of a judge. */
export function firstJudge(project: Project): Evidence | undefined {
  return llmJudge.find(project)[0];
}

/** A model that grades, and who says so. */
export interface JudgeModel {
  readonly id: string;
  readonly at: Place;
  /** By the manifest, or by a configuration or code. */
  readonly level: "claimed" | "present";
  /** The models that it grades, where its source says which: else those that the project asks. */
  readonly grades?: readonly { readonly id: string; readonly at: Place }[];
}

/** Calls that make a judge. Wrappers name the model of the client that they hold. */
const metric =
  /^(?:deepeval\.metrics(?:\.\w+)*\.\w+Metric|autoevals\.(?:\w+\.)*[A-Z]\w+|openevals\.(?:\w+\.)*create_\w*llm_as_judge|phoenix\.evals\.(?:\w+\.)*(?:OpenAIModel|AnthropicModel|LLM|LiteLLMModel)|opik\.evaluation\.metrics\.\w+|mlflow\.(?:metrics\.genai|genai\.scorers|genai\.judges)\.\w+|ragas\.llms\.\w+|trulens\S*\.(?:OpenAI|LiteLLM|Bedrock))$/;
const modelName = /^(?:model|model_name|model_id|judge_model|judge|engine)$/;
const judgeName =
  /(?:^|_)(?:judge|grader|evaluator|eval)(?:_llm)?_?(?:model|model_name|model_id|llm)(?:$|_)|^(?:judge|grader|evaluator)_?(?:llm)?$/i;
const camelJudge = /^(?:judge|grader|evaluator)Model|JudgeModel$/;

/** The models that grade: declared, configured, or named in code. */
export function judgeModels(project: Project): readonly JudgeModel[] {
  return [...declaredJudges(project), ...configuredJudges(project), ...pythonJudges(project.python), ...scriptJudges(project)];
}

function declaredJudges(project: Project): readonly JudgeModel[] {
  return [...(project.manifest.value.evals ?? []).keys()].flatMap((index): JudgeModel[] => {
    const claim = claimAt(project, ["evals", index, "judge", "model"]);
    if (!claim) return [];
    const grades = judgedModels(project.manifest.value, index).flatMap((model) => {
      const version = claimAt(project, ["models", model, "version"]);
      return version ? [{ id: version.value, at: version.at }] : [];
    });
    return [{ id: claim.value, at: claim.at, level: "claimed", ...(grades.length > 0 && { grades }) }];
  });
}

function configuredJudges(project: Project): readonly JudgeModel[] {
  return project.facts("eval").flatMap(({ path, facts: { judge, providers } }): JudgeModel[] => {
    if (!judge) return [];
    return [
      {
        id: judge.value,
        at: { path, span: judge.span },
        level: "present",
        grades: providers.map(({ value, span }) => ({ id: value, at: { path, span } })),
      },
    ];
  });
}

const pythonJudges = oncePerModules((modules): readonly JudgeModel[] => {
  const judged = modules.filter(({ role }) => role !== "docs" && role !== "example");
  const made = callsTo(judged, metric).flatMap(({ call, module }) =>
    call.arguments.flatMap(({ name, value }) =>
      name !== undefined && modelName.test(name) ? namedModel(value, module.place(value.span)) : [],
    ),
  );
  const assigned = judged.flatMap((module) =>
    module.facts.assignments.flatMap(({ targets, value }) =>
      targets.some((target) => judgeName.test(target)) ? namedModel(callsModel(value, module.facts.calls), module.place(value.span)) : [],
    ),
  );
  return [...made, ...assigned];
});

const scriptJudges = remembered((project: Project): readonly JudgeModel[] => {
  return scriptsOf(project).flatMap(({ role, facts, place }) => {
    if (role === "docs" || role === "example") return [];
    const assigned = facts.assignments.filter(({ targets }) => targets.some((target) => judgeName.test(target) || camelJudge.test(target)));
    const scorers = facts.calls
      .filter(({ name }) => /^autoevals\.[A-Z]/.test(name))
      .flatMap((call) => call.arguments.flatMap(({ value }) => modelOption(value)));
    return [
      ...assigned.flatMap(({ value }) => namedModel(callsModel(value, facts.calls), place(value.span))),
      ...scorers.flatMap((value) => namedModel(value, place(value.span))),
    ];
  });
});

/** The value itself, or the model of the client that it makes. */
function callsModel(
  value: CodeValue,
  calls: readonly { readonly arguments: readonly { readonly name?: string; readonly value: CodeValue }[] }[],
): CodeValue {
  if (value.kind !== "call") return value;
  const given = calls[value.call]?.arguments ?? [];
  const option = given.flatMap((one) => modelOption(one.value))[0];
  return given.find(({ name }) => name !== undefined && modelName.test(name))?.value ?? option ?? given[0]?.value ?? value;
}

function modelOption(value: CodeValue): readonly CodeValue[] {
  if (value.kind !== "dict") return [];
  return value.entries.filter(({ key }) => key.kind === "string" && modelName.test(key.value)).map((entry) => entry.value);
}

function namedModel(value: CodeValue, at: Place): readonly JudgeModel[] {
  return value.kind === "string" && /^[\w./:@-]+$/.test(value.value) && /\d|claude|gemini|gpt|llama|mistral|command/i.test(value.value)
    ? [{ id: value.value, at, level: "present" }]
    : [];
}

/** A model's id without its provider and date: two ids of one such name are the same model, of whatever day. */
export function modelFamily(id: string): string {
  return id
    .toLowerCase()
    .replace(/^.*[/:](?=[a-z])/, "")
    .replace(/-(?:20\d\d-?\d\d-?\d\d|\d{4}|00\d|latest|preview)$/, "");
}
