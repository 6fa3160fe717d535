import { useOf } from "../../practices/evidence-of.js";
import { onlyNotebooks } from "../../practices/only-notebooks.js";
import { serving } from "../../practices/serving.js";
import { trainingFile } from "../../project/detect-traits.js";
import type { Evidence } from "../../project/evidence.js";
import { importedFrom } from "../../project/imported-from.js";
import { pipelinesOf } from "../../project/pipelines.js";
import { callsTo, oncePerModules, productionModules } from "../../project/production-code.js";
import type { Project } from "../../project/project.js";
import { ownScripts } from "../../project/scripts.js";
import { any } from "../../project/trait.js";
import type { Place } from "../../text/span.js";
import { absentFile, claimsAt } from "../parts/claim.js";
import { lineage, shippedImages } from "../parts/image-builds.js";
import { paperCode } from "../parts/paper-code.js";
import { publishedPackage } from "../parts/published-package.js";
import { pushedModel } from "../parts/pushed-models.js";
import { routeDecorator } from "../parts/route-decorator.js";
import type { Gap, Rule } from "../rule.js";

const inference = /\b(?:predict|prediction|predictions|inference|infer|score|scoring|forecast|recommend)(?:_\w+|-\w+)?(?:\.py)?\b/i;
/** Names of workflows that predict; a recommendation and a score are made by much else. */
const predicts = /(?:^|[^a-z])(?:predict(?:s|ions?|ing)?|inference|scoring|forecast(?:s|ing)?)(?:$|[^a-z])/i;
const application = /^(?:fastapi\.FastAPI|flask\.Flask|starlette\.applications\.Starlette|quart\.Quart)$/;
/** Ways to add routes that lie elsewhere. */
const routing =
  /\.(?:include_router|register_blueprint|mount|add_(?:api_)?(?:route|url_rule|websocket_route)|add_resource|route|add_namespace)$|mount_gradio_app$|add_routes$/;
const idleRoute = /^\/?(?:_{0,2}health(?:z|check|_check|-check)?|readyz?|livez?|ping|status|up|version|metrics|docs)?\/?$/i;

export const service: Rule = {
  title: "An API or a batch job gives predictions, not a notebook",
  why: {
    source: "A3",
    text: "A model that lives in a notebook adds no business value: wrap it in a FastAPI or Flask backend and build the application end to end.",
  },
  applies: any("trains", "llm"),
  stage: "pilot",
  weight: 3,
  asks: "wired",
  shownByCode: true,
  evidence: {
    claimed: "`serving[].entry` is text or a link.",
    present: "The declared entry, or a framework that is imported and not called.",
    wired:
      "Production code, a container, CI or a model server's configuration gives an API, an app, a bot, a command or an endpoint; or a schedule runs a prediction job.",
  },
  hollow: "The application has no route but those that say it is well.",
  contradicted: "The declared entry does not exist, or is a notebook.",
  manifest: ["serving"],
  fixes: [
    { kind: "scaffold", title: "Add a FastAPI service around the model", scaffold: "fastapi-service" },
    {
      kind: "manifest",
      title: "Declare what runs where users are",
      path: ["serving"],
      value: [{ name: "TODO: api", kind: "TODO: api", entry: "TODO: app/main.py" }],
    },
  ],
  limits:
    "A service that another repository runs with this model can only be declared. Without a manifest only work that is all in notebooks is said to be served by nothing.",
  appliesUnless: (project) => publishedPackage(project) ?? paperCode(project),
  check(project) {
    const evidence: Evidence[] = [];
    const gaps: Gap[] = [];
    for (const index of (project.manifest.value.serving ?? []).keys())
      for (const claim of claimsAt(project, ["serving", index, "entry"])) {
        if (!claim.exists) gaps.push(absentFile(claim));
        else if (claim.value.endsWith(".ipynb"))
          gaps.push({
            kind: "contradicted",
            message: `The entry \`${claim.value}\` is a notebook, which nothing can call. Move its code into a module that serves or scores.`,
            at: claim.at,
          });
        else evidence.push({ level: claim.form === "path" ? "present" : "claimed", what: `entry \`${claim.value}\``, at: claim.at });
      }
    evidence.push(...servedBy(project));
    if (gaps.length > 0) return { evidence, gaps };
    const idle = idleApplication(productionModules(project));
    if (idle && evidence.every(({ level, at }) => level !== "wired" || isOfWebFramework(project, at))) {
      const message =
        "This application has no route but those that say it is well, so no prediction can be asked for. Add one that calls the model.";
      return { evidence: [], gaps: [{ kind: "hollow", message, at: idle }] };
    }
    if (evidence.some(({ level }) => level === "wired")) return { evidence, gaps };
    const [first] = evidence;
    const pushed = first ? undefined : pushedModel(project);
    if (pushed)
      return { evidence, gaps, unknown: `It puts its models on a hub (${pushed.what}); who serves them is not in the workspace.` };
    const hub = project.files.find((path) => project.relative(path) === "hubconf.py");
    if (hub && !first)
      return { evidence, gaps, unknown: "`hubconf.py` gives its models to others, who serve them; that is not in the workspace." };
    const [notebook] = onlyNotebooks.find(project);
    if (first)
      gaps.push({
        kind: "weak",
        message: `${capitalised(first.what)} is there, but no code, container or schedule starts anything that answers requests or scores.`,
        at: first.at,
      });
    else if (!notebook && !project.manifest.exists)
      return {
        evidence,
        gaps,
        unknown: "Another repository, a job or a program of one's own may serve what is made here: `serving` says what does.",
      };
    else
      gaps.push({
        kind: "missing",
        message: `${notebook ? "All work is in notebooks" : "Nothing serves what this project makes"}: no API, app, endpoint or scheduled prediction job was found. Wrap it in one, and declare it in \`serving\`.`,
        ...(notebook?.at && !project.manifest.exists && { at: notebook.at }),
      });
    return { evidence, gaps };
  },
};

/** Whether a place only shows that a web framework is used, or started. */
function isOfWebFramework(project: Project, at: Place | undefined): boolean {
  const traces = project.withCapability("web-framework").flatMap(({ evidence }) => evidence);
  return traces.some((trace) => trace.at?.path === at?.path && trace.at?.span.start === at?.span.start);
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function servedBy(project: Project): readonly Evidence[] {
  const isOwn = ({ at }: Evidence) =>
    !at || (!at.path.endsWith(".ipynb") && !["test", "example", "docs", "evaluation"].includes(project.role(at.path)));
  const { serves, batch } = project.traits;
  const detected = [serves, batch].flatMap(({ source, evidence }) => (source === "detected" ? evidence : []));
  const workflows = pipelinesOf(project);
  const jobs = workflows.filter(({ name, runs, schedule }) => schedule && [name, ...runs].some((text) => inference.test(text)));
  // What an orchestrator knows by name it can also run when something happens.
  const named = workflows.filter(({ tool, name }) => tool !== "dvc-pipelines" && predicts.test(name));
  return [
    ...detected,
    ...serving.find(project).map((found) => (isConfiguration(project, found) ? { ...found, level: "wired" as const } : found)),
    ...project
      .withCapability("messaging")
      .filter(({ level }) => level === "wired")
      .flatMap(useOf),
    ...jobs.map(({ tool, name, at }) => ({
      level: "wired" as const,
      what: `${tool} runs \`${name || "a prediction job"}\` on a schedule`,
      at,
    })),
    ...named.map(({ tool, name, at }) => ({ level: "wired" as const, what: `${tool} runs \`${name}\``, at })),
    ...commandsOf(project),
    ...startedByImage(project),
    ...functionsInScripts(project),
  ].filter(isOwn);
}

const declaresApi = /^aws-cdk-lib\/aws-apigateway(?:v2)?\.(?:Lambda)?(?:RestApi|HttpApi)$/;
const declaresFunction = /^aws-cdk-lib\/aws-lambda(?:-nodejs)?\.(?:Nodejs|DockerImage)?Function$/;

/** Functions of AWS behind an API that CDK declares in scripts. */
function functionsInScripts(project: Project): readonly Evidence[] {
  const scripts = ownScripts(project).filter(({ role }) => role === "production");
  if (!scripts.some(({ facts }) => facts.calls.some(({ name }) => declaresApi.test(name)))) return [];
  return scripts.flatMap(({ facts, place }): Evidence[] => {
    const call = facts.calls.find(({ name }) => declaresFunction.test(name));
    return call ? [{ level: "wired", what: `\`${call.name}()\` called`, at: place(call.span) }] : [];
  });
}

/** Whether something is the configuration of a model server, which serves it as it is. */
function isConfiguration(project: Project, { at }: Evidence): boolean {
  return (
    [...project.facts("model-server"), ...project.facts("infrastructure")].some(({ path }) => path === at?.path) ||
    /(?:^|\/)langgraph\.json$/.test(at?.path ?? "")
  );
}

/** What an installation puts on the path: of a language model's application any command, of a model's one that predicts. */
function commandsOf(project: Project): readonly Evidence[] {
  const isApplication = project.traits.llm.value && !project.traits.trains.value;
  const programs = isApplication ? callsTo(productionModules(project), commandLine) : [];
  const installed = project
    .facts("dependencies")
    .filter(({ facts }) => facts.ecosystem === "pypi" && facts.role === "manifest")
    .flatMap(({ path, facts }) =>
      facts.scripts
        .filter(({ name, command }) => /^[\w.]+:\w+/.test(command) && (isApplication || inference.test(name) || inference.test(command)))
        .map(({ name, span }) => ({ level: "wired" as const, what: `the command \`${name}\``, at: { path, span } })),
    );
  return [...installed, ...programs.map(({ call, at }) => ({ level: "wired" as const, what: `\`${call.name}()\` called`, at }))];
}

const started = /(?:^|[\s;&])python3?(?:\.\d+)?\s+(?:-[A-Zuv]\s+)*(?:-m\s+([A-Za-z_][\w.]*)|([\w./-]+\.py)\b)/;
const predicting = /\.(?:predict(?:_proba|_one)?|forecast|generate_forecast)$/;

/** The programs that images start, which predict or whose imports do: a forecast that a job or a loop gives. */
function startedByImage(project: Project): readonly Evidence[] {
  return shippedImages(project).flatMap(({ path, facts, final }): Evidence[] => {
    const stage = lineage(facts, final).find(({ entrypoint, command }) => entrypoint ?? command);
    const line = [stage?.entrypoint?.value, stage?.command?.value].filter(Boolean).join(" ");
    const [, module, file] = started.exec(line) ?? [];
    const name = module ? `${module.replaceAll(".", "/")}.py` : file?.replace(/^\.?\//, "");
    const start = name && productionModules(project).find((one) => `/${one.path}`.endsWith(`/${name}`));
    if (!start || trainingFile.test(start.path)) return [];
    const all = [start, ...importedFrom(project, [start])];
    const isPredicting = all.some(({ facts: { calls, functions } }) =>
      [...calls, ...functions].some((one) => predicting.test(`.${one.name}`)),
    );
    const at = { path, span: stage?.command?.span ?? stage?.entrypoint?.span ?? final.span };
    return isPredicting ? [{ level: "wired", what: `an image starts \`${project.relative(start.path)}\`, which predicts`, at }] : [];
  });
}

/** What makes a program of the command line out of functions. */
const commandLine = /^(?:typer\.(?:Typer|run)|click\.(?:command|group)|fire\.Fire)$/;

/** The application of a project that has one, if none of its routes does more than say that it is well. */
const idleApplication = oncePerModules((modules) => {
  const [only, ...others] = callsTo(modules, application);
  if (!only || others.length > 0 || callsTo(modules, routing).length > 0) return undefined;
  const routes = modules.flatMap(({ facts }) =>
    facts.functions.flatMap(({ decorators }) => decorators.filter(({ name }) => routeDecorator.test(name))),
  );
  const isIdle =
    routes.length > 0 && routes.every(({ arguments: [path] }) => path?.value.kind === "string" && idleRoute.test(path.value.value));
  return isIdle ? only.at : undefined;
});
