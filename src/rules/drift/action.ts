import type { CodeValue } from "../../facts/code-value.js";
import { type CiCommand, ciCommands } from "../../project/ci-commands.js";
import type { Evidence } from "../../project/evidence.js";
import { productionModules } from "../../project/production-code.js";
import type { Project, PythonModule } from "../../project/project.js";
import { startOf } from "../../text/span.js";
import { nameOf } from "../../workspace/path-parts.js";
import { absentFile, claimsAt, entryPlace } from "../parts/claim.js";
import { driftAlarm } from "../parts/drift-alarm.js";
import { workingDriftModules } from "../parts/drift-modules.js";
import { monitoredModel } from "../parts/monitored-model.js";
import { scheduleOf } from "../parts/scheduled-job.js";
import { stopSwallowing } from "../parts/stop-swallowing.js";
import type { Gap, Rule } from "../rule.js";

/** Calls that tell somebody, or send a figure to what does. */
const tells =
  /(?:^|[._])(?:send_?(?:mail|email|message|alert|notification|slack|teams|telegram)|sendmail|notify|notification|alert|raise_alert|trigger_alert|post_message|chat_postmessage|create_issue|put_metric_data|push(?:add)?_to_gateway|capture_message|report_incident|create_incident|publish|webhook\w*)(?:_\w+)?$|^apprise\.|^smtplib\./i;
/** Calls that train again, or start what does. */
const retrains =
  /(?:^|[._])re_?train\w*$|(?:^|[._])train_(?:model|flow|pipeline|and_\w+)$|(?:^|\.)(?:TriggerDagRunOperator|trigger_dag(?:_run)?|run_deployment|start_pipeline_execution|create_workflow_dispatch|create_dispatch|run_pipeline)$/i;
/** Where messages go, by address or by the variable that holds it. */
const addresses = /slack\.com\/|webhook|pagerduty|opsgenie|office\.com\/|api\.telegram\.org|^smtp/i;
const ends = /^(?:sys\.exit|exit|quit|SystemExit|os\._exit)$/;
const nothing = /^(?:none|nothing|no|n\/a|-|log|logs?\s?only|ignore)$/i;
const aboutDrift = /drift|psi\b/i;

export const action: Rule = {
  title: "Drift alerts somebody or trains again",
  why: {
    source: "A0 #6",
    text: "Detecting drift needs automated monitoring and mechanisms that trigger re-training when necessary; what nobody acts on need not be measured.",
  },
  applies: monitoredModel,
  stage: "production",
  weight: 2,
  asks: "wired",
  evidence: {
    claimed: "`drift[].action` says what happens.",
    present: "The file that `drift[].action` names exists, or the drift check fails when it trips, but nothing runs it on a schedule.",
    wired: "The drift check sends a message, feeds an alert, starts training, or fails a scheduled job.",
  },
  hollow: "CI swallows the failure of the drift check, or the declared action is to do nothing.",
  contradicted: "The file that `drift[].action` names does not exist.",
  manifest: ["drift"],
  fixes: [
    { kind: "scaffold", title: "Add a drift job that fails when it trips", scaffold: "drift-job" },
    { kind: "manifest", title: "Say what happens", path: ["drift", 0, "action"], value: "TODO: alert" },
  ],
  limits: "What a platform does with a job that fails is not seen: a scheduled job that fails is taken for an alert.",
  check(project) {
    const { evidence, gaps } = declaredActions(project);
    const modules = workingDriftModules(project);
    for (const module of modules) {
      const acts = actionOf(project, module);
      if (acts) evidence.push(acts);
      const swallowed = runsOf(project, module).find((run) => run.swallowed)?.swallowed;
      if (swallowed && acts?.level !== "wired" && canFail(module))
        gaps.push({
          kind: "hollow",
          message: `\`${project.relative(module.path)}\` fails when drift is found, but \`${swallowed.by}\` swallows its failure, so nobody hears of it.`,
          at: swallowed.at,
          fixes: [stopSwallowing(swallowed)].filter((fix) => fix !== undefined),
        });
    }
    const alarm = driftAlarm(project);
    if (alarm) evidence.push(alarm);
    if (gaps.some(({ kind }) => kind !== "partial") || evidence.some(({ level }) => level === "wired"))
      return { evidence, gaps, share: 0.5 };
    const [module] = modules;
    const seen = evidence.find(({ level }) => level === "present");
    if (module && !seen)
      gaps.push({
        kind: evidence.length > 0 ? "weak" : "missing",
        message: `Nothing happens when \`${project.relative(module.path)}\` finds drift: it sends no message, starts no training and never fails. Let it exit with an error, or alert.`,
        at: startOf(module.path),
      });
    else if (seen)
      gaps.push({
        kind: "weak",
        message: `Drift leads to something (${seen.what}), but nothing in the workspace runs the check on a schedule.`,
        at: seen.at,
      });
    else if (evidence.length > 0)
      gaps.push({ kind: "weak", message: "An action is declared, but no code or job in the workspace takes it.", at: evidence[0]?.at });
    // Without anything that detects drift, `drift/data` says so.
    return { evidence, gaps, share: 0.5 };
  },
};

function declaredActions(project: Project): { evidence: Evidence[]; gaps: Gap[] } {
  const evidence: Evidence[] = [];
  const gaps: Gap[] = [];
  for (const [index, { name, kind }] of (project.manifest.value.drift ?? []).entries()) {
    if (kind === "provider") continue;
    const claims = claimsAt(project, ["drift", index, "action"]);
    if (claims.length === 0)
      gaps.push({
        kind: "partial",
        message: `Drift check \`${name}\` does not say what happens when it trips.`,
        at: entryPlace(project, ["drift", index]),
        fixes: [{ kind: "manifest", title: "Say what happens", path: ["drift", index, "action"], value: "TODO: alert" }],
      });
    for (const claim of claims) {
      if (!claim.exists) gaps.push(absentFile(claim));
      else if (nothing.test(claim.value.trim()))
        gaps.push({ kind: "hollow", message: `When drift check \`${name}\` trips, \`${claim.value}\` is all that happens.`, at: claim.at });
      else evidence.push({ level: claim.form === "path" ? "present" : "claimed", what: `action \`${claim.value}\``, at: claim.at });
    }
  }
  return { evidence, gaps };
}

/** What a drift check leads to. */
function actionOf(project: Project, module: PythonModule): Evidence | undefined {
  const users = [module, ...importersOf(productionModules(project), module)];
  for (const { facts, place } of users) {
    const call = facts.calls.find(({ name }) => tells.test(name) || retrains.test(name));
    if (call) return { level: "wired", what: `\`${call.name}()\` called`, at: place(call.span) };
  }
  const tool = project
    .withCapability("alerting")
    .flatMap(({ evidence }) => evidence.filter(({ at, kind }) => at?.path === module.path && kind !== "import"))[0];
  if (tool) return { level: "wired", what: tool.what, at: tool.at };
  const address = users.flatMap(({ facts, place }) =>
    facts.strings.filter(({ value }) => addresses.test(value)).map(({ value, span }) => ({ value, at: place(span) })),
  )[0];
  if (address) return { level: "wired", what: `\`${address.value.slice(0, 40)}\` is written to`, at: address.at };
  for (const { path, facts } of project.facts("monitoring")) {
    const alert = facts.alerts.find(({ name, expression }) => aboutDrift.test(`${name} ${expression}`));
    if (alert) return { level: "wired", what: `alert \`${alert.name}\``, at: { path, span: alert.span } };
  }
  const runs = runsOf(project, module);
  const trains = ciCommands(project).find(
    ({ text, path }) => runs.some((run) => run.path === path) && /\bre-?_?train|\btrain\w*\.py\b/i.test(text),
  );
  if (trains) return { level: "wired", what: `\`${trains.text}\` after the check`, at: trains.at };
  if (!users.some(canFail)) return undefined;
  const { scheduled } = scheduleOf(project, project.relative(module.path));
  const heard = runs.length === 0 || runs.some((run) => !run.swallowed);
  return scheduled && heard
    ? { level: "wired", what: `\`${scheduled.text}\` fails when drift is found`, at: scheduled.at }
    : heard
      ? { level: "present", what: "it fails when it trips", at: startOf(module.path) }
      : undefined;
}

/** The modules that import another by its name. */
function importersOf(modules: readonly PythonModule[], { path }: PythonModule): readonly PythonModule[] {
  const name = nameOf(path).replace(/\.py$/, "");
  return modules.filter(
    (one) => one.path !== path && one.facts.imports.some(({ module, name: member = "" }) => [...module.split("."), member].includes(name)),
  );
}

function runsOf(project: Project, { path }: PythonModule): readonly CiCommand[] {
  const file = project.relative(path);
  const names = [file, file.replace(/\.py$/, "").replaceAll("/", ".")];
  return ciCommands(project).filter(({ text }) => names.some((name) => text.includes(name)));
}

/** Whether a module can end with an error by what it finds: it raises or asserts in a condition, or works out its exit code. */
function canFail({ facts }: PythonModule): boolean {
  const exits = facts.calls.some(({ name, arguments: [first] }) => ends.test(name) && first && mayTrip(first.value));
  const trips = facts.checks.filter(({ form, does }) => form === "assert" || does.includes("raise"));
  return exits || trips.some(({ left, right }) => !counts.test(`${left} ${right}`) || aboutDrift.test(`${left} ${right}`));
}

/** Whether an exit code or message may be due to drift: a program that gives up says why in other words. */
function mayTrip(value: CodeValue): boolean {
  if (value.kind === "string") return aboutDrift.test(value.value);
  return value.kind !== "none" && !(value.kind === "number" && value.value === 0);
}

/** Whether there is enough to compare, which says nothing of drift. */
const counts = /\blen\(|\.shape\b|(?:^|[_.\s])(?:rows|samples|observations|count|size)(?:$|[_.\s])/i;
