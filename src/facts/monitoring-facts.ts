import type { Located, Span } from "../text/span.js";
import type { CommonFacts } from "./sign.js";

/** What Prometheus rule files, `prometheus.yml`, Alertmanager, Grafana, OpenTelemetry Collector and Datadog configurations say. */
export interface MonitoringFacts extends CommonFacts {
  /** `rules` and `alertmanager` also for the alert rules and the contact points that Grafana is provisioned with. */
  readonly role: "rules" | "prometheus" | "alertmanager" | "dashboard" | "collector" | "monitors";
  /** Panels of a dashboard, each with the metric names its queries read; or the exporters of a collector's pipelines, without metrics. */
  readonly panels?: readonly { readonly title: string; readonly metrics: readonly string[]; readonly span: Span }[];
  /** Alert rules and monitors; `metrics` are the metric names its expression reads, as its system writes them. */
  readonly alerts: readonly {
    readonly name: string;
    readonly expression: string;
    readonly metrics: readonly string[];
    readonly span: Span;
  }[];
  /** Whom alerts are sent to: Alertmanager receivers, contact points, handles. `integrations` is 0 for one that notifies nobody. */
  readonly receivers: readonly { readonly name: string; readonly integrations: number; readonly span: Span }[];
  /** The receiver of the root route and of its children. */
  readonly routes: readonly Located<string>[];
  /** Scrape jobs of `prometheus.yml`, and whether it names alertmanagers. */
  readonly scrapeJobs: readonly Located<string>[];
  readonly alertmanagers?: Span;
}
