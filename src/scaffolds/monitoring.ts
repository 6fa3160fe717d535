import { serviceFolder } from "../project/stack/service.js";
import { describeStack } from "../project/stack.js";
import { pathIn } from "../workspace/path-parts.js";
import { monitoringTarget } from "./monitoring-target.js";
import { newFile } from "./new-file.js";
import type { Scaffold } from "./scaffold.js";
import { alertTests } from "./templates/alert-tests.js";
import { alertmanagerConfig, alertRules, prometheusConfig } from "./templates/prometheus.js";
import { serviceMetrics } from "./templates/service-metrics.js";

/** Metrics in the service and what watches them. */
export const monitoring: Scaffold = {
  title: "Monitoring",
  description: "A metrics module for the service, Prometheus and Alertmanager configurations, and alert rules with their tests.",
  effort: 20,
  raises: ["monitoring/metrics", "monitoring/alerts", "monitoring/cost"],
  suits: ({ traits }) => traits.serves.value,
  edits(project) {
    const stack = describeStack(project);
    const target = monitoringTarget(project, stack);
    const folder = stack.service ? serviceFolder(stack.service) : "";
    const create = (path: string, text: string) => newFile(project, path, text);
    const probes = stack.service?.health ? [stack.service.health.value] : [];
    return [
      create(pathIn(folder, "service_metrics.py"), serviceMetrics(stack, target.hasLanguageModel, probes)),
      create("monitoring/prometheus.yml", prometheusConfig(target)),
      create("monitoring/alerts.yml", alertRules(target)),
      // The tests are about these rules: beside somebody else's they would only fail.
      ...(project.exists("monitoring/alerts.yml") ? [] : [create("monitoring/alerts.test.yml", alertTests(target))]),
      create("monitoring/alertmanager.yml", alertmanagerConfig()),
    ];
  },
  declares: () => [
    { path: ["monitoring", "metrics", "system"], value: "prometheus" },
    { path: ["monitoring", "alerts", "rules"], value: "monitoring/alerts.yml" },
  ],
};
