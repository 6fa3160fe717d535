import type { PythonCall, PythonClass } from "../../../facts/python-facts.js";
import { oncePerModules, ownModules } from "../../../project/production-code.js";
import type { Project, PythonModule } from "../../../project/project.js";
import { isTorchBefore } from "../../../rules/parts/is-torch-before.js";
import { constantOf } from "../../../semantics/constant-of.js";
import type { CallSite } from "../../../semantics/own-names.js";
import { lastPart } from "../../../text/last-part.js";
import type { CodeCheck, CodeProblem } from "../../code-check.js";

type Modules = readonly PythonModule[];

export const numpyRngInDataset: CodeCheck = {
  flags:
    "A `Dataset` of PyTorch that draws from a generator it keeps (`self.rng = np.random.default_rng(…)`), and a `DataLoader` with workers: each worker has a copy and draws the same numbers. Before PyTorch 1.9 also one that draws from `np.random`.",
  silent:
    "Loaders without workers or with a `worker_init_fn`, `get_worker_info`, generators made in `__getitem__`, `IterableDataset`, and `np.random` since PyTorch 1.9, which seeds it in each worker.",
  source: "PyTorch's notes on randomness in multi-process data loading, as of 2.9; Trail of Bits `numpy-in-pytorch-datasets`",
  languages: ["Python"],
  offByDefault: "How often it is right is not shown: it found nothing that could be decided in 221 repositories.",
  find: (project: Project) => (isTorchBefore(project, 1, 9) ? looks.old : looks.recent)(ownModules(project)),
};

const lookWith = (isOld: boolean) =>
  oncePerModules((modules) => {
    const loaders = modules.flatMap((module) =>
      module.facts.calls.filter(({ name }) => /^torch\.utils\.data\.(?:\w+\.)*DataLoader$/.test(name)).map((call) => ({ module, call })),
    );
    if (loaders.some(({ call }) => call.arguments.some(({ name, unpacked }) => unpacked || name === "worker_init_fn"))) return [];
    const working = loaders.filter(({ module, call }) => hasWorkers(modules, module, call));
    if (working.length === 0 || modules.some(({ facts }) => facts.calls.some(({ name }) => lastPart(name) === "get_worker_info")))
      return [];
    return modules.flatMap((module) =>
      module.facts.classes.filter(isMapStyle).flatMap((dataset): CodeProblem[] => {
        const draw = drawIn(module, dataset, isOld);
        const reader = draw && readerOf(working, dataset.name);
        if (!draw || !reader) return [];
        return [
          {
            kind: "partial",
            message: `Each worker of the \`DataLoader\` has a copy of ${draw.from} and draws the same numbers. Make the generator in \`__getitem__\` from a seed and the index, or seed it in \`worker_init_fn\`.`,
            at: module.place(draw.call.span),
            related: [{ message: "It is read by workers here.", at: reader.module.place(reader.call.span) }],
          },
        ];
      }),
    );
  });
const looks = { old: lookWith(true), recent: lookWith(false) };

/** Whether a loader is told to use workers; a number that is a setting is taken for some. */
function hasWorkers(modules: Modules, module: PythonModule, call: PythonCall): boolean {
  const given = call.arguments.find(({ name }) => name === "num_workers")?.value;
  if (!given) return false;
  const known = constantOf(modules, given, { module, scope: call.scope, offset: call.span.start })?.value;
  return known ? known.kind === "number" && known.value > 0 : given.kind !== "none";
}

/** A loader of a class; any, where of none it is seen what it reads. */
function readerOf(loaders: readonly CallSite[], dataset: string): CallSite | undefined {
  const classes = loaders.map(({ module, call }) => datasetOf(module, call));
  return loaders[classes.indexOf(dataset)] ?? (classes.every((one) => one === undefined) ? loaders[0] : undefined);
}

/** The class of what a loader reads, where that is seen. */
function datasetOf({ facts }: PythonModule, call: PythonCall): string | undefined {
  const given = (call.arguments.find(({ name }) => name === "dataset") ?? call.arguments[0])?.value;
  const isMaker = ({ assignedTo, scope }: PythonCall) =>
    given?.kind === "name" && assignedTo.length === 1 && assignedTo.includes(given.value) && (scope === call.scope || scope === "");
  const made = lastPart((given?.kind === "call" ? given.name : facts.calls.find(isMaker)?.name) ?? "");
  return /^[A-Z]/.test(made) ? made : undefined;
}

function isMapStyle({ bases }: PythonClass): boolean {
  return bases.some(
    (base) =>
      /^(?:torch\.utils\.data\.(?:dataset\.)?|data\.|torchdata\.)?(?:Dataset|VisionDataset|ConcatDataset)$/.test(base) ||
      /^torchvision\.datasets\.(?:\w+\.)*(?:VisionDataset|ImageFolder|DatasetFolder)$/.test(base),
  );
}

const globalDraw =
  /^numpy\.random\.(?:rand|randn|randint|random|random_sample|uniform|normal|choice|permutation|shuffle|beta|binomial|poisson|exponential)$/;
const ownDraw = /^(?:numpy\.random\.(?:default_rng|RandomState)|random\.Random)\(\)\.(?!seed$|bit_generator$|spawn$)\w+$/;

interface Draw {
  readonly call: PythonCall;
  /** In the words of a message. */
  readonly from: string;
}

/** The first draw in `__getitem__`, or in a method that it calls on itself, of what a worker only has a copy of. */
function drawIn({ facts }: PythonModule, { name }: PythonClass, isOld: boolean): Draw | undefined {
  const getItem = `${name}.__getitem__`;
  const own = facts.calls.filter(({ scope }) => scope === getItem).flatMap((call) => /^self\.(\w+)$/.exec(call.name)?.[1] ?? []);
  const scopes = new Set([getItem, ...own.map((method) => `${name}.${method}`)]);
  const calls = facts.calls.filter(({ scope }) => scopes.has(scope));
  // What only picks another row instead of a broken one may be the same everywhere.
  if (own.includes("__getitem__")) return undefined;
  if (calls.some((call) => /(?:^|\.)(?:seed|manual_seed|default_rng|RandomState|Random|SeedSequence)$/.test(call.name))) return undefined;
  for (const call of calls) {
    if (isOld && globalDraw.test(call.name)) return { call, from: "the state of `np.random`" };
    if (!ownDraw.test(call.name) || call.receiver?.kind !== "name") continue;
    const kept = call.receiver.value;
    const given = facts.assignments.filter(({ targets }) => targets.includes(kept));
    const [only] = given;
    const isKept = kept.startsWith("self.") ? only?.scope === `${name}.__init__` : only?.scope === "";
    if (given.length === 1 && isKept) return { call, from: `\`${kept}\`` };
  }
  return undefined;
}
