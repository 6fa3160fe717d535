import { metricCall } from "../../practices/evaluation.js";
import { experimentTracking } from "../../practices/experiment-tracking.js";
import type { Evidence } from "../../project/evidence.js";
import { callsTo } from "../../project/production-code.js";
import type { FactsOf, Project } from "../../project/project.js";
import { any } from "../../project/trait.js";
import { startOf } from "../../text/span.js";
import { absentFile, type Claim, claimAt, claimsAt } from "../parts/claim.js";
import { firstEval } from "../parts/declared-evals.js";
import { evaluationCommands } from "../parts/eval-commands.js";
import { modelFamily } from "../parts/judge.js";
import type { Gap, Rule } from "../rule.js";

/** Files that keep figures in other formats than those that are read. */
const resultFile =
  /(?:^|[/_-])(?:evals?|evaluation|results?|scores?|metrics|benchmarks?|reports?)(?:[_-][\w.-]*)?\.(?:csv|tsv|jsonl?|html|parquet)$/i;

/** Sections of documents that give figures. */
const resultSection = /(?:^|\s)(?:results?|benchmarks?|(?:model )?performance|leaderboard)\s*$/i;

/** Calls that keep figures with a run, wherever they come from. */
const logged = /(?:^|\.)(?:log_metrics?|log_metadata|log_(?:artifact|model|step)_metadata|report_scalar)$/;

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
    proven: "The declared result carries a day that is not before the model's, and names the model that it covers.",
  },
  contradicted: "The declared file does not exist, is older than the model it covers, or is of another model.",
  manifest: ["evals"],
  limits: "Goes by the day and the models that a JSON result names. When prompts and data last changed is not looked at.",
  check(project) {
    const evidence: Evidence[] = [...rerun(project)];
    const gaps: Gap[] = [];
    let undated: string | undefined;
    for (const index of (project.manifest.value.evals ?? []).keys()) {
      for (const claim of claimsAt(project, ["evals", index, "results"])) {
        if (!claim.exists) gaps.push(absentFile(claim));
        if (claim.form !== "path" || !claim.exists) continue;
        const result = project.facts("result").find(({ path }) => path === project.resolve(claim.value));
        const stale = result && staleness(project, index, claim, result);
        if (stale) gaps.push(stale);
        else if (result?.facts.date)
          evidence.push({ level: "proven", what: `\`${claim.value}\` of ${result.facts.date.value}`, at: claim.at });
        else undated ??= claim.value;
      }
    }
    if (gaps.length > 0) return { evidence, gaps };
    const kept = project.facts("result").filter(({ role }) => role !== "test" && role !== "example" && role !== "docs");
    if (evidence.length > 0) return { evidence, gaps };
    if (undated) return { evidence, gaps, unknown: `\`${undated}\` does not say when it was written.` };
    const [found] = kept;
    if (found) {
      const name = project.relative(found.path);
      if (!found.facts.date) return { evidence, gaps, unknown: `\`${name}\` does not say when it was written.` };
      return {
        evidence: [{ level: "present", what: `\`${name}\` of ${found.facts.date.value}`, at: startOf(found.path) }],
        gaps: [undeclared(project, name)],
      };
    }
    const file = project.files.find(
      (path) => resultFile.test(project.relative(path)) && ["production", "evaluation"].includes(project.role(path)),
    );
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

/** Why a result does not speak for the models that the eval covers. */
function staleness(project: Project, index: number, claim: Claim, { path, facts }: FactsOf<"result">): Gap | undefined {
  const { covers } = project.manifest.value.evals?.[index] ?? {};
  for (const [model, { name, provider, max_age: limit }] of (project.manifest.value.models ?? []).entries()) {
    if (covers ? !covers.includes(name ?? "") : provider === undefined) continue;
    const version = claimAt(project, ["models", model, "version"]);
    const named = facts.models.find(({ value }) => /[a-z]/i.test(value));
    if (version && named && /[a-z]/i.test(version.value) && !facts.models.some(({ value }) => isSame(value, version.value)))
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
    const date = facts.date;
    if (date && released && date.value < released)
      return {
        kind: "contradicted",
        message: `\`${claim.value}\` is of ${date.value}, before \`${version.value}\` came out, so it is of another model. Run the eval again.`,
        at: claim.at,
        related: [{ message: "The day of the run.", at: { path, span: date.span } }],
      };
    const age = date && Date.parse(project.date) - Date.parse(date.value);
    if (date && age !== undefined && limit && age > limit.milliseconds)
      return {
        kind: "weak",
        message: `\`${claim.value}\` is of ${date.value}, ${Math.round(age / day)} days ago; \`${name}\` may be ${limit.text} old at most. Run the eval again.`,
        at: claim.at,
        related: [{ message: "The day of the run.", at: { path, span: date.span } }],
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
