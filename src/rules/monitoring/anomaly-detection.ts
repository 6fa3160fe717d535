import { dotted } from "../../practices/dotted.js";
import { ownFacts } from "../../practices/own-facts.js";
import type { Evidence } from "../../project/evidence.js";
import { callsTo, productionModules } from "../../project/production-code.js";
import type { Project } from "../../project/project.js";
import { findTool } from "../../tools/index.js";
import { absentFile, claimAt, claimEvidence } from "../parts/claim.js";
import { madeHere, madeHereLooks } from "../parts/made-here.js";
import type { Gap, Rule } from "../rule.js";

/** Expressions that hold a figure against what is usual for it, rather than against a fixed limit. */
const unusual =
  /\b(?:stddev_over_time|stdvar_over_time|quantile_over_time|mad_over_time|predict_linear|holt_winters|double_exponential_smoothing|zscore)\s*\(|\b(?:anomalies|outliers|forecast)\s*\(|\boffset\s+\d+[dw]\b/i;
const labels = /\{[^{}]*\}/g;
const conjunction = /\b(?:and|or|unless)\b/i;
const comparison = /[<>]=?|[=!]=/;
const windowed = /([a-zA-Z_:][\w:]*)\s*\[(\w+)\]/g;

/** Whether an expression holds a figure against the same one over another span of time: `rate(x[5m]) > 3 * rate(x[1h])`. */
function isAgainstItself(expression: string): boolean {
  return expression
    .replace(labels, "")
    .split(conjunction)
    .some((part) => {
      const [left = [], ...others] = part.split(comparison).map((side) => [...side.matchAll(windowed)]);
      return left.some(([, metric, window]) => others.flat().some(([, other, span]) => other === metric && span !== window));
    });
}

const detector = /anomaly|smart_?detector/i;
const makesDetector = dotted(
  "**.put_anomaly_detector",
  "**.create_anomaly_detector",
  "**.create_anomaly_monitor",
  "aws_cdk.**.*AnomalyDetector",
  "aws_cdk.**.AnomalyDetectionAlarm",
);

const makesAlarm = dotted("**.put_metric_alarm", "aws_cdk.**.Alarm");

/** Code beside what watches the service. Elsewhere a project that trains may learn to find anomalies, or leave outliers out of its data. */
const watchingOwn = /(?:monitor\w*|observability|alert\w*|telemetry|ops)\/\w*anomal/;
const detectingOwn = new RegExp(
  `(?:^|[/_])(?:anomal(?:y|ies)|outliers?)_(?:detect|monitor|alert|watch|check|scan)|(?:detect|find|check|watch|monitor|scan)_(?:\\w+_)?(?:anomal(?:y|ies)|outliers?)|${watchingOwn.source}`,
);

export const anomalyDetection: Rule = {
  title: "Anomalies in operations are detected",
  why: {
    source: "A0 #6",
    text: "AIOps automates performance monitoring, anomaly detection and alert management, so that issues are found before they become critical.",
  },
  applies: "serves",
  stage: "production",
  weight: 1,
  asks: "present",
  evidence: {
    claimed: "`monitoring.anomalies` says what finds them.",
    present:
      "An alert holds a figure against its own past (`stddev_over_time`, `predict_linear`, the same rate over a longer time, Datadog's `anomalies()` …), or a cloud's anomaly detector is declared.",
  },
  contradicted: "`monitoring.anomalies` names a file that does not exist, or a system that nothing in the workspace shows.",
  manifest: ["monitoring", "anomalies"],
  fixes: [
    { kind: "manifest", title: "Say what finds anomalies", path: ["monitoring", "anomalies"], value: "TODO: monitoring/anomalies.yml" },
  ],
  limits:
    "Detectors that are set up in a vendor's console can only be declared. Unknown where code of one's own is named for finding anomalies.",
  looks: madeHereLooks,
  check(project) {
    const claim = claimAt(project, ["monitoring", "anomalies"]);
    const evidence: Evidence[] = [...(claim ? claimEvidence(claim) : []), ...detectors(project)];
    const gaps: Gap[] = [];
    // `datadog watchdog` names a part of a system.
    const tool = claim?.form === "text" ? (findTool(claim.value) ?? findTool(claim.value.split(" ")[0] ?? "")) : undefined;
    if (claim && !claim.exists) gaps.push(absentFile(claim));
    else if (claim && tool && !project.tool(tool.id))
      gaps.push({
        kind: "contradicted",
        message: `\`${claim.value}\` is said to find anomalies, but nothing in the workspace shows ${tool.name}.`,
        at: claim.at,
      });
    else if (evidence.length === 0) {
      const own = madeHere(project, project.traits.trains.value ? watchingOwn : detectingOwn);
      if (own)
        return {
          evidence,
          gaps,
          unknown: `${own.what} is named for finding anomalies; what it watches is not seen. Say so in \`monitoring.anomalies\`.`,
        };
      const alerts =
        ownFacts(project, "monitoring").flatMap(({ facts }) => facts.alerts).length +
        ownFacts(project, "infrastructure").flatMap(({ facts }) => facts.resources.filter(({ alarm }) => alarm)).length +
        callsTo(productionModules(project), makesAlarm).length;
      const found = alerts > 0 ? "all alerts have fixed limits" : "no alert on metrics and no detector was found";
      const advice = project.tool("prometheus")
        ? "Add a rule on `stddev_over_time`, or name a detector in `monitoring.anomalies`."
        : "Hold a figure against its own past, and name what does in `monitoring.anomalies`.";
      gaps.push({ kind: "missing", message: `Nothing notices what is unusual: ${found}. ${advice}` });
    } else if (evidence.every(({ level }) => level === "claimed"))
      gaps.push({ kind: "weak", message: "Anomaly detection is declared, but nothing in the workspace shows it.", at: claim?.at });
    return { evidence, gaps };
  },
};

function detectors(project: Project): readonly Evidence[] {
  const rules = ownFacts(project, "monitoring").flatMap(({ path, facts }) =>
    facts.alerts
      .filter(({ expression }) => unusual.test(expression) || isAgainstItself(expression))
      .map(({ name, span }): Evidence => ({ level: "present", what: `alert \`${name}\``, at: { path, span } })),
  );
  const resources = ownFacts(project, "infrastructure").flatMap(({ path, facts }) =>
    facts.resources
      .filter(({ kind }) => detector.test(kind))
      .map(({ kind, span }): Evidence => ({ level: "present", what: `\`${kind}\``, at: { path, span } })),
  );
  const bands = ownFacts(project, "infrastructure").flatMap(({ path, facts }) =>
    facts.resources
      .filter(({ alarm }) => alarm?.band)
      .map(({ kind, name, span }): Evidence => ({ level: "present", what: `alarm \`${name || kind}\``, at: { path, span } })),
  );
  const calls = callsTo(productionModules(project), makesDetector).map(
    ({ call, at }): Evidence => ({ level: "wired", what: `\`${call.name}()\` called`, at }),
  );
  return [...rules, ...resources, ...bands, ...calls];
}
