import { startOf } from "../text/span.js";
import { seen, toolsInUse } from "./evidence-of.js";
import type { Practice } from "./practice.js";

export const monitoring: Practice = {
  title: "A service or model emits metrics or traces",
  find: (project) => [
    ...project
      .facts("monitoring")
      .map(({ path, facts }) => seen("present", `\`${project.relative(path)}\` (${facts.role})`, startOf(path))),
    ...toolsInUse(project, "metrics", "tracing", "error-tracking", "llm-observability", "drift-detection", "dashboard"),
  ],
};
