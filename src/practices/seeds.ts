import type { CodeValue } from "../facts/code-value.js";
import type { Evidence } from "../project/evidence.js";
import { indexSteps, modulesWith } from "../project/modules-with.js";
import { remembered } from "../project/once-per.js";
import { callsTo, modulesThat, oncePerModulesInSteps } from "../project/production-code.js";
import type { Project } from "../project/project.js";
import { flatMapInSteps, type Steps } from "../text/steps.js";
import { dotted } from "./dotted.js";
import { seen } from "./evidence-of.js";
import { modelCalls } from "./model-calls.js";
import type { Practice } from "./practice.js";
import { runCommandsThat } from "./run-commands.js";

/** Functions that seed a generator. */
const seeding = dotted(
  "random.seed",
  "numpy.random.seed",
  "numpy.random.default_rng",
  "numpy.random.RandomState",
  "torch.**.manual_seed*",
  "tensorflow.**.set_seed",
  "tensorflow.**.set_random_seed",
  "keras.**.set_random_seed",
  "jax.random.PRNGKey",
  "jax.random.key",
);
/** Functions of frameworks and of one's own that seed them all. */
const seedsAll =
  /(?:^|\.)(?:seed_everything|set_seed|fix_seed|set_random_seed|seed_all|init_seeds?|setup_seed|set_all_seeds|manual_seed|enable_determinism)$/;
/** Generators, which are seeded only by an argument. */
const generator = /\.(?:default_rng|RandomState)$/;

/** Calls that make a text or a picture. */
const generates = /(?:^|\.)(?:generate\w*|create|invoke|complete|chat)$/;
/** Arguments and parameters that are seeds. */
const seedName = /^(?:random_state|seed|random_seed|rng_seed|data_seed|split_seed)$/;
/** What PyCaret calls its seed, and what it is given to. */
const session = "session_id";
const setup = /^pycaret\.(?:\w+\.)*setup$/;
const seedOption = /\s--(?:random[_-])?seed[= ]\d/;

export const seeds: Practice = {
  title: "A random seed is fixed",
  find: remembered((project) => {
    const modules = codeOf(project.python);
    return [
      ...[...callsTo(modules, seeding), ...callsTo(modules, seedsAll)]
        .filter(({ call }) => !generator.test(call.name) || call.arguments.length > 0)
        .map(({ call, at }) => seen("wired", `\`${call.name}()\` called`, at)),
      ...givenSeeds(modules),
      ...project
        .facts("text")
        .flatMap(({ path, facts }) => facts.seeds.map((span) => seen("present", `seed in \`${project.relative(path)}\``, { path, span }))),
      ...runCommandsThat(project, (text) => seedOption.test(text)).map(({ text, at }) => seen("present", `\`${text.slice(0, 80)}\``, at)),
    ];
  }),
};

/** The longest looks that this takes, in steps. */
export function* seedLooks(project: Project): Steps<void> {
  const modules = codeOf(project.python);
  yield* indexSteps(modules, "calls", "options");
  yield* givenSeeds.steps(modules);
}

const codeOf = modulesThat(({ role }) => role !== "test" && role !== "docs");

/** Calls and dictionaries of parameters that are given a seed. What a model answers is another matter. */
const givenSeeds = oncePerModulesInSteps((modules) => {
  const answers = new Set(modelCalls(modules).map(({ call }) => call));
  const seeding = new Set(modulesWith(modules, { options: (name) => name === session || seedName.test(name) }));
  const training = new Set(modulesWith(modules, { calls: learns }));
  return flatMapInSteps(modules, (module): readonly Evidence[] => [
    ...(seeding.has(module) ? module.facts.calls : []).flatMap((call) => {
      const seed =
        answers.has(call) || generates.test(call.name) ? undefined : call.arguments.find(({ name, value }) => isSeed(name, value));
      if (setup.test(call.name) && call.arguments.some(({ name, value }) => name === session && value.kind !== "none"))
        return [seen("wired", `\`${call.name}(${session}=…)\``, module.place(call.span))];
      return seed ? [seen("wired", `\`${call.name}(${seed.name}=…)\``, module.place(call.span))] : [];
    }),
    ...(training.has(module) ? module.facts.calls : []).flatMap((call) =>
      learns.test(call.name) && call.arguments.some(({ value }) => namesSeed(value))
        ? [seen("wired", `\`${call.name}()\` is given a seed`, module.place(call.span))]
        : [],
    ),
    ...module.facts.assignments.flatMap(({ targets, value }) =>
      namesSeed(value) ? [seen("present", `\`${targets.join(", ")}\` names a seed`, module.place(value.span))] : [],
    ),
  ]);
});

/** Functions that take parameters of training as a dictionary. */
const learns = /^(?:xgboost|lightgbm|catboost)\.(?:train|cv)$/;

function namesSeed(value: CodeValue): boolean {
  return value.kind === "dict" && value.entries.some((entry) => entry.key.kind === "string" && isSeed(entry.key.value, entry.value));
}

function isSeed(name: string | undefined, { kind }: CodeValue): boolean {
  return name !== undefined && seedName.test(name) && kind !== "none";
}
