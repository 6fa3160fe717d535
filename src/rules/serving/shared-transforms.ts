import type { PythonFunction } from "../../facts/python-facts.js";
import { toolsInUse } from "../../practices/evidence-of.js";
import type { Evidence } from "../../project/evidence.js";
import { modulesWith } from "../../project/modules-with.js";
import { oncePerModules, ownModules } from "../../project/production-code.js";
import type { PythonModule } from "../../project/project.js";
import { all } from "../../project/trait.js";
import { groupedBy } from "../../text/grouped-by.js";
import { folderOf, nameOf } from "../../workspace/path-parts.js";
import { pythonRoutes } from "../parts/served-routes.js";
import type { Gap, Rule } from "../rule.js";

export const sharedTransforms: Rule = {
  title: "Training and serving share the code that prepares data",
  why: {
    source: "MLTS Monitor 3",
    text: "Training and serving features have to compute the same values; code that is written twice drifts apart, and the model sees data it was not trained on.",
  },
  applies: all("trains", "serves"),
  stage: "production",
  weight: 2,
  asks: "wired",
  evidence: {
    wired:
      "Both import one module that transforms data, the fitted transform is saved with the model and loaded with it, or a feature store serves both.",
  },
  manifest: ["serving"],
  noFix:
    "Move the function into a module that both import, or save it in a pipeline with the model; which one fits is for people to choose.",
  limits:
    "Looks at Python. Training in another repository is not seen, and whether a transform that is not a function is written twice cannot be told.",
  check(project) {
    const { training, serving, twice, shared } = sidesOf(ownModules(project));
    const evidence: Evidence[] = [...toolsInUse(project, "feature-store").filter(({ level }) => level === "wired"), ...shared];
    const gaps = twice.map(
      ({ name, trained, served }): Gap => ({
        kind: evidence.length > 0 ? "partial" : "missing",
        message: `\`${name}\` is written twice, for training and for serving, so that one can change without the other. Import it from one module.`,
        at: served.module.place(served.function.span),
        related: [{ message: "The one for training.", at: trained.module.place(trained.function.span) }],
      }),
    );
    if (gaps.length > 0 || evidence.length > 0) return { evidence, gaps };
    if (training.length === 0 || serving.length === 0)
      return { evidence, gaps, unknown: `No ${training.length === 0 ? "training" : "serving"} code in Python was found in this project.` };
    return { evidence, gaps, unknown: "No function that prepares data was found on both sides." };
  },
};

interface Own {
  readonly module: PythonModule;
  readonly function: PythonFunction;
}

interface Sides {
  readonly training: readonly PythonModule[];
  readonly serving: readonly PythonModule[];
  readonly twice: readonly { readonly name: string; readonly trained: Own; readonly served: Own }[];
  readonly shared: readonly Evidence[];
}

const fits = /\.(?:fit|fit_transform|fit_generator|partial_fit|train)$|^(?:xgboost|lightgbm)\.train$|\.backward$/;
const application = /(?:^|\.)(?:FastAPI|Flask|Starlette|Litestar|Quart|Sanic)$|^(?:streamlit|gradio|bentoml|ray\.serve|litserve)\./;
const predicts = /\.(?:predict|predict_proba|transform|inference_model|infer)$/;
const transformName =
  /(?:^|_)(?:pre_?process\w*|transform\w*|featur\w*|clean\w*|prepare\w*|encod\w*|normali[sz]e\w*|tokeni[sz]e\w*|vectori[sz]e\w*|extract\w*|impute\w*|resize\w*|engineer\w*)(?:_|$)/i;
const transformClass = /(?:Preprocess|Transform|Feature|Clean|Encod|Normali[sz]|Tokeni[sz]|Vectori[sz]|Prepar|Dataset)/;
/** Wraps transform and model, so that saving one saves both. */
const pipelines =
  /^sklearn\.(?:pipeline\.(?:Pipeline|make_pipeline)|compose\.(?:ColumnTransformer|make_column_transformer))$|^imblearn\.pipeline\.|^pyspark\.ml\.Pipeline$/;
const fittedTransform = /(?:Scaler|Encoder|Vectorizer|Imputer|Binarizer|Transformer|PCA)(?:\(\))?$/;
const dumps = /^(?:pickle|joblib|dill|cloudpickle|skops\.io)\.dump$|^mlflow\.\w+\.(?:log_model|save_model)$|\.save$/;
const loads = /^(?:pickle|joblib|dill|cloudpickle|skops\.io)\.load$|^mlflow\.\w+\.load_model$|(?:^|\.)load_(?:model|object|pipeline)$/;

const sidesOf = oncePerModules((modules): Sides => {
  const routed = new Set(pythonRoutes(modules).map(({ module }) => module));
  const applied = new Set(modulesWith(modules, { calls: application }));
  const serving = modules.filter((module) => module.form === "module" && (routed.has(module) || applied.has(module)));
  const training = modulesWith(modules, { calls: fits }).filter((module) => !serving.includes(module));
  const imports = importsAmong(modules);
  const trained = closure(training, imports);
  const served = closure(serving, imports);
  return { training, serving, twice: writtenTwice(trained, served), shared: sharedBy(modules, training, serving, trained, served) };
});

/** Functions that prepare data and stand on both sides, in different files. */
function writtenTwice(trained: ReadonlySet<PythonModule>, served: ReadonlySet<PythonModule>): Sides["twice"] {
  const functions = (side: ReadonlySet<PythonModule>, other: ReadonlySet<PythonModule>) =>
    [...side]
      .filter((module) => !other.has(module))
      .flatMap((module) =>
        module.facts.functions
          .filter((one) => one.scope === "" && !one.empty && transformName.test(one.name))
          .map((one) => ({ module, function: one })),
      );
  const own = functions(trained, served);
  return functions(served, trained).flatMap((one) => {
    const other = own.find((same) => same.function.name === one.function.name);
    return other ? [{ name: one.function.name, trained: other, served: one }] : [];
  });
}

function sharedBy(
  modules: readonly PythonModule[],
  training: readonly PythonModule[],
  serving: readonly PythonModule[],
  trained: ReadonlySet<PythonModule>,
  served: ReadonlySet<PythonModule>,
): readonly Evidence[] {
  if (training.length === 0 || serving.length === 0) return [];
  const both = modules.filter((module) => trained.has(module) && served.has(module));
  const evidence = both.flatMap((module): Evidence[] => {
    const one =
      module.facts.functions.find(({ name, empty }) => !empty && transformName.test(name)) ??
      module.facts.classes.find(({ name }) => transformClass.test(name));
    return one ? [{ level: "wired", what: `training and serving import \`${one.name}\``, at: module.place(one.span) }] : [];
  });
  const isCalled = (side: ReadonlySet<PythonModule>, pattern: RegExp) =>
    [...side].some(({ facts }) => facts.calls.some(({ name }) => pattern.test(name)));
  const loaded = [...served].flatMap((module) =>
    module.facts.calls.filter(({ name }) => loads.test(name)).map(({ span }) => module.place(span)),
  );
  if (loaded.length === 0 || !isCalled(trained, dumps)) return evidence;
  if (isCalled(trained, pipelines))
    return [...evidence, { level: "wired", what: "the transform is saved in the model's pipeline", at: loaded[0] }];
  const isFitted = isCalled(trained, fittedTransform);
  const transforms = [...served].some(({ facts }) => facts.calls.some(({ name }) => name.endsWith(".transform") && predicts.test(name)));
  return isFitted && transforms
    ? [...evidence, { level: "wired", what: "the fitted transform is loaded with the model", at: loaded[0] }]
    : evidence;
}

/** The project's own modules that each module imports. */
function importsAmong(modules: readonly PythonModule[]): (module: PythonModule) => readonly PythonModule[] {
  const path = (module: PythonModule) => module.path.replace(/(?:\/__init__)?\.py$/, "");
  const byName = groupedBy(
    modules.filter(({ form }) => form !== "notebook"),
    (module) => nameOf(path(module)),
  );
  return (module) =>
    module.facts.imports.flatMap(({ module: from, name, level }) => {
      const parts = from.split(".").filter(Boolean);
      const candidates = name === undefined || name === "*" ? [parts] : [[...parts, name], parts];
      for (const candidate of candidates) {
        const above = folderOf(module.path).split("/").filter(Boolean);
        const wanted = level > 0 ? [...above.slice(0, Math.max(0, above.length - level + 1)), ...candidate].join("/") : candidate.join("/");
        const last = candidate.at(-1);
        const found =
          last === undefined
            ? undefined
            : byName
                .get(last)
                ?.find((one) => one !== module && (level > 0 ? path(one) === wanted : `/${path(one)}`.endsWith(`/${wanted}`)));
        if (found) return [found];
      }
      return [];
    });
}

/** Some modules with all that they import. */
function closure(start: readonly PythonModule[], imports: (module: PythonModule) => readonly PythonModule[]): ReadonlySet<PythonModule> {
  const found = new Set(start);
  for (const module of found) for (const one of imports(module)) found.add(one);
  return found;
}
