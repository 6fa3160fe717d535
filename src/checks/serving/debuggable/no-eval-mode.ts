import type { PythonCall } from "../../../facts/python-facts.js";
import { outerScope } from "../../../project/outer-scope.js";
import { oncePerModules, ownModules } from "../../../project/production-code.js";
import type { PythonModule } from "../../../project/project.js";
import type { Fix } from "../../../rules/rule.js";
import { argumentFor, callsOf, functionAt, functionCalled, isModule, modulesNamed } from "../../../semantics/own-names.js";
import { lastPart } from "../../../text/last-part.js";
import type { CodeCheck, CodeProblem } from "../../code-check.js";

type Modules = readonly PythonModule[];

export const noEvalMode: CodeCheck = {
  flags:
    "A network of PyTorch with dropout or batch normalisation whose weights are loaded by `load_state_dict`, and that predicts without `eval()`.",
  silent:
    "Files that call `eval()` or `train()` on anything, or train on; networks without such layers, and those whose layers or use cannot be seen; generators of pictures; Lightning, Trainers and `from_pretrained`.",
  source: "Sonar S6982",
  languages: ["Python"],
  offByDefault: "How often it is right is not shown: it found nothing in 221 repositories.",
  find: (project) => look(ownModules(project)),
};

const setsMode = /(?:^|\.)(?:eval|train|set_grad_mode|inference|prepare_for_inference|to_inference)$/;
/** What paints pictures is often left in training mode on purpose: its dropout is the noise. */
const generator = /(?:^|[._])(?:gen|g|net_?g\w*|g_net|decoder)$|generator/i;
const otherTrainers =
  /^(?:pytorch_lightning|lightning|deepspeed|accelerate|fastai|ignite|composer|tensorflow|jax|paddle|mindspore|skorch)(?:\.|$)/;
/** Layers that do one thing in training and another after it. */
const modalLayer = /^torch\.nn\.(?:\w+\.)*(?:\w*Dropout\w*|\w*BatchNorm\w*|Transformer(?:(?:En|De)coderLayer)?)$/;
/** A network that takes its layers one by one may leave some out. */
const walksLayers = /\.(?:named_children|children|named_modules|register_forward_hook)$/;
/** Networks of libraries, all of which have such layers. */
const modalNetwork =
  /^(?:torchvision\.models\.(?:\w+\.)*[a-z]\w+|timm\.(?:models\.)?create_model|segmentation_models_pytorch\.(?:\w+\.)*\w+|efficientnet_pytorch\.\w+(?:\.\w+)?)$/;
/** What changes where a network lies, and gives it back. */
const moved = /(?:\(\)\.(?:to|cuda|cpu|half|float|double|eval|module))*\(\)$/;
/** What looks at a network and leaves its mode alone. */
const looksOn =
  /^(?:print|len|type|id|isinstance|sum|next|torch\.nn\.DataParallel|torch\.nn\.parallel\.\w+|torch\.compile)$|summary$|\.(?:info|debug)$/;

const look = oncePerModules((modules) => modules.flatMap((module) => (isSettled(module) ? [] : inModule(modules, module))));

/** Whether a file sets modes, trains on, or leaves both to a framework. */
function isSettled({ facts: { calls, imports } }: PythonModule): boolean {
  return (
    calls.some(({ name }) => setsMode.test(name) || lastPart(name) === "backward") || imports.some((one) => otherTrainers.test(one.module))
  );
}

function inModule(modules: Modules, module: PythonModule): CodeProblem[] {
  return module.facts.calls.flatMap((load): CodeProblem[] => {
    if (lastPart(load.name) !== "load_state_dict" || load.receiver?.kind !== "name") return [];
    const receiver = load.receiver.value;
    const network = load.name.slice(0, -".load_state_dict".length);
    if (generator.test(receiver) || generator.test(network.replace(moved, ""))) return [];
    if (!moved.test(network) || !isModal(modules, module, network.replace(moved, ""), 3)) return [];
    const given = handedOn(modules, module, receiver);
    if (given === "unknown") return [];
    const use = usedHere(module, load, receiver, network) ?? given ?? usedByCaller(modules, module, load, receiver);
    if (!use) return [];
    const fix = setMode(module, load, receiver);
    return [
      {
        kind: "partial",
        message: `\`${receiver}\` predicts in training mode, so dropout and batch statistics change its answers. Call \`${receiver}.eval()\` after its weights are loaded.`,
        at: module.place(load.span),
        related: [{ message: "It predicts here.", at: use.module.place(use.call.span) }],
        fixes: fix ? [fix] : [],
      },
    ];
  });
}

interface Use {
  readonly module: PythonModule;
  readonly call: PythonCall;
}

const predicting = /^(?:\.(?:forward|predict|generate|sample|encode|decode))?$/;

function isUse({ name }: PythonCall, network: string): boolean {
  return name.startsWith(network) && predicting.test(name.slice(network.length));
}

/** Where the same function, class, or file of a global, lets the network predict. */
function usedHere(module: PythonModule, load: PythonCall, receiver: string, network: string): Use | undefined {
  const owner = receiver.startsWith("self.") ? (outerScope(load.scope) ?? "") : load.scope;
  const isIn = (scope: string) => owner === "" || scope === owner || scope.startsWith(`${owner}.`);
  const call = module.facts.calls.find(
    (one) => isUse(one, network) && isIn(one.scope) && (one.scope !== load.scope || one.span.start > load.span.start),
  );
  return call && { module, call };
}

/** Where what a function loads and returns is used, in files that set no mode either. */
function usedByCaller(modules: Modules, module: PythonModule, load: PythonCall, receiver: string): Use | undefined {
  const own = functionAt(module, load.scope);
  const isGiven = module.facts.returns.some(
    ({ scope, value }) => scope === load.scope && value.kind === "name" && value.span.start > load.span.start && value.value === receiver,
  );
  if (!own || !isGiven) return undefined;
  for (const site of callsOf(modules, own)) {
    const [target] = site.call.assignedTo;
    if (target === undefined || site.call.assignedTo.length > 1 || isSettled(site.module)) continue;
    const given = handedOn(modules, site.module, target);
    if (given === "unknown") continue;
    const call = site.module.facts.calls.find((one) => isUse(one, `${site.call.name}()`));
    if (call) return { module: site.module, call };
    if (given) return given;
  }
  return undefined;
}

/** Where a function of the project that is given the network lets it predict; `unknown` where something may set its mode. */
function handedOn(modules: Modules, module: PythonModule, name: string): Use | "unknown" | undefined {
  let use: Use | undefined;
  for (const call of module.facts.calls) {
    if (looksOn.test(call.name) || !call.arguments.some(({ value }) => value.kind === "name" && value.value === name)) continue;
    const own = functionCalled(modules, { module, call });
    if (!own || isSettled(own.module)) return "unknown";
    const parameter = own.definition.parameters.find((one) => {
      const given = argumentFor(own, { module, call }, one.name);
      return given?.kind === "name" && given.value === name;
    })?.name;
    const calls = own.module.facts.calls.filter(({ scope }) => scope === own.scope);
    const isGivenAgain = calls.some(
      (one) => !looksOn.test(one.name) && one.arguments.some(({ value }) => value.kind === "name" && value.value === parameter),
    );
    if (parameter === undefined || isGivenAgain) return "unknown";
    const predicts = calls.find((one) => isUse(one, parameter));
    if (predicts) use ??= { module: own.module, call: predicts };
  }
  return use;
}

/** Whether what a class or function of the project or of a library makes has layers of which the mode matters. */
function isModal(modules: Modules, module: PythonModule, name: string, depth: number): boolean {
  if (modalNetwork.test(name)) return true;
  if (depth === 0) return false;
  const dot = name.lastIndexOf(".");
  const last = name.slice(dot + 1);
  const owners = dot === -1 ? [module, ...starred(modules, module)] : modulesNamed(modules, name.slice(0, dot));
  return owners.some((owner) => {
    const { classes, functions, calls, returns } = owner.facts;
    if (classes.some((one) => one.name === last)) {
      const isOwn = ({ scope }: { readonly scope: string }) => scope === last || scope.startsWith(`${last}.`);
      if (functions.some((one) => isOwn(one) && /^(?:train|eval)$/.test(one.name))) return false;
      const made = calls.filter(isOwn);
      if (made.some((call) => setsMode.test(call.name) || walksLayers.test(call.name))) return false;
      return made.some(
        (call) =>
          modalLayer.test(call.name) ||
          modalNetwork.test(call.name) ||
          (/^[A-Z]/.test(lastPart(call.name)) && isModal(modules, owner, call.name, depth - 1)),
      );
    }
    const given = returns.filter(({ scope }) => scope === last);
    const [only] = given;
    return given.length === 1 && only?.value.kind === "call" && !calls.some((call) => call.scope === last && setsMode.test(call.name))
      ? isModal(modules, owner, only.value.name, depth - 1)
      : false;
  });
}

/** The modules of the project that a module imports all names of. */
function starred(modules: Modules, { facts }: PythonModule): Modules {
  const stars = facts.imports.filter((one) => one.name === "*");
  return stars.length === 0 ? [] : modules.filter((module) => stars.some((one) => isModule(module, one.module)));
}

function setMode(module: PythonModule, { indent, whole }: PythonCall, receiver: string): Fix | undefined {
  if (module.form === "notebook" || indent === undefined) return undefined;
  return {
    kind: "edit",
    title: `Call \`${receiver}.eval()\``,
    edits: [{ kind: "replace", path: module.path, span: { start: whole.end, end: whole.end }, text: `\n${indent}${receiver}.eval()` }],
  };
}
