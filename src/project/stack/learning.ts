import type { PythonCall, PythonFacts, PythonValue } from "../../facts/python-facts.js";
import { callsTo, ownModules, productionModules } from "../production-code.js";
import type { Project } from "../project.js";
import type { Seen } from "./seen.js";
import { declared } from "./written-commands.js";

/** What kind of model the project trains, as far as code tells. */
export interface Learning {
  /** What is predicted: classes, or numbers. Classes where nothing tells. */
  readonly task: Seen<"classification" | "regression">;
  /** What is found in images: boxes, or the class of each pixel. */
  readonly sees?: "detection" | "segmentation";
  /** The file of a saved model and the call that reads or wrote it. */
  readonly saved?: Seen<string> & { readonly loader: "joblib" | "pickle" };
  /** Whether scikit-learn is at hand. */
  readonly hasScikitLearn: boolean;
  /** The held-out data, when the manifest or the name of a file in code tells it. */
  readonly holdout?: Seen<string>;
}

const numeric =
  /Regress(?:or|ion)(?:CV)?$|(?:^|\.)(?:Ridge|Lasso|ElasticNet|SVR|LinearSVR|ARIMA|SARIMAX|Prophet|AutoARIMA)(?:CV)?$|mean_(?:absolute|squared)_error$|r2_score$|MSELoss$/;
const classes =
  /Classif(?:ier|ication\w*)(?:CV)?$|LogisticRegression(?:CV)?$|(?:^|\.)(?:SVC|LinearSVC|GaussianNB|MultinomialNB)$|CrossEntropyLoss$|f1_score$|accuracy_score$|roc_auc_score$/;
const boxes =
  /^torchvision\.models\.detection\.|^(?:ultralytics|yolov5)\.(?:\w+\.)*(?:YOLO\w*|RTDETR)$|^detectron2\.|^mmdet\.|ForObjectDetection(?:\.from_pretrained)?$|(?:^|\.)(?:MeanAveragePrecision|COCOeval)$/;
const pixels =
  /^torchvision\.models\.segmentation\.|^segmentation_models(?:_pytorch)?\.|^mmseg\.|^monai\.networks\.nets\.(?:\w+\.)*\w*U(?:Net|NET)\w*$|ForSemanticSegmentation(?:\.from_pretrained)?$/;
/** Weights of Ultralytics for whole images. */
const wholeImages = /-(?:cls|pose)\b/;
const loaders: Readonly<Record<string, "joblib" | "pickle">> = {
  "joblib.load": "joblib",
  "joblib.dump": "joblib",
  "pickle.load": "pickle",
  "pickle.dump": "pickle",
};
const loading = /^(?:joblib|pickle)\.(?:load|dump)$/;

/** What is learnt, and where the result and its held-out data lie. Never throws. */
export function findLearning(project: Project, packages: ReadonlySet<string>, datasets: readonly Seen<string>[]): Learning {
  const modules = ownModules(project);
  const saved = savedModel(project);
  const sees = seenBy(modules);
  const holdout =
    declared(project, "data", "splits", "test") ??
    datasets.find(({ value }) => /(?:^|[/_.-])(?:test|holdout|held[_-]?out|validation|valid|eval)[\w.-]*$/i.test(value));
  return {
    task: taskOf(project, modules),
    ...(sees && { sees }),
    ...(saved && { saved }),
    hasScikitLearn:
      packages.has("scikit-learn") || modules.some(({ facts }) => facts.imports.some(({ module }) => /^sklearn(?:\.|$)/.test(module))),
    ...(holdout && { holdout }),
  };
}

function taskOf(project: Project, modules: Project["python"]): Learning["task"] {
  const type = declared(project, "models", 0, "type");
  if (type?.value === "classifier") return { value: "classification", at: type.at };
  if (type && /^(?:regression|forecasting)$/.test(type.value)) return { value: "regression", at: type.at };
  for (const [pattern, value] of [
    [classes, "classification"],
    [numeric, "regression"],
  ] as const) {
    const [first] = callsTo(modules, pattern);
    if (first) return { value, at: first.at };
  }
  return { value: "classification" };
}

function seenBy(modules: Project["python"]): Learning["sees"] {
  const isOfBoxes = ({ call }: ReturnType<typeof callsTo>[number]) =>
    !call.arguments.some(({ value }) => value.kind === "string" && wholeImages.test(value.value));
  if (callsTo(modules, boxes).some(isOfBoxes)) return "detection";
  return callsTo(modules, pixels).length > 0 ? "segmentation" : undefined;
}

function savedModel(project: Project): Learning["saved"] {
  for (const { call, module } of callsTo(productionModules(project), loading)) {
    const loader = loaders[call.name];
    const path = loader && (pathIn(call) ?? openedIn(module.facts, call.scope));
    if (loader && path) return { value: path.value, at: module.place(path.span), loader };
  }
  return undefined;
}

type Text = Extract<PythonValue, { kind: "string" }>;

function pathIn(call: PythonCall): Text | undefined {
  return call.arguments
    .map(({ value }) => value)
    .find((value): value is Text => value.kind === "string" && !/^(?:\/|~|[a-z]+:)/i.test(value.value));
}

/** The model file that `open` names beside a `pickle.load`. */
function openedIn({ calls }: PythonFacts, scope: string): Text | undefined {
  return calls
    .filter((call) => call.scope === scope && /(?:^|\.)open$/.test(call.name))
    .map(pathIn)
    .find((path) => path && /\.(?:pkl|pickle|joblib|model)$/i.test(path.value));
}
