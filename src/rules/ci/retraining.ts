import { type CiCommand, ciCommands } from "../../project/ci-commands.js";
import { ciCommandsThat } from "../../project/ci-commands-that.js";
import type { Evidence } from "../../project/evidence.js";
import { remembered } from "../../project/once-per.js";
import { pipelinesOf } from "../../project/pipelines.js";
import { callsTo, productionModules } from "../../project/production-code.js";
import type { Project } from "../../project/project.js";
import { type Place, startOf } from "../../text/span.js";
import { absentFile, type Claim, claimAt, claimsAt } from "../parts/claim.js";
import { madeHere } from "../parts/made-here.js";
import { unusedModel } from "../parts/no-model.js";
import { ownRetraining } from "../parts/own-retraining.js";
import { stopSwallowing } from "../parts/stop-swallowing.js";
import { isTrainingLine, namesTraining, scheduledTrainings } from "../parts/training-commands.js";
import { unreadCi } from "../parts/unread-ci.js";
import type { Fix, Gap, Rule } from "../rule.js";

/** Commands that start another workflow. */
const dispatches =
  /\bgh\s+workflow\s+run\b|\/dispatches\b|repository[-_]dispatch|\bairflow\s+dags\s+trigger\b|\bprefect\s+deployment\s+run\b/;

const naming: Fix = {
  kind: "manifest",
  title: "Name the workflow that trains again",
  path: ["ci", "retraining"],
  value: "TODO: .github/workflows/retrain.yml",
};

const repeating: Fix = {
  kind: "scaffold",
  title: "Add a workflow that trains again and proposes the model",
  scaffold: "retraining-workflow",
};

/** A package that is there for it, whoever decides when. */
const ofRetraining = /^re_?train(?:ing)?\//;

/** What puts a flow of Prefect on a schedule, also from another file. */
const deploysFlow = /^prefect\.(?:\w+\.)*Deployment(?:\.build_from_flow)?$|\.(?:to_deployment|serve|deploy)$/;

const trainingCommands = remembered((project: Project) => ciCommandsThat(project, isTrainingLine));

export const retraining: Rule = {
  title: "The model is trained again on a schedule, or when drift asks for it",
  why: {
    source: "A3 automated retraining; A0 #6",
    text: "Models degrade once they meet the real world: monitoring, automated retraining and robust pipelines are mandatory, and drift has to trigger retraining.",
  },
  applies: "trains",
  stage: "production",
  weight: 2,
  asks: "wired",
  evidence: {
    claimed: "`ci.retraining` is text or a link, or an entry of `drift` has an `action` that is no file.",
    present: "A workflow that trains, but that somebody has to start.",
    wired: "CI or an orchestrator trains on a schedule, when data changes, or when it is called by another system (`repository_dispatch`).",
  },
  hollow: "The workflow that is said to train again runs nothing that trains, or its failure is swallowed.",
  contradicted: "`ci.retraining` or a drift check's `action` names a file that does not exist.",
  manifest: ["ci", "retraining"],
  limits:
    "What trains is told by names of commands, files and workflows. Schedules that live in a scheduler outside of the workspace can only be declared. Unknown where code of one's own is named for training again.",
  check(project) {
    const evidence: Evidence[] = [];
    const gaps: Gap[] = [];
    const runs = trainingCommands(project);
    for (const claim of claimsOf(project)) {
      const gap = judgeClaim(project, claim, runs);
      if (gap) gaps.push(gap);
      else if (claim.form !== "path") evidence.push({ level: "claimed", what: `\`${claim.value}\``, at: claim.at });
    }
    evidence.push(...automatic(project, runs));
    if (gaps.length > 0 || evidence.some(({ level }) => level === "wired")) return { evidence, gaps };
    const swallowed = runs.find((run) => run.swallowed && startsItself(run));
    if (swallowed?.swallowed) {
      const fix = stopSwallowing(swallowed.swallowed);
      const message = `\`${swallowed.text}\` trains on a schedule, but \`${swallowed.swallowed.by}\` swallows its failure.`;
      return { evidence, gaps: [{ kind: "hollow", message, at: swallowed.at, fixes: fix ? [fix] : [] }] };
    }
    const byHand = runs.find(({ triggers }) => triggers.manual || triggers.push);
    if (byHand) {
      evidence.push({ level: "present", what: `\`${byHand.text}\``, at: byHand.at });
      const cause = byHand.triggers.push ? "code is pushed" : "somebody starts it";
      const message = `\`${byHand.text}\` trains only when ${cause}. Give its workflow a schedule, or let drift start it.`;
      return { evidence, gaps: [{ kind: "weak", message, at: byHand.at }] };
    }
    if (evidence.length > 0) {
      const message = "Retraining is declared, but nothing in the workspace trains on a schedule or when drift is seen.";
      return { evidence, gaps: [{ kind: "weak", message, at: evidence[0]?.at }] };
    }
    const unknown = unusedModel(project) ?? unreadCi(project)?.unknown;
    if (unknown) return { evidence, gaps: [], unknown };
    const own = ownRetraining(project) ?? madeHere(project, ofRetraining);
    if (own)
      return {
        evidence,
        gaps: [],
        unknown: `${own.what} is named for training again; what starts it is not seen. Say so in \`ci.retraining\`.`,
      };
    const message =
      "Nothing trains the model again: no CI or orchestrator runs training on a schedule or on drift. Add one, or say in `ci.retraining` what does.";
    return { evidence, gaps: [{ kind: "missing", message, fixes: [repeating, naming] }] };
  },
};

function claimsOf(project: Project): readonly Claim[] {
  const actions = [...(project.manifest.value.drift ?? []).keys()].flatMap((index) =>
    claimsAt(project, ["drift", index, "action"]).filter(({ value, form }) => form === "path" && namesTraining(value)),
  );
  return [...[claimAt(project, ["ci", "retraining"])].filter((claim) => claim !== undefined), ...actions];
}

/** Why the file that is said to train again does not. One that CI does not run, such as a DAG or a script, is taken at its word. */
function judgeClaim(project: Project, claim: Claim, runs: readonly CiCommand[]): Gap | undefined {
  if (!claim.exists) return absentFile(claim);
  if (claim.form !== "path") return undefined;
  const path = project.resolve(claim.value);
  const workflow = project.facts("ci").find((one) => one.path === path);
  if (!workflow || runs.some((run) => run.path === path || run.callers.some((caller) => caller.path === path))) return undefined;
  // What a workflow starts elsewhere is not seen.
  const isSeen =
    ciCommands(project).some((command) => command.path === path) &&
    !ciCommands(project).some((one) => one.path === path && dispatches.test(one.text));
  if (!isSeen) return undefined;
  return {
    kind: "hollow",
    message: `\`${claim.value}\` is said to train again, but runs nothing that trains.`,
    at: claim.at,
    related: [{ message: "This workflow.", at: workflow.facts.jobs[0] ? { path, span: workflow.facts.jobs[0].span } : startOf(path) }],
  };
}

/** Whether no person starts a command: a clock, another system, or a change of the data. */
function startsItself({ triggers, ci }: CiCommand): boolean {
  return (
    triggers.schedules.length > 0 ||
    triggers.other.some((one) => /^(?:schedule|repository_dispatch|pipelines|web|webhooks|trigger|api)$/.test(one)) ||
    (triggers.push && /re-?train/i.test(ci.name ?? ""))
  );
}

function automatic(project: Project, runs: readonly CiCommand[]): readonly Evidence[] {
  const evidence: Evidence[] = [];
  const run = runs.find((one) => !one.swallowed && startsItself(one));
  if (run) evidence.push({ level: "wired", what: `\`${run.text}\` runs ${when(run)}`, at: run.at });
  const trainers = new Set(project.traits.trains.evidence.flatMap(({ at }) => at?.path ?? []));
  for (const { tool, name, runs: texts, schedule, at } of pipelinesOf(project)) {
    if (schedule && ([name, ...texts].some((text) => namesTraining(text)) || trainers.has(at.path)))
      evidence.push({ level: "wired", what: `${tool} \`${name || "workflow"}\` trains (${schedule.text})`, at: schedule.at });
  }
  return [...evidence, ...scheduledTrainings(project), ...startedByCode(project)];
}

function when({ triggers }: CiCommand): string {
  return triggers.schedules.length > 0 ? "on a schedule" : "when another system asks for it";
}

/** Workflows of a scheduler in code: `schedule.every().day.do(train)`, APScheduler, Celery beat. */
const startedByCode = remembered((project: Project): readonly Evidence[] => {
  const found: { readonly what: string; readonly at: Place }[] = [];
  for (const { role, facts, place } of project.python) {
    if (role !== "production" || !facts.imports.some(({ module }) => /^(?:schedule|apscheduler|rocketry|celery)(?:\.|$)/.test(module)))
      continue;
    const call = facts.calls.find(
      ({ name, arguments: given }) =>
        /(?:\.do|\.add_job|\.scheduled_job|crontab)$/.test(name) &&
        given.some(({ value }) => value.kind === "name" && namesTraining(value.value)),
    );
    if (call) found.push({ what: `\`${call.name}()\` schedules training`, at: place(call.span) });
  }
  const deployed = callsTo(productionModules(project), deploysFlow).flatMap(({ call, module, at }) => {
    const schedule = call.arguments.find(
      ({ name, value }) => /^(?:schedules?|cron|interval|rrule)$/.test(name ?? "") && value.kind !== "none",
    );
    const isAbout = [module.path, ...module.facts.imports.map((one) => `${one.module}.${one.name ?? ""}`)].some(namesTraining);
    return schedule && isAbout ? [{ what: `\`${call.name}()\` deploys training on a schedule`, at }] : [];
  });
  return [...found, ...deployed].map((one) => ({ level: "wired", ...one }));
});
