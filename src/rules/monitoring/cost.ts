import { dotted } from "../../practices/dotted.js";
import { ownFacts } from "../../practices/own-facts.js";
import { words } from "../../practices/words.js";
import type { Evidence } from "../../project/evidence.js";
import { remembered } from "../../project/once-per.js";
import { callsTo, oncePerModules, oncePerModulesInSteps, productionModules } from "../../project/production-code.js";
import type { Project } from "../../project/project.js";
import { reachedModules } from "../../project/reached-modules.js";
import { ownScripts } from "../../project/scripts.js";
import { any } from "../../project/trait.js";
import { lastPart } from "../../text/last-part.js";
import { splitWords } from "../../text/split-words.js";
import { flatMapInSteps } from "../../text/steps.js";
import { absentFile, claimAt } from "../parts/claim.js";
import { exportedMetrics, lostMetric } from "../parts/exported-metrics.js";
import { madeHere, madeHereLooks } from "../parts/made-here.js";
import { modelProxy } from "../parts/model-proxy.js";
import { readsUsage } from "../parts/reads-usage.js";
import { notRented } from "../parts/rented.js";
import { tracedByVariable } from "../parts/traced-by-variable.js";
import type { Gap, Rule } from "../rule.js";

const spend = words("costs?", "spend", "spent", "usd", "eur", "dollars?", "budgets?", "tokens?", "price");
/** Works out what calls cost, or keeps them below a limit. */
const pricing = dotted(
  "litellm.**.completion_cost",
  "litellm.**.cost_per_token",
  "tokencost.**",
  "**.get_openai_callback",
  "**.get_bedrock_anthropic_callback",
);
const limiter = dotted(
  "litellm.**.BudgetManager",
  "**.UsageLimits",
  "boto3.**.create_budget",
  "**.BudgetServiceClient",
  "aws_cdk.aws_budgets.**",
  "**.azure.mgmt.consumption.**",
);
/** A budget of money: one of disruptions says how many replicas may be away. */
const budget = /(?<!disruption)budget/i;
const moneyLimit =
  /budget|(?:max|total|daily|monthly|user)_?(?:cost|spend|usd)|(?:cost|spend|spending|usd)_?(?:limit|cap|max)|(?:daily|monthly|user)_?(?:token_?|request_?)?(?:limit|usage)|quota|(?:^|[._])(?:rpd|tpd)_(?:limit|max)|(?:requests?|calls?|tokens?)_per_(?:day|month)/i;
const spent = /_per_(?:day|month)|cost|spend|spent|usd|dollar|price|daily|monthly|usage/i;
/** Functions of one's own that keep account of what calls take. */
const keepsAccount =
  /(?:^|_)(?:estimate|calculate|compute|track|log|record|add|update|report|get)_(?:\w+_)?(?:costs?|(?:token_|llm_|model_)usage|spend)(?:_|$)/;
/** What is paid for in the business that the code is about, not for running it. */
const ofBusiness =
  /(?:^|_)(?:transaction|trad(?:e|ing)|order|shipping|freight|delivery|travel|maintenance|production|inventory|holding)_costs?(?:_|$)/;
/** Code of one's own that holds spend to a limit, also one in credits, by its names. */
const holdsSpend =
  /(?:^|[/_])(?:budgets?|spend(?:ing)?|costs?|quotas?|(?:token_|credit_)usage|credits?|billing|usage)_(?:limit|guard|cap|alert|enforc|exceed|monitor|control|service|manag)|(?:^|[/_])(?:check|enforce|ensure|has|within|over|consume|deduct|charge|require|reserve|use)_(?:\w+_)?(?:budget|quota|credits?|(?:token|usage|spend|cost|message)_limits?)(?:_|$)|\/_?budget_exhaust|_(?:llm|model|token|cost|spend|session|user|tenant)_budget_exhaust/;
const watchesSpend =
  /(?:^|[/_])(?:budgets?|spend(?:ing)?|costs?|quotas?|(?:token|llm)_usage|billing)(?:_(?:track|monitor|meter|report|log|record|guard|limit|cap|alert|control|manag|service)\w*|$)|(?:^|[/_])(?:check|enforce|ensure|consume|deduct|charge|reserve)_(?:\w+_)?(?:budget|quota|credits?|(?:token|usage|spend|cost|message)_limits?)(?:_|$)|\/_?budget_exhaust|_(?:llm|model|token|cost|spend|session|user|tenant)_budget_exhaust/;
/** The same beside a model of one's own, which has a cost when it learns too. */
const watchesHosting =
  /(?:^|[/_])(?:training|compute|infra\w*|cloud|gpu|inference|serving)_(?:costs?|spend|budget)|(?:monitor\w*|observability|ops)\/\w*costs?(?:_|$)|(?:^|[/_])costs?_(?:monitor|track|report|alert)|(?:^|\/)(?:cloud_|cost_)?(?:billing|budgets?)(?:_(?:alert|monitor|guard)\w*|$)/;
export const cost: Rule = {
  title: "Spend is watched, with a limit",
  why: {
    source: "A0 #6",
    text: "With language models in particular the computational cost can be significant, and has to be managed as deliberately as performance.",
  },
  applies: any("llm", "serves"),
  stage: "production",
  weight: 2,
  asks: "wired",
  shownByCode: true,
  evidence: {
    claimed: "`monitoring.cost.limit`, or a model's `budget`.",
    present: "Code or a tool records tokens or cost.",
    wired: "An alert reads them, infrastructure code sets a budget, or code stops at one.",
  },
  hollow: "The limit is 0, or the alert reads a metric that nothing exports.",
  contradicted: "`monitoring.cost.alert` names an alert that no rule file has.",
  manifest: ["monitoring", "cost"],
  fixes: [
    { kind: "scaffold", title: "Record what calls cost, and alert on it", scaffold: "monitoring" },
    { kind: "manifest", title: "Set a limit", path: ["monitoring", "cost", "limit"], value: "TODO: 900 EUR/month" },
  ],
  // Models that are trained here and served elsewhere cost nothing by the call.
  appliesUnless: (project) => {
    const { serves, batch, rag } = project.traits;
    return serves.value || batch.value || rag.value || project.manifest.has("monitoring", "cost") ? undefined : notRented(project);
  },
  limits:
    "Limits that are set in a provider's or a gateway's console can only be declared. Unknown where code of one's own is named for costs, budgets or credits, and where models run on one's own machines and there is no manifest.",
  *looks(project) {
    yield* madeHereLooks(project);
    const modules = productionModules(project);
    yield* reads.steps(modules);
    yield stops(modules);
  },
  check(project) {
    const { evidence, gaps } = declaredLimits(project);
    const alerts = ownFacts(project, "monitoring").flatMap(({ path, facts }) =>
      facts.alerts.map((one) => ({ ...one, at: { path, span: one.span } })),
    );
    const named = claimAt(project, ["monitoring", "cost", "alert"]);
    const alert =
      alerts.find(({ name }) => name === named?.value) ??
      alerts.find((one) => [one.name, ...one.metrics].some((text) => spend.test(splitWords(text))));
    if (named && named.form === "path" && !named.exists) gaps.push(absentFile(named));
    else if (named && named.form === "text" && alerts.length > 0 && !alerts.some(({ name }) => name === named.value))
      gaps.push({ kind: "contradicted", message: `No alert rule in the workspace is called \`${named.value}\`.`, at: named.at });
    else if (named) evidence.push({ level: "claimed", what: `alert \`${named.value}\``, at: named.at });
    evidence.push(...limitsIn(project), ...records(project));
    const lost = alert && lostMetric(project, alert.metrics);
    if (alert && lost)
      gaps.push({
        kind: lost.isAsleep && evidence.length > 0 ? "weak" : "hollow",
        message: `Alert \`${alert.name}\` reads \`${lost.metric}\`, which nothing that runs exports, so spend is not watched.`,
        at: alert.at,
      });
    else if (alert) evidence.push({ level: "wired", what: `alert \`${alert.name}\``, at: alert.at });
    if (gaps.length > 0 || evidence.some(({ level }) => level === "wired")) return { evidence, gaps };
    const recorded = evidence.find(({ level }) => level === "present");
    const declared = evidence.find(({ level }) => level === "claimed");
    const proxy = declared ? undefined : modelProxy(project);
    if (proxy) {
      const unknown = `Model calls go through ${proxy.name}, which counts what they cost; whether a limit is set there is not seen.`;
      return { evidence: evidence.filter(({ what }) => what !== proxy.name), gaps, unknown };
    }
    const [watcher] = project.withCapability("cost-monitoring");
    if (watcher && !declared)
      return {
        evidence,
        gaps,
        unknown: `${watcher.tool.name} shares out what the cluster costs; whether it warns is set up there. Say so in \`monitoring.cost\`.`,
      };
    const own = declared ? undefined : madeHere(project, recorded ? holdsSpend : project.traits.llm.value ? watchesSpend : watchesHosting);
    if (own)
      return {
        evidence,
        gaps,
        unknown: `${own.what} is named for what things cost; whether it warns or stops is not seen. Say so in \`monitoring.cost\`.`,
      };
    // What one's own machines cost is on a bill that is seldom in the workspace.
    if (evidence.length === 0 && project.traits.llm.value && !project.manifest.exists && notRented(project))
      return {
        evidence,
        gaps,
        unknown: "Its models run on its own machines, so no call costs anything; what the machines cost is not in the workspace.",
      };
    if (recorded)
      gaps.push({
        kind: "weak",
        message: `Usage is recorded (${recorded.what}), but nothing warns or stops when it grows. Add an alert on it, or a budget.`,
        at: recorded.at,
      });
    else if (declared)
      gaps.push({
        kind: "weak",
        message: "A limit on spend is declared, but nothing in the workspace records spend or holds it to the limit.",
        at: declared.at,
      });
    else
      gaps.push({
        kind: "missing",
        message: project.traits.llm.value
          ? "Nothing watches what language models cost: no tokens or cost are recorded, and no alert, budget or `monitoring.cost.limit` was found."
          : "Nothing watches what the service costs: no budget in infrastructure code, no alert on spend and no `monitoring.cost.limit` was found.",
      });
    return { evidence, gaps };
  },
};

function declaredLimits(project: Project): { evidence: Evidence[]; gaps: Gap[] } {
  const evidence: Evidence[] = [];
  const gaps: Gap[] = [];
  const models = [...(project.manifest.value.models ?? []).keys()].map((index) => ["models", index, "budget", "monthly"] as const);
  for (const path of [["monitoring", "cost", "limit"], ...models]) {
    const claim = claimAt(project, path);
    if (!claim) continue;
    if (/^\D*0+(?:\.0+)?\D*$/.test(claim.value))
      gaps.push({ kind: "hollow", message: `A limit of \`${claim.value}\` is none.`, at: claim.at });
    else evidence.push({ level: "claimed", what: `limit \`${claim.value}\``, at: claim.at });
  }
  return { evidence, gaps };
}

function limitsIn(project: Project): readonly Evidence[] {
  const modules = productionModules(project);
  const resources = ownFacts(project, "infrastructure").flatMap(({ path, facts }) =>
    facts.resources
      .filter(({ kind }) => budget.test(kind))
      .map(({ kind, span }): Evidence => ({ level: "wired", what: `\`${kind}\``, at: { path, span } })),
  );
  const calls = callsTo(modules, limiter).map(({ call, at }): Evidence => ({ level: "wired", what: `\`${call.name}()\` called`, at }));
  const isReached = reachedModules(project);
  return [...resources, ...calls, ...stops(modules).flatMap(({ module, evidence }) => (isReached(module) ? [evidence] : []))];
}

/** Conditions that stop at a budget of money. One of tokens is as often that of a context. */
const stops = oncePerModules((modules) =>
  modules.flatMap((module) => [
    ...module.facts.assignments
      .filter(
        ({ targets, value }) =>
          value.kind === "other" &&
          targets.some((target) => /exceed|over_?(?:limit|budget|quota)|(?:within|under)_?(?:limit|budget|quota)/i.test(target)) &&
          [moneyLimit, spent].every((one) => one.test(value.names.join(" "))),
      )
      .map(({ targets: [name], span }) => {
        const evidence: Evidence = { level: "wired", what: `\`${name}\``, at: module.place(span) };
        return { module, evidence };
      }),
    ...module.facts.checks
      .filter(({ form, left, right }) => form === "if" && moneyLimit.test(`${left} ${right}`) && spent.test(`${left} ${right}`))
      .map(({ left, operator, right, span }) => {
        const evidence: Evidence = { level: "wired", what: `\`${left} ${operator} ${right}\``, at: module.place(span) };
        return { module, evidence };
      }),
  ]),
);

function records(project: Project): readonly Evidence[] {
  const modules = productionModules(project);
  const isReached = reachedModules(project);
  const tools = project
    .withCapability("llm-observability")
    .flatMap(({ tool, level, evidence: [first] }): Evidence[] =>
      level === "wired" ? [{ level: "present", what: tool.name, at: first?.at }] : [],
    );
  const byVariable = tracedByVariable(project);
  if (byVariable) tools.push({ ...byVariable, level: "present" });
  const calls = callsTo(modules, pricing)
    .filter(({ module }) => isReached(module))
    .map(({ call, at }): Evidence => ({ level: "present", what: `\`${call.name}()\``, at }));
  const metrics = [...exportedMetrics(project, isReached)]
    .filter(([name]) => spend.test(name))
    .slice(0, 1)
    .map(([name, at]): Evidence => ({ level: "present", what: `metric \`${name}\``, at }));
  // Elsewhere a function that computes a cost is a loss, or the price of an edit.
  const own = project.traits.llm.value ? accounts(modules).flatMap(({ module, evidence }) => (isReached(module) ? [evidence] : [])) : [];
  // Elsewhere a usage is that of a disk as well.
  const read = [...reads(modules), ...(project.traits.llm.value ? keeps(modules) : [])];
  return [
    ...tools,
    ...metrics,
    ...calls,
    ...own.slice(0, 3),
    ...[...read.flatMap(({ module, at }) => (isReached(module) ? [at] : [])), ...readsInScripts(project)]
      .slice(0, 1)
      .map((at): Evidence => ({ level: "present", what: "the usage of answers", at })),
  ];
}

const accounts = oncePerModules((modules) => {
  const used = new Set(
    modules
      .flatMap(({ facts }) => [
        ...facts.calls.flatMap(({ name, arguments: given }) => [
          name,
          ...given.flatMap(({ value }) => (value.kind === "name" ? [value.value] : [])),
        ]),
        ...facts.returns.flatMap(({ value }) => (value.kind === "name" ? [value.value] : [])),
      ])
      .map((name) => lastPart(name)),
  );
  return modules.flatMap((module) =>
    module.facts.functions
      // What nobody calls is a stub, unless a decorator or an interface hands it on.
      .filter(
        ({ name, empty, decorators }) =>
          !empty && keepsAccount.test(name) && !ofBusiness.test(name) && (used.has(name) || decorators.length > 0),
      )
      .map(({ name, span }) => {
        const evidence: Evidence = { level: "present", what: `\`${name}()\``, at: module.place(span) };
        return { module, evidence };
      }),
  );
});

const readsInScripts = remembered((project: Project) =>
  ownScripts(project)
    .filter(({ role }) => role === "production")
    .flatMap(({ facts, place }) =>
      facts.calls.filter((call) => call.arguments.some(({ value }) => readsUsage(value))).map(({ whole }) => place(whole)),
    ),
);

const reads = oncePerModulesInSteps((modules) =>
  flatMapInSteps(modules, (module) =>
    module.facts.calls
      .filter((call) => call.arguments.some(({ value }) => readsUsage(value)))
      .map(({ whole }) => ({ module, at: module.place(whole) })),
  ),
);

const keeps = oncePerModules((modules) =>
  modules.flatMap((module) =>
    module.facts.assignments.filter(({ value }) => readsUsage(value)).map(({ span }) => ({ module, at: module.place(span) })),
  ),
);
