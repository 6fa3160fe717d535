import type { PythonCall, PythonFunction } from "../../facts/python-facts.js";
import { dotted } from "../../practices/dotted.js";
import { seeds as practice, seedLooks } from "../../practices/seeds.js";
import type { Evidence } from "../../project/evidence.js";
import { callsTo, oncePerModules, ownModules } from "../../project/production-code.js";
import type { Project, PythonModule } from "../../project/project.js";
import { namesRead } from "../../semantics/names-in.js";
import { lastPart } from "../../text/last-part.js";
import { contains, type Place } from "../../text/span.js";
import { claimAt } from "../parts/claim.js";
import { seedAtEntry } from "../parts/seed-at-entry.js";
import type { Fix, Gap, Rule } from "../rule.js";

/** Functions of one's own that seed. They do nothing unless somebody calls them. */
const seedFunction = /seed|determinis/i;
/** Calls that seed a generator, or all of them. */
const generatorSeed =
  /^(?:random|numpy\.random|cupy\.random|torch|tensorflow|keras|tf_keras|jax\.random|mxnet|paddle)\.(?:\S*\.)?(?:\w*seed\w*|PRNGKey|key|RandomState|default_rng)$|(?:^|\.)(?:seed_everything|set_seed|set_random_seed|seed_all|enable_determinism|manual_seed)$/i;
/** Networks start from random weights. Trainers of Hugging Face have a fixed seed unless told otherwise. */
const networks = /^`(?:torch|tensorflow|tf_keras|keras|jax|flax|pytorch_lightning|lightning|fastai)\b|\.(?:backward|fit_one_cycle)\(\)`/;
const seedsNetworks =
  /(?:torch|tensorflow|keras|jax|flax|lightning)\S*(?:seed|PRNGKey|key)|seed_everything|(?:set|fix|setup|init|seed_all|all)_?\w*seeds?|seed_all|enable_determinism|manual_seed|seed in `|names a seed|--\w*seed|\bset_seed|Trainer|Arguments/i;
/** Loaders, layers that vary the data, and generators of their own that are given a seed: the weights start from another. */
const seedsData =
  /\.(?:\w*_from_directory|flow\w*|random_split|split\w*|shuffle|\w*[Ss]ampler|DataLoader|Random\w+|Dropout)\(\w+=…\)`|\.Generator\(\)\.manual_seed\(\)/;
/** Learners that give the same model for the same data, or have a fixed seed unless told otherwise. */
const settled =
  /^`(?:transformers|trl|sentence_transformers|setfit|xgboost|lightgbm|catboost|statsmodels|prophet|pmdarima|lifelines|spacy)\b|\.(?:LinearRegression|LogisticRegression|Ridge\w*|Lasso\w*|ElasticNet\w*|SVC|SVR|\w*NB|KNeighbors\w*|NearestNeighbors|GaussianProcess\w*|\w*DiscriminantAnalysis|IsotonicRegression)\(\)\.\w+\(\)`|(?:XGB|LGBM|CatBoost)\w*\(\)/;

const addModule: Fix = { kind: "scaffold", title: "Add a module that seeds every generator in use", scaffold: "seeds" };

export const seeds: Rule = {
  title: "Seeds are set where training runs",
  why: {
    source: "A0 #6; MLTS Infra 1",
    text: "Operations for machine learning stress reproducibility; two trainings on the same data should give the same model.",
  },
  applies: "trains",
  stage: "prototype",
  weight: 1,
  asks: "present",
  evidence: {
    claimed: "`data.splits.seed` is given.",
    present: "A configuration or a command line sets a seed, or every learner in use has a fixed seed by itself.",
    wired: "Code seeds a generator, or gives a seed to a split, a model or a trainer.",
  },
  hollow: "The function that seeds is never called.",
  manifest: ["data", "splits", "seed"],
  limits: "Bit-for-bit equality on graphics processors needs more than seeds, and is not asked for.",
  looks: seedLooks,
  check(project) {
    const idle = uncalledSeeding(ownModules(project));
    const seeding = practice
      .find(project)
      .filter(({ at }) => at?.path !== project.manifest.path && !idle.some((one) => isSame(one.at, at)));
    // What an example seeds is the last that people would look for.
    const isExample = ({ at }: Evidence) => at !== undefined && project.role(at.path) === "example";
    const evidence = [...seeding.filter((one) => !isExample(one)), ...seeding.filter(isExample)];
    const claim = claimAt(project, ["data", "splits", "seed"]);
    if (claim) evidence.push({ level: "claimed", what: `seed \`${claim.value}\``, at: claim.at });
    const training = project.traits.trains.evidence.filter(({ at }) => at?.path !== project.manifest.path);
    const [first] = training;
    const [unused] = idle;
    const isSettled = first !== undefined && training.every(({ what }) => settled.test(what));
    if (unused && !isSettled && !evidence.some(({ level }) => level !== "claimed")) {
      const message = `\`${unused.name}()\` sets the seeds, but nothing calls it, so each training differs. Call it before training.`;
      return { evidence, gaps: [{ kind: "hollow", message, at: unused.definition }] };
    }
    if (evidence.some(({ level }) => level !== "claimed"))
      return {
        evidence: evidence.slice(0, 10),
        gaps: [
          ...unseededNetwork(
            training,
            evidence,
            evidence.find((one) => one.level !== "claimed" && !isExample(one)),
          ),
          ...unseededSplit(project, evidence),
        ],
      };
    if (first && isSettled)
      return { evidence: [...evidence, { level: "present", what: `${first.what}: trains alike each time`, at: first.at }], gaps: [] };
    const message = claim
      ? "A seed is declared for the split, but no code, configuration or command sets one."
      : "Training starts from a different seed each time: none is set in code, configuration or on a command line.";
    const kind = claim ? "weak" : "missing";
    const inPlace = seedAtEntry(project, first?.at?.path);
    return {
      evidence,
      gaps: [{ kind, message, at: first?.at ?? claim?.at, fixes: [...(inPlace ? [inPlace] : []), ...(claim ? [] : [addModule])] }],
    };
  },
};

function isSame(a: Place, b: Place | undefined): boolean {
  return a.path === b?.path && a.span.start === b.span.start;
}

/** A network is trained, and only a split or another library was given a seed. */
function unseededNetwork(training: readonly Evidence[], seeding: readonly Evidence[], given: Evidence | undefined): Gap[] {
  const network = training.find(({ what }) => networks.test(what));
  if (
    !network ||
    training.some(({ what }) => /Trainer/.test(what)) ||
    seeding.some(({ what }) => seedsNetworks.test(what) && !seedsData.test(what))
  )
    return [];
  return [
    {
      kind: "weak",
      message: given
        ? `${given.what.replace(/ called$/, "")} gets a seed, but the network that is trained here does not, so that each run differs.`
        : "Only examples set a seed, and the network that is trained here gets none, so that each run differs.",
      at: network.at,
      ...(given?.at && { related: [{ message: "The seed that is set.", at: given.at }] }),
    },
  ];
}

/** Draws of NumPy's own generator, by which rows are taken for one side or the other. */
const draw = dotted(
  "numpy.random.rand",
  "numpy.random.random",
  "numpy.random.uniform",
  "numpy.random.choice",
  "numpy.random.permutation",
  "numpy.random.shuffle",
);
const trainingPart = /(?:^|_)train(?:ing)?(?:_|$)/i;
const heldOutPart = /(?:^|_)(?:test|val|valid|validation|dev|holdout)(?:_|$)/i;
const seedsNumpy =
  /numpy\.random\.seed|(?:^|[.`])(?:seed_everything|fix_seeds?|seed_all|init_seeds?|setup_seed|set_all_seeds|(?<!tensorflow\.\S*)set_seeds?|enable_determinism)\(|keras\S*set_random_seed|seed in `|--\S*seed/;

/** Rows are parted at random, and whatever was given a seed, NumPy was not. */
function unseededSplit(project: Project, seeding: readonly Evidence[]): Gap[] {
  if (seeding.some(({ what }) => seedsNumpy.test(what))) return [];
  const found = callsTo(ownModules(project), draw).find(({ call, module }) => module.role !== "example" && partsRows(module, call));
  if (!found) return [];
  const message = `\`${found.call.name}()\` parts the data, and nothing seeds NumPy, so that each run trains on other rows.`;
  return [{ kind: "weak", message, at: found.at }];
}

/** Whether what is drawn, or shuffled in place, picks rows for training and rows to hold out. */
function partsRows({ facts }: PythonModule, { arguments: [first], scope, span, name }: PythonCall): boolean {
  const here = facts.assignments.filter((one) => one.scope === scope);
  const drawn = name.endsWith("shuffle")
    ? first
      ? namesRead(first.value)
      : []
    : here.filter(({ value }) => contains(value.span, span)).flatMap(({ targets }) => targets);
  const picked = here.filter(({ value }) => namesRead(value).some((read) => drawn.includes(read))).flatMap(({ targets }) => targets);
  return picked.some((one) => trainingPart.test(one)) && picked.some((one) => heldOutPart.test(one));
}

interface IdleSeeding {
  readonly name: string;
  readonly definition: Place;
  readonly at: Place;
}

/** Calls that seed inside functions of one's own that no code calls, by any name they may be imported under. */
const uncalledSeeding = oncePerModules((modules): readonly IdleSeeding[] => {
  const named = modules.flatMap((module) =>
    module.facts.functions.filter(({ name, scope }) => scope === "" && seedFunction.test(name)).map((own) => ({ module, own })),
  );
  return named.filter(({ own }) => !isMentioned(modules, own.name)).flatMap(({ module, own }) => seedingIn(module, own));
});

function isMentioned(modules: readonly PythonModule[], name: string): boolean {
  return modules.some(
    ({ facts }) =>
      facts.calls.some((call) => lastPart(call.name) === name) ||
      facts.imports.some((one) => one.name === name) ||
      facts.functions.some(({ decorators, name: own }) => own === name && decorators.length > 0),
  );
}

function seedingIn(module: PythonModule, { name, span: definition }: PythonFunction): readonly IdleSeeding[] {
  return module.facts.calls
    .filter(({ scope, name: callee }) => scope === name && generatorSeed.test(callee))
    .map(({ span }) => ({ name, definition: module.place(definition), at: module.place(span) }));
}
