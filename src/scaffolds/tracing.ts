import { serviceFolder } from "../project/stack/service.js";
import { describeStack } from "../project/stack.js";
import { pathIn } from "../workspace/path-parts.js";
import { newFile } from "./new-file.js";
import type { Scaffold } from "./scaffold.js";
import { collectorConfig, serviceTracing } from "./templates/service-tracing.js";

/** Where the time of a request goes. */
export const tracing: Scaffold = {
  title: "Tracing",
  description: "OpenTelemetry for the service, and a collector that leaves out what users write before it passes traces on.",
  effort: 15,
  companions: /(?:^|\/)otel-collector\.yaml$/,
  raises: ["monitoring/traces"],
  suits: (project) => project.traits.serves.value && describeStack(project).service !== undefined,
  edits(project) {
    const stack = describeStack(project);
    // One way to trace is enough.
    if (!stack.service || project.withCapability("tracing").some(({ level }) => level === "wired")) return [];
    const health = stack.service.health?.value;
    return [
      newFile(
        project,
        pathIn(serviceFolder(stack.service), "service_tracing.py"),
        serviceTracing(stack, health === undefined ? [] : [health]),
      ),
      newFile(project, "monitoring/otel-collector.yaml", collectorConfig()),
    ];
  },
};
