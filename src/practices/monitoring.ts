import { oncePerObservation } from "../project/once-per.js";
import { startOf } from "../text/span.js";
import { seen, useOf } from "./evidence-of.js";
import { ownFacts } from "./own-facts.js";
import type { Practice } from "./practice.js";

/** Where clouds keep log lines, which are no metrics. */
const logGroup = /log[-_]?(?:group|stream|analytics)|logs::/i;

export const monitoring: Practice = {
  title: "A service or model emits metrics or traces",
  find: oncePerObservation((project) => [
    ...ownFacts(project, "monitoring").map(({ path, facts }) =>
      seen("present", `\`${project.relative(path)}\` (${facts.role})`, startOf(path)),
    ),
    ...project
      .withCapability("metrics", "tracing", "error-tracking", "llm-observability", "drift-detection", "dashboard")
      .flatMap(({ tool, evidence }) => useOf({ tool, evidence: evidence.filter(({ what }) => !logGroup.test(what)), level: "present" })),
  ]),
};
