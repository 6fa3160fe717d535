import type { Rule } from "../rule.js";
import { isUseUnseen, toolVerdict } from "../tool-claim.js";

export const metrics: Rule = {
  title: "The service exports requests, errors and latency",
  why: {
    source: "A3",
    text: "A dashboard of requests, latency and errors is the first thing that turns a deployed model into one that somebody runs.",
  },
  applies: "serves",
  stage: "pilot",
  weight: 3,
  asks: "wired",
  evidence: {
    claimed: "`monitoring.metrics.system` names one.",
    present: "A metrics library is among the dependencies.",
    wired: "Production code calls it (Prometheus, OpenTelemetry, Datadog, CloudWatch, Azure Monitor …).",
  },
  contradicted: "`monitoring.metrics.system` names a system that nothing in the workspace shows.",
  manifest: ["monitoring", "metrics"],
  fixes: [{ kind: "scaffold", title: "Add Prometheus metrics and alerts", scaffold: "monitoring" }],
  limits: "Metrics taken by a mesh, gateway or platform are not seen; name them in the manifest.",
  check(project) {
    const { evidence, gaps, tools } = toolVerdict(
      project,
      ["monitoring", "metrics", "system"],
      ["metrics", "tracing", "llm-observability", "dashboard"],
    );
    if (
      gaps.length > 0 ||
      tools.some(({ tool, level }) => level === "wired" && tool.capabilities.some((one) => one !== "dashboard" && one !== "alerting"))
    )
      return { evidence, gaps };
    if (evidence.length === 0)
      return {
        evidence,
        gaps: [
          { kind: "missing", message: "The service exports no metrics: no Prometheus, OpenTelemetry or other metrics client is called." },
        ],
      };
    if (tools.some(isUseUnseen)) return { evidence, gaps };
    const [tool] = tools;
    const shown = evidence.map((one) => (one.level === "wired" ? { ...one, level: "present" as const } : one));
    return {
      evidence: shown,
      gaps: [
        {
          kind: "weak",
          message: tool
            ? `${tool.tool.name} is set up, but no production code calls it.`
            : "Metrics are declared, but nothing in the workspace shows them.",
          at: evidence[0]?.at,
        },
      ],
    };
  },
};
