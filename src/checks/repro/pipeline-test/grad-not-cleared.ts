import type { PythonCall } from "../../../facts/python-facts.js";
import { modulesWith } from "../../../project/modules-with.js";
import { oncePerModules, ownModules } from "../../../project/production-code.js";
import type { PythonModule } from "../../../project/project.js";
import type { Fix } from "../../../rules/rule.js";
import { callsOf, functionAt, functionCalled } from "../../../semantics/own-names.js";
import { lastPart } from "../../../text/last-part.js";
import { contains } from "../../../text/span.js";
import type { CodeCheck, CodeProblem } from "../../code-check.js";

export const gradNotCleared: CodeCheck = {
  flags:
    "A loop of PyTorch that calls `backward()` and `optimizer.step()` and never clears the gradients, so each step adds all earlier batches.",
  silent:
    "`zero_grad` anywhere in the file, on whatever it is called, or in a function that the loop calls; `grad = None`; optimizers of one's own, DeepSpeed and other trainers, and optimizers made anew in each round.",
  source: "dslinter; CodeSmile",
  languages: ["Python"],
  find: (project) => look(ownModules(project)),
};

const clears = /(?:^|[._])zero_?grad\w*$|\bgrad\.zero_$|(?:^|\.)(?:clear|reset)_?grad\w*$/i;
const optimizer = /^torch\.optim\.(?:\w+\.)*\w+\(\)\.step$/;
/** An optimizer that the caller made. */
const givenOptimizer = /^(?:self\.)?(?:\w+_)?(?:optim|optimizer|opt)\.step$/i;
/** What clears by itself, or hides who does. */
const otherTrainers =
  /^(?:pytorch_lightning|lightning|deepspeed|accelerate|transformers|fastai|ignite|composer|colossalai|megatron|apex|higher|tensorflow|jax|paddle|mindspore|keras|opacus)(?:\.|$)/;

const look = oncePerModules((modules) => {
  const clearing = new Set(modulesWith(modules, { calls: clears }));
  const hasOwnOptimizer = modules.some(({ facts }) => facts.classes.some(({ name, bases }) => /optim/i.test(`${name} ${bases.join(" ")}`)));
  const stepping = modulesWith(modules, { calls: (name) => optimizer.test(name) || givenOptimizer.test(name) });
  return stepping.flatMap((module) => {
    const { calls, assignments, imports } = module.facts;
    if (clearing.has(module) || imports.some((one) => otherTrainers.test(one.module))) return [];
    if (assignments.some(({ targets }) => targets.some((target) => /\.grad$/.test(target)))) return [];
    const isOfTorch = !hasOwnOptimizer && imports.some((one) => /^torch(?:\.|$)/.test(one.module));
    const steps = calls.filter(
      ({ name, arguments: given }) => given.length === 0 && (optimizer.test(name) || (isOfTorch && givenOptimizer.test(name))),
    );
    return steps.flatMap((step): CodeProblem[] => {
      const backward = calls.findLast(
        (one) => one.scope === step.scope && one.span.start < step.span.start && isBackward(one) && isSameRound(module, one, step),
      );
      if (!backward || !isRepeated(modules, module, step, clearing) || clearsElsewhere(modules, module, step, clearing)) return [];
      const fix = clearFirst(module, backward, step);
      return [
        {
          kind: "partial",
          message:
            "Gradients are never cleared here, so each step adds those of all earlier batches. Call `optimizer.zero_grad()` before `backward()`.",
          at: module.place(backward.span),
          related: [{ message: "They are applied here.", at: module.place(step.span) }],
          fixes: fix ? [fix] : [],
        },
      ];
    });
  });
});

function isBackward({ name, arguments: given }: PythonCall): boolean {
  return lastPart(name) === "backward" && given.every((one) => one.name === "retain_graph");
}

/** The loops that a call stands in, the innermost last. */
function loopsAround({ facts }: PythonModule, { span, scope }: PythonCall) {
  return facts.loops.filter((one) => one.scope === scope && one.span.start < span.start && span.end <= one.span.end);
}

function isSameRound(module: PythonModule, backward: PythonCall, step: PythonCall): boolean {
  return loopsAround(module, backward).at(-1) === loopsAround(module, step).at(-1);
}

/** Whether a step is taken again with the same optimizer: in a loop that does not make it, or in a function that one calls. */
function isRepeated(
  modules: readonly PythonModule[],
  module: PythonModule,
  step: PythonCall,
  clearing: ReadonlySet<PythonModule>,
): boolean {
  const loop = loopsAround(module, step).at(-1);
  const made = step.name.replace(/(?:\(\))?\.step$/, "");
  if (loop) return !module.facts.calls.some(({ name, span }) => name === made && contains(loop.span, span));
  const own = functionAt(module, step.scope);
  if (!own || module.facts.calls.some(({ name, scope }) => name === made && scope === step.scope)) return false;
  const sites = callsOf(modules, own);
  return sites.some(({ call }) => call.inLoop) && sites.every((site) => !clearing.has(site.module));
}

/** Whether one of the project's functions that the same function calls clears them. */
function clearsElsewhere(
  modules: readonly PythonModule[],
  module: PythonModule,
  step: PythonCall,
  clearing: ReadonlySet<PythonModule>,
): boolean {
  return module.facts.calls.some((call) => {
    if (call.scope !== step.scope) return false;
    const own = functionCalled(modules, { module, call });
    return own !== undefined && clearing.has(own.module);
  });
}

/** Clears them on a line of its own, before the gradients are worked out. */
function clearFirst(module: PythonModule, { indent, whole }: PythonCall, step: PythonCall): Fix | undefined {
  if (module.form === "notebook" || indent === undefined || step.receiver?.kind !== "name") return undefined;
  const text = `${step.receiver.value}.zero_grad()\n${indent}`;
  return {
    kind: "edit",
    title: "Clear the gradients first",
    edits: [{ kind: "replace", path: module.path, span: { start: whole.start, end: whole.start }, text }],
  };
}
