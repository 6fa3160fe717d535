import { serviceFolder } from "../project/stack/service.js";
import { describeStack } from "../project/stack.js";
import { pathIn } from "../workspace/path-parts.js";
import { newFile } from "./new-file.js";
import type { Scaffold } from "./scaffold.js";
import { serviceLogging } from "./templates/service-logging.js";

/** Logs that can be searched by field and by request. */
export const structuredLogging: Scaffold = {
  title: "Structured logging",
  description: "A logging module for the service: JSON lines with request ids, on the standard library alone.",
  effort: 5,
  raises: ["monitoring/logs"],
  suits: (project) => project.traits.serves.value && describeStack(project).service !== undefined,
  edits(project) {
    const stack = describeStack(project);
    // One way to log is enough.
    if (!stack.service || project.withCapability("structured-logging").some(({ level }) => level === "wired")) return [];
    const path = pathIn(serviceFolder(stack.service), "service_logging.py");
    return [newFile(project, path, serviceLogging(stack, stack.service.health ? [stack.service.health.value] : []))];
  },
};
