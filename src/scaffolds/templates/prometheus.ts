import { yamlString } from "../quote.js";

/** What the monitoring files are about. */
export interface MonitoringTarget {
  /** The Prometheus job, also a label of every alert. */
  readonly job: string;
  /** `host:port` where Prometheus finds the service. */
  readonly address: string;
  /** Seconds that 95 of 100 requests may take; one of the histogram's buckets. */
  readonly latency: number;
  readonly hasLanguageModel: boolean;
  /** US dollars a day. */
  readonly dailyBudget: number;
}

/** `monitoring/prometheus.yml`. */
export function prometheusConfig({ job, address }: MonitoringTarget): string {
  return `# Written by Roadworthy. Check: promtool check config monitoring/prometheus.yml
global:
  scrape_interval: 15s
  evaluation_interval: 15s

rule_files:
  - alerts.yml

alerting:
  alertmanagers:
    - static_configs:
        # TODO: where Alertmanager runs.
        - targets: ["alertmanager:9093"]

scrape_configs:
  - job_name: ${yamlString(job)}
    metrics_path: /metrics
    static_configs:
      # TODO: where Prometheus reaches the service.
      - targets: [${yamlString(address)}]
`;
}

/** `monitoring/alertmanager.yml`: one receiver, whose secret address stays out of the repository. */
export function alertmanagerConfig(): string {
  return `# Written by Roadworthy. Check: amtool check-config monitoring/alertmanager.yml
route:
  receiver: team
  group_by: [alertname, job]
  group_wait: 30s
  group_interval: 5m
  repeat_interval: 4h
  routes:
    - matchers: ['severity="page"']
      receiver: team
      repeat_interval: 1h

receivers:
  - name: team
    slack_configs:
      # TODO: mount a file that holds the incoming webhook's URL (Slack, Mattermost …) at this path; never commit it.
      - api_url_file: /etc/alertmanager/secrets/webhook-url
        send_resolved: true
        title: "{{ .Status }}: {{ .CommonLabels.alertname }}"
        text: "{{ range .Alerts }}{{ .Annotations.summary }}\\n{{ end }}"
`;
}

/** \`monitoring/alerts.yml\`, on exactly the metrics of \`service_metrics.py\`. */
export function alertRules(target: MonitoringTarget): string {
  return `# Written by Roadworthy for the metrics of service_metrics.py. Check: promtool check rules monitoring/alerts.yml
# The limits are starting points; TODO: set them from your service level.
groups:
  - name: service
    rules:
      - alert: ServiceDown
        expr: up{job="${target.job}"} == 0 or absent(up{job="${target.job}"})
        for: 2m
        labels:
          severity: page
        annotations:
          summary: Prometheus cannot reach {{ $labels.job }}.

      - alert: ServiceErrorRateHigh
        expr: |
          sum by (job) (rate(service_errors_total{job="${target.job}"}[5m]))
            / sum by (job) (rate(service_requests_total{job="${target.job}"}[5m])) > 0.05
        for: 5m
        labels:
          severity: page
        annotations:
          summary: More than 5 % of the requests to {{ $labels.job }} fail.

      - alert: ServiceLatencyHigh
        expr: |
          histogram_quantile(0.95, sum by (job, le) (rate(service_request_duration_seconds_bucket{job="${target.job}"}[5m]))) > ${target.latency}
        for: 10m
        labels:
          severity: page
        annotations:
          summary: One request in twenty to {{ $labels.job }} takes longer than ${target.latency} s.

      - alert: ServiceWithoutTraffic
        expr: |
          sum by (job) (rate(service_requests_total{job="${target.job}"}[30m])) == 0
            or absent(service_requests_total{job="${target.job}"})
        for: 30m
        labels:
          severity: ticket
        annotations:
          summary: Nobody has called {{ $labels.job }} for an hour.
${target.hasLanguageModel ? languageModelRules(target) : ""}`;
}

function languageModelRules({ job, dailyBudget }: MonitoringTarget): string {
  return `
  - name: language-models
    rules:
      - alert: LlmSpendHigh
        # US dollars in a day. TODO: set your budget.
        expr: sum by (job) (increase(llm_cost_usd_total{job="${job}"}[1d])) > ${dailyBudget}
        for: 5m
        labels:
          severity: page
        annotations:
          summary: "{{ $labels.job }} has spent {{ $value | printf \\"%.2f\\" }} US dollars on language models in a day."

      - alert: LlmPriceMissing
        expr: sum by (job, model) (increase(llm_unpriced_calls_total{job="${job}"}[1h])) > 0
        labels:
          severity: ticket
        annotations:
          summary: "{{ $labels.model }} has no price in service_metrics.py, so its spend is not watched."
`;
}
