import type { Project } from "../project/project.js";
import { inWorkspace } from "../project/stack/seen.js";
import { serviceFolder } from "../project/stack/service.js";
import { declared } from "../project/stack/written-commands.js";
import { describeStack, type Stack } from "../project/stack.js";
import type { Edit } from "../text/edit.js";
import type { Scaffold } from "./scaffold.js";
import { alertTests } from "./templates/alert-tests.js";
import { alertmanagerConfig, alertRules, type MonitoringTarget, prometheusConfig } from "./templates/prometheus.js";
import { metricsForm, serviceMetrics } from "./templates/service-metrics.js";

/** Metrics in the service and what watches them. */
export const monitoring: Scaffold = {
  title: "Monitoring",
  description: "A metrics module for the service, Prometheus and Alertmanager configurations, and alert rules with their tests.",
  effort: 20,
  raises: ["monitoring/metrics", "monitoring/alerts", "monitoring/cost"],
  suits: ({ traits }) => traits.serves.value,
  edits(project) {
    const stack = describeStack(project);
    const target = targetOf(project, stack);
    const folder = stack.service ? serviceFolder(stack.service) : "";
    const create = (path: string, text: string): Edit => ({ kind: "create", path: inWorkspace(project, path), text });
    const probes = stack.service?.health ? [stack.service.health.value] : [];
    return [
      create(folder ? `${folder}/service_metrics.py` : "service_metrics.py", serviceMetrics(stack, target.hasLanguageModel, probes)),
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

function targetOf(project: Project, stack: Stack): MonitoringTarget {
  const hasLanguageModel = project.traits.llm.value;
  const ownPort = metricsForm(stack.service?.framework) === "calls";
  const container = project
    .facts("compose")
    .flatMap(({ facts }) => facts.services)
    .find(({ build }) => build);
  const host = container && /^[a-z0-9._-]+$/i.test(container.name) ? container.name : "localhost";
  return {
    job: stack.name,
    address: `${host}:${ownPort ? 9000 : (stack.service?.port.value ?? 8000)}`,
    latency: hasLanguageModel ? 10 : 1,
    hasLanguageModel,
    dailyBudget: dailyBudget(project),
  };
}

/** A thirtieth of the declared monthly limit, rounded up to whole dollars; 10 where none is declared. */
function dailyBudget(project: Project): number {
  const monthly = declared(project, "monitoring", "cost", "limit") ?? declared(project, "models", 0, "budget", "monthly");
  const amount = Number(/\d+(?:\.\d+)?/.exec(monthly?.value ?? "")?.[0]);
  return amount > 0 ? Math.ceil(amount / 30) : 10;
}
