import type { PythonFunction } from "../../facts/python-facts.js";
import type { ScriptCall } from "../../facts/script-facts.js";
import { innerScope } from "../../project/inner-scope.js";
import type { FactsOf, Project, PythonModule } from "../../project/project.js";
import type { ScriptModule } from "../../project/scripts.js";
import { isPlaceholder } from "../../text/placeholder.js";
import type { Place } from "../../text/span.js";
import type { Gap } from "../rule.js";

/** Why an evaluation cannot run: something in it was left for later. */
export interface Unfilled {
  /** "`load_model()` in `evals/test_model.py` is not written yet". */
  readonly what: string;
  readonly at: Place;
}

/** The gap that it is. It only takes from what it shows itself: beside other `evidence` it is weak. */
export function unfilledGap({ what, at }: Unfilled, evidence: readonly unknown[]): Gap {
  return { kind: evidence.length > 0 ? "weak" : "hollow", message: `${what}, so the evaluation cannot run.`, at };
}

/** Marks by which tests of a language model's answers are kept as runs of an evaluation. */
const marksEvaluation = /^(?:langsmith\.(?:test|unit|testing\.test)|pytest\.mark\.langsmith)$/;

/** The tests of an evaluation module that compare something. */
function evaluationTests({ role, form, facts }: PythonModule): readonly PythonFunction[] {
  if (form !== "module" || (role !== "test" && role !== "evaluation")) return [];
  const tests = facts.functions.filter(isTest);
  return role === "test" ? tests.filter(({ decorators }) => decorators.some(({ name }) => marksEvaluation.test(name))) : tests;
}

/** The first of them that can run. */
export function runnableTest(module: PythonModule): PythonFunction | undefined {
  return evaluationTests(module).find((test) => unwrittenBehind(module, innerScope(test)) === undefined);
}

/**
 * What keeps a module of evaluations or tests from running at all: all its tests, or what it does when it is run, need a function of its own
 * that is not written. Methods are left out: an empty one belongs to a stand-in or an interface.
 */
export function unfilledModule(project: Project, module: PythonModule): Unfilled | undefined {
  if ((module.role !== "evaluation" && module.role !== "test") || module.form !== "module") return undefined;
  if (!module.facts.functions.some(isStub)) return undefined;
  const tests = module.facts.functions.filter(isTest);
  const found = (tests.length > 0 ? tests.map(innerScope) : [""]).map((start) => unwrittenBehind(module, start));
  const [first] = found;
  if (!first || found.includes(undefined)) return undefined;
  return { what: `\`${first.name}()\` in \`${project.relative(module.path)}\` is not written yet`, at: module.place(first.span) };
}

/** What keeps a script of evaluations from running: a failure that it throws until people have written what stands in its place. */
export function unfilledScript(project: Project, { path, role, facts, place }: ScriptModule): Unfilled | undefined {
  const thrown = role === "evaluation" ? facts.calls.find(isBlankError) : undefined;
  return thrown && { what: `\`${project.relative(path)}\` is not written yet`, at: place(thrown.span) };
}

function isBlankError({ name, arguments: [first] }: ScriptCall): boolean {
  return name === "Error" && first?.value.kind === "string" && isPlaceholder(first.value.value);
}

/** The first blank of an evaluation's configuration. */
export function unfilledConfiguration(project: Project, { path, facts }: FactsOf<"eval">): Unfilled | undefined {
  const [blank] = facts.blanks;
  return blank && { what: `\`${blank.value}\` in \`${project.relative(path)}\` is not filled in yet`, at: { path, span: blank.span } };
}

/** The unwritten function that a run from `start` calls, directly, through other functions of the module, or as a fixture that it asks for. */
function unwrittenBehind({ facts }: PythonModule, start: string): PythonFunction | undefined {
  const functions = new Map(facts.functions.map((one) => [innerScope(one), one] as const));
  const reached = new Set([start]);
  for (const current of reached) {
    const one = functions.get(current);
    if (one && isStub(one)) return one;
    for (const { name, scope } of facts.calls) if (scope === current && functions.has(name)) reached.add(name);
    for (const { name } of one?.parameters ?? []) if (functions.get(name)?.decorators.some(isFixture)) reached.add(name);
  }
  return undefined;
}

function isTest({ name, assertions }: PythonFunction): boolean {
  return name.startsWith("test") && assertions > 0;
}

function isStub({ scope, empty, decorators }: PythonFunction): boolean {
  return scope === "" && empty && decorators.every((one) => isFixture(one));
}

function isFixture({ name }: { readonly name: string }): boolean {
  return /(?:^|\.)fixture$/.test(name);
}
