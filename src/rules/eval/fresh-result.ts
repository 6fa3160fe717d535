import { metricCall } from "../../practices/evaluation.js";
import { experimentTracking } from "../../practices/experiment-tracking.js";
import { coveredPaths, filesAt, judgedModels } from "../../project/covered-files.js";
import type { Evidence } from "../../project/evidence.js";
import { filesLike } from "../../project/files-like.js";
import { callsTo } from "../../project/production-code.js";
import type { Project } from "../../project/project.js";
import { any } from "../../project/trait.js";
import { type Located, startOf } from "../../text/span.js";
import { absentFile, type Claim, claimAt, claimsAt } from "../parts/claim.js";
import { firstEval } from "../parts/declared-evals.js";
import { evaluationCommands } from "../parts/eval-commands.js";
import { modelFamily } from "../parts/judge.js";
import type { Gap, Rule } from "../rule.js";

/** Files that keep figures in other formats than those that are read. */
const resultFile =
  /(?:^|[/_-])(?:evals?|evaluation|results?|scores?|metrics|benchmarks?|reports?)(?:[_-][\w.-]*)?\.(?:csv|tsv|jsonl?|html|parquet)$/i;

/** Sections of documents that give figures. */
const resultSection =
  /(?:^|\s)(?:results?|benchmarks?|(?:model )?performance|leaderboard|model (?:zoo|list)|pre-?trained (?:models|checkpoints|weights))\s*$/i;

/** Calls that keep figures with a run, wherever they come from. */
const logged =
  /(?:^|\.)(?:log_metrics?|log_metadata|log_(?:artifact|model|step)_metadata|report_scalar)$|^langsmith\.(?:\w+\.)*(?:Client\(\)\.)?a?evaluate$/;

const day = 24 * 60 * 60 * 1000;

export const freshResult: Rule = {
  title: "The last result is of the model that runs now",
  why: {
    source: "A1",
    text: "Offline evaluation, run before deployment, gives an idea of how the system will behave; a result of another model or another time gives none.",
  },
  applies: any("trains", "llm"),
  stage: "production",
  weight: 2,
  asks: "wired",
  evidence: {
    present: "A file of results exists.",
    wired:
      "An experiment tracker keeps the figures of each run, CI evaluates on each change or on a schedule, or DVC keeps figures of a stage that it runs again when its inputs change.",
    proven:
      "The declared result carries a day that is not before the model's, and names the model that it covers; a result without a day has that of its last commit. By git history, its cases, prompts and models did not change since.",
  },
  contradicted: "The declared file does not exist, is from before the model that it covers came out, or is of another model.",
  manifest: ["evals"],
  limits:
    "Goes by the day and the models that a JSON result names. When it, `evals[].dataset`, `prompts.path` and the files of `models` last changed is read from the repository's own objects: first parents, committer days in UTC, at most 2,000 commits and 64 MB of packs. Files that are not committed as they are, what is before a shallow clone (CI: fetch all of history), repositories with SHA-256 and a workspace that is only a folder of a repository stay unknown; what git is told to ignore is not looked at. Where there is no git folder at all, the days of the files can show that a result is old, never that it is fresh.",
  offByDefault: "Results are kept in more ways than are seen: none of 5 findings was right on repositories read for the first time.",
  check(project) {
    const evidence: Evidence[] = [...rerun(project)];
    const gaps: Gap[] = [];
    let undated: string | undefined;
    for (const index of (project.manifest.value.evals ?? []).keys()) {
      for (const claim of claimsAt(project, ["evals", index, "results"])) {
        if (!claim.exists) gaps.push(absentFile(claim));
        if (claim.form !== "path" || !claim.exists) continue;
        const result = resultOf(project, claim);
        const stale = staleness(project, index, claim, result) ?? outrun(project, index, claim);
        const doubt = result.written ? undefined : (doubtAbout(project, index, claim) ?? result.doubt);
        if (stale) gaps.push(stale);
        else if (!result.day || doubt) undated ??= doubt ?? `\`${claim.value}\` does not say when it was written.`;
        else
          evidence.push({
            level: "proven",
            what: `\`${claim.value}\` of ${result.day}${result.written ? "" : ", by git history"}`,
            at: claim.at,
          });
      }
    }
    if (gaps.length > 0) return { evidence, gaps };
    const kept = project.facts("result").filter(({ role }) => role !== "test" && role !== "example" && role !== "docs");
    if (evidence.length > 0) return { evidence, gaps };
    if (undated) return { evidence, gaps, unknown: undated };
    const [found] = kept;
    if (found) {
      const name = project.relative(found.path);
      if (!found.facts.date) return { evidence, gaps, unknown: `\`${name}\` does not say when it was written.` };
      return {
        evidence: [{ level: "present", what: `\`${name}\` of ${found.facts.date.value}`, at: startOf(found.path) }],
        gaps: [undeclared(project, name)],
      };
    }
    const file = filesLike(project, resultFile).find((path) => ["production", "evaluation"].includes(project.role(path)));
    if (file) return { evidence, gaps, unknown: `When \`${project.relative(file)}\` was written is not known.` };
    const told = project
      .facts("document")
      .flatMap(({ path, facts }) =>
        facts.headings.filter(({ text }) => resultSection.test(text.replace(/<[^>]*>/g, "").trim())).map(({ text }) => ({ path, text })),
      )[0];
    if (told) return { evidence, gaps, unknown: `How old the figures in \`${project.relative(told.path)}\` are is not known.` };
    if (!isEvaluated(project)) return { evidence, gaps, unknown: "No evaluation was seen that leaves results outside of notebooks." };
    const written = writtenFigures(project);
    if (written) return { evidence, gaps, unknown: `\`${written}\` writes figures where it runs; when it last ran is not known.` };
    const message =
      "The model is evaluated, but no file or tracker keeps the result, and CI does not evaluate: nobody can tell how today's model does. Keep the last result, and name it in `evals[].results`.";
    return {
      evidence,
      gaps: [{ kind: "missing", message, at: firstEval(project), fixes: [nameResult("TODO: evals/results/latest.json")] }],
    };
  },
};

const figures = /(?:^|_)(?:stats|metrics|results?|scores?)$/i;

/** A module that writes figures down as JSON: `json.dumps(test_stats)`. */
function writtenFigures(project: Project): string | undefined {
  const call = callsTo(project.python, /^json\.dumps?$/).find(
    ({ call: { arguments: given }, module: { form, role } }) =>
      form === "module" &&
      (role === "production" || role === "evaluation") &&
      given[0]?.value.kind === "name" &&
      figures.test(given[0].value.value),
  );
  return call && project.relative(call.module.path);
}

function isEvaluated(project: Project): boolean {
  return (
    (project.manifest.value.evals ?? []).length > 0 ||
    project.facts("eval").length > 0 ||
    callsTo(project.python, metricCall).some(
      ({ module }) => module.form === "module" && (module.role === "production" || module.role === "evaluation"),
    )
  );
}

/** What brings results up to date by itself. */
function rerun(project: Project): readonly Evidence[] {
  const ci = evaluationCommands(project).filter(
    ({ triggers, swallowed }) => !swallowed && (triggers.push || triggers.pullRequest || triggers.schedules.length > 0),
  );
  const dvc = project.facts("dvc");
  const isLocked = dvc.some(({ facts }) => facts.role === "lock");
  const stages = dvc.flatMap(({ path, facts }) =>
    facts.stages.filter(({ metrics }) => metrics.length > 0).map(({ name, span }) => ({ name, at: { path, span } })),
  );
  const live = dvc.flatMap(({ path, facts }) => facts.metrics.map(({ value, span }) => ({ name: value, at: { path, span } })));
  return [
    ...callsTo(project.python, logged)
      .filter(({ module }) => module.role !== "docs" && module.role !== "example" && module.role !== "test")
      .map(({ call, at }): Evidence => ({ level: "wired", what: `\`${call.name}()\` keeps the figures of each run`, at })),
    // What is tracked where nothing is trained or judged, is the preparation of data.
    ...(project.traits.trains.value || isEvaluated(project) ? experimentTracking.find(project) : []).map(
      ({ what, at }): Evidence => ({ level: "wired", what: `runs are tracked: ${what}`, at }),
    ),
    ...ci.map(({ text, at }): Evidence => ({ level: "wired", what: `CI runs \`${text}\``, at })),
    ...(isLocked ? [...stages, ...live] : []).map(
      ({ name, at }): Evidence => ({ level: "wired", what: `DVC keeps the figures of \`${name}\``, at }),
    ),
  ];
}

/** A declared result: the models that it names, and its day, as it says itself or else as git history does. */
interface DeclaredResult {
  readonly path: string;
  readonly models: readonly Located<string>[];
  readonly written: Located<string> | undefined;
  readonly day: string | undefined;
  /** Why its day in history proves nothing. */
  readonly doubt: string | undefined;
}

function resultOf(project: Project, { value }: Claim): DeclaredResult {
  const path = project.resolve(value);
  const facts = project.facts("result").find((one) => one.path === path)?.facts;
  const change = project.lastChange(path);
  const committed = change?.kind === "committed" ? change.day : undefined;
  return {
    path,
    models: facts?.models ?? [],
    written: facts?.date,
    day: facts?.date?.value ?? committed,
    doubt: facts && facts.figures.length === 0 ? `\`${value}\` gives no figures.` : undefined,
  };
}

/** What an eval's results are results of: each file with the value of the manifest that names it. */
function coveredFiles(project: Project, index: number): readonly { readonly path: string; readonly claim: Claim }[] {
  return coveredPaths(project.manifest.value, index)
    .flatMap((path) => claimsAt(project, path))
    .filter(({ form, exists }) => form === "path" && exists)
    .flatMap((claim) => {
      const path = project.resolve(claim.value);
      const listed = filesAt(path, project.files);
      return (listed.length > 0 ? listed : [path]).map((file) => ({ path: file, claim }));
    });
}

/** A result that is older than what it is a result of. Only days of one source are compared: a day in the file is of the run, one of history is of the commit. */
function outrun(project: Project, index: number, claim: Claim): Gap | undefined {
  const own = project.lastChange(project.resolve(claim.value));
  if (!own || own.kind === "uncommitted") return undefined;
  const later = coveredFiles(project, index)
    .flatMap((file) => {
      const change = project.lastChange(file.path);
      return change?.kind === own.kind && change.day > own.day ? [{ ...file, day: change.day }] : [];
    })
    .reduce<{ path: string; claim: Claim; day: string } | undefined>((last, one) => (last && last.day >= one.day ? last : one), undefined);
  if (!later) return undefined;
  const name = project.relative(later.path);
  const [verb, source] = own.kind === "committed" ? ["changed", "git history"] : ["written", "the days of the files"];
  return {
    kind: "weak",
    message: `By ${source}, \`${claim.value}\` was last ${verb} on ${own.day}, and \`${name}\`, which it is a result of, on ${later.day}. Run the eval again.`,
    at: claim.at,
    related: [{ message: `Names \`${name}\`.`, at: later.claim.at }],
  };
}

/** Why the day of the last commit does not tell whether a result is of what is there now. */
function doubtAbout(project: Project, index: number, { value }: Claim): string | undefined {
  const isOpen = (path: string) => project.lastChange(path)?.kind === "uncommitted";
  if (isOpen(project.resolve(value))) return `\`${value}\` does not say when it was written, and is not committed as it is.`;
  const open = coveredFiles(project, index).find(({ path }) => isOpen(path));
  return open && `Whether \`${value}\` is a result of \`${project.relative(open.path)}\`, which is not committed as it is, is not known.`;
}

/** Why a result does not speak for the models that the eval covers. */
function staleness(project: Project, index: number, claim: Claim, { path, models, written, day: ran }: DeclaredResult): Gap | undefined {
  const dayOfRun = written ? [{ message: "The day of the run.", at: { path, span: written.span } }] : [];
  for (const model of judgedModels(project.manifest.value, index)) {
    const { name, max_age: limit } = project.manifest.value.models?.[model] ?? {};
    const version = claimAt(project, ["models", model, "version"]);
    const named = models.find(({ value }) => /[a-z]/i.test(value));
    if (version && named && /[a-z]/i.test(version.value) && !models.some(({ value }) => isSame(value, version.value)))
      return {
        kind: "contradicted",
        message: `\`${claim.value}\` is a result of \`${named.value}\`, but \`${name}\` is \`${version.value}\` now. Run the eval again.`,
        at: claim.at,
        related: [
          { message: "The model that was judged.", at: { path, span: named.span } },
          { message: "The model now.", at: version.at },
        ],
      };
    const released = version && /20\d\d-?\d\d-?\d\d/.exec(version.value)?.[0].replace(/^(\d{4})-?(\d\d)-?(\d\d)$/, "$1-$2-$3");
    if (ran && released && ran < released)
      return {
        kind: "contradicted",
        message: `\`${claim.value}\` is of ${ran}, before \`${version.value}\` came out, so it is of another model. Run the eval again.`,
        at: claim.at,
        related: dayOfRun,
      };
    const age = ran ? Date.parse(project.date) - Date.parse(ran) : 0;
    if (limit && age > limit.milliseconds)
      return {
        kind: "weak",
        message: `\`${claim.value}\` is of ${ran}, ${Math.round(age / day)} days ago; \`${name}\` may be ${limit.text} old at most. Run the eval again.`,
        at: claim.at,
        related: dayOfRun,
      };
  }
  return undefined;
}

/** Two ids of one model; an id without a date stands for any day. */
function isSame(one: string, other: string): boolean {
  const isDated = (id: string) => /\d{4}/.test(id.replace(modelFamily(id), ""));
  if (modelFamily(one) !== modelFamily(other)) return false;
  return !isDated(one) || !isDated(other) || bare(one) === bare(other);
}

function bare(id: string): string {
  return id.toLowerCase().replace(/^.*[/:](?=[a-z])/, "");
}

function undeclared(project: Project, name: string): Gap {
  const message = `\`${name}\` is a result of an evaluation, but the manifest does not say of which. Name it in \`evals[].results\`.`;
  return { kind: "weak", message, at: firstEval(project) ?? startOf(project.resolve(name)), fixes: [nameResult(name)] };
}

function nameResult(value: string) {
  return { kind: "manifest", title: "Name the result of the eval", path: ["evals", 0, "results"], value } as const;
}
