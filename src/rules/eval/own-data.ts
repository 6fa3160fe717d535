import { evaluation } from "../../practices/evaluation.js";
import { promptFile } from "../../practices/prompt-files.js";
import { ciCommandsThat } from "../../project/ci-commands-that.js";
import type { Evidence } from "../../project/evidence.js";
import { callsTo, oncePerModules, ownModules, type PlacedCall } from "../../project/production-code.js";
import type { Project } from "../../project/project.js";
import { any } from "../../project/trait.js";
import { wordsOf } from "../../semantics/names-in.js";
import { startOf } from "../../text/span.js";
import { nameOf } from "../../workspace/path-parts.js";
import { claimAt } from "../parts/claim.js";
import { firstEval } from "../parts/declared-evals.js";
import { firstEvalToAdd } from "../parts/first-eval-to-add.js";
import { unwrittenFiles } from "../parts/measured.js";
import { isStandInData } from "../parts/stand-in-data.js";
import type { Gap, Rule } from "../rule.js";

/** Public benchmarks, by the names that harnesses, hubs and people give them. */
const benchmark =
  /(?:^|[/_:-])(?:mmlu\w*|hellaswag|truthful_?qa|gsm8k|arc_?(?:easy|challenge)|ai2_arc|winogrande|humaneval|mbpp|big_?bench\w*|bbh|squad(?:_v2)?|glue|super_?glue|imdb|ag_news|sst-?2|mnli|snli|xnli|natural_questions|trivia_?qa|hotpot_?qa|ms_?marco|beir|mteb|longbench|mt_?bench|alpaca_?eval|ifeval|gpqa|piqa|boolq|lambada|wikitext|cnn_dailymail|xsum|samsum|conll2003|mnist|fashion_?mnist|cifar-?100?|imagenet(?:-?1k)?|coco|titanic|iris|wine|california_housing|dolly-15k|financial_phrasebank|banking77|tweet_eval|emotion|yelp\w*|dbpedia\w*|common_voice\w*|librispeech\w*|food101|beans|oxford\w*pets?)(?:$|[/_:.-])/i;

/** Calls that bring in a set which everybody has. */
const publicSet =
  /^sklearn\.datasets\.(?:load_(?:iris|wine|breast_cancer|digits|diabetes|linnerud|boston)|fetch_\w+)$|^torchvision\.datasets\.(?!ImageFolder|DatasetFolder|FakeData|VisionDataset|utils)[A-Z]\w+$|^(?:tensorflow\.)?keras\.datasets\.\w+\.load_data$|^tensorflow_datasets\.load$|^torchtext\.datasets\.\w+$|^torch_geometric\.datasets\.\w+$|^seaborn\.load_dataset$|^(?:lm_eval\.simple_evaluate|mteb\.(?:MTEB|get_tasks?|evaluate)|beir\.datasets\.\S+)$/;
const hub = /(?:^|\.)load_dataset$/;
const harness = /\b(?:lm[_-]eval|lighteval|mteb|opencompass|helm-run|evalscope)\b/;
/** Calls that read files, tables and folders of one's own. */
const ownRead =
  /^(?:pandas|polars|dask\.dataframe|pyspark\S*|geopandas|pyarrow\S*|duckdb)\S*\.(?:read_\w+|scan_\w+|csv|parquet|table|sql|load|from_csv)$|(?:^|\.)(?:image_dataset_from_directory|flow_from_directory|flow_from_dataframe|ImageFolder|DatasetFolder|read_csv|read_sql\w*|read_parquet|read_json|read_excel)$|^datasets\.Dataset\.from_\w+$|^(?:numpy\.)(?:load|loadtxt|genfromtxt)$/;

export const ownData: Rule = {
  title: "At least one eval uses the project's own cases",
  why: {
    source: "A4",
    text: "Benchmarks and leaderboards mislead: in most real business scenarios the way a model is judged has nothing to do with those figures, so it depends on the data that one evaluates on.",
  },
  applies: any("trains", "llm"),
  stage: "pilot",
  weight: 2,
  asks: "present",
  evidence: {
    claimed: "`evals[].dataset` names a set that is no public benchmark.",
    present: "The cases that it names exist, a configuration holds cases, or the code evaluates on data that it reads itself.",
  },
  manifest: ["evals"],
  limits: "Knows well-known benchmarks by their names; a data set of a hub that is not among them is taken for one's own.",
  check(project) {
    const evidence: Evidence[] = [...declared(project), ...kept(project)];
    const borrowed = [...benchmarks(project)];
    // What a suite does and reads says nothing while a part of it is still to be written.
    const isUnwritten = unwrittenFiles(project).size > 0;
    const counts = ({ at }: Evidence) => !(isUnwritten && at && project.role(at.path) === "evaluation");
    if (evidence.length === 0 && evaluation.find(project).some(counts)) evidence.push(...readByCode(ownModules(project)).filter(counts));
    if (evidence.some(({ level }) => level !== "claimed")) return { evidence, gaps: [] };
    const [first] = borrowed;
    if (first) {
      const message = `The only data that is evaluated on is public: ${first.what}. Add cases from your own use, with what is expected of them.`;
      const fixes = firstEvalToAdd(project, "Declare an eval on own cases", { name: "own-cases", dataset: "TODO: evals/golden.jsonl" });
      return { evidence, gaps: [{ kind: "missing", message, at: first.at ?? firstEval(project), fixes }] };
    }
    if (evidence.length === 0) return { evidence, gaps: [], unknown: "No data to evaluate on was found." };
    const gap: Gap = { kind: "weak", message: "Own cases are declared, but are not in the workspace.", at: evidence[0]?.at };
    return { evidence, gaps: [gap] };
  },
};

function declared(project: Project): readonly Evidence[] {
  return [...(project.manifest.value.evals ?? []).keys()].flatMap((index): Evidence[] => {
    const claim = claimAt(project, ["evals", index, "dataset"]);
    if (!claim?.exists || benchmark.test(claim.value)) return [];
    return [{ level: claim.form === "path" ? "present" : "claimed", what: `cases \`${claim.value}\``, at: claim.at }];
  });
}

/** Cases that the workspace keeps: in configurations of evaluations, and as files for evaluation. */
function kept(project: Project): readonly Evidence[] {
  const written = project
    .facts("eval")
    .filter(({ facts }) => facts.blanks.length === 0)
    .filter(({ facts }) => facts.cases > 0 || (facts.tool === "promptfoo" && facts.testFiles.length > 0));
  const files = project.facts("dataset").filter(
    ({ role, path, facts }) =>
      (role === "evaluation" || role === "production") &&
      facts.rows.length > 0 &&
      !facts.blank &&
      // Attacks are the same for everybody.
      !/results?\b|predictions?\b|outputs?\b|safety|attacks?\b|jailbreak|injection/i.test(path) &&
      // What a judge is told is no case; questions may lie beside it.
      (!promptFile.test(project.relative(path)) || /quest|quer|case|input|golden/i.test(nameOf(path))) &&
      !benchmark.test(project.relative(path)),
  );
  return [
    ...written.map(
      ({ path, facts }): Evidence => ({
        level: "present",
        what: `${counted(facts.cases)} in \`${project.relative(path)}\``,
        at: startOf(path),
      }),
    ),
    ...files.map(
      ({ path, facts }): Evidence => ({
        level: "present",
        what: `${facts.cut ? "at least " : ""}${counted(facts.rows.length)} in \`${project.relative(path)}\``,
        at: startOf(path),
      }),
    ),
  ];
}

function benchmarks(project: Project): readonly { readonly what: string; readonly at?: Evidence["at"] }[] {
  const named = [...(project.manifest.value.evals ?? []).keys()].flatMap((index) => {
    const claim = claimAt(project, ["evals", index, "dataset"]);
    return claim && benchmark.test(claim.value) ? [{ what: `\`${claim.value}\``, at: claim.at }] : [];
  });
  const runs = ciCommandsThat(project, (text) => harness.test(text) && !/\binstall\b/.test(text));
  return [...named, ...runs.map(({ text, at }) => ({ what: `\`${text}\``, at })), ...borrowedByCode(ownModules(project))];
}

const borrowedByCode = oncePerModules((modules): readonly { readonly what: string; readonly at: NonNullable<Evidence["at"]> }[] => [
  ...callsTo(modules, publicSet).map(({ call, at }) => ({ what: `\`${call.name}()\``, at })),
  ...callsTo(modules, hub).flatMap(({ call, at }) => {
    const [first] = call.arguments;
    return first?.value.kind === "string" && benchmark.test(first.value.value) ? [{ what: `\`${first.value.value}\``, at }] : [];
  }),
]);

const readByCode = oncePerModules((modules): readonly Evidence[] => [
  ...callsTo(modules, ownRead)
    .filter(({ call, module }) => !benchmark.test(textIn(call.arguments[0]?.value)) && !isOfPublicSet(module.facts.strings))
    .filter(
      ({ call }) =>
        !/weights?|checkpoint|ckpt|pretrained/i.test([call.scope, ...call.arguments.flatMap(({ value }) => wordsOf(value))].join(" ")),
    )
    .filter((one) => !isOfRuns(one) && !isStandInData(one))
    .map(({ call, at }): Evidence => ({ level: "present", what: `\`${call.name}()\` reads the data`, at })),
  ...callsTo(modules, hub)
    .filter(({ call }) => !benchmark.test(textIn(call.arguments[0]?.value)))
    .map(({ call, at }): Evidence => ({ level: "present", what: `\`${call.name}()\` reads the data`, at })),
]);

/** What runs wrote, and what only draws it: `plot_logs`, `pd.read_json(run / "log.txt", lines=True)`. */
const ofRuns = /(?:^|[^a-z])(?:plots?|plotting|draws?|figures?|charts?|logs?|log_?(?:dir|file|path)s?|history|histories)(?:$|[^a-z])/i;

/** Whether a call reads the traces of runs, by its function, its file and what it is given. */
function isOfRuns({ call, at }: PlacedCall): boolean {
  return [call.scope, nameOf(at.path), ...call.arguments.flatMap(({ value }) => wordsOf(value))].some((name) => ofRuns.test(name));
}

function isOfPublicSet(strings: readonly { readonly value: string }[]): boolean {
  return strings.some(({ value }) =>
    /^https?:\/\/(?:archive\.ics\.uci\.edu|raw\.githubusercontent\.com\/mwaskom\/seaborn-data)/.test(value),
  );
}

function textIn(value: { readonly kind: string; readonly value?: unknown } | undefined): string {
  return value?.kind === "string" ? String(value.value) : "";
}

function counted(cases: number): string {
  return cases === 1 ? "1 case" : `${cases} cases`;
}
