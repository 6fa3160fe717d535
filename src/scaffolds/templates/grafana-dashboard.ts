import type { MetricsForm } from "./service-metrics.js";

/** A metric that the service's code exports. */
export interface ServiceMetric {
  readonly name: string;
  readonly kind: "counter" | "gauge" | "histogram" | "summary";
  readonly labels: readonly string[];
}

/** What a panel shows: its title, its unit as Grafana names it, and its queries by legend. */
interface PanelPlan {
  readonly title: string;
  readonly unit: string;
  readonly queries: readonly (readonly [legend: string, expr: string])[];
}

/** `monitoring/grafana/dashboards/service.json`: exactly the metrics that are exported, for one Prometheus job. */
export function grafanaDashboard(job: string, plans: readonly PanelPlan[]): string {
  const panels = plans.map(({ title, unit, queries }, index) => ({
    id: index + 1,
    type: "timeseries",
    title,
    datasource,
    gridPos: { h: 8, w: 12, x: (index % 2) * 12, y: Math.floor(index / 2) * 8 },
    fieldConfig: { defaults: { unit, min: 0 }, overrides: [] },
    targets: queries.map(([legendFormat, expr], position) => ({
      refId: String.fromCharCode(65 + position),
      datasource,
      expr,
      legendFormat,
    })),
  }));
  const dashboard = {
    uid: `${job}-service`.slice(0, 40),
    title: job,
    description: "Written by Roadworthy for the metrics that the service exports. Its queries are about one job of Prometheus.",
    tags: ["roadworthy"],
    schemaVersion: 39,
    version: 1,
    editable: true,
    refresh: "30s",
    time: { from: "now-6h", to: "now" },
    timezone: "utc",
    panels,
  };
  return `${JSON.stringify(dashboard, undefined, 2)}\n`;
}

/** The one that Grafana in Compose is provisioned with. */
const datasource = { type: "prometheus", uid: "prometheus" } as const;

const up = (job: string): PanelPlan => ({
  title: "Reached by Prometheus",
  unit: "bool_yes_no",
  queries: [["{{instance}}", `up{job="${job}"}`]],
});

/** Panels for the metrics of `service_metrics.py`. */
export function standardPanels(job: string, form: MetricsForm, hasLanguageModel: boolean): readonly PanelPlan[] {
  const of = `{job="${job}"}`;
  const outcome = form === "calls" ? "outcome" : "status";
  const route = form === "calls" ? "operation" : "route";
  const duration = `rate(service_request_duration_seconds_bucket${of}[5m])`;
  return [
    {
      title: "Requests a second",
      unit: "reqps",
      queries: [[`{{${outcome}}}`, `sum by (${outcome}) (rate(service_requests_total${of}[5m]))`]],
    },
    {
      title: "Share of requests that fail",
      unit: "percentunit",
      queries: [["failing", `(sum(rate(service_errors_total${of}[5m])) or vector(0)) / sum(rate(service_requests_total${of}[5m]))`]],
    },
    {
      title: "Time to an answer",
      unit: "s",
      queries: [0.5, 0.95, 0.99].map(
        (share) => [`${share * 100} of 100 within`, `histogram_quantile(${share}, sum by (le) (${duration}))`] as const,
      ),
    },
    {
      title: `Time to 95 of 100 answers, by ${route}`,
      unit: "s",
      queries: [[`{{${route}}}`, `histogram_quantile(0.95, sum by (le, ${route}) (${duration}))`]],
    },
    up(job),
    ...(hasLanguageModel
      ? [
          {
            title: "Spend on language models in a day",
            unit: "currencyUSD",
            queries: [["{{model}}", `sum by (model) (increase(llm_cost_usd_total${of}[1d]))`]] as const,
          },
          {
            title: "Tokens a second",
            unit: "short",
            queries: [["{{model}} {{kind}}", `sum by (model, kind) (rate(llm_tokens_total${of}[5m]))`]] as const,
          },
          {
            title: "Calls without a price",
            unit: "short",
            queries: [["{{model}}", `sum by (model) (increase(llm_unpriced_calls_total${of}[1h]))`]] as const,
          },
        ]
      : []),
  ];
}

/** A panel for each metric that the code exports. */
export function ownPanels(job: string, metrics: readonly ServiceMetric[]): readonly PanelPlan[] {
  const of = `{job="${job}"}`;
  return [
    ...metrics.map(({ name, kind, labels }): PanelPlan => {
      const by = labels.length > 0 ? ` by (${labels.join(", ")})` : "";
      const within = ` by (${["le", ...labels].join(", ")})`;
      const legend = labels.map((label) => `{{${label}}}`).join(" ");
      const isTime = /seconds|latency|duration/.test(name);
      if (kind === "counter")
        return { title: `${name}, a second`, unit: "short", queries: [[legend || name, `sum${by} (rate(${total(name)}${of}[5m]))`]] };
      if (kind === "gauge")
        return {
          title: name,
          unit: isTime ? "s" : "short",
          queries: [[legend || name, `${labels.length > 0 ? `sum${by} (${name}${of})` : `${name}${of}`}`]],
        };
      if (kind === "summary")
        return {
          title: `${name}, on average`,
          unit: isTime ? "s" : "short",
          queries: [[legend || name, `sum${by} (rate(${name}_sum${of}[5m])) / sum${by} (rate(${name}_count${of}[5m]))`]],
        };
      return {
        title: `${name}, 95 of 100 within`,
        unit: isTime ? "s" : "short",
        queries: [[legend || name, `histogram_quantile(0.95, sum${within} (rate(${name}_bucket${of}[5m])))`]],
      };
    }),
    up(job),
  ];
}

/** The client adds the suffix where a counter's name lacks it. */
function total(name: string): string {
  return name.endsWith("_total") ? name : `${name}_total`;
}
