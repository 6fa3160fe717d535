import type { PythonCall } from "../facts/python-facts.js";
import { callsTo, productionModules } from "../project/production-code.js";
import type { Project } from "../project/project.js";
import { describeStack } from "../project/stack.js";
import { monitoring } from "./monitoring.js";
import { monitoringTarget } from "./monitoring-target.js";
import { newFile } from "./new-file.js";
import { platformWithoutScrapes } from "./own-deployment.js";
import type { Scaffold } from "./scaffold.js";
import { grafanaDashboard as dashboardText, ownPanels, type ServiceMetric, standardPanels } from "./templates/grafana-dashboard.js";
import { metricsForm } from "./templates/service-metrics.js";

const instrument = /^prometheus_client\.(?:\w+\.)?(?:Counter|Gauge|Histogram|Summary)$/;

/** What people look at when something is wrong. */
export const grafanaDashboard: Scaffold = {
  title: "Grafana dashboard",
  description:
    "A dashboard of requests, failures, latency and spend on exactly the metrics that the service exports, with these where there are none.",
  effort: 5,
  companions: /(?:^|\/)(?:service_metrics\.py|monitoring\/[\w.]+\.yml)$/,
  after: ["monitoring"],
  raises: ["monitoring/dashboard"],
  suits: ({ traits }) => traits.serves.value,
  edits(project) {
    const stack = describeStack(project);
    const { job, hasLanguageModel } = monitoringTarget(project, stack);
    const own = exported(project);
    // Without a process to be scraped there is nothing to be shown; why is said where metrics would be written.
    if (own.length === 0 && platformWithoutScrapes(project)) return monitoring.edits(project);
    const isStandard = own.length === 0 || own.some(({ name }) => name === "service_requests_total");
    const panels = isStandard ? standardPanels(job, metricsForm(stack.service?.framework), hasLanguageModel) : ownPanels(job, own);
    return [
      newFile(project, "monitoring/grafana/dashboards/service.json", dashboardText(job, panels)),
      // A dashboard of nothing would only look like one.
      ...(own.length === 0 ? monitoring.edits(project) : []),
    ];
  },
  declares: () => [{ path: ["monitoring", "dashboard"], value: "monitoring/grafana/dashboards/service.json" }],
};

/** The metrics that the service registers, by names that its code writes out. */
function exported(project: Project): readonly ServiceMetric[] {
  const found = callsTo(productionModules(project), instrument).flatMap(({ call }) => metricOf(call) ?? []);
  return [...new Map(found.map((metric) => [metric.name, metric])).values()].slice(0, 24);
}

function metricOf({ name: called, arguments: given }: PythonCall): ServiceMetric | undefined {
  const value = (name: string, position: number) =>
    (given.find((one) => one.name === name) ?? given.filter((one) => one.name === undefined)[position])?.value;
  const [name, labels] = [value("name", 0), value("labelnames", 2)];
  // A name that is put together is not known.
  if (name?.kind !== "string" || given.some((one) => one.name === "namespace" || one.name === "subsystem")) return undefined;
  return {
    name: name.value,
    kind: called.replace(/^.*\./, "").toLowerCase() as ServiceMetric["kind"],
    labels: labels?.kind === "list" ? labels.items.flatMap((item) => (item.kind === "string" ? item.value : [])) : [],
  };
}
