import { traitsOfKind } from "../manifest/known-values.js";
import type { Place } from "../text/span.js";
import type { Capability, Tool } from "../tools/tool.js";
import { askedOverHttp } from "./asked-over-http.js";
import { ciCommands } from "./ci-commands.js";
import { ciCommandsThat } from "./ci-commands-that.js";
import type { Evidence } from "./evidence.js";
import { npmUse } from "./npm-use.js";
import { remembered } from "./once-per.js";
import { callsTo, ownModules, productionModules } from "./production-code.js";
import type { DetectedTool, Project, PythonModule } from "./project.js";
import { type Trait, type TraitName, type Traits, traitNames } from "./trait.js";

type Observed = Omit<Project, "traits">;

/**
 * The traits of a project. The manifest's `project.traits` decides; else `project.kind` and the sections it fills in;
 * else what the workspace shows. Never throws.
 */
export function detectTraits(project: Observed): Traits {
  const { value } = project.manifest;
  const detected = detect(project);
  const traits: Partial<Record<TraitName, Trait>> = {};
  for (const name of traitNames) {
    const declared = value.project?.traits?.[name];
    const claims = declaredBySection(project, name);
    if (declared !== undefined) {
      const what = `\`project.traits.${name}: ${declared}\``;
      traits[name] = { value: declared, source: "manifest", evidence: [claim(project, what, "project", "traits", name)] };
      continue;
    }
    const seen = detected[name].slice(0, 5);
    if (claims.length > 0) traits[name] = { value: true, source: "manifest", evidence: [...claims, ...seen] };
    else if (seen.length > 0) traits[name] = { value: true, source: "detected", evidence: seen };
    else traits[name] = { value: false, source: "not detected", evidence: [] };
  }
  return traits as Traits;
}

function claim(project: Observed, what: string, ...path: (string | number)[]): Evidence {
  return { level: "claimed", what, at: { path: project.manifest.path, span: project.manifest.keySpan(...path) } };
}

function declaredBySection(project: Observed, trait: TraitName): Evidence[] {
  const { value } = project.manifest;
  const claims: Evidence[] = [];
  for (const [index, kind] of (value.project?.kind ?? []).entries()) {
    if ((traitsOfKind[kind] as readonly TraitName[]).includes(trait))
      claims.push(claim(project, `\`project.kind: ${kind}\``, "project", "kind", index));
  }
  const section = (holds: boolean, ...path: string[]) => {
    if (holds) claims.push(claim(project, `\`${path.join(".")}\` is filled in`, ...path));
  };
  if (trait === "serves") section((value.serving ?? []).length > 0, "serving");
  if (trait === "llm")
    section(
      (value.models ?? []).some(({ provider }) => provider !== undefined),
      "models",
    );
  if (trait === "rag") section(value.rag !== undefined, "rag");
  if (trait === "agent") section((value.agents ?? []).length > 0, "agents");
  if (trait === "labels") section(value.labels !== undefined, "labels");
  if (trait === "pipeline") section((value.pipelines ?? []).length > 0, "pipelines");
  if (trait === "personal-data")
    section(
      (value.data?.sources ?? []).some(({ pii }) => pii === "personal" || pii === "sensitive"),
      "data",
      "sources",
    );
  return claims;
}

/** What is called after training comes before its helpers, at which nobody would look for it. */
const training = remembered((project: Observed) =>
  [true, false].flatMap((isNamed) =>
    ownModules(project)
      .filter(({ path }) => trainingFile.test(path) === isNamed)
      .flatMap(trainingCalls),
  ),
);
const supervision = remembered((project: Observed) => ownModules(project).flatMap(supervisedCalls));

/** What takes longest of detecting traits, in the order in which it is asked for. */
export const traitLooks: readonly ((project: Observed) => unknown)[] = [npmUse, askedOverHttp, training, ciCommands, supervision];

const detect = remembered((project: Observed): Record<TraitName, readonly Evidence[]> => {
  const production = productionModules(project);
  const llm = [
    ...used(
      project,
      ["llm-provider", "llm-framework", "llm-runtime", "llm-gateway", "agent-framework"],
      ({ what }) => !untaught.test(what),
    ),
    ...servedLanguageModels(project),
    ...askedOverHttp(project),
  ];
  const pipeline = [...used(project, ["orchestration"]), ...pipelineTools(project)];
  const models = project.withCapability("ml-framework", "deep-learning", "forecasting", "model-server", "speech");
  // A function of a cloud that belongs to a pipeline moves data; it answers where there is a model to ask.
  const movesData = pipeline.length > 0 && training(project).length + llm.length + models.length === 0;
  const taskFiles = new Set(project.facts("tasks").map(({ path }) => path));
  return {
    trains: training(project),
    serves: used(
      project,
      ["web-framework", "model-server", "app-framework", ...(movesData ? [] : (["serverless"] as const)), "hosted-endpoint"],
      // A script or task may start somebody else's server; code, containers and CI do so on purpose.
      ({ at }, { id }) => !taskFiles.has(at?.path ?? "") && !isTool(project, at?.path) && !(pages.has(id) && isShowcase(project, at?.path)),
    ).filter(isOutsideNotebooks),
    batch: scheduledInference(project),
    llm,
    rag:
      llm.length > 0
        ? [...used(project, ["vector-store", "in-memory-vector-index"]), ...calls(production, retrieval), ...retrievalInScripts(project)]
        : [],
    agent: [...used(project, ["agent-framework"]), ...calls(production, agentLoop), ...agentsInScripts(project)],
    labels: supervision(project),
    "personal-data": used(project, ["pii-redaction"]),
    "time-series": [...used(project, ["forecasting"]), ...calls(ownModules(project), /\.TimeSeriesSplit$/)],
    pipeline,
    notebooks: project.python
      .filter(({ form, role }) => form === "notebook" && role === "notebook")
      .map(({ path }) => ({ level: "present" as const, what: `\`${path}\``, at: { path, span: { start: 0, end: 0 } } })),
  };
});

/** A network that is made from a configuration, and knows no language before it is taught something. */
const untaught = /^`transformers\.[A-Z]\w*\(\)/;

/** Tools that code calls or a container, CI or schedule runs; npm packages where their use is unseen, or needs no call. */
function used(
  project: Observed,
  capabilities: readonly Capability[],
  counts: (evidence: Evidence, tool: Tool) => boolean = () => true,
): Evidence[] {
  const { isSeen, uncalled } = npmUse(project);
  const evidence: Evidence[] = [];
  for (const { tool, evidence: found } of project.withCapability(...capabilities)) {
    const isUnseen = !isSeen && (tool.npm ?? []).length > 0 && found.some(({ at }) => at?.path.endsWith("package.json"));
    const first = found.find((one) => counts(one, tool));
    const telling = first?.level === "wired" || isUnseen ? first : uncalled.get(tool);
    if (telling) evidence.push({ ...telling, what: `${tool.name}: ${telling.what}` });
  }
  return evidence;
}

/** Language models that a model server is told to serve. */
function servedLanguageModels(project: Observed): Evidence[] {
  return project
    .facts("model-server")
    .flatMap(({ path, role, facts: { task, tool } }) =>
      task && role === "production" && /^(?:text(?:2text)?-generation|conversational)$/.test(task.value)
        ? [{ level: "present" as const, what: `\`${task.value}\` served by ${tool}`, at: { path, span: task.span } }]
        : [],
    );
}

/** Folders of what people start by hand beside the project: a page for those who rate samples, a viewer of results. */
const toolFolder = /^(?:scripts?|tools?|hack|misc)\/.*\.py$/;

/** Whether code is a tool for those who work on the project: nothing starts it for others. */
function isTool(project: Observed, path: string | undefined): boolean {
  return path !== undefined && toolFolder.test(project.relative(path)) && !isStarted(project, path);
}

/** Tools that make a page of a script, for a product as for those who try what was trained. */
const pages = new Set(["gradio", "streamlit"]);

/** Steps of a network's training that its authors write themselves, as research does. */
const ownStep = /\.(?:backward|apply_gradients)\(\)`|`optax\.apply_updates\(\)`/;

/** Whether a page shows what the training code beside it has made, to those who try it: nothing starts it for others. */
function isShowcase(project: Observed, path: string | undefined): boolean {
  return path !== undefined && training(project).some(({ what }) => ownStep.test(what)) && !isStarted(project, path);
}

/** Whether a container, a Compose file, infrastructure, a CI job, a Procfile or a Space of Hugging Face starts code. */
function isStarted(project: Observed, path: string): boolean {
  const written = project.relative(path).replace(/\.py$/, "");
  const names = [written, written.replaceAll("/", ".")];
  const lines = [
    ...project.facts("dockerfile").flatMap(({ facts }) => facts.stages.flatMap(({ entrypoint, command }) => [entrypoint, command])),
    ...project.facts("compose").flatMap(({ facts }) => facts.services.map(({ command }) => command)),
    ...project.facts("infrastructure").flatMap(({ facts }) => facts.resources.flatMap(({ commands }) => commands)),
  ].flatMap((one) => one?.value ?? []);
  const isNamed = (line: string) => names.some((name) => line.includes(name));
  return lines.some(isNamed) || isSpace(project) || ciCommandsThat(project as Project, isNamed).length > 0;
}

/** Whether the README is the card of a Space, which runs the page that it names. */
function isSpace(project: Observed): boolean {
  return project
    .facts("document")
    .some(({ path, facts }) => /^README\.md$/i.test(project.relative(path)) && facts.frontMatter.some(({ key }) => key === "sdk"));
}

function isOutsideNotebooks({ at }: Evidence): boolean {
  return !at?.path.endsWith(".ipynb");
}

/** A session of Spark, which moves no data by itself. */
const opensSession =
  /SparkSession(?:\.builder[\w.]*|\.getActiveSession)?(?:\(\))?(?:\._\w+[\w.()]*)?` (?:called|imported)|`pyspark[\w.]*` imported/;

function pipelineTools(project: Observed): Evidence[] {
  const isPipeline = ({ tool }: DetectedTool) => tool.id === "dbt" || tool.id === "spark" || tool.id === "flink";
  return project.tools.filter(isPipeline).flatMap(({ tool, evidence }) => {
    const first = evidence.find(({ what }) => !opensSession.test(what));
    return first ? [{ ...first, what: `${tool.name}: ${first.what}` }] : [];
  });
}

const trainingRoot =
  /^(?:sklearn|xgboost|lightgbm|catboost|mlflow\.(?:sklearn|xgboost|lightgbm|catboost)|statsmodels|prophet|torch|tensorflow|tf_keras|keras|jax|flax|optax|transformers|trl|peft|pytorch_lightning|lightning|fastai|h2o|pycaret|autogluon|sentence_transformers|setfit|spacy|gensim|implicit|surprise|pmdarima|darts|sktime|lifelines|stable_baselines3|ultralytics|imblearn)(?:\.|$)/;
const trainingMethod =
  /\.(?:fit|partial_fit|fit_generator|train_on_batch|fit_one_cycle|fine_tune|backward|train_new_from_iterator|minimize|learn|apply_gradients)$/;
const trainingFunction =
  /^(?:optax\.apply_updates|xgboost\.(?:dask\.)?train|lightgbm\.(?:train|cv)|catboost\.train|transformers\.(?:\w*Trainer)(?:\(\)\.train)?|trl\.\w+Trainer(?:\(\)\.train)?|autogluon\..*\(\)\.fit|ultralytics\.YOLO\(\)\.train)$/;
/** Files that are called after training. */
export const trainingFile = /(?:^|[/_-])(?:train|fine_?tune)(?:[_-]\w+)?\.(?:py|ipynb)$/i;
/** Objects that are fitted without being models; an index of neighbours keeps rows to look through them. */
const preprocessing =
  /(?:Scaler|Encoder|Vectorizer|Imputer|Binarizer|Discretizer|Normalizer|Tokenizer|Transformer|Selector|PCA|SVD|TSNE|UMAP|Features|Binner|NearestNeighbors|BallTree|KDTree)\(\)\.\w+$/;

/** The calls by which a module fits a model. */
export function trainingCalls(module: PythonModule): Evidence[] {
  if (!module.facts.imports.some((one) => trainingRoot.test(one.module))) return [];
  return module.facts.calls
    .filter(
      ({ name, scope }) =>
        trainingFunction.test(name) ||
        (trainingMethod.test(name) && !preprocessing.test(name) && !isTransformer(module, scope) && !isDefinedHere(module, name)),
    )
    .map((call) => called(call.name, module.place(call.span)));
}

/** Whether a scope is `fit` of a class that transforms and does not predict: what it fits in turn are its parts. */
function isTransformer({ facts }: PythonModule, scope: string): boolean {
  const owner = /^(.+)\.fit$/.exec(scope)?.[1];
  const has = (name: string) => facts.functions.some((one) => one.scope === owner && one.name === name);
  return owner !== undefined && has("transform") && !has("predict");
}

/** Whether a method is one of a class of the same module: what its body calls tells what it does. */
function isDefinedHere({ facts }: PythonModule, name: string): boolean {
  const [, owner, method] = /^(\w+)\(\)\.(\w+)$/.exec(name) ?? [];
  return owner !== undefined && facts.functions.some((one) => one.scope === owner && one.name === method);
}

function supervisedCalls(module: PythonModule): Evidence[] {
  if (!module.facts.imports.some((one) => trainingRoot.test(one.module))) return [];
  return module.facts.calls
    .filter(({ name, arguments: given }) => {
      if (/\.train_test_split$|\.(?:cross_val_score|CrossEntropyLoss|BCEWithLogitsLoss|MSELoss)$/.test(name)) return true;
      return (
        name.endsWith(".fit") && !preprocessing.test(name) && given.filter((one) => one.name === undefined && !one.unpacked).length >= 2
      );
    })
    .map((call) => called(call.name, module.place(call.span)));
}

const retrieval = /\.(?:similarity_search(?:_with_score)?|as_retriever|max_marginal_relevance_search|as_query_engine)$/;
const retrievalInScript =
  /^(?:@langchain\/(?:community|core|classic|\w+)|langchain)\/vectorstores\/[\w/]+\.|\.(?:asRetriever|similaritySearch\w*|maxMarginalRelevanceSearch)$/;

/** LangChain's stores of vectors, each of which is a module of a package that holds much else. */
function retrievalInScripts(project: Observed): Evidence[] {
  return project.facts("script").flatMap(({ path, role, facts }) => {
    const call = role === "production" ? facts.calls.find(({ name }) => retrievalInScript.test(name)) : undefined;
    return call ? [called(call.name, { path, span: call.span })] : [];
  });
}

const agentLoop =
  /(?:^|\.)(?:create_react_agent|create_tool_calling_agent|create_openai_functions_agent|create_agent|initialize_agent|AgentExecutor|AgentRunner|bind_tools)$/;

/** Agents of the AI SDK, which is much else too. */
function agentsInScripts(project: Observed): Evidence[] {
  return project.facts("script").flatMap(({ path, role, facts }) => {
    const call =
      role === "production" ? facts.calls.find(({ name }) => /^ai\.(?:ToolLoopAgent|Experimental_Agent)$/.test(name)) : undefined;
    return call ? [called(call.name, { path, span: call.span })] : [];
  });
}

function calls(modules: readonly PythonModule[], pattern: RegExp): Evidence[] {
  return callsTo(modules, pattern).map(({ call, at }) => called(call.name, at));
}

function called(name: string, at: Place): Evidence {
  return { level: "wired", what: `\`${name}()\` called`, at };
}

const inference = /\b(?:predict|prediction|predictions|inference|infer|score|scoring|batch)(?:_\w+|-\w+)?(?:\.py)?\b/i;

function scheduledInference(project: Observed): Evidence[] {
  return ciCommandsThat(project, (text) => !text.startsWith("uses ") && inference.test(text))
    .filter(({ triggers }) => triggers.schedules.length > 0)
    .map(({ text, at }) => ({ level: "wired" as const, what: `\`${text}\` runs on a schedule`, at }));
}
