import type { Evidence } from "../../project/evidence.js";
import { oncePerModules, productionModules } from "../../project/production-code.js";
import type { Project } from "../../project/project.js";
import { claimAt } from "../claim.js";
import { lineage, shippedImages } from "../image-builds.js";
import type { Gap, Rule } from "../rule.js";

const healthPath = /^\/?(?:[\w-]+\/)*(?:_{0,2}health(?:z|check|_check|-check)?|readyz?|readiness|livez?|liveness|ping|status|up)\/?$/i;

export const health: Rule = {
  title: "The service has a health route that a probe uses",
  why: { source: "A3", text: "Whatever runs the service has to be able to tell whether it is alive before sending users to it." },
  applies: "serves",
  stage: "pilot",
  weight: 2,
  asks: "wired",
  evidence: {
    claimed: "`serving[].health`.",
    present: "A route such as `/health` or `/readyz`.",
    wired: "A Docker HEALTHCHECK, a Compose healthcheck, or a probe of Kubernetes or a platform.",
  },
  contradicted: "`serving[].health` names a route that no code defines, although the code's other routes are seen.",
  manifest: ["serving"],
  fixes: [{ kind: "scaffold", title: "Add a Dockerfile with a health check", scaffold: "dockerfile" }],
  limits:
    "Routes are read from FastAPI, Flask and Starlette decorators and `add_url_rule`/`add_api_route`. Platform probes outside the workspace are not seen.",
  check(project) {
    const evidence: Evidence[] = [];
    const gaps: Gap[] = [];
    const routes = routesIn(productionModules(project));
    const route = routes.find((one) => healthPath.test(one.route));
    if (route) evidence.push({ level: "present", what: `route \`${route.route}\``, at: route.at });
    for (const index of (project.manifest.value.serving ?? []).keys()) {
      const claim = claimAt(project, ["serving", index, "health"]);
      if (!claim) continue;
      const isDefined = routes.some((one) => one.route.replace(/\/$/, "") === claim.value.replace(/\/$/, ""));
      if (routes.length > 0 && !isDefined && claim.value.startsWith("/"))
        gaps.push({
          kind: "contradicted",
          message: `No route \`${claim.value}\` is defined in the code.`,
          at: claim.at,
          related: route ? [{ message: `\`${route.route}\` is.`, at: route.at }] : [],
        });
      else evidence.push({ level: "claimed", what: `\`${claim.value}\``, at: claim.at });
    }
    evidence.push(...probesOf(project));
    if (gaps.length > 0) return { evidence, gaps };
    if (evidence.some(({ level }) => level === "wired")) return { evidence, gaps };
    if (route)
      gaps.push({
        kind: "weak",
        message: `\`${route.route}\` exists, but no probe in the workspace uses it. Add a HEALTHCHECK or a probe.`,
        at: route.at,
      });
    else if (evidence.length === 0)
      gaps.push({
        kind: "missing",
        message: "No health route and no probe: nothing can tell whether the service is alive. Add `/healthz` and a HEALTHCHECK.",
      });
    return { evidence, gaps };
  },
};

/** What asks the service whether it is well: of its images only those that ship, of Compose only what it builds. */
function probesOf(project: Project): readonly Evidence[] {
  const images = shippedImages(project).flatMap(({ path, facts, final }) => {
    const check = lineage(facts, final).find(({ healthcheck }) => healthcheck)?.healthcheck;
    return check ? [{ level: "wired" as const, what: "`HEALTHCHECK` in the Dockerfile", at: { path, span: check.span } }] : [];
  });
  const services = project.facts("compose").flatMap(({ path, facts }) => {
    const service = facts.services.find(({ healthcheck, build }) => healthcheck && build);
    const what = `health check of Compose service \`${service?.name}\``;
    return service?.healthcheck ? [{ level: "wired" as const, what, at: { path, span: service.healthcheck } }] : [];
  });
  const probes = project
    .facts("infrastructure")
    .flatMap(({ path, role, facts }) =>
      role === "test" || role === "example"
        ? []
        : facts.resources.flatMap(({ kind, probes: [probe] }) =>
            probe ? [{ level: "wired" as const, what: `${probe.kind} probe of \`${kind}\``, at: { path, span: probe.span } }] : [],
          ),
    );
  return [...images, ...services, ...probes];
}

/** The routes that decorators define. */
const routesIn = oncePerModules((modules) =>
  modules.flatMap((module) =>
    module.facts.functions.flatMap(({ decorators }) =>
      decorators.flatMap(({ name, arguments: [first], span }) =>
        /\.(?:get|post|route|api_route|head)$/.test(name) && first?.value.kind === "string"
          ? [{ route: first.value.value, at: module.place(span) }]
          : [],
      ),
    ),
  ),
);
