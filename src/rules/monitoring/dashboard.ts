import type { MonitoringFacts } from "../../facts/monitoring-facts.js";
import { ownFacts } from "../../practices/own-facts.js";
import type { Evidence } from "../../project/evidence.js";
import { oncePerModules, productionModules } from "../../project/production-code.js";
import type { Project } from "../../project/project.js";
import { startOf } from "../../text/span.js";
import { nameOf } from "../../workspace/path-parts.js";
import { absentFile, claimEvidence, claimsAt } from "../parts/claim.js";
import { allExported, isOwnMetric } from "../parts/exported-metrics.js";
import { madeHere, madeHereLooks } from "../parts/made-here.js";
import type { Gap, Rule } from "../rule.js";

/** Dashboards that infrastructure code declares. */
const board = /dashboard|workbook/i;
/** Tools that show what they are sent, or hand it to what does. */
const withDashboards = ["llm-observability", "error-tracking", "tracing"] as const;

export const dashboard: Rule = {
  title: "A dashboard shows requests and latency",
  why: { source: "A3", text: "An application in production has at least a basic dashboard that tracks incoming requests and latency." },
  applies: "serves",
  stage: "production",
  weight: 1,
  asks: "present",
  evidence: {
    claimed: "`monitoring.dashboard` is a link.",
    present:
      "A Grafana dashboard, one that infrastructure code declares (CloudWatch, Google Cloud, Azure, Datadog …), or a page of monitoring that shows requests or latency.",
  },
  hollow: "The dashboard has no panel that asks for anything, or all its panels read metrics that no code exports.",
  contradicted: "`monitoring.dashboard` names a file that does not exist, or a panel reads a metric of the service that no code exports.",
  manifest: ["monitoring", "dashboard"],
  fixes: [
    { kind: "scaffold", title: "Add a Grafana dashboard", scaffold: "grafana-dashboard" },
    { kind: "manifest", title: "Name the dashboard", path: ["monitoring", "dashboard"], value: "TODO: monitoring/dashboard.json" },
  ],
  limits:
    "Reads the Prometheus queries of Grafana dashboards; what other sources hold is not known. A dashboard in a vendor's console can only be declared. Unknown where code of one's own is named for a dashboard of what runs.",
  looks: madeHereLooks,
  check(project) {
    const evidence: Evidence[] = [];
    const gaps: Gap[] = [];
    for (const claim of claimsAt(project, ["monitoring", "dashboard"])) {
      if (claim.exists) evidence.push(...claimEvidence(claim));
      else gaps.push(absentFile(claim));
    }
    const boards = ownFacts(project, "monitoring").filter(({ facts }) => facts.role === "dashboard");
    for (const { path, facts } of boards) {
      const gap = idleBoard(project, path, facts.panels ?? []);
      if (gap) gaps.push(gap);
      else evidence.push({ level: "present", what: `dashboard \`${project.relative(path)}\``, at: startOf(path) });
    }
    for (const { path, facts } of ownFacts(project, "infrastructure"))
      for (const { kind, span } of facts.resources)
        if (board.test(kind)) evidence.push({ level: "present", what: `\`${kind}\``, at: { path, span } });
    // One dashboard that works is enough: another that is empty harms nobody.
    const shown = evidence.some(({ level }) => level === "present") ? gaps.filter(({ kind }) => kind === "contradicted") : gaps;
    if (shown.length > 0 || evidence.length > 0) return { evidence, gaps: shown };
    const [tool] = project.withCapability(...withDashboards).filter(({ level }) => level === "wired");
    if (tool)
      return {
        evidence,
        gaps,
        unknown: `What ${tool.tool.name} is sent may be shown in dashboards outside of the workspace; name one in \`monitoring.dashboard\`.`,
      };
    const [viewer] = project.withCapability("dashboard");
    const own = viewer ? [] : ownPages(productionModules(project));
    if (own.length > 0) return { evidence: own, gaps };
    // A page that is read says by itself what it shows.
    const made = viewer || pages(productionModules(project)).length > 0 ? undefined : madeHere(project, showsItself);
    if (made)
      return {
        evidence,
        gaps,
        unknown: `${made.what} is named for a dashboard of what runs; what it shows is not seen. Name it in \`monitoring.dashboard\`.`,
      };
    const message = viewer
      ? `${viewer.tool.name} is set up, but no dashboard is kept in the repository. Export one, and name it in \`monitoring.dashboard\`.`
      : "No dashboard was found: no Grafana dashboard, none in infrastructure code, and no link in `monitoring.dashboard`.";
    return { evidence, gaps: [{ kind: "missing", message, at: viewer?.evidence[0]?.at }] };
  },
};

/** A page of monitoring by its name, and what makes pages. */
const pageFile =
  /(?:^|\/)(?:monitor\w*|observability|ops|telemetry)\/(?:[^/]+\/)*(?:\w+_)?dashboard\w*\.py$|(?:^|\/)(?:monitor\w*|ops|metrics|health)_dashboard\.py$/;
const makesPages = /^(?:streamlit|dash|panel|bokeh|gradio|plotly|nicegui|taipy|shiny)(?:\.|$)/;
const ofService = /\blatenc|\bthroughput|\brequests\b|\bp9[059]\b|\berror rate/i;

/** Code that shows how the service does, by its names. A dashboard without more is one of the business. */
const showsItself =
  /(?:^|\/)(?:monitor\w*|observability|ops|operations|operators?|telemetry|sre)\/(?:\w+_)?dashboards?(?:_|\/|$)|(?:^|[/_])(?:monitoring|ops|operations|operators?|observability|telemetry|performance|latency|metrics|health|system|slo)_dashboards?(?:_|$)|(?:^|\/)(?:pages|views|screens)\/(?:\w+_)?monitoring(?:_(?:page|view|screen))?$/;

/** Pages of monitoring of one's own. */
const pages = oncePerModules((modules) =>
  modules.filter(({ path, facts }) => pageFile.test(path) && facts.imports.some(({ module }) => makesPages.test(module))),
);

/** Those that show how the service does. */
const ownPages = oncePerModules((modules): Evidence[] =>
  pages(modules).flatMap(({ path, facts, place }) => {
    const shown = facts.strings.find(({ value }) => ofService.test(value));
    return shown ? [{ level: "present", what: `page \`${nameOf(path)}\``, at: place(shown.span) }] : [];
  }),
);

/** What keeps a dashboard from showing anything. */
function idleBoard(project: Project, path: string, panels: NonNullable<MonitoringFacts["panels"]>): Gap | undefined {
  const name = project.relative(path);
  if (panels.length === 0)
    return { kind: "hollow", message: `\`${name}\` has no panel with a query, so it shows nothing.`, at: startOf(path) };
  const exported = allExported(project);
  const own = panels.flatMap(({ metrics, span }) => metrics.filter(isOwnMetric).map((metric) => ({ metric, at: { path, span } })));
  const scraped = project.facts("monitoring").flatMap(({ facts }) => facts.scrapeJobs);
  const readsOnlyOwn =
    scraped.length <= 1 && own.length > 0 && panels.every(({ metrics }) => metrics.length > 0 && metrics.every(isOwnMetric));
  const lost = own.filter(({ metric }) => !exported.has(metric));
  if (exported.size === 0) return undefined;
  const [first] = lost;
  if (first && readsOnlyOwn && lost.length === own.length)
    return {
      kind: "hollow",
      message: `Nothing exports what \`${name}\` shows (\`${first.metric}\` …), so all its panels stay empty.`,
      at: first.at,
      related: [...exported].slice(0, 1).map(([metric, at]) => ({ message: `\`${metric}\` is exported.`, at })),
    };
  // A metric of another service may come from anywhere; one that begins like those of this service would have to be exported here.
  const namespaces = new Set([...exported.keys()].map(namespaceOf));
  const misnamed = lost.find(({ metric }) => namespaces.has(namespaceOf(metric)));
  return (
    misnamed && {
      kind: "contradicted",
      message: `\`${name}\` shows \`${misnamed.metric}\`, which no code exports, so the panel stays empty.`,
      at: misnamed.at,
    }
  );
}

function namespaceOf(metric: string): string {
  return metric.replace(/_.*$/s, "");
}
