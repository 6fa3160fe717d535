import { type CheckEntry, checksOf } from "../checks/catalogue.js";
import type { CodeProblem } from "../checks/code-check.js";
import { atLeast, type EvidenceLevel, strongest } from "../project/evidence.js";
import { oncePer, remembered } from "../project/once-per.js";
import type { Project } from "../project/project.js";
import { countsAt } from "../project/stage.js";
import { describe, holds, type TraitName } from "../project/trait.js";
import { unreadCode } from "../project/unread-code.js";
import type { CatalogueEntry } from "../rules/catalogue.js";
import type { Fix, Gap, Rule, Verdict } from "../rules/rule.js";
import { worthSteps } from "../scaffolds/plan-scaffold.js";
import { finish, type Steps } from "../text/steps.js";
import type { AppliedWaiver, Finding, Outcome, OutcomeKind, Severity, WaivedFinding } from "./outcome.js";
import type { Waiver } from "./waivers.js";

/** What each level of evidence is worth, 0-1: the only such table. */
export const strength: Readonly<Record<EvidenceLevel, number>> = { claimed: 0.25, present: 0.5, wired: 0.75, proven: 1 };

/** What rules and checks find is kept like the looks that they take: typing in a manifest asks only those again that read it. */
const asideOf = oncePer(
  (rule: Rule) => rule,
  (rule) => remembered((project: Project) => rule.appliesUnless?.(project)),
);
const verdictOf = oncePer(
  (rule: Rule) => rule,
  (rule) => remembered((project: Project) => rule.check(project)),
);
const problemsOf = oncePer(
  (check: CheckEntry) => check,
  (check) => remembered((project: Project) => check.find?.(project) ?? []),
);

/** How a rule is judged. */
export interface JudgeOptions {
  /** Which of the rule's general fixes are offered: those that have something to do. */
  readonly isOffered?: (fix: Fix, project: Project) => boolean;
  /** The checks of code that belong to a rule, by its id. */
  readonly checks?: (rule: string) => readonly CheckEntry[];
}

/** Runs one rule over a project and puts the outcome in words. A rule that throws gives a `crashed` outcome. Waivers that took effect are added to `used`. */
export function judgeRule(
  rule: CatalogueEntry,
  project: Project,
  waivers: readonly Waiver[],
  used: Set<Waiver>,
  options: JudgeOptions = {},
): Outcome {
  return finish(judgeSteps(rule, project, waivers, used, options));
}

/** The same, one look after the other: what the rule itself sees, each check of code, each fix. */
export function* judgeSteps(
  rule: CatalogueEntry,
  project: Project,
  waivers: readonly Waiver[],
  used: Set<Waiver>,
  { isOffered, checks = checksOf }: JudgeOptions = {},
): Steps<Outcome> {
  const nothing = { rule: rule.id, evidence: [], findings: [], waived: [], share: 0 } as const;
  if (!holds(rule.applies, project.traits)) return { ...nothing, kind: "not-applicable", reason: whyNot(rule, project) };
  if (rule.offByDefault && (project.severities[rule.id] ?? "off") === "off")
    return { ...nothing, kind: "off", reason: `${rule.offByDefault} \`checks.severity\` turns it on.` };
  let verdict: Verdict;
  try {
    for (const _ of rule.looks?.(project) ?? []) yield;
    const reason = asideOf(rule)(project);
    if (reason) return { ...nothing, kind: "not-applicable", reason };
    yield;
    const found = verdictOf(rule)(project);
    yield;
    verdict = orUnseen(rule, found, project);
    yield;
    verdict = yield* withCodeProblems(verdict, checks(rule.id), project);
  } catch (error) {
    return { ...nothing, kind: "crashed", reason: error instanceof Error ? error.message : String(error) };
  }
  const level = strongest(verdict.evidence);
  const kind = kindOf(rule, verdict, level);
  const earned = level ? Math.min(1, strength[level] / strength[rule.asks]) : 0;
  const hasPartialGap = verdict.gaps.some((gap) => gap.kind === "partial");
  const share = kind === "met" ? 1 : kind === "partial" ? earned * (hasPartialGap ? (verdict.share ?? 0.5) : 1) : 0;
  const findings: Finding[] = [];
  for (const gap of verdict.gaps) findings.push(yield* toFinding(gap, rule, project, isOffered));
  const outcome: Outcome = {
    rule: rule.id,
    kind,
    level,
    evidence: verdict.evidence,
    findings,
    waived: [],
    share,
    ...(kind === "unknown" && { reason: verdict.unknown }),
    ...(kind === "partial" && { reason: verdict.gaps[0]?.message ?? `Only ${level}; the practice asks for ${rule.asks}.` }),
  };
  return withWaivers(outcome, waivers, used);
}

/** What a rule found; where that is nothing at all, and much of the code is not read, or nobody could have said more, it cannot be seen. */
function orUnseen({ shownByCode, unknownWithoutManifest, manifest }: CatalogueEntry, verdict: Verdict, project: Project): Verdict {
  const isMissing = verdict.gaps.length > 0 && verdict.gaps.every(({ kind }) => kind === "missing");
  if (!isMissing || verdict.evidence.length > 0) return verdict;
  const isPlaced = verdict.gaps.some(({ at }) => at !== undefined);
  const unread = shownByCode && !isPlaced ? unreadCode(project) : undefined;
  const undeclared =
    unknownWithoutManifest && !project.manifest.exists
      ? `Nothing shows it, but it is done in more ways than are seen. Say so in \`${manifest?.join(".")}\` of a manifest; then what is not there is missing.`
      : undefined;
  const unknown = unread ?? undeclared;
  return unknown ? { evidence: [], gaps: [], unknown } : verdict;
}

/** What a rule found, and what the checks of code that belong to it add. */
function* withCodeProblems(verdict: Verdict, checks: readonly CheckEntry[], project: Project): Steps<Verdict> {
  const isKnown = ({ at }: CodeProblem) => verdict.gaps.some((gap) => gap.at?.path === at.path && gap.at.span.start === at.span.start);
  const problems: Gap[] = [];
  for (const check of checks) {
    if ((project.severities[check.id] ?? (check.offByDefault ? "off" : "warning")) === "off") continue;
    for (const one of problemsOf(check)(project)) if (!isKnown(one)) problems.push({ ...one, check: check.id });
    yield;
  }
  return problems.length > 0 ? { ...verdict, gaps: [...verdict.gaps, ...problems] } : verdict;
}

function kindOf(rule: CatalogueEntry, { gaps, unknown }: Verdict, level: EvidenceLevel | undefined): OutcomeKind {
  const has = (kind: Gap["kind"]) => gaps.some((gap) => gap.kind === kind);
  if (has("contradicted")) return "contradicted";
  if (has("hollow")) return "hollow";
  if (gaps.length === 0 && level && atLeast(level, rule.asks)) return "met";
  if (level) return "partial";
  return unknown !== undefined && gaps.length === 0 ? "unknown" : "missing";
}

function whyNot(rule: CatalogueEntry, { traits }: Project): string {
  const overridden = Object.entries(traits).filter(([, trait]) => trait.source === "manifest" && !trait.value);
  const words = `Applies to projects of the kind: ${describe(rule.applies)}.`;
  const named = overridden
    .filter(([name]) =>
      describe(rule.applies)
        .split(/[^a-z-]+/)
        .includes(name as TraitName),
    )
    .map(([name]) => `\`${name}: false\``);
  return named.length > 0 ? `${words} The manifest says ${named.join(", ")}.` : words;
}

function* toFinding(gap: Gap, rule: CatalogueEntry, project: Project, isOffered: JudgeOptions["isOffered"]): Steps<Finding> {
  const { manifest } = project;
  const blamed = manifest.exists ? { path: manifest.path, span: manifest.keySpan(...(rule.manifest ?? [])) } : undefined;
  const fixes: Fix[] = [];
  for (const fix of gap.fixes ?? []) {
    if (fix.kind !== "scaffold" || (isOffered ? isOffered(fix, project) : yield* isOpen(fix, project))) fixes.push(fix);
    yield;
  }
  for (const fix of rule.fixes ?? []) {
    if (isOffered ? isOffered(fix, project) : yield* isOpen(fix, project)) fixes.push(fix);
    yield;
  }
  return {
    rule: rule.id,
    kind: gap.kind,
    ...(gap.check && { check: gap.check }),
    severity: severityOf(gap, rule, project),
    message: gap.message,
    at: gap.at ?? blamed,
    related: gap.related ?? [],
    fixes,
  };
}

/** Whether a rule's general fix has something to do: the manifest says nothing there yet, or a scaffold would write a file of use. */
function* isOpen(fix: Fix, project: Project): Steps<boolean> {
  if (fix.kind === "manifest") return !project.manifest.has(...fix.path);
  return fix.kind !== "scaffold" || (yield* worthSteps(project, fix.scaffold));
}

/** Error: a claim the workspace disproves, or an unmet critical practice. Warning: what the declared stage needs. Info: the rest. */
function severityOf(gap: Gap, rule: CatalogueEntry, project: Project): Severity {
  const declared = (gap.check && project.severities[gap.check]) || project.severities[rule.id];
  if (declared && declared !== "off") return declared;
  const counts = countsAt(rule.stage, project.stage);
  if (counts && (gap.kind === "contradicted" || rule.critical)) return "error";
  return counts && rule.weight > 1 && gap.kind !== "weak" ? "warning" : "info";
}

function withWaivers(outcome: Outcome, waivers: readonly Waiver[], used: Set<Waiver>): Outcome {
  if (outcome.kind === "met") return outcome;
  const own = waivers.filter(({ rules }) => rules.some((id) => id === outcome.rule || id.startsWith(`${outcome.rule}/`)));
  if (own.length === 0) return outcome;
  const isOf = ({ rules }: Waiver, { check }: Finding) => rules.includes(outcome.rule) || (check !== undefined && rules.includes(check));
  const left: Finding[] = [];
  const waived: WaivedFinding[] = [];
  for (const finding of outcome.findings) {
    const covering = own.find((waiver) => isOf(waiver, finding) && waiver.covers(finding));
    if (!covering) left.push(finding);
    else {
      used.add(covering);
      waived.push({ finding, waiver: applied(covering) });
    }
  }
  const whole = own.find(({ wholeRule, rules }) => wholeRule && rules.includes(outcome.rule));
  if (whole) used.add(whole);
  const waiver = whole ?? (left.length === 0 ? own.find((one) => used.has(one)) : undefined);
  if (!waiver) return { ...outcome, findings: left, waived };
  return { ...outcome, kind: "waived", findings: [], waived, reason: waiver.reason, waiver: applied(waiver) };
}

function applied({ reason, owner, expires, at }: Waiver): AppliedWaiver {
  return { reason, owner, expires, at };
}
