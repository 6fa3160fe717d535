import { nameOf } from "../../workspace/path-parts.js";
import { modulesWith } from "../modules-with.js";
import type { Project, PythonModule } from "../project.js";
import { importRoot, type LocalModules } from "./import-root.js";
import { depthOf, type Entry, fromProject, type Seen } from "./seen.js";
import { shellLine } from "./shell-line.js";
import { runPython } from "./start-command.js";
import { declared, writtenCommands } from "./written-commands.js";

const fits =
  /(?:\)|\w)\.(?:fit|partial_fit|fit_generator|train_on_batch|backward|fine_tune)$|Trainer\(\)\.train$|^(?:xgboost|lightgbm)\.(?:dask\.)?train$/;
const infers = /\.(?:predict|predict_proba|predict_on_batch|transform_batch|generate|invoke|forecast)$/;

/** The script that fits the model: one with a main guard first, then one that is named for it. Never throws. */
export function findTraining(project: Project, modules: LocalModules): Seen<Entry> | undefined {
  return pick(project, modules, declared(project, "commands", "train")?.value, /train|fit|fine[_-]?tune/i, fits);
}

/** The script that evaluates, where it is a Python file. */
export function findEvaluation(project: Project, modules: LocalModules): Seen<Entry> | undefined {
  return pick(
    project,
    modules,
    declared(project, "commands", "evaluate")?.value,
    /eval|benchmark|validate_model/i,
    /(?:score|report|matrix|error|evaluate|predict)$/,
  );
}

/** The script that scores in batch. */
export function findBatch(project: Project, modules: LocalModules): Seen<Entry> | undefined {
  const named = declared(project, "serving", 0, "entry")?.value ?? declared(project, "commands", "serve")?.value;
  return pick(project, modules, named, /predict|score|scoring|batch|infer|forecast/i, infers);
}

function pick(project: Project, modules: LocalModules, given: string | undefined, name: RegExp, call: RegExp): Seen<Entry> | undefined {
  const ranked: { readonly module: PythonModule; readonly file: string; readonly rank: readonly number[] }[] = [];
  const commanded = wordsOf(writtenCommands(project).map(({ value }) => value));
  const named = wordsOf(given === undefined ? [] : [given]);
  const calling = new Set(modulesWith(project.python, { calls: call }));
  for (const module of project.python) {
    const file = fromProject(project, module.path);
    if (module.form !== "module" || file === undefined || module.role === "test" || module.role === "docs" || module.role === "example")
      continue;
    const isNamed = mentions(named, file);
    const isCalled = name.test(nameOf(file)) && mentions(commanded, file);
    const fitting = name.test(nameOf(file));
    if (!isNamed && !isCalled && !fitting && call !== fits) continue;
    const does = calling.has(module);
    const guarded = module.facts.mainGuard !== undefined;
    // Without a main guard only a script that acts at its top level does anything when it is run.
    const runs = guarded || (does && module.facts.calls.some((one) => one.scope === "" && call.test(one.name)));
    if (!isNamed && !isCalled && !(runs && (fitting || (does && call === fits)))) continue;
    ranked.push({ module, file, rank: [isNamed ? 0 : 1, isCalled ? 0 : 1, fitting ? 0 : 1, guarded ? 0 : 1, does ? 0 : 1, depthOf(file)] });
  }
  ranked.sort((a, b) => a.rank.map((value, index) => value - (b.rank[index] ?? 0)).find((difference) => difference !== 0) ?? 0);
  const [best] = ranked;
  if (!best) return undefined;
  const at = best.module.place(best.module.facts.mainGuard ?? { start: 0, end: 0 });
  const root = importRoot(modules, best.file);
  const words = runPython(best.file, root);
  return { value: { file: best.file, importRoot: root, words, command: shellLine(words) }, at };
}

/** The words of command lines, without a leading `./`. */
function wordsOf(commands: readonly string[]): ReadonlySet<string> {
  return new Set(commands.flatMap((command) => command.split(/[\s"',[\]]+/).map((word) => word.replace(/^\.\//, ""))));
}

/** Whether the words of command lines run a file, as a path, or as a module by its whole name or the end of it. */
function mentions(words: ReadonlySet<string>, file: string): boolean {
  const module = file.replace(/\.py$/, "").replaceAll("/", ".");
  if (words.has(file) || words.has(module)) return true;
  const parts = module.split(".");
  return parts.some((_, index) => index > 0 && index < parts.length - 1 && words.has(parts.slice(index).join(".")));
}
