import { ownFacts } from "../../practices/own-facts.js";
import { runCommands } from "../../practices/run-commands.js";
import type { Evidence } from "../../project/evidence.js";
import { oncePerModules, productionModules } from "../../project/production-code.js";
import type { Project } from "../../project/project.js";
import { any } from "../../project/trait.js";
import { findTool } from "../../tools/index.js";
import { claimAt } from "../parts/claim.js";
import { blankFor, type DeclaredSource, declaredSources, lackingPlace, perSource } from "../parts/per-source.js";
import type { Rule } from "../rule.js";

export const freshness: Rule = {
  title: "Each data source has an age limit, and something checks it",
  why: {
    source: "A4; MLTS Monitor 4",
    text: "Many systems feed a pipeline, and none of them can be watched by hand; data and models that silently stop being renewed grow stale while everything still runs.",
  },
  applies: any("pipeline", "batch", "serves"),
  stage: "production",
  weight: 1,
  asks: "wired",
  evidence: {
    claimed: "Each entry of `data.sources` that changes has `freshness`.",
    present: "dbt, Soda or a data contract holds age limits.",
    wired: "dbt, Soda or a contract's tests are run on them, an alert fires on old data, or code checks the age.",
  },
  manifest: ["data", "sources"],
  fixes: [
    {
      kind: "manifest",
      title: "Declare a data source",
      path: ["data", "sources"],
      value: [{ name: "TODO: name", system: "TODO: system", freshness: "TODO: 24h" }],
    },
  ],
  limits:
    "Files in the repository and published data sets are taken for fixed. A catalogue or warehouse that watches the age outside of the workspace can only be declared.",
  appliesUnless(project) {
    const sources = declaredSources(project);
    return sources.length > 0 && sources.every((source) => isFixed(project, source))
      ? "Every declared source is a file of the repository or a published data set, which does not grow old."
      : undefined;
  },
  check(project) {
    const checks = ageChecks(project);
    const limited = limitsOf(project).map(({ subject }) => subject);
    const verdict = perSource(
      declaredSources(project).filter((source) => !isFixed(project, source)),
      (source) => {
        const { value, path } = source;
        const claim = claimAt(project, [...path, "freshness"]);
        if (claim) return { evidence: [{ level: "claimed", what: `\`${value.name}\`: ${claim.value}`, at: claim.at }] };
        if (limited.some((subject) => subject.toLowerCase().split(".").includes(value.name.toLowerCase()))) return {};
        const message = `Source \`${value.name}\` has no age limit. Say in \`freshness\` how old it may be before someone should know.`;
        const fixes = blankFor(project, source, "freshness", "Set its age limit", "TODO: 24h");
        return { gaps: [{ kind: "partial", message, at: lackingPlace(project, source, "freshness"), fixes }] };
      },
    );
    const evidence = [...verdict.evidence, ...checks];
    if (verdict.gaps.length > 0 || evidence.length === 0 || checks.some(({ level }) => level === "wired")) return { ...verdict, evidence };
    const [idle] = checks;
    const message = idle
      ? `${idle.what}, but no command in the workspace checks them. Run \`dbt source freshness\` or the like on a schedule.`
      : "Age limits are declared, but nothing checks them: no dbt or Soda freshness, no alert on old data and no such check in code.";
    return { evidence, gaps: [{ kind: "weak", message, at: idle?.at ?? evidence[0]?.at }] };
  },
};

/** Whether a source does not grow old: a file of the repository, or a data set as it was published. */
function isFixed(project: Project, { value: { system, location = [] } }: DeclaredSource): boolean {
  if (system !== undefined && findTool(system)?.capabilities.includes("dataset-hub")) return true;
  return location.length > 0 && location.every((one) => !/^[a-z][\w+.-]*:/i.test(one) && project.exists(one));
}

function limitsOf(project: Project) {
  return ownFacts(project, "data-checks").flatMap(({ path, facts: { tool, ageLimits = [] } }) =>
    ageLimits.map(({ value, span }) => ({ tool, subject: value, at: { path, span } })),
  );
}

/** What runs the limits of each tool. */
const runners: Readonly<Record<string, RegExp>> = {
  "dbt-tests": /\bdbtf?\s+(?:\S+\s+)*?source\s+(?:snapshot-)?freshness\b/,
  soda: /\bsoda\s+(?:scan|contract)\b/,
  datacontract: /\bdatacontract\s+(?:test|ci)\b/,
};

const aboutAge =
  /(?:^|[^a-z])(?:fresh(?:ness)?|stale(?:ness)?|outdated|data_?age|age_(?:seconds|hours|days)|data_?(?:lag|delay)|last_(?:successful_)?(?:load|update|ingest|import|sync|refresh)\w*)(?:[^a-z]|$)/i;

/** What knows how old data is: limits in files, run or not; alerts; and code. */
function ageChecks(project: Project): readonly Evidence[] {
  const limits = limitsOf(project);
  const commands = limits.length > 0 ? [...runCommands(project), ...writtenInCode(project.python)] : [];
  const byTool = [...new Set(limits.map(({ tool }) => tool))].flatMap((tool): Evidence[] => {
    const own = limits.filter((limit) => limit.tool === tool);
    const run = commands.find(({ text }) => runners[tool]?.test(text));
    const count = own.length === 1 ? `An age limit stands in \`${own[0]?.at.path}\`` : `${own.length} age limits stand in the workspace`;
    return [
      run
        ? { level: "wired", what: `\`${run.text.slice(0, 80)}\` checks the age`, at: run.at }
        : { level: "present", what: count, at: own[0]?.at },
    ];
  });
  const alerts = project
    .facts("monitoring")
    .flatMap(({ path, facts }) =>
      facts.alerts
        .filter(({ name, expression }) => aboutAge.test(name.replace(/([a-z])([A-Z])/g, "$1_$2")) || aboutAge.test(expression))
        .map(({ name, span }): Evidence => ({ level: "wired", what: `alert \`${name}\` on old data`, at: { path, span } })),
    );
  return [...byTool, ...alerts, ...checkedInCode(productionModules(project))];
}

const writtenInCode = oncePerModules((modules) =>
  modules
    .filter(({ role }) => role === "production")
    .flatMap((module) => module.facts.strings.map(({ value, span }) => ({ text: value, at: module.place(span) })))
    .filter(({ text }) => /\b(?:dbtf?|soda|datacontract)\s/.test(text)),
);

const checkOfAge =
  /(?:^|\.)(?:(?:check|assert|verify|ensure|validate|monitor)_\w*(?:freshness|staleness|recency|data_age)|is_(?:data_)?(?:stale|fresh|outdated)|(?:freshness|staleness)_check|build_(?:\w+_)?freshness_checks(?:_\w+)?|(?:Legacy)?FreshnessPolicy(?:\.\w+)?)$/;

/** How long ago something was: `now - newest`, `(datetime.now(UTC) - last).days`. */
const since = /\b(?:now|utcnow|today)\b[^-]*\s-\s/i;
const ageLimit = /(?:^|[^a-z])(?:age|stale\w*|fresh\w*|lag|delay)(?:[^a-z]|$)/i;
/** What grows old without being data. */
const notData = /token|session|cache|expir|login|jwt|cookie|password|model|train|lock/i;

/** Code that is named for a check of age, as Dagster's checks and policies, and code that stops when data is too old. */
const checkedInCode = oncePerModules((modules) =>
  modules.flatMap((module): Evidence[] => {
    const call = module.facts.calls.find(({ name }) => checkOfAge.test(name));
    if (call) return [{ level: "wired", what: `\`${call.name}()\` called`, at: module.place(call.span) }];
    const stop = module.facts.checks.find(({ form, left, right, does }) => {
      const sides = `${left} ${right}`;
      return (form === "assert" || does.includes("raise")) && since.test(sides) && ageLimit.test(sides) && !notData.test(sides);
    });
    return stop ? [{ level: "wired", what: `\`${stop.left} ${stop.operator} ${stop.right}\` stops it`, at: module.place(stop.span) }] : [];
  }),
);
