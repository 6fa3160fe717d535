import type { Project } from "../project/project.js";
import type { NodeApp } from "../project/stack/node-app.js";
import { serviceFolder } from "../project/stack/service.js";
import { shellLine } from "../project/stack/shell-line.js";
import { describeStack, type Stack } from "../project/stack.js";
import type { Edit } from "../text/edit.js";
import { pathIn } from "../workspace/path-parts.js";
import { leftAlone } from "./left-alone.js";
import { nodeModule } from "./model-module.js";
import { monitoringTarget } from "./monitoring-target.js";
import { newFile } from "./new-file.js";
import { nodeRecipe } from "./node-recipe.js";
import { platformWithoutScrapes } from "./own-deployment.js";
import type { Scaffold } from "./scaffold.js";
import { alertTests } from "./templates/alert-tests.js";
import { alertmanagerConfig, alertRules, prometheusConfig } from "./templates/prometheus.js";
import { scriptMetrics } from "./templates/script-metrics.js";
import { serviceMetrics } from "./templates/service-metrics.js";

/** Metrics in the service and what watches them. */
export const monitoring: Scaffold = {
  title: "Monitoring",
  description: "A metrics module for the service, Prometheus and Alertmanager configurations, and alert rules with their tests.",
  effort: 20,
  raises: ["monitoring/metrics", "monitoring/alerts", "monitoring/cost"],
  suits: ({ traits }) => traits.serves.value,
  edits(project) {
    const platform = platformWithoutScrapes(project);
    if (platform)
      return [
        leftAlone(
          platform.path,
          `On ${platform.name} no process waits to be asked for metrics: use its own, or send them by OpenTelemetry.`,
        ),
      ];
    const stack = describeStack(project);
    const target = monitoringTarget(project, stack);
    const folder = stack.service ? serviceFolder(stack.service) : "";
    const create = (path: string, text: string) => newFile(project, path, text);
    const probes = stack.service?.health ? [stack.service.health.value] : [];
    return [
      stack.node
        ? scriptMetricsFile(project, stack, stack.node)
        : create(pathIn(folder, "service_metrics.py"), serviceMetrics(stack, target.hasLanguageModel, probes)),
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

function scriptMetricsFile(project: Project, { language }: Stack, app: NodeApp): Edit {
  const module = nodeModule(project, "service_metrics");
  const text = scriptMetrics({
    module,
    hasLanguageModel: project.traits.llm.value,
    models: language.models.map(({ value }) => value).slice(0, 20),
    ...(!app.packages.has("prom-client") && { add: shellLine([...nodeRecipe(app).add, "prom-client"]) }),
  });
  return newFile(project, module.path, text);
}
