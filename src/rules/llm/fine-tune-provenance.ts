import type { CodeValue } from "../../facts/code-value.js";
import { toolsInUse } from "../../practices/evidence-of.js";
import { experimentTracking } from "../../practices/experiment-tracking.js";
import type { Evidence } from "../../project/evidence.js";
import { filesLike } from "../../project/files-like.js";
import { oncePerModules, ownModules } from "../../project/production-code.js";
import type { Project, PythonModule } from "../../project/project.js";
import { all } from "../../project/trait.js";
import { type Place, startOf } from "../../text/span.js";
import { nameOf } from "../../workspace/path-parts.js";
import { absentFile, claimAt, claimsAt } from "../parts/claim.js";
import type { Fix, Gap, Rule } from "../rule.js";

export const fineTuneProvenance: Rule = {
  title: "A fine-tuned model says what it was made from",
  why: {
    source: "A2 PEFT; A0 #6",
    text: "A base model is tuned on data of one's own; without versions of model, data and configuration nobody can make or mend the result again.",
  },
  applies: all("llm", "trains"),
  stage: "pilot",
  weight: 2,
  asks: "present",
  evidence: {
    claimed: "`models[].fine_tune` says base model, data and configuration.",
    present: "Code or a recipe in the workspace names them, or the files that the manifest names exist.",
    wired: "A tracker records them with each run.",
  },
  contradicted: "Code tunes another base model than `fine_tune.base` says, or a declared file does not exist.",
  manifest: ["models"],
  noFix: "What was tuned on what is for people to say; the parts that nothing shows are offered as keys of `models[].fine_tune`.",
  limits: "What command lines give a script is seen in scripts, tasks and documents. A recipe is known by the folder it lies in.",
  appliesUnless: (project) => (isTuned(project) ? undefined : "No language model is fine-tuned here."),
  check(project) {
    const evidence: Evidence[] = [];
    const gaps: Gap[] = [];
    const known = new Set<Part>();
    const see = (part: Part, one: Evidence) => {
      known.add(part);
      evidence.push(one);
    };
    const inCode = tuningIn(ownModules(project));
    for (const { part, text, at } of inCode.named) see(part, { level: "present", what: `${part}: \`${text}\``, at });
    for (const { part, text, at } of givenOnCommandLines(project, inCode.files))
      if (!known.has(part)) see(part, { level: "present", what: `${part}: \`${text}\``, at });
    for (const index of (project.manifest.value.models ?? []).keys()) {
      const path = ["models", index, "fine_tune"] as const;
      const base = claimAt(project, [...path, "base"]);
      const other = base && inCode.named.filter(({ part }) => part === "base model");
      if (base && other?.[0] && !other.some(({ text }) => sameModel(text, base.value)))
        gaps.push({
          kind: "contradicted",
          message: `\`fine_tune.base\` says \`${base.value}\`, but the code tunes \`${other[0].text}\`.`,
          at: base.at,
          related: [{ message: "Loaded here.", at: other[0].at }],
        });
      else if (base) see("base model", { level: "claimed", what: `base model: \`${base.value}\``, at: base.at });
      for (const [part, key] of [
        ["data", "data"],
        ["configuration", "config"],
      ] as const)
        for (const claim of claimsAt(project, [...path, key])) {
          if (claim.exists)
            see(part, { level: claim.form === "path" ? "present" : "claimed", what: `${part}: \`${claim.value}\``, at: claim.at });
          else gaps.push(absentFile(claim));
        }
    }
    const recipe = filesLike(project, recipeFile).find((path) => project.role(path) === "production");
    if (recipe)
      for (const part of parts) see(part, { level: "present", what: `recipe \`${project.relative(recipe)}\``, at: startOf(recipe) });
    // Trackers keep what a run was configured with.
    const [tracked] = experimentTracking.find(project).filter(({ level }) => level === "wired");
    if (tracked && inCode.calls.length > 0) see("configuration", tracked);
    const lacking = parts.filter((part) => !known.has(part));
    if (lacking.length > 0 && gaps.length === 0)
      gaps.push({
        kind: evidence.length > 0 ? "partial" : "missing",
        message: `Nothing says which ${lacking.join(", ").replace(/, ([^,]*)$/, " and $1")} the fine-tuned model is made from. Name ${lacking.length === 1 ? "it" : "them"} in \`models[].fine_tune\`, with versions.`,
        at: inCode.calls[0],
        fixes: [state(lacking)],
      });
    return { evidence, gaps, share: known.size / parts.length };
  },
};

const examples = {
  "base model": ["base", "TODO: mistralai/Mistral-7B-v0.3"],
  data: ["data", "TODO: data/tune.jsonl"],
  configuration: ["config", "TODO: conf/lora.yaml"],
} as const;

function state(lacking: readonly Part[]): Fix {
  const value = Object.fromEntries(lacking.map((part) => examples[part]));
  return { kind: "manifest", title: `State its ${lacking.join(", ")}`, path: ["models", 0, "fine_tune"], value };
}

const parts = ["base model", "data", "configuration"] as const;
type Part = (typeof parts)[number];

interface Named {
  readonly part: Part;
  readonly text: string;
  readonly at: Place;
}

interface Tuning {
  /** The names of the files in which a model is tuned. */
  readonly files: readonly string[];
  /** Where a model is tuned. */
  readonly calls: readonly Place[];
  /** What code names that a model is tuned from. */
  readonly named: readonly Named[];
}

const tunes =
  /^(?:peft\.(?:LoraConfig|get_peft_model|\w+Config|prepare_model_for_kbit_training)|trl\.\w+(?:Trainer|Config)|unsloth\.\w+\.(?:get_peft_model|from_pretrained)|together\..*fine_tuning\.create|mistralai\..*(?:jobs|fine_tuning)\..*create)$|\.fine_tuning\.jobs\.create$|\.create_tuning_job$|\.tunings\.tune$/;
const loadsBase =
  /(?:^|\.)(?:AutoModelForCausalLM|AutoModelForSeq2SeqLM|AutoModel\w*|\w+ForCausalLM|FastLanguageModel|FastModel|Unsloth\w+)\.from_pretrained$/;
/** Loaders of files, which `load_dataset` takes the place of a name. */
const loader = /^(?:csv|json|parquet|text|arrow|pandas|sql|xml|webdataset)$/;
/** How settings and options name the base model, and the data. */
const baseOption =
  /^(?:(?:base_|pretrained_)?model(?:_(?:name|id|path|or|ckpt))*|(?:base|pretrained?)_(?:ckpt|checkpoint|weights|path)(?:_path)?)$/;
const dataOption = /^(?:train(?:ing)?_)?(?:data|dataset)(?:_(?:name|path|id|file))*$/;
const loadsData = /^datasets\.load_dataset$|^pandas\.read_(?:json|csv|parquet)$/;
const configures = /(?:^|\.)(?:LoraConfig|TrainingArguments|\w*(?:SFT|DPO|ORPO|GRPO|Reward)Config|fine_tuning\.jobs\.create)$/;

const tuningIn = oncePerModules((modules): Tuning => {
  const tuning = modules.filter(({ facts }) => facts.calls.some(({ name }) => tunes.test(name)));
  return {
    files: tuning.map(({ path }) => nameOf(path)),
    calls: tuning.flatMap((module) => module.facts.calls.filter(({ name }) => tunes.test(name)).map(({ span }) => module.place(span))),
    named: [
      ...tuning.flatMap(settingsIn),
      ...tuning.flatMap((module) =>
        module.facts.calls.flatMap((call) => {
          const at = module.place(call.span);
          const argument = (key: string) => call.arguments.find(({ name }) => name === key)?.value;
          const [first] = call.arguments;
          const text = (value: CodeValue | undefined) => textOf(module, value, call.scope);
          const found: { part: Part; text: string | undefined }[] = [];
          if (loadsBase.test(call.name))
            found.push({
              part: "base model",
              text: text(argument("model_name") ?? argument("pretrained_model_name_or_path") ?? first?.value),
            });
          if (tunes.test(call.name) && argument("model")) found.push({ part: "base model", text: text(argument("model")) });
          if (loadsData.test(call.name)) found.push({ part: "data", text: text(first?.value) });
          const [flag] = call.arguments.flatMap(({ name, value }) => (name === undefined && value.kind === "string" ? [value.value] : []));
          if (flag !== undefined && call.name.endsWith(".add_argument")) {
            if (baseOption.test(flag.replace(/^--/, "").replaceAll("-", "_")))
              found.push({ part: "base model", text: text(argument("default")) });
            if (/^--(?:train(?:ing)?[_-])?(?:data|dataset)/.test(flag)) found.push({ part: "data", text: text(argument("default")) });
          }
          if (argument("training_file")) found.push({ part: "data", text: text(argument("training_file")) });
          if (configures.test(call.name) && call.arguments.length > 0)
            found.push({ part: "configuration", text: call.name.replace(/^.*\.(\w+\.\w+)$/, "$1") });
          return found.flatMap((one) =>
            one.text === undefined || (one.part === "data" && loader.test(one.text)) ? [] : [{ part: one.part, text: one.text, at }],
          );
        }),
      ),
    ],
  };
});

/** The defaults of settings classes: `model_name_or_path: str = field(default="…")`. */
function settingsIn(module: PythonModule): readonly Named[] {
  const { assignments, calls, classes } = module.facts;
  return assignments.flatMap(({ targets: [target = ""], value, scope, span }): Named[] => {
    if (!classes.some(({ name }) => name === scope)) return [];
    const given = value.kind === "call" ? calls[value.call]?.arguments.find(({ name }) => name === "default")?.value : value;
    const part = partOf(target);
    return part && given?.kind === "string" && given.value ? [{ part, text: given.value, at: module.place(span) }] : [];
  });
}

function partOf(option: string): Part | undefined {
  if (baseOption.test(option)) return "base model";
  return dataOption.test(option) ? "data" : undefined;
}

/** What scripts, tasks and documents give to a file that tunes: `python tune.py --base_model org/name`. */
function givenOnCommandLines(project: Project, files: readonly string[]): readonly Named[] {
  const tasks = project
    .facts("tasks")
    .flatMap(({ path, facts }) => facts.tasks.flatMap(({ commands }) => commands.map(({ text, span }) => ({ text, at: { path, span } }))));
  const documents = project
    .facts("document")
    .flatMap(({ path, facts }) => facts.commands.map(({ value, span }) => ({ text: value, at: { path, span } })));
  return [...tasks, ...documents]
    .filter(({ text }) => files.some((file) => text.includes(file)))
    .flatMap(({ text, at }) =>
      [...text.matchAll(/--([\w-]+)[= ]+(["']?)([\w][\w./:@-]*)\2(?=\s|$)/g)].flatMap(([, option = "", , value = ""]): Named[] => {
        const part = partOf(option.replaceAll("-", "_"));
        return part && !/path\/to|^your\b/i.test(value) ? [{ part, text: value, at }] : [];
      }),
    );
}

/** A text that is written out, or given to a name that is. */
function textOf({ facts }: PythonModule, value: CodeValue | undefined, scope: string): string | undefined {
  if (value?.kind === "string") return value.value;
  if (value?.kind !== "name") return undefined;
  const given = facts.assignments.find((one) => one.targets.includes(value.value) && (one.scope === scope || one.scope === ""));
  return given?.value.kind === "string" ? given.value.value : undefined;
}

const recipeFile =
  /(?:^|\/)(?:recipes?|config_hub|axolotl|llama_?factory|finetun\w*|fine_tun\w*|sft|lora|peft)\/.*\.(?:ya?ml|toml|json)$|(?:^|\/)[\w-]*(?:q?lora|sft|dpo|fine_?tun\w*|axolotl)[\w-]*\.(?:ya?ml|toml)$/i;

function isTuned(project: Project): boolean {
  const isDeclared = (project.manifest.value.models ?? []).some(({ fine_tune }) => fine_tune !== undefined);
  return isDeclared || tuningIn(ownModules(project)).calls.length > 0 || toolsInUse(project, "fine-tuning").length > 0;
}

/** Whether two names mean one model: versions and owners may be left out. */
function sameModel(one: string, other: string): boolean {
  const bare = (name: string) => name.toLowerCase().replace(/@.*$/, "").replace(/^.*\//, "");
  return bare(one) === bare(other);
}
