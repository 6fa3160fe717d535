import { alarmsInCode } from "../../practices/alerting.js";
import type { Evidence } from "../../project/evidence.js";
import { reachedModules } from "../../project/reached-modules.js";
import { any } from "../../project/trait.js";
import { absentFile, claimAt } from "../parts/claim.js";
import { exportedMetrics, isOwnMetric } from "../parts/exported-metrics.js";
import { madeHere, madeHereLooks } from "../parts/made-here.js";
import { toolEvidence } from "../parts/tool-claim.js";
import type { Gap, Rule } from "../rule.js";

/** Code of one's own that alerts, by its names. A box on a page is called an alert too, and what users are told. */
const alertsItself =
  /(?:monitor\w*|observability|ops|health\w*|drift\w*)\/(?!(?:render|show|display|draw)_)\w*alert|(?:^|[/_])alerting$|(?:^|[/_])(?:notify|alert|page)_(?:slack|teams|ops|on_?call|pagerduty|opsgenie)(?:_|$)|(?:^|[/_])(?:send|raise|fire|dispatch)_(?:drift|incident|quality|degradation|error|ops|anomaly)_alerts?(?:_|$)/;

export const alerts: Rule = {
  title: "Alerts watch metrics that exist and reach somebody",
  why: { source: "A0 #6", text: "Monitoring, alerts and the ability to act on them belong to every system in production." },
  applies: any("serves", "batch"),
  stage: "pilot",
  weight: 3,
  asks: "wired",
  evidence: {
    claimed: "`monitoring.alerts` is a link or text.",
    present: "Alert rules exist.",
    wired: "Alert rules on metrics the code exports, and a receiver that notifies somebody.",
  },
  hollow: "No receiver notifies anybody, or the metrics come from a module that nothing imports or starts.",
  contradicted: "A declared file does not exist, or an alert reads a metric that nothing exports.",
  manifest: ["monitoring", "alerts"],
  fixes: [{ kind: "scaffold", title: "Add alert rules and a receiver", scaffold: "monitoring" }],
  limits:
    "Reads Prometheus, Alertmanager, Grafana, Datadog and alarms in infrastructure code. Alerts that live in a vendor's console can only be declared. Unknown where code of one's own is named for alerts.",
  looks: madeHereLooks,
  check(project) {
    const evidence: Evidence[] = [];
    const gaps: Gap[] = [];
    for (const key of ["rules", "receiver"]) {
      const claim = claimAt(project, ["monitoring", "alerts", key]);
      if (claim && !claim.exists) gaps.push(absentFile(claim));
      else if (claim && claim.form !== "path") evidence.push({ level: "claimed", what: `alerts: \`${claim.value}\``, at: claim.at });
    }
    const files = project.facts("monitoring");
    const rules = files.flatMap(({ path, facts }) => facts.alerts.map((alert) => ({ ...alert, at: { path, span: alert.span } })));
    const receivers = files.flatMap(({ path, facts }) =>
      facts.receivers.map((receiver) => ({ ...receiver, at: { path, span: receiver.span } })),
    );
    const isReached = reachedModules(project);
    const exported = exportedMetrics(project, isReached);
    const asleep = exportedMetrics(project, (module) => !isReached(module));
    const allSilenced = rules.filter(({ metrics }) => metrics.some((metric) => asleep.has(metric) && !exported.has(metric)));
    const [silenced] = allSilenced;
    // Rules of one file are written together: where one waits for its metric, the rest has not been tried either.
    const waiting = new Set(allSilenced.map(({ at }) => at.path));
    const awake = rules.filter(({ at }) => !waiting.has(at.path));
    for (const alert of rules) {
      const unknown =
        exported.size > 0 ? alert.metrics.find((metric) => isOwnMetric(metric) && !exported.has(metric) && !asleep.has(metric)) : undefined;
      if (unknown)
        gaps.push({
          kind: "contradicted",
          message: `Alert \`${alert.name}\` reads \`${unknown}\`, which nothing in the workspace exports, so it never fires.`,
          at: alert.at,
        });
    }
    const notifying = receivers.filter(({ integrations }) => integrations > 0);
    if (awake.length > 0)
      evidence.push({
        level: notifying.length > 0 ? "wired" : "present",
        what: `${awake.length === 1 ? "one alert rule" : `${awake.length} alert rules`}${notifying[0] ? `, sent to \`${notifying[0].name}\`` : ""}`,
        at: awake[0]?.at,
      });
    for (const { path, facts } of project.facts("infrastructure")) {
      const alarm = facts.resources.find((one) => one.alarm?.notifies) ?? facts.resources.find((one) => one.alarm);
      if (alarm?.alarm)
        evidence.push({
          level: alarm.alarm.notifies ? "wired" : "present",
          what: `alarm \`${alarm.kind}\``,
          at: { path, span: alarm.alarm.span },
        });
    }
    evidence.push(...alarmsInCode(project).slice(0, 1));
    for (const detected of project.withCapability("alerting")) {
      if (!["prometheus", "alertmanager"].includes(detected.tool.id)) evidence.push(toolEvidence(detected));
    }
    const [silent] = receivers;
    if (rules.length > 0 && silent && notifying.length === 0)
      gaps.push({
        kind: "hollow",
        message: `Receiver \`${silent.name}\` notifies nobody, so alerts reach no one. Give it an integration.`,
        at: silent.at,
      });
    const metric = silenced?.metrics.find((one) => asleep.has(one));
    const exporter = metric && asleep.get(metric);
    if (silenced && exporter && gaps.length === 0)
      gaps.push({
        kind: evidence.length > 0 ? "weak" : "hollow",
        message: `Alert \`${silenced.name}\` reads \`${metric}\` of \`${project.relative(exporter.path)}\`, but nothing imports that module, so it never fires.`,
        at: silenced.at,
        related: [{ message: "The metric that nobody exports.", at: exporter }],
      });
    if (gaps.length > 0) return { evidence, gaps };
    const own = evidence.length === 0 ? madeHere(project, alertsItself) : undefined;
    if (own)
      return {
        evidence,
        gaps,
        unknown: `${own.what} is named for alerts; what it tells, and whom, is not seen. Say so in \`monitoring.alerts\`.`,
      };
    const [tracker] = evidence.length === 0 ? project.withCapability("error-tracking").filter(({ level }) => level === "wired") : [];
    if (tracker)
      return {
        evidence,
        gaps,
        unknown: `${tracker.tool.name} tells people of errors by rules that are kept there; say in \`monitoring.alerts\` which.`,
      };
    if (evidence.length === 0)
      return { evidence, gaps: [{ kind: "missing", message: "No alert rules were found: an outage would be noticed by users first." }] };
    if (!evidence.some(({ level }) => level === "wired") && rules[0])
      gaps.push({
        kind: "weak",
        message: "Alert rules exist, but no Alertmanager receiver in the workspace takes them to anybody.",
        at: rules[0].at,
      });
    return { evidence, gaps };
  },
};
