import type { CodeValue } from "../../facts/code-value.js";
import type { Threshold } from "../../manifest/fields/threshold.js";
import type { Evidence } from "../../project/evidence.js";
import type { PythonModule } from "../../project/project.js";
import { type Place, startOf } from "../../text/span.js";
import { claimAt, entryPlace } from "../parts/claim.js";
import { driftAlarm } from "../parts/drift-alarm.js";
import { workingDriftModules } from "../parts/drift-modules.js";
import { monitoredModel } from "../parts/monitored-model.js";
import type { Gap, Rule } from "../rule.js";

/** Distances and shares that cannot exceed 1, as people name them. */
const upToOne = /\b(?:ks|js|jensen\w*|hellinger|tvd?|share|ratio|fraction)\b/;
const pValue = /\bp ?val(?:ue)?s?\b|\balpha\b|\bsignificance\b/;
const stability = /\bpsi\b|\bstability\b/;
/** Marks of a drift check: settings, constants and options of such names. */
const mark =
  /(?:^|_)(?:thresholds?|p_?val(?:ue)?|alpha|significance|drift_share|max_(?:psi|drift|share)|psi_(?:limit|max)|drift_limit)(?:_|$)/i;
/** What libraries call the outcome of comparing with a mark, their own one where none is given. */
const verdict =
  /^(?:dataset_drift|is_drift|drift_detected|drift_score_alert|alert|number_of_drifted_columns|share_of_drifted_columns|all_passed|tests|status|summary|count|share|detected)$/;
const judging =
  /(?:TestSuite|TestPreset|\.drift_detected|\.is_drift|\.all_passed|\.alerts|\.update_detector|has_drift|is_drift(?:ed|ing)?|drift_detected|judge|detect_drift|check_drift)$/;
const exit = /^(?:sys\.exit|exit|quit|SystemExit|os\._exit)$/;

export const threshold: Rule = {
  title: "Drift checks have thresholds that can trip",
  why: {
    source: "A0 #6",
    text: "Detecting drift and acting on it are a core aspect of operations and need automated monitoring: a limit that is never reached detects nothing.",
  },
  applies: monitoredModel,
  stage: "production",
  weight: 2,
  asks: "wired",
  evidence: {
    claimed: "Each entry of `drift` has a `threshold` that can trip.",
    present: "The check is there, and its library has thresholds of its own.",
    wired: "The drift check compares its figure with a limit that can be reached, or reads its library's verdict.",
  },
  hollow: "A threshold that is never reached, or always: a share or distance of 1, a PSI of 100, a p-value of 0.",
  manifest: ["drift"],
  fixes: [{ kind: "manifest", title: "Set the mark", path: ["drift", 0, "threshold"], value: "TODO: 0.2" }],
  limits: "Whether a threshold is set well is for people to say; those that code works out are believed.",
  check(project) {
    const evidence: Evidence[] = [];
    const gaps: Gap[] = [];
    const entries = [...(project.manifest.value.drift ?? []).entries()].filter(([, { kind }]) => kind !== "provider");
    for (const [index, entry] of entries) {
      const claim = claimAt(project, ["drift", index, "threshold"]);
      const at = claim?.at ?? entryPlace(project, ["drift", index]);
      if (!entry.threshold)
        gaps.push({
          kind: "partial",
          message: `Drift check \`${entry.name}\` has no threshold, so it never trips.`,
          at,
          fixes: [{ kind: "manifest", title: "Set its threshold", path: ["drift", index, "threshold"], value: "TODO: 0.2" }],
        });
      else {
        const why = idleness(entry.threshold, `drift ${entry.method ?? ""} ${entry.name}`);
        if (why)
          gaps.push({ kind: "hollow", message: `The threshold \`${entry.threshold.text}\` of drift check \`${entry.name}\` ${why}.`, at });
        else evidence.push({ level: "claimed", what: `\`${entry.threshold.text}\``, at });
      }
    }
    const modules = workingDriftModules(project);
    for (const module of modules) {
      const marks = readMarks(module);
      const [idle] = marks.flatMap((one) => {
        const why = idleness({ text: "", value: one.value, unit: "" }, one.name, one.context);
        return why ? [{ ...one, why }] : [];
      });
      if (idle) gaps.push({ kind: "hollow", message: `\`${idle.name}=${idle.value}\` ${idle.why}.`, at: idle.at });
      else if (marks[0]) evidence.push({ level: "wired", what: `\`${marks[0].name}=${marks[0].value}\``, at: marks[0].at });
      else {
        const at = judgedAt(module);
        if (at) evidence.push({ level: "wired", what: "the check judges what it finds", at });
      }
    }
    const alarm = driftAlarm(project);
    if (alarm) evidence.push(alarm);
    if (gaps.some(({ kind }) => kind === "hollow") || evidence.some(({ level }) => level === "wired"))
      return { evidence, gaps, share: 0.5 };
    const [module] = modules;
    if (module) {
      const at = startOf(module.path);
      evidence.push({ level: "present", what: `\`${project.relative(module.path)}\``, at });
      gaps.push({
        kind: "weak",
        message: `\`${project.relative(module.path)}\` works out drift, but compares it with no limit: a report that nobody opens is all that comes of it.`,
        at,
      });
    } else if (evidence.length > 0)
      gaps.push({ kind: "weak", message: "A threshold is declared, but no production code compares drift with one.", at: evidence[0]?.at });
    // Without anything that detects drift, `drift/data` says so.
    return { evidence, gaps, share: 0.5 };
  },
};

/** Why a mark never trips, or always; `undefined` when it may go either way. A number alone is the figure at which drift is told. */
function idleness({ comparison, value, unit }: Threshold, name: string, context = ""): string | undefined {
  const words = `${name} ${context}`.toLowerCase().replace(/[^a-z0-9]+/g, " ");
  const share = unit === "%" ? value / 100 : value;
  const isBelow = comparison === "<" || comparison === "<=" || pValue.test(words);
  if (isBelow) return share <= 0 ? "is never fallen below, so the check never trips" : undefined;
  if (share <= 0) return "decides nothing: every figure is on the same side of it";
  if ((unit === "%" || upToOne.test(words)) && share >= 1) return "is reached only if everything has changed, so the check never trips";
  if (stability.test(words) && share >= 10) return "is never reached (a PSI of 0.25 is a large shift), so the check never trips";
  return share >= 100 && /\bdrift\b/.test(words) ? "is never reached, so the check never trips" : undefined;
}

interface Mark {
  readonly name: string;
  readonly value: number;
  /** What else tells its scale. */
  readonly context: string;
  readonly at: Place;
}

const isRecord = /(?:Report|Result|Summary|Record|Snapshot)$/;

/** The marks that a drift check sets: arguments, constants, defaults of options. */
function readMarks(module: PythonModule): readonly Mark[] {
  const { calls, assignments } = module.facts;
  const found: Mark[] = [];
  const add = (name: string, value: CodeValue | undefined, context = "") => {
    if (value?.kind === "number" && mark.test(name)) found.push({ name, value: value.value, context, at: module.place(value.span) });
  };
  for (const { targets, value } of assignments) if (targets.length === 1) add(targets[0] ?? "", value);
  for (const { name, arguments: given } of calls) {
    // A record of what was found is given the mark that it was held against.
    if (isRecord.test(name)) continue;
    const method = given.find((one) => /^(?:stattest|method|num_stattest|cat_stattest)$/.test(one.name ?? ""))?.value;
    for (const one of given) if (one.name !== undefined) add(one.name, one.value, method?.kind === "string" ? method.value : "");
    const [first] = given;
    if (/add_argument$|(?:^|\.)(?:add|option)$/.test(name) && first?.value.kind === "string")
      add(first.value.value.replace(/^-+/, "").replaceAll("-", "_"), given.find((one) => one.name === "default")?.value);
  }
  return found;
}

/** Where a drift check decides something by what it finds: a condition, an exit code that it works out, or its library's verdict. */
function judgedAt({ facts, place }: PythonModule): Place | undefined {
  const exits = facts.calls.find(
    ({ name, arguments: [first] }) => exit.test(name) && first && first.value.kind !== "number" && first.value.kind !== "none",
  );
  const judged = facts.calls.find(({ name }) => judging.test(name));
  const span = facts.checks[0]?.span ?? exits?.span ?? judged?.span ?? facts.strings.find(({ value }) => verdict.test(value))?.span;
  return span && place(span);
}
