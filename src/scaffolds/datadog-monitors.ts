import type { Project } from "../project/project.js";
import { describeStack } from "../project/stack.js";
import { monitoringTarget } from "./monitoring-target.js";
import { newFile } from "./new-file.js";
import type { Scaffold } from "./scaffold.js";
import { datadogMonitors as monitorsText } from "./templates/datadog-monitors.js";

/** Frameworks whose requests Datadog's tracer names by them. */
const traced = /^(?:fastapi|starlette|flask|django)$/;

/** Alerts for those whom Datadog tells. */
export const datadogMonitors: Scaffold = {
  title: "Datadog monitors",
  description: "Monitors for Datadog on what its tracer measures of the service: failures, latency and silence.",
  effort: 10,
  raises: ["monitoring/alerts"],
  suits: (project) => operationOf(project) !== undefined,
  edits(project) {
    const stack = describeStack(project);
    const operation = operationOf(project);
    if (operation === undefined) return [];
    const service = variable(project, "DD_SERVICE") ?? stack.name;
    const text = monitorsText({ service, operation, latency: monitoringTarget(project, stack).latency });
    return [newFile(project, "monitoring/datadog/monitors.json", text)];
  },
};

function operationOf(project: Project): string | undefined {
  const framework = describeStack(project).service?.framework;
  return project.traits.serves.value && framework && traced.test(framework) && project.tool("datadog") ? `${framework}.request` : undefined;
}

/** What containers of the project set a variable to. */
function variable(project: Project, name: string): string | undefined {
  const given = [
    ...project.facts("dockerfile").flatMap(({ facts }) => facts.stages.flatMap(({ environment }) => environment)),
    ...project.facts("compose").flatMap(({ facts }) => facts.services.flatMap(({ environment }) => environment)),
  ];
  const value = given.find((one) => one.name === name)?.value;
  return value && /^[a-z][\w./-]{0,199}$/.test(value) ? value : undefined;
}
