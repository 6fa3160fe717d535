import { map, short, texts } from "../fields/collection.js";
import { referring, text, tool } from "../fields/field.js";
import { money } from "../fields/money.js";
import { schedule } from "../fields/schedule.js";

export const monitoring = map("What is watched in production, and who hears of it.", {
  metrics: short(
    "system",
    map("Requests, errors and latency.", {
      system: tool("What collects them.", ["metrics"], "prometheus", "datadog"),
      endpoint: text("Where the service gives them.", "/metrics"),
    }),
  ),
  alerts: short(
    "rules",
    map("What wakes someone, and whom.", {
      rules: texts("The alert rules.", "monitoring/alerts.yml"),
      receiver: text("Where alerts go.", "monitoring/alertmanager.yml", "#ml-alerts"),
    }),
  ),
  dashboard: texts("The dashboard, as a file or a link.", "monitoring/grafana/support-desk.json"),
  logs: tool("What writes structured logs.", ["structured-logging"], "structlog"),
  traces: short(
    "system",
    map("How one request is followed.", {
      system: tool("What keeps the traces.", ["tracing", "llm-observability"], "langfuse", "opentelemetry"),
      endpoint: text("Where they are sent.", "http://otel-collector:4317"),
    }),
  ),
  quality: short(
    "job",
    map("How the quality of predictions is watched over time.", {
      metrics: referring("evals.metrics", texts("The figures; the same as in `evals`.", "groundedness")),
      job: text("What works them out.", "jobs/online_eval.py"),
      schedule: schedule("When it runs.", "@daily"),
    }),
  ),
  numeric_health: text("What checks inputs and outputs for NaN, infinity and range.", "app/checks.py"),
  cost: short(
    "limit",
    map("How spend is watched.", {
      limit: money("The limit.", "900 EUR/month"),
      alert: text("The alert that fires above it.", "LLMSpendHigh"),
      tracked_by: text("What records the spend.", "langfuse"),
    }),
  ),
  feedback: short(
    "collected_in",
    map("What users say, and what becomes of it.", {
      collected_in: texts("The code that takes it in.", "app/feedback.py"),
      stored_in: text("Where it is kept.", "postgres"),
      reviewed: text("How often someone reads it.", "weekly"),
    }),
  ),
  anomalies: text("What finds anomalies in operations.", "datadog watchdog"),
  runbook: texts("What to do when it fails.", "docs/runbook.md"),
});
