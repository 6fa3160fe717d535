import { dotted } from "../../practices/dotted.js";
import { ownFacts } from "../../practices/own-facts.js";
import type { Evidence } from "../../project/evidence.js";
import { importedFrom } from "../../project/imported-from.js";
import { callsTo, oncePerModules, productionModules } from "../../project/production-code.js";
import type { Project, PythonModule } from "../../project/project.js";
import { all } from "../../project/trait.js";
import { groupedBy } from "../../text/grouped-by.js";
import { type Place, startOf } from "../../text/span.js";
import { nameOf } from "../../workspace/path-parts.js";
import { claimsAt } from "../parts/claim.js";
import { asksModelByName, type Guard, guardsOf } from "../parts/data-guards.js";
import { readsTables, type Start, tableTrainers } from "../parts/tabular-data.js";
import type { Gap, Rule } from "../rule.js";

export const invariantsShared: Rule = {
  title: "The same checks guard the data of training and of serving",
  why: {
    source: "MLTS Monitor 2",
    text: "Data invariants hold in training and serving inputs: what was expected of the data a model learned from is watched in what it is asked about.",
  },
  applies: all("trains", "serves"),
  stage: "production",
  weight: 2,
  asks: "wired",
  evidence: {
    present: "Training or serving has checks of its data, but they do not share them.",
    wired:
      "A schema or check is imported by what trains and by what serves, both read the same schema file, or an MLflow signature is kept with the model and loaded with it.",
  },
  offByDefault:
    "Which check is of a model's input, and which of something else, is seen badly: of 11 findings on repositories read for the first time, 5 were right.",
  noFix: "Which schema fits both is for people to say; import it where data is read for training and where requests come in.",
  limits:
    "Looks at models of scikit-learn, boosting and the like, which learn from tables. Sees Python: schemas of Pandera, dataframely and Patito, Pydantic models of requests, functions named for checking data, MLflow signatures, and schema files by name. Services in another repository or language are not seen.",
  appliesUnless: (project) => (readsTables(project) ? undefined : "No code reads tables, so there are no columns that both could check."),
  check(project) {
    const { training, serving } = sidesOf(project);
    // Scalers and encoders are fitted too.
    const trainer = training.find(({ module }) => /train/i.test(module.path)) ?? training[0];
    const [server] = serving;
    if (!trainer || !server)
      return {
        evidence: [],
        gaps: [],
        unknown: `No Python module that ${trainer ? "answers requests" : "learns from tables"} is seen outside of notebooks.`,
      };
    const sides = { training: new Set(training.map(({ module }) => module)), serving: new Set(serving.map(({ module }) => module)) };
    grow(project, sides);
    if (callsTo(productionModules(project), asksModel).every(({ module }) => !sides.serving.has(module)))
      return { evidence: [], gaps: [], unknown: "No module that answers requests is seen to ask a model; predictions may be made before." };
    const guards = guardsOf(project.python);
    const both = guards.find(({ module }) => sides.training.has(module) && sides.serving.has(module));
    const shared: Evidence[] = [
      ...(both ? [{ level: "wired", what: `${both.what} is used by training and by serving`, at: both.at } as const] : []),
      ...sharedFiles(project, sides),
      ...signatures(project, sides),
    ];
    if (shared.length > 0) return { evidence: shared, gaps: [] };
    const before = guards.find(({ module, isOfRequests }) => !isOfRequests && sides.training.has(module));
    const ofServing = guards.filter(({ module }) => sides.serving.has(module));
    // A service takes other requests too: to approve a version, to look at a case.
    const after = ofServing.find(({ what, isOfRequests }) => isOfRequests && asksModelByName.test(what)) ?? ofServing[0];
    const evidence = [before, after].flatMap((one) => (one ? [{ level: "present" as const, what: one.what, at: one.at }] : []));
    return { evidence, gaps: [gapOf(before, after, trainer.at, server.at)], share: 0.5 };
  },
};

/** What asks a model, or brings one in to be asked. */
const asksModel = dotted(
  "**.predict*",
  "**.forecast",
  "**.infer*",
  "**.load_model",
  "**.decision_function",
  "joblib.load",
  "pickle.load",
  "**.from_pretrained",
);

function gapOf(before: Guard | undefined, after: Guard | undefined, trains: Place, serves: Place): Gap {
  if (before && after)
    return {
      kind: "weak",
      message: `Training data is checked by ${before.what}, requests by ${after.what}; nothing keeps the two the same. Let both use one schema.`,
      at: after.at,
      related: [{ message: "The check of training.", at: before.at }],
    };
  if (before)
    return {
      kind: "partial",
      message: `${before.what} checks the data of training, but nothing that this service imports checks its input so. Check requests by it too.`,
      at: serves,
      related: [{ message: "The check of training.", at: before.at }],
    };
  if (after)
    return {
      kind: "partial",
      message: `${after.what} checks requests, but the model is trained on data that is not checked so. Check it by the same rules.`,
      at: trains,
      related: [{ message: "The check of requests.", at: after.at }],
    };
  return {
    kind: "missing",
    message: "Neither the data that this model is trained on nor the requests that it answers are checked by a schema. Let both use one.",
    at: trains,
    related: [{ message: "Requests are answered here.", at: serves }],
  };
}

/** The production modules that fit a model, and those that answer requests. */
function sidesOf(project: Project): { readonly training: readonly Start[]; readonly serving: readonly Start[] } {
  const entries = new Set(
    [...(project.manifest.value.serving ?? []).keys()].flatMap((index) =>
      claimsAt(project, ["serving", index, "entry"]).map(({ value }) => project.resolve(value)),
    ),
  );
  const places = project
    .withCapability("web-framework", "model-server", "app-framework", "serverless")
    .flatMap(({ evidence }) =>
      evidence.flatMap(({ level, kind, at }) => (level === "wired" && (kind === "call" || kind === "import") && at ? [at] : [])),
    );
  const modules = productionModules(project);
  const serving = modules.flatMap((module): Start[] => {
    const at =
      places.find(({ path }) => path === module.path) ??
      (entries.has(module.path) ? { path: module.path, span: { start: 0, end: 0 } } : undefined);
    return at ? [{ module, at }] : [];
  });
  return { training: tableTrainers(modules), serving };
}

/** Adds what each side imports; and to training first what calls it, which may check data before. */
function grow(project: Project, { training, serving }: { training: Set<PythonModule>; serving: Set<PythonModule> }): void {
  const callers = groupedBy(
    productionModules(project).filter((module) => !serving.has(module)),
    (module) => [...importedFrom(project, [module], () => false)],
  );
  for (const module of training) for (const caller of callers.get(module) ?? []) training.add(caller);
  for (const module of importedFrom(project, [...training])) training.add(module);
  for (const module of importedFrom(project, [...serving])) serving.add(module);
}

type Sides = { readonly training: ReadonlySet<PythonModule>; readonly serving: ReadonlySet<PythonModule> };

/** Schema files that both sides name. */
function sharedFiles(project: Project, { training, serving }: Sides): readonly Evidence[] {
  const files = ownFacts(project, "data-checks").filter(({ facts }) => facts.checks > 0 && facts.tool !== "dbt-tests");
  if (files.length === 0) return [];
  const names = namesIn(productionModules(project));
  const isNamed = (side: ReadonlySet<PythonModule>, name: string) => [...side].some((module) => names.get(module)?.has(name));
  return files
    .filter(({ path }) => isNamed(training, nameOf(path)) && isNamed(serving, nameOf(path)))
    .map(({ path }) => ({ level: "wired", what: `training and serving read \`${project.relative(path)}\``, at: startOf(path) }) as const);
}

/** The last parts of the texts in each module, any of which may name a file. */
const namesIn = oncePerModules(
  (modules) => new Map(modules.map((module) => [module, new Set(module.facts.strings.map(({ value }) => nameOf(value)))])),
);

const signs = dotted("mlflow.**.infer_signature", "mlflow.**.ModelSignature");
const loadsSigned = dotted("mlflow.pyfunc.load_model", "mlflow.pyfunc.**.load_model", "mlflow.pyfunc.spark_udf");

/** MLflow refuses input that does not fit the signature that a model was kept with. */
function signatures(project: Project, { training, serving }: Sides): readonly Evidence[] {
  const modules = productionModules(project);
  const signed = callsTo(modules, signs).find(({ module }) => training.has(module));
  const loaded = callsTo(modules, loadsSigned).find(({ module }) => serving.has(module));
  return signed && loaded ? [{ level: "wired", what: "the model is kept and loaded with its MLflow signature", at: signed.at }] : [];
}
