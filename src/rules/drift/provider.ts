import type { Evidence } from "../../project/evidence.js";
import { scriptsOf } from "../../project/scripts.js";
import { all } from "../../project/trait.js";
import { absentFile, claimAt, entryPlace } from "../parts/claim.js";
import { evaluationCommands, idleEvaluationCommands } from "../parts/eval-commands.js";
import { notRented } from "../parts/rented.js";
import { scheduledRuns, scheduleOf } from "../parts/scheduled-job.js";
import { testsOnSchedule } from "../parts/tests-on-schedule.js";
import { unfilledScript } from "../parts/unfilled-evaluation.js";
import type { Gap, Rule } from "../rule.js";

/** Workflows of orchestrators that evaluate, by their names and what they run. */
const evaluates = /(?:^|[^a-z])(?:evals?|evaluat\w*|canary|promptfoo|deepeval|ragas|golden)(?![a-z])/i;

export const provider: Rule = {
  title: "A scheduled evaluation watches the rented model",
  why: {
    source: "A1",
    text: "A third-party model is out of your control: the provider's updates can bring unexpected issues into production without a change of yours.",
  },
  applies: all("llm", "serves"),
  stage: "production",
  weight: 2,
  asks: "wired",
  evidence: {
    claimed: "An entry of `drift` with `kind: provider`, or `evals[].schedule`.",
    wired: "CI, an orchestrator or a cron job runs an evaluation on a schedule.",
  },
  hollow: "The scheduled run cannot fail, or what is said to run on a schedule has none.",
  contradicted: "`drift[].eval` names no entry of `evals`, or the job does not exist.",
  manifest: ["drift"],
  fixes: [
    { kind: "scaffold", title: "Add a scheduled canary evaluation", scaffold: "drift-job" },
    { kind: "scaffold", title: "Add fixed questions that are asked again each day", scaffold: "provider-canary" },
  ],
  limits:
    "Schedules outside of the workspace, such as a monitor of an evaluation service, can only be declared. Unknown where tests run on a schedule, which may ask the model.",
  appliesUnless: notRented,
  check(project) {
    const evidence: Evidence[] = [];
    const gaps: Gap[] = [];
    const evals = project.manifest.value.evals ?? [];
    for (const [index, { kind }] of (project.manifest.value.drift ?? []).entries()) {
      if (kind !== "provider") continue;
      const path = ["drift", index];
      const [named, job, schedule] = ["eval", "job", "schedule"].map((key) => claimAt(project, [...path, key]));
      const at = schedule?.at ?? entryPlace(project, path);
      if (named && !evals.some(({ name }) => name === named.value))
        gaps.push({
          kind: "contradicted",
          message: `The canary runs the eval \`${named.value}\`, but no entry of \`evals\` has that name.`,
          at: named.at,
        });
      if (job && !job.exists) gaps.push(absentFile(job));
      const { scheduled, manual } = job?.exists ? scheduleOf(project, job.value) : {};
      if (scheduled) evidence.push({ level: "wired", what: `\`${scheduled.text}\` runs on a schedule`, at: scheduled.at });
      else if (manual && schedule)
        gaps.push({
          kind: "hollow",
          message: `The canary is said to run \`${schedule.value}\`, but the workflow that runs it has no schedule.`,
          at,
          related: [{ message: "Run here, by hand or on push only.", at: manual.at }],
        });
      else if (schedule) evidence.push({ level: "claimed", what: `canary \`${schedule.value}\``, at });
    }
    for (const index of evals.keys()) {
      const schedule = claimAt(project, ["evals", index, "schedule"]);
      if (schedule) evidence.push({ level: "claimed", what: `eval on \`${schedule.value}\``, at: schedule.at });
    }
    const commands = evaluationCommands(project);
    const timed = commands.filter(({ triggers }) => triggers.schedules.length > 0 || triggers.other.includes("schedule"));
    const honest = timed.find(({ swallowed }) => !swallowed);
    const idle = idleEvaluationCommands(project).map(({ command }) => command.text);
    const blank = scriptsOf(project).flatMap((one) => (unfilledScript(project, one) ? project.relative(one.path) : []));
    const isIdle = (text: string) => idle.includes(text) || blank.some((path) => text.includes(path));
    const run = honest ?? scheduledRuns(project, evaluates).find(({ text }) => !isIdle(text) && !timed.some((one) => one.text === text));
    if (run) evidence.push({ level: "wired", what: `\`${run.text}\` runs on a schedule`, at: run.at });
    const [deaf] = timed;
    if (deaf?.swallowed && !run)
      gaps.push({
        kind: "hollow",
        message: `\`${deaf.text}\` runs on a schedule, but \`${deaf.swallowed.by}\` swallows its failure, so nobody hears that the model changed.`,
        at: deaf.at,
        related: [{ message: "Swallowed here.", at: deaf.swallowed.at }],
      });
    if (gaps.length > 0 || run || evidence.some(({ level }) => level === "wired")) return { evidence, gaps };
    const [onChange] = commands;
    const tests = evidence.length === 0 && !onChange ? testsOnSchedule(project) : undefined;
    if (tests)
      return {
        evidence,
        gaps,
        unknown: `\`${tests.text}\` runs on a schedule; whether these tests ask the model is not seen. Declare \`drift\`.`,
      };
    if (evidence[0])
      gaps.push({
        kind: "weak",
        message: "A canary is declared, but nothing in the workspace runs an evaluation on a schedule.",
        at: evidence[0].at,
      });
    else
      gaps.push({
        kind: "missing",
        message: onChange
          ? `\`${onChange.text}\` runs when you change something; a provider changes its model without that. Run it on a schedule too.`
          : "Nothing would notice that the provider changed its model: no evaluation runs on a schedule. Run a few fixed cases each day.",
        at: onChange?.at,
      });
    return { evidence, gaps };
  },
};
