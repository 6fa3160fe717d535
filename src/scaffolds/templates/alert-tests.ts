import type { MonitoringTarget } from "./prometheus.js";

/** `monitoring/alerts.test.yml`: each alert fires when it should, and none on a healthy service. Run by promtool. */
export function alertTests(target: MonitoringTarget): string {
  const { job, latency } = target;
  const healthy = [
    `up{job="${job}"}: 1+0x120`,
    `service_requests_total{job="${job}", status="200"}: 0+60x120`,
    ...bucketSeries(job, latency, "quick"),
    ...(target.hasLanguageModel ? [`llm_cost_usd_total{job="${job}", model="m"}: 0+0x120`] : []),
  ];
  const cases: Case[] = [
    { title: "A healthy service raises nothing", series: healthy, at: "2h", quiet: alertNames(target) },
    {
      title: "A service that cannot be reached",
      series: [`up{job="${job}"}: 0+0x20`],
      at: "10m",
      fires: { alert: "ServiceDown", severity: "page", summary: `Prometheus cannot reach ${job}.` },
    },
    {
      title: "One request in ten fails",
      series: [
        `service_requests_total{job="${job}", status="200"}: 0+54x30`,
        `service_requests_total{job="${job}", status="500"}: 0+6x30`,
        `service_errors_total{job="${job}"}: 0+6x30`,
      ],
      at: "20m",
      fires: { alert: "ServiceErrorRateHigh", severity: "page", summary: `More than 5 % of the requests to ${job} fail.` },
    },
    {
      title: "Every request is slow",
      series: bucketSeries(job, latency, "slow"),
      at: "30m",
      fires: { alert: "ServiceLatencyHigh", severity: "page", summary: `One request in twenty to ${job} takes longer than ${latency} s.` },
    },
    {
      title: "Nobody calls any more",
      series: [`service_requests_total{job="${job}", status="200"}: 60+0x120`],
      at: "2h",
      fires: { alert: "ServiceWithoutTraffic", severity: "ticket", summary: `Nobody has called ${job} for an hour.` },
    },
    ...(target.hasLanguageModel ? languageModelCases(target) : []),
  ];
  return `# Written by Roadworthy. Run: promtool test rules monitoring/alerts.test.yml
rule_files:
  - alerts.yml

evaluation_interval: 1m

tests:
${cases.map((one) => caseText(one, job)).join("\n")}`;
}

interface Case {
  readonly title: string;
  readonly series: readonly string[];
  readonly at: string;
  readonly quiet?: readonly string[];
  readonly fires?: {
    readonly alert: string;
    readonly severity: string;
    readonly summary: string;
    readonly labels?: Readonly<Record<string, string>>;
  };
}

function alertNames({ hasLanguageModel }: MonitoringTarget): string[] {
  return [
    "ServiceDown",
    "ServiceErrorRateHigh",
    "ServiceLatencyHigh",
    "ServiceWithoutTraffic",
    ...(hasLanguageModel ? ["LlmSpendHigh", "LlmPriceMissing"] : []),
  ];
}

function bucketSeries(job: string, latency: number, pace: "quick" | "slow"): string[] {
  const series = (bound: string, step: number) => `service_request_duration_seconds_bucket{job="${job}", le="${bound}"}: 0+${step}x120`;
  return [series(`${latency}`, pace === "quick" ? 60 : 6), series("30.0", 60), series("+Inf", 60)];
}

function languageModelCases({ job, dailyBudget }: MonitoringTarget): Case[] {
  return [
    {
      title: "Spend above the budget",
      series: [`llm_cost_usd_total{job="${job}", model="m"}: 0+${dailyBudget}x120`],
      at: "2h",
      fires: {
        alert: "LlmSpendHigh",
        severity: "page",
        summary: `${job} has spent ${(dailyBudget * 120).toFixed(2)} US dollars on language models in a day.`,
      },
    },
    {
      title: "A model without a price",
      series: [`llm_unpriced_calls_total{job="${job}", model="m"}: 0+1x120`],
      at: "1h",
      fires: {
        alert: "LlmPriceMissing",
        severity: "ticket",
        summary: "m has no price in service_metrics.py, so its spend is not watched.",
        labels: { model: "m" },
      },
    },
  ];
}

function caseText({ title, series, at, quiet, fires }: Case, job: string): string {
  const rows = series.map((one) => {
    const split = one.indexOf("}: ") + 1;
    return `      - series: '${one.slice(0, split)}'\n        values: ${one.slice(split + 2)}`;
  });
  const expectations = fires
    ? `      - eval_time: ${at}
        alertname: ${fires.alert}
        exp_alerts:
          - exp_labels:
              job: ${JSON.stringify(job)}
              severity: ${fires.severity}
${Object.entries(fires.labels ?? {})
  .map(([name, value]) => `              ${name}: ${value}\n`)
  .join("")}            exp_annotations:
              summary: ${JSON.stringify(fires.summary)}`
    : (quiet ?? []).map((alert) => `      - eval_time: ${at}\n        alertname: ${alert}\n        exp_alerts: []`).join("\n");
  return `  - name: ${title}
    interval: 1m
    input_series:
${rows.join("\n")}
    alert_rule_test:
${expectations}
`;
}
