import { isEvaluationLine } from "../../practices/evaluation-command.js";
import type { Evidence } from "../../project/evidence.js";
import { filesLike } from "../../project/files-like.js";
import { remembered } from "../../project/once-per.js";
import { pipelinesOf } from "../../project/pipelines.js";
import { oncePerModules, oncePerModulesInSteps } from "../../project/production-code.js";
import type { Project, PythonModule } from "../../project/project.js";
import { lastPart } from "../../text/last-part.js";
import { oncePerText } from "../../text/once-per-text.js";
import { type Place, type Span, startOf } from "../../text/span.js";
import { eachInSteps, type Steps } from "../../text/steps.js";
import { findTool } from "../../tools/index.js";
import { nameOf } from "../../workspace/path-parts.js";
import { absentBehind } from "../parts/absent-target.js";
import { managedService } from "../parts/built-by-platform.js";
import { type Claim, claimAt } from "../parts/claim.js";
import { serverImages, shippedImages } from "../parts/image-builds.js";
import { isTrainingLine, namesTraining } from "../parts/training-commands.js";
import type { Gap, Rule } from "../rule.js";

type Work = "train" | "evaluate" | "serve";

const servers =
  /\b(?:uvicorn|gunicorn|hypercorn|daphne|waitress-serve|flask\s+(?:\S+\s+)*run|fastapi\s+(?:run|dev)|streamlit\s+run|chainlit\s+run|gradio|bentoml\s+serve|mlflow\s+models\s+serve|ray\s+serve|serve\s+run|torchserve|tritonserver|mlserver\s+start|vllm\s+serve|cog\s+(?:predict|serve)|litserve|manage\.py\s+runserver|langgraph\s+(?:up|dev)|next\s+(?:start|dev)|vite|nuxt|docker[ -]compose\s+.*up|modal\s+serve|func\s+start|sam\s+local|python3?\s+(?:-m\s+)?\S*(?:app|main|server?|serve|api|bot|run)(?:\.py)?(?=\s|$)|node\s+\S+)/;
const serveName =
  /^(?:serve|start|run|dev|api|app|server|up|web|bot|run[-_](?:api|app|server|dev)|(?:start|serve)[-_:].*|.*[-_:](?:serve|server|api|app|start))$/i;
/** What looks after code and data, whatever starts it. */
const upkeepName = /^(?:lint|check|format|fmt|test|build|clean|generate|migrate|seed|release|docs)(?![a-z])/i;
const serveFile = /^(?:app|main|serve|server|api|run|wsgi|asgi|bot|__main__|[\w-]*_(?:app|server|api)|streamlit\w*)\.py$/i;
const evaluateName = /(?:^|[-_:.])(?:eval\w*|benchmark|backtest|score)(?:$|[-_:.])/i;
const evaluateFile = /^(?:eval\w*|\w*_eval(?:uat\w*)?|benchmark\w*|backtest\w*|score\w*|test|predict)\.py$/i;

/** Servers of pages, which ask what serves the model. */
const frontEnd =
  /^(?:(?:cd\s+\S+\s*&&\s*)?(?:npm|pnpm|yarn|bun)\s+(?:run\s+)?(?:dev|start|serve)\b|.*\b(?:vite|react-scripts|ng\s+serve|vue-cli-service|webpack(?:-dev-server)?|astro|next\s+(?:start|dev)|nuxt|expo|gatsby)\b)/;

/** Whether a command only serves pages while Python serves the model. */
function isFrontEnd(project: Project, line: string): boolean {
  if (!frontEnd.test(line)) return false;
  const { evidence } = project.traits.serves;
  return evidence.length > 0 && evidence.every(({ at }) => at?.path.endsWith(".py"));
}

/** Whether a command, by its name or its line, does a work. */
const does: Readonly<Record<Work, (name: string, line: string) => boolean>> = {
  train: (name, line) => (namesTraining(name) && !/test|lint/i.test(name)) || isTrainingLine(line),
  evaluate: (name, line) => evaluateName.test(name) || isEvaluationLine(line),
  serve: (name, line) => serveName.test(name) || (servers.test(line) && !upkeepName.test(name)),
};

export const entryPoints: Rule = {
  title: "One named command trains, one evaluates, one serves",
  why: {
    source: "A3 end to end",
    text: "Stop building standalone notebooks and build applications end to end: trained, wrapped in a service, put into a container and deployed.",
  },
  applies: "always",
  stage: "prototype",
  weight: 2,
  asks: "present",
  evidence: {
    claimed: "`commands` in the manifest, where what they run cannot be seen.",
    present:
      "A task, package script, DVC stage, entry point, container command, or script that can be run, for each of training, evaluation and serving that the project does; or such a command in the manifest whose target exists.",
  },
  hollow: "A task runs a script that does not exist.",
  contradicted: "A command of the manifest runs a script, module, make target or package script that does not exist.",
  manifest: ["commands"],
  limits: "Serving by a managed service needs no command. What a command does is told by its name and by what it runs.",
  *looks(project) {
    yield pipelinesOf(project);
    yield* importersByName.steps(project.python);
    yield runnable(project.python);
  },
  check(project) {
    const evidence: Evidence[] = [];
    const gaps: Gap[] = [];
    for (const { key, claim } of declared(project)) {
      const absent = absentBehind(project, claim.value);
      if (absent)
        gaps.push({
          kind: "contradicted",
          message: `\`commands.${key}\` runs \`${claim.value}\`, but the project has no ${absent}.`,
          at: claim.at,
        });
    }
    const needed = workOf(project);
    for (const work of needed) {
      const found = commandsFor(project, work);
      const usable = found.find(({ line }) => line === undefined || absentBehind(project, line) === undefined);
      const [broken] = found;
      if (usable) evidence.push({ level: "present", what: `${work}: ${usable.what}`, at: usable.at });
      else if (declared(project).some(({ key }) => key === work)) continue;
      else if (broken?.line)
        gaps.push({
          kind: "hollow",
          message: `${broken.what} is there to ${work}, but runs ${absentBehind(project, broken.line)}, which the project does not have.`,
          at: broken.at,
        });
      else
        gaps.push({
          kind: "partial",
          message: `No command was found to ${work}: no task, package script, entry point or script that can be run. Add one, or name it in \`commands.${work}\`.`,
          at: placeOf(project, work),
          fixes: [{ kind: "manifest", title: `Name the command to ${work}`, path: ["commands", work], value: `TODO: make ${work}` }],
        });
    }
    const isNone = evidence.length === 0 && gaps.every(({ kind }) => kind === "partial");
    return {
      evidence,
      gaps: isNone ? gaps.map((gap) => ({ ...gap, kind: "missing" })) : gaps,
      share: evidence.length / Math.max(1, needed.length),
      ...(needed.length === 0 && { unknown: "The project neither trains, evaluates nor serves, as far as can be seen." }),
    };
  },
};

function declared(project: Project): readonly { readonly key: string; readonly claim: Claim }[] {
  return Object.keys(project.manifest.value.commands ?? {}).flatMap((key) => {
    const claim = claimAt(project, ["commands", key]);
    return claim ? [{ key, claim }] : [];
  });
}

/** What the project does that needs a command. What only stands in notebooks is `repro/beyond-notebooks`' concern. */
function workOf(project: Project): readonly Work[] {
  const training = project.traits.trains.evidence;
  const isOwn = training.some(({ at }) => at && project.role(at.path) === "production");
  const evaluates = project.facts("eval").length > 0 || project.python.some(isEvaluation);
  const { trains, serves, llm } = project.traits;
  return [
    ...(trains.value && (isOwn || trains.source === "manifest") ? (["train"] as const) : []),
    ...(evaluates && (trains.value || llm.value) ? (["evaluate"] as const) : []),
    ...(serves.value && !(managedService(project) && shippedImages(project).length === 0) ? (["serve"] as const) : []),
  ];
}

/** Settings of an evaluation are none. */
function isEvaluation({ role, form, facts }: PythonModule): boolean {
  return role === "evaluation" && form === "module" && facts.functions.length + facts.calls.length > 0;
}

function placeOf(project: Project, work: Work): Place | undefined {
  const traits = { train: project.traits.trains, evaluate: undefined, serve: project.traits.serves };
  const module = work === "evaluate" ? project.python.find(isEvaluation) : undefined;
  return module
    ? { path: module.path, span: { start: 0, end: 0 } }
    : traits[work]?.evidence.find(({ at }) => at && at.path !== project.manifest.path)?.at;
}

interface NamedCommand {
  readonly what: string;
  readonly at: Place;
  /** What it runs, where that is a single line. */
  readonly line?: string;
}

function commandsFor(project: Project, work: Work): readonly NamedCommand[] {
  const named = declared(project).filter(({ key }) => key === work);
  return [
    ...named.map(({ claim }) => ({ what: `\`${claim.value}\``, at: claim.at, line: claim.value })),
    ...tasks[work](project),
    ...scriptsFor(project, work).map(({ path }) => ({ what: `\`${project.relative(path)}\``, at: startOf(path) })),
    ...lines[work](project),
  ];
}

/** A look for each work. */
function forEachWork<Value>(look: (project: Project, work: Work) => Value): Readonly<Record<Work, (project: Project) => Value>> {
  return {
    train: remembered((project) => look(project, "train")),
    evaluate: remembered((project) => look(project, "evaluate")),
    serve: remembered((project) => look(project, "serve")),
  };
}

/** Tasks, package scripts, workflows and containers. */
const tasks = forEachWork((project, work): readonly NamedCommand[] => {
  const isOf = does[work];
  const found: NamedCommand[] = [];
  const add = (path: string, span: Span, what: string, line?: string) => found.push({ what, at: { path, span }, ...(line && { line }) });
  for (const { path, role, facts } of project.facts("tasks")) {
    if (role !== "production" || facts.runner === "pre-commit" || facts.runner === "action") continue;
    for (const { name, commands, needs, span } of facts.tasks) {
      const line = commands.find(({ text }) => isOf("", text))?.text;
      if (work === "serve" && commands.length > 0 && commands.every(({ text }) => isFrontEnd(project, text))) continue;
      const isNamed = isOf(nameOf(name), "") && commands.length + needs.length > 0;
      if (line || isNamed)
        add(path, span, `\`${name}\` of \`${project.relative(path)}\``, line ?? (commands.length === 1 ? commands[0]?.text : undefined));
    }
  }
  for (const { path, role, facts } of project.facts("dependencies")) {
    if (role !== "production") continue;
    for (const { name, command, span } of facts.scripts)
      if (isOf(name, command) && !(work === "serve" && facts.ecosystem === "npm" && isFrontEnd(project, command)))
        add(path, span, `script \`${name}\``, facts.ecosystem === "npm" ? command : undefined);
  }
  for (const { tool, name, runs, at } of pipelinesOf(project))
    if (work === "train" || runs.some((run) => isOf(name, run)) || isOf(name, "")) {
      // Other engines name what they run in ways of their own.
      const [line] = tool === "dvc-pipelines" ? runs : [];
      found.push({ what: `${findTool(tool)?.name ?? tool} \`${name || "workflow"}\``, at, ...(line && { line }) });
    }
  if (work === "serve") found.push(...containersOf(project));
  return found;
});

/** The lines that documents show and CI runs. */
const lines = forEachWork((project, work): readonly NamedCommand[] => {
  const isOf = oncePerText((text) => does[work]("", text));
  const found: NamedCommand[] = [];
  const add = (path: string, span: Span, what: string, line?: string) => found.push({ what, at: { path, span }, ...(line && { line }) });
  for (const { path, facts } of project.facts("document"))
    for (const { value, span } of facts.commands)
      if (isOf(value) && !absentBehind(project, value) && !(work === "serve" && isFrontEnd(project, value)))
        add(path, span, `\`${value.slice(0, 80)}\` in \`${project.relative(path)}\``);
  for (const { path, facts } of project.facts("ci"))
    for (const { steps } of facts.jobs)
      for (const { text, span } of steps.flatMap(({ commands }) => commands))
        if (isOf(text)) add(path, span, `\`${text.slice(0, 80)}\``, text);
  return found;
});

/** The commands of images, Compose services and platforms, which serve. */
function containersOf(project: Project): readonly NamedCommand[] {
  const images = project.facts("dockerfile").flatMap(({ path, facts }) =>
    facts.stages.flatMap(({ command, entrypoint }) => {
      const one = command ?? entrypoint;
      return one ? [{ what: `the image of \`${project.relative(path)}\``, at: { path, span: one.span } }] : [];
    }),
  );
  const services = project
    .facts("compose")
    .flatMap(({ path, facts }) =>
      facts.services
        .filter(({ build, command }) => build || command)
        .map(({ name, span }) => ({ what: `service \`${name}\``, at: { path, span } })),
    );
  const platforms = filesLike(project, /(?:^|\/)(?:Procfile|render\.ya?ml|app\.ya?ml|fly\.toml|railway\.(?:json|toml)|vercel\.json)$/).map(
    (path) => ({ what: `\`${project.relative(path)}\``, at: { path, span: { start: 0, end: 0 } } }),
  );
  return [...images, ...services, ...platforms, ...serverImages(project)];
}

/** The modules that do something when they are run. */
const runnable = oncePerModules((modules) =>
  modules.filter(
    ({ role, form, facts }) =>
      form === "module" &&
      (role === "production" || role === "evaluation") &&
      (facts.mainGuard !== undefined || facts.calls.some(({ scope }) => scope === "")),
  ),
);

/** The modules that can be run and do the work: by their names, or because the training or the application stands in them or is imported by them. */
function scriptsFor(project: Project, work: Work): readonly PythonModule[] {
  const trait = work === "train" ? project.traits.trains : project.traits.serves;
  const shown =
    work === "evaluate" ? project.python.filter(isEvaluation).map(({ path }) => path) : trait.evidence.flatMap(({ at }) => at?.path ?? []);
  const files = new Set(shown);
  const importers = importersOf(project.python, files);
  const isNamed = {
    train: namesTraining,
    evaluate: (name: string) => evaluateFile.test(name),
    serve: (name: string) => serveFile.test(name),
  }[work];
  return runnable(project.python).filter(
    (module) =>
      isNamed(nameOf(module.path)) ||
      (files.has(module.path) && (work !== "train" || runsAlone(module, trait.evidence))) ||
      importers.has(module.path),
  );
}

/** Whether what trains in a module is reached when it is run: a helper such as `loss_scaler.py` only makes its logger then. */
function runsAlone({ path, facts }: PythonModule, training: readonly Evidence[]): boolean {
  const inModule = new Set(training.flatMap(({ at }) => (at?.path === path ? [at.span.start] : [])));
  return (
    facts.mainGuard !== undefined ||
    facts.calls.some(
      ({ scope, name, span }) =>
        scope === "" && (inModule.has(span.start) || facts.functions.some((one) => name.split(".")[0] === one.name)),
    )
  );
}

/** The modules that import one of some files, directly or through others; files are told by their names. */
function importersOf(modules: readonly PythonModule[], files: ReadonlySet<string>): ReadonlySet<string> {
  const importers = importersByName(modules);
  const found = new Set<string>();
  const pending = [...files];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    for (const path of importers.get(nameOf(next).replace(/\.py$/, "")) ?? []) {
      if (found.has(path)) continue;
      found.add(path);
      pending.push(path);
    }
  }
  return found;
}

const importersByName = oncePerModulesInSteps(function* (modules): Steps<ReadonlyMap<string, readonly string[]>> {
  const known = new Map<string, string[]>();
  yield* eachInSteps(modules, ({ path, facts }) => {
    for (const stem of new Set(facts.imports.flatMap(({ module, name }) => [lastPart(module), name ?? ""]))) {
      const paths = known.get(stem) ?? [];
      known.set(stem, paths);
      paths.push(path);
    }
  });
  return known;
});
