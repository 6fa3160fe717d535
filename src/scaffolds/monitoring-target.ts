import type { Project } from "../project/project.js";
import { declared } from "../project/stack/written-commands.js";
import type { Stack } from "../project/stack.js";
import { portOf } from "./health-probe.js";
import type { MonitoringTarget } from "./templates/prometheus.js";
import { metricsForm } from "./templates/service-metrics.js";

/** What the project's monitoring is about. Without `host`, Prometheus asks the container that Compose builds, else this machine. */
export function monitoringTarget(project: Project, stack: Stack, host = builtContainer(project) ?? "localhost"): MonitoringTarget {
  const hasLanguageModel = project.traits.llm.value;
  const ownPort = metricsForm(stack.service?.framework) === "calls";
  return {
    job: stack.name,
    address: `${host}:${ownPort ? 9000 : portOf(stack)}`,
    latency: hasLanguageModel ? 10 : 1,
    hasLanguageModel,
    dailyBudget: declaredDailyLimit(project) ?? 10,
  };
}

/** The host name of the first container that Compose builds. */
export function builtContainer(project: Project): string | undefined {
  const container = project
    .facts("compose")
    .flatMap(({ facts }) => facts.services)
    .find(({ build }) => build);
  return container && /^[a-z0-9._-]+$/i.test(container.name) ? container.name : undefined;
}

/** A thirtieth of the monthly limit that the manifest declares, rounded up to whole units of its currency, where it is written as `unit` matches. */
export function declaredDailyLimit(project: Project, unit = /(?:)/): number | undefined {
  const monthly = declared(project, "monitoring", "cost", "limit") ?? declared(project, "models", 0, "budget", "monthly");
  const text = monthly?.value ?? "";
  const amount = unit.test(text) ? Number(/\d+(?:\.\d+)?/.exec(text)?.[0]) : 0;
  return amount > 0 ? Math.ceil(amount / 30) : undefined;
}
