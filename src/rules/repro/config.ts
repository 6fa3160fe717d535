import type { CodeValue } from "../../facts/code-value.js";
import type { PythonCall } from "../../facts/python-facts.js";
import type { Evidence } from "../../project/evidence.js";
import { filesLike } from "../../project/files-like.js";
import { callsTo, oncePerModules, ownModules } from "../../project/production-code.js";
import type { Project, PythonModule } from "../../project/project.js";
import { findTool } from "../../tools/index.js";
import { nameOf } from "../../workspace/path-parts.js";
import { absentFile, type Claim, claimAt, claimsAt } from "../parts/claim.js";
import { toolEvidence } from "../parts/tool-claim.js";
import type { Fix, Gap, Rule } from "../rule.js";

/** What hyperparameters are called, as options, fields, keys and parameters. */
const hyperparameter =
  /^-{0,2}(?:\w+[_.-])?(?:lr|learning[_-]?rate|epochs?|num[_-](?:train[_-])?epochs|n[_-]?estimators|max[_-]?depth|batch[_-]?size|weight[_-]?decay|dropout|hidden[_-]?(?:size|dim|units)|num[_-]layers|n[_-]layers|momentum|alpha|gamma|max[_-]iter|max[_-]steps|num[_-]leaves|min[_-]samples\w*|test[_-]size|warmup\w*|lora[_-](?:r|rank|alpha)|optimizer|n[_-](?:neighbors|clusters|components)|hyper_?params?(?:eters)?|params|model[_-]params)$/i;

/** Calls that read a configuration. */
const loads =
  /^(?:hydra\.(?:main|compose)|omegaconf\.OmegaConf\.\w+|yaml\.(?:safe_)?load|yaml\.full_load|ruamel\.yaml\S*\.load|toml(?:li|kit)?\.loads?|json\.load|configparser\.\w*ConfigParser|dvc\.api\.params_show|dvc\.api\.read|gin\.parse_\w+|ml_collections\.\S+|dynaconf\.Dynaconf|box\.\S+|confuse\.\S+|simple_parsing\.parse|tyro\.cli|draccus\.\w+|jsonargparse\.\S+|fire\.Fire|lightning\.pytorch\.cli\.LightningCLI|pytorch_lightning\.cli\.LightningCLI|transformers\.HfArgumentParser|trl\.(?:\w+\.)*TrlParser|\w+\.(?:\w+\.)*(?:H4ArgumentParser|LightningCLI)|sagemaker\.\S*(?:Estimator|HyperparameterTuner)|kedro\.\S*ConfigLoader)/;
/** Calls that fill whole classes or functions from options and files. */
const fillers =
  /^(?:hydra\.main|transformers\.HfArgumentParser|tyro\.cli|gin\.parse_\w+|dvc\.api\.params_show|fire\.Fire|draccus\.\w+|jsonargparse\.\S+|simple_parsing\.\S+)$|(?:^|\.)(?:TrlParser|H4ArgumentParser|LightningCLI)$|\.(?:merge_from_(?:file|list|args|dict)|parse_args_into_dataclasses)$/;
/** An option that names the configuration itself. */
const configurationOption = /^(?:-c|-{0,2}(?:config|cfg|conf|hparams)(?:[-_](?:file|path|name))?)$/;
const addsOptions = /(?:^|[._])add_\w*(?:args?|arguments?|options?|argparser?|flags?)$/;
const withOptions = /\.with_options$/;
const options = /\.(?:add_argument|add_option)$|^(?:click|typer)\.(?:option|Option|argument)$|^absl\.flags\.DEFINE_\w+$/;
const searches =
  /(?:^|\.)(?:\w*(?:GridSearch|RandomizedSearch|RandomSearch|HalvingGridSearch|HalvingRandomSearch|BayesSearch|OptunaSearch|TuneSearch)(?:CV)?|hyperparameter_search|ParameterGrid|ParameterSampler|grid_search|randomized_search|HyperparameterTuner|cross_validation_grid|KElbowVisualizer|kelbow_visualizer)$|\.(?:tune_model)$|^(?:pycaret|autogluon|h2o\.automl|flaml|tpot|autosklearn)\./;
/** Options that start a search. */
const searchOption = /^--(?:evolve|sweep|tune|hpo|optuna|search|num[-_]trials|n[-_]trials)$/;
/** Commands and files that sweep. */
const sweepFile =
  /(?:^|\/)(?:[\w-]*sweep[\w-]*|[\w-]*(?:hparams|hyperparam\w*|tuning|optuna|hpo)[\w-]*)\.(?:ya?ml|json|toml)$|(?:^|\/)hparams_search\//i;
const configurationFile =
  /(?:^|\/)(?:params|hparams|hyperparams|hyperparameters|train(?:ing)?[\w-]*|model[\w-]*|experiment[\w-]*|config[\w-]*|parameters[\w-]*)\.(?:ya?ml|toml|gin|json)$|(?:^|\/)(?:conf|configs?)\/.*\.(?:ya?ml|toml|json|gin|py)$/i;

const naming: Fix = {
  kind: "manifest",
  title: "Say where hyperparameters are set",
  path: ["experiments", "config"],
  value: "TODO: params.yaml",
};

export const config: Rule = {
  title: "Hyperparameters stand in a configuration, and were searched",
  why: {
    source: "A3 old era; MLTS Model 3",
    text: "Tuning hyperparameters was the focus of the old, model-centred era, and is still to be done: every hyperparameter has been tuned, in a way that others can repeat.",
  },
  applies: "trains",
  stage: "pilot",
  weight: 1,
  asks: "present",
  evidence: {
    claimed: "`experiments.config` or `experiments.search` is text or a link.",
    present: "A configuration of the training, and a sweep or a call that searches hyperparameters.",
    wired: "Code reads its hyperparameters from a file or from options, and calls what searches them.",
  },
  contradicted: "`experiments.config` or `search` names a file that does not exist, or a tool that nothing shows.",
  manifest: ["experiments"],
  limits: "A search that was done elsewhere can only be declared. Whether every hyperparameter is in the configuration is not asked.",
  offByDefault:
    "How training is told its hyperparameters, and whether they were searched, is often seen badly: 7 of 14 findings that could be decided were right on repositories read for the first time, and 13 were arguable.",
  check(project) {
    const setting = claimsAt(project, ["experiments", "config"]);
    const search = claimAt(project, ["experiments", "search"]);
    const gaps: Gap[] = [...setting, ...(search ? [search] : [])].filter(({ exists }) => !exists).map(absentFile);
    const tool = search?.form === "text" ? findTool(search.value) : undefined;
    if (search && tool && !project.tool(tool.id))
      gaps.push({
        kind: "contradicted",
        message: `A search by \`${search.value}\` is declared, but nothing in the workspace shows ${tool.name}.`,
        at: search.at,
      });
    const configured = [...configuredBy(project), ...setting.flatMap(claimed)];
    const searched = [...searchedBy(project), ...(search ? claimed(search) : [])];
    const evidence = [...configured.slice(0, 5), ...searched.slice(0, 5)];
    if (gaps.length > 0) return { evidence, gaps };
    const at = trainingPlace(project);
    if (configured.length === 0)
      gaps.push({
        kind: searched.length > 0 ? "partial" : "missing",
        message:
          "Hyperparameters stand in code: training reads no configuration file and no options. Move them into one, such as `params.yaml`.",
        at,
        fixes: [naming],
      });
    else if (searched.length === 0)
      gaps.push({
        kind: "partial",
        message:
          "Nothing shows that hyperparameters were searched: no Optuna, grid search or sweep. Say in `experiments.search` how they were chosen.",
        at,
        fixes: [
          {
            kind: "manifest",
            title: "Say how they were searched",
            path: ["experiments", "search"],
            value: "TODO: random search, 40 trials",
          },
        ],
      });
    return { evidence, gaps, share: 0.5 };
  },
};

function claimed(claim: Claim): readonly Evidence[] {
  return claim.exists ? [{ level: claim.form === "path" ? "present" : "claimed", what: `\`${claim.value}\``, at: claim.at }] : [];
}

function trainingPlace(project: Project): Evidence["at"] {
  return project.traits.trains.evidence.find(({ at }) => at && at.path !== project.manifest.path)?.at;
}

/** How training is told its hyperparameters. */
function configuredBy(project: Project): readonly Evidence[] {
  const files = filesLike(project, configurationFile).filter((path) => project.role(path) === "production");
  const stages = project
    .facts("dvc")
    .flatMap(({ path, facts }) =>
      facts.stages.filter(({ parameters }) => parameters.length > 0).map(({ span, name }) => ({ path, span, name })),
    );
  // The parameters of an entry point of MLflow.
  const entries = project
    .facts("tasks")
    .flatMap(({ path, facts }) =>
      facts.runner === "mlflow"
        ? facts.tasks
            .filter(({ commands }) => commands.some(({ text }) => /\{\w+\}/.test(text)))
            .map(({ name, span }): Evidence => ({ level: "present", what: `parameters of \`${name}\``, at: { path, span } }))
        : [],
    );
  return [
    ...entries,
    ...optionsIn(ownModules(project)),
    ...stages.map(
      ({ path, span, name }): Evidence => ({ level: "wired", what: `parameters of DVC stage \`${name}\``, at: { path, span } }),
    ),
    ...files.slice(0, 3).flatMap((path): Evidence[] => {
      const reader = readerOf(project, path);
      return reader ? [reader] : [];
    }),
  ];
}

/** A name of an option that is put together: one for each entry of a dictionary of defaults, as in `add_argument(f"--{key}", …)`. */
function isAnyOption(value: CodeValue): boolean {
  return value.kind === "format" && value.parts[0]?.kind === "string" && value.parts[0].value === "--";
}

/** Options and settings that are hyperparameters, and what fills whole classes of them. */
const optionsIn = oncePerModules((modules): readonly Evidence[] => {
  const given = callsTo(modules, options).filter(({ call }) =>
    call.arguments.some(
      ({ value }) =>
        (value.kind === "string" && (hyperparameter.test(value.value) || configurationOption.test(value.value))) || isAnyOption(value),
    ),
  );
  // Workflows that are given a file of settings, and Kedro's parameters.
  const configured = callsTo(modules, withOptions).filter(({ call }) => call.arguments.some(({ name }) => name === "config_path"));
  const parameters = modules.flatMap(({ facts, place }) =>
    facts.imports.some(({ module }) => /^kedro(?:\.|$)/.test(module))
      ? facts.strings
          .filter(({ value }) => /^params:|^parameters$/.test(value))
          .map(({ value, span }): Evidence => ({ level: "wired", what: `\`${value}\``, at: place(span) }))
      : [],
  );
  const commands = modules.flatMap(({ facts, place }) =>
    facts.functions
      .filter(
        ({ decorators, parameters: all }) =>
          decorators.some(({ name }) => /\.command$/.test(name)) && all.some(({ name }) => hyperparameter.test(name)),
      )
      .map(({ name, span }): Evidence => ({ level: "wired", what: `options of \`${name}()\``, at: place(span) })),
  );
  // `add_dict_to_argparser(parser, defaults)`, whose options stand where it is defined.
  const added = callsTo(modules, addsOptions).filter(({ call }) =>
    call.arguments.some(({ value }) => value.kind === "name" && /(?:^|[._])parser$/i.test(value.value)),
  );
  const filled = callsTo(modules, fillers);
  const decorated = modules.flatMap(({ facts, place }) =>
    facts.functions.flatMap(({ decorators }) =>
      decorators
        .filter(
          ({ name, arguments: args }) =>
            /^hydra\.main$/.test(name) ||
            (options.test(name) && args.some(({ value }) => value.kind === "string" && hyperparameter.test(value.value))),
        )
        .map(({ name, span }): Evidence => ({ level: "wired", what: `\`@${name}\``, at: place(span) })),
    ),
  );
  // Fields of a class of settings.
  const fields = modules.flatMap(({ facts, place }) =>
    facts.classes
      .filter(
        ({ name, bases, fields: all }) =>
          (/config|settings|args|arguments|param/i.test(name) || bases.some((base) => /BaseSettings$/.test(base))) &&
          all.some((field) => hyperparameter.test(field.name)),
      )
      .map(({ name, span }): Evidence => ({ level: "wired", what: `settings \`${name}\``, at: place(span) })),
  );
  return [
    ...[...given, ...added, ...filled, ...configured].map(
      ({ call, at }): Evidence => ({ level: "wired", what: `\`${call.name}()\` called`, at }),
    ),
    ...decorated,
    ...parameters,
    ...commands,
    ...fields,
  ];
});

/** Where code reads a file: it names it, or a module that loads configurations names its folder or its ending. */
function readerOf(project: Project, path: string): Evidence | undefined {
  const name = nameOf(path);
  const modules = ownModules(project);
  const loaders = loadersIn(modules);
  const what = `\`${project.relative(path)}\``;
  if (namedIn(modules).has(name)) return { level: "wired", what: `${what} is read`, at: { path, span: { start: 0, end: 0 } } };
  return loaders.length > 0 ? { level: "present", what, at: { path, span: { start: 0, end: 0 } } } : undefined;
}

const loadersIn = oncePerModules((modules): readonly PythonModule[] =>
  modules.filter(
    ({ facts }) => facts.calls.some(isLoad) || facts.functions.some(({ decorators }) => decorators.some(({ name }) => loads.test(name))),
  ),
);

function isLoad({ name }: PythonCall): boolean {
  return loads.test(name);
}

function searchedBy(project: Project): readonly Evidence[] {
  const files = filesLike(project, sweepFile).filter((path) => project.role(path) === "production");
  return [
    ...project.withCapability("hyperparameter-search").map(toolEvidence),
    ...callsTo(ownModules(project), options)
      .filter(({ call }) => call.arguments.some(({ value }) => value.kind === "string" && searchOption.test(value.value)))
      .map(({ call, at }): Evidence => ({ level: "wired", what: `\`${call.name}()\` called`, at })),
    ...callsTo(ownModules(project), searches).map(({ call, at }): Evidence => ({ level: "wired", what: `\`${call.name}()\` called`, at })),
    ...loopsOver(project),
    ...files
      .slice(0, 1)
      .map((path): Evidence => ({ level: "present", what: `\`${project.relative(path)}\``, at: { path, span: { start: 0, end: 0 } } })),
  ];
}

/** An option of a Python program that is given a variable of the shell: one of an array's, or one by its name. */
const variableOption = /\s--?([\w-]+)[ =]+["']?\$(?:\{(\w+)\[|\{?(\w+))/g;

/** Scripts that run training once for each of some values of a hyperparameter. */
function loopsOver(project: Project): readonly Evidence[] {
  const tasks = project
    .facts("tasks")
    .flatMap(({ path, role, facts }) =>
      role === "production" && facts.runner === "script" ? facts.tasks.map((task) => ({ path, ...task })) : [],
    );
  return tasks.flatMap(({ path, commands, span }): readonly Evidence[] => {
    const all = commands.map(({ text }) => text).join("\n");
    const found = commands
      .filter(({ text }) => /\bpython3?\s/.test(text))
      .flatMap(({ text }) => [...text.matchAll(variableOption)])
      .find(([, option = "", array, name]) => hyperparameter.test(option) && (array || new RegExp(`\\bfor\\s+${name}\\s+in\\b`).test(all)));
    const what = `\`${project.relative(path)}\` tries values of \`--${found?.[1]}\``;
    return found ? [{ level: "present", what, at: { path, span } }] : [];
  });
}

/** The names of files in what modules that load configurations say. */
const namedIn = oncePerModules(
  (modules): ReadonlySet<string> => new Set(loadersIn(modules).flatMap(({ facts }) => facts.strings.map(({ value }) => nameOf(value)))),
);
