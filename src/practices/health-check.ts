import { remembered } from "../project/once-per.js";
import { seen } from "./evidence-of.js";
import { ownFacts } from "./own-facts.js";
import type { Practice } from "./practice.js";

export const healthCheck: Practice = {
  title: "A probe asks whether a container is well",
  find: remembered((project) => [
    ...ownFacts(project, "dockerfile").flatMap(({ path, facts }) =>
      facts.stages.flatMap(({ healthcheck }) =>
        healthcheck && !/^NONE\b/i.test(healthcheck.value) ? [seen("wired", "`HEALTHCHECK`", { path, span: healthcheck.span })] : [],
      ),
    ),
    ...ownFacts(project, "compose").flatMap(({ path, facts }) =>
      facts.services.flatMap(({ name, healthcheck }) =>
        healthcheck ? [seen("wired", `health check of Compose service \`${name}\``, { path, span: healthcheck })] : [],
      ),
    ),
    ...ownFacts(project, "infrastructure").flatMap(({ path, facts }) =>
      facts.resources.flatMap(({ kind, probes }) =>
        probes.map((probe) => seen("wired", `${probe.kind} probe of \`${kind}\``, { path, span: probe.span })),
      ),
    ),
  ]),
};
