import { ownFacts } from "../../practices/own-facts.js";
import { words } from "../../practices/words.js";
import type { Evidence } from "../../project/evidence.js";
import { remembered } from "../../project/once-per.js";
import { oncePerModules, productionModules } from "../../project/production-code.js";
import type { Project, PythonModule } from "../../project/project.js";
import { reachedModules } from "../../project/reached-modules.js";
import type { ScriptModule } from "../../project/scripts.js";
import type { Place } from "../../text/span.js";
import { splitWords } from "../../text/split-words.js";
import { findTool } from "../../tools/index.js";
import { nameOf } from "../../workspace/path-parts.js";
import { type Claim, claimAt } from "../parts/claim.js";
import { lostMetric } from "../parts/exported-metrics.js";
import { modelProxy } from "../parts/model-proxy.js";
import { productionCalls, productionScripts } from "../parts/model-requests.js";
import { usageRead } from "../parts/model-usage.js";
import { notRented } from "../parts/rented.js";
import { toolEvidence } from "../parts/tool-claim.js";
import type { Gap, ManifestPath, Rule } from "../rule.js";

const budgetResource =
  /^(?:aws_budgets_budget|AWS::Budgets::Budget|google_billing_budget|azurerm_consumption_budget\w*|Microsoft\.Consumption\/budgets)$/i;
/** Options by which gateways stop spending. */
const budgetOption = /^(?:max_budget|total_budget|budget_duration|maxBudget)$/;
const ownName =
  /(?:^|[._a-z])(?:max_?cost|cost_?(?:limit|budget)|(?:spend|spending)_?limit|token_?budget|budget_?usd|max_?budget|(?:rpd|tpd)_?(?:limit|max)|(?:daily|monthly)_?(?:request|call|token)s?_?(?:limit|quota|cap)|max_?tokens_per_(?:session|conversation|user|customer|tenant|team))(?:$|_)/i;
const money = words("costs?", "spend", "spending", "usd", "eur", "dollars?", "budgets?");
const keptInCode = "a limit of spend in code";
const budgetCall = /(?:^litellm\.|\.)(?:BudgetManager|Router|Agent|create_budget|completion|acompletion)$/;

export const costBudget: Rule = {
  title: "Models have a budget, and spend is recorded against it",
  why: {
    source: "A0 #6; A1",
    text: "The computational cost of language models can be significant and rented ones cost per call; somebody has to manage it without giving up performance.",
  },
  applies: "llm",
  stage: "pilot",
  weight: 2,
  asks: "claimed",
  shownByCode: true,
  evidence: {
    claimed: "`models[].budget` or `monitoring.cost.limit`, and what records the spend in `tracked_by`.",
    present: "A budget in infrastructure code, or a limit of spend in the project's own.",
    wired: "Code reads an answer's tokens or cost, a tracer records them, a gateway is given a budget, or an alert fires above one.",
  },
  hollow: "The budget is zero, or nothing records what is spent.",
  contradicted: "`tracked_by` names a tool that nothing in the workspace shows.",
  manifest: ["models"],
  fixes: [
    { kind: "scaffold", title: "Add a record of spend that stops at a limit", scaffold: "llm-budget" },
    {
      kind: "manifest",
      title: "Set a budget and what records the spend",
      path: ["monitoring", "cost"],
      value: { limit: "TODO: 900 EUR/month", tracked_by: "TODO: provider's usage page, read weekly by whom" },
    },
  ],
  limits: "A limit that is set in the provider's console can only be declared.",
  appliesUnless: notRented,
  check(project) {
    const gaps: Gap[] = [];
    const models = (project.manifest.value.models ?? []).map((_, index): ManifestPath => ["models", index, "budget"]);
    const places = [...models, ["monitoring", "cost"]];
    const limits = places.flatMap((path) => ["monthly", "per_request", "limit"].flatMap((key) => claimAt(project, [...path, key]) ?? []));
    const trackers = places.flatMap((path) => claimAt(project, [...path, "tracked_by"]) ?? []);
    for (const { value, at } of limits)
      if (/^\D*0+(?:\.0+)?(?!\d|\.\d)/.test(value)) gaps.push({ kind: "hollow", message: `A budget of \`${value}\` is no budget.`, at });
    for (const tracker of trackers) {
      const named = findTool(tracker.value);
      if (named && !project.tool(named.id)) {
        const message = `Spend is said to be recorded by ${named.name}, but no dependency, import or configuration shows it.`;
        gaps.push({ kind: "contradicted", message, at: tracker.at });
      }
    }
    const budgets: Evidence[] = limits.map(({ value, at }) => ({ level: "claimed", what: `at most ${value}`, at }));
    for (const { path, facts } of project.facts("infrastructure"))
      for (const { kind, name, span } of facts.resources)
        if (budgetResource.test(kind)) budgets.push({ level: "present", what: `\`${kind}\` ${name}`, at: { path, span } });
    for (const one of productionCalls(project, budgetCall))
      if (one.option(budgetOption)) budgets.push({ level: "wired", what: `\`${one.label}\` is given a budget`, at: one.at });
    const own = ownBudget(project);
    if (own) budgets.push(own);
    budgets.push(...spendAlerts(project));
    const records: Evidence[] = trackers.map(describe);
    const read = usageRead(project);
    if (read) records.push({ level: "wired", what: "the tokens of an answer are read", at: read });
    const tracers = project
      .withCapability("llm-observability")
      .filter(({ evidence: traces }) => traces.some(({ kind }) => kind !== "package"));
    records.push(...tracers.map(toolEvidence));
    const evidence = [...budgets, ...records];
    if (gaps.length > 0) return { evidence, gaps };
    const [budget] = budgets;
    const [record] = records;
    // A limit that code keeps counts what is spent.
    const isKept = budgets.some(({ level, what }) => level === "wired" || what === keptInCode);
    const proxy = trackers.length > 0 ? undefined : modelProxy(project);
    if (budget && (record || isKept || proxy)) return { evidence, gaps };
    if (budget)
      gaps.push({
        kind: "hollow",
        message: `A budget is set, but nothing records what the models cost: no tracer is used and no code reads an answer's tokens. Record it, or say in \`tracked_by\` what does.`,
        at: budget.at,
      });
    else if (proxy)
      return { evidence: [], gaps, unknown: `Model calls go through ${proxy.name}; whether a budget is set there is not seen.` };
    else
      gaps.push({
        kind: record ? "partial" : "missing",
        message: record
          ? "What the models use can be recorded, but no budget is set that it could exceed. Declare `monitoring.cost.limit` or `models[].budget`."
          : "No budget for the rented models was found, and nothing records their use. Declare `monitoring.cost` with a limit and what tracks it.",
      });
    return { evidence, gaps, share: 0.5 };
  },
};

/** Alerts on money that fire above a limit; tokens are as often those of a context. */
function spendAlerts(project: Project): readonly Evidence[] {
  return ownFacts(project, "monitoring").flatMap(({ path, facts }) =>
    facts.alerts
      .filter(
        ({ name, metrics }) =>
          [splitWords(name), ...metrics].some((text) => money.test(text)) && lostMetric(project, metrics) === undefined,
      )
      .map(({ name, span }): Evidence => ({ level: "wired", what: `alert \`${name}\``, at: { path, span } })),
  );
}

/** A limit of spend that the project's own code keeps, where that code runs. */
function ownBudget(project: Project): Evidence | undefined {
  const isReached = reachedModules(project);
  const at = pythonLimits(productionModules(project)).find(({ module }) => isReached(module))?.at ?? scriptLimit(project);
  return at && { level: "present", what: keptInCode, at };
}

const pythonLimits = oncePerModules((modules) => modules.flatMap((module) => limitIn(module) ?? []));
const scriptLimit = remembered(
  (project: Project) => productionScripts(project).flatMap((script) => (isUsed(project, script) ? (limitIn(script) ?? []) : []))[0]?.at,
);

/** The class or the assignment that a limit of spend is kept in. */
function limitIn<Module extends PythonModule | ScriptModule>(module: Module): { readonly module: Module; readonly at: Place } | undefined {
  const { facts } = module;
  const held = "classes" in facts ? facts.classes.find(({ fields }) => fields.some(({ name }) => ownName.test(name))) : undefined;
  const found = held ?? facts.assignments.find(({ targets }) => targets.some((target) => ownName.test(target)));
  return found && { module, at: module.place(found.span) };
}

/** Whether a script does something by itself, or another one imports it. */
function isUsed(project: Project, { path, facts }: ScriptModule): boolean {
  const name = nameOf(path).replace(/\.\w+$/, "");
  const isImported = ({ module }: { readonly module: string }) => nameOf(module).replace(/\.[cm]?[jt]sx?$/, "") === name;
  return (
    facts.calls.some(({ scope }) => scope === "") ||
    productionScripts(project).some((one) => one.path !== path && one.facts.imports.some(isImported))
  );
}

function describe({ value, at }: Claim): Evidence {
  return { level: "claimed", what: `spend is recorded by \`${value}\``, at };
}
