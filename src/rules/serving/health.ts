import { dotted } from "../../practices/dotted.js";
import type { Evidence } from "../../project/evidence.js";
import { hostsOf } from "../../project/hosts-of.js";
import { remembered } from "../../project/once-per.js";
import { callsTo, oncePerModules, productionModules } from "../../project/production-code.js";
import type { Project, ToolEvidence } from "../../project/project.js";
import { ownScripts } from "../../project/scripts.js";
import { routesOf } from "../../project/stack/routes.js";
import { lastPart } from "../../text/last-part.js";
import { type Place, startOf } from "../../text/span.js";
import { claimAt } from "../parts/claim.js";
import { deployedResources, isOthersImage, platformsInUse } from "../parts/deployed.js";
import { lineage, shippedImages } from "../parts/image-builds.js";
import type { Gap, Rule } from "../rule.js";

const healthPath =
  /^\/?(?:[\w-]+\/)*(?:_{0,2}health(?:z|check|_check|-check)?|heart[-_]?beat|is[-_]?alive|alive|readyz?|readiness|livez?|liveness|ping|status|up)\/?$/i;

/** What a function is called that answers at `/` whether the service is alive. */
const healthName =
  /^(?:get_|read_)?(?:health(?:z|_?check)?|heart_?beat|is_alive|readiness|liveness|(?:check|api)_(?:api|health|status)|status)$/i;

export const health: Rule = {
  title: "The service has a health route that a probe uses",
  why: { source: "A3", text: "Whatever runs the service has to be able to tell whether it is alive before sending users to it." },
  applies: "serves",
  stage: "pilot",
  weight: 2,
  asks: "wired",
  shownByCode: true,
  evidence: {
    claimed: "`serving[].health`.",
    present: "A route such as `/health` or `/readyz`, or `/` answered by a function called `health_check` or `check_api`.",
    wired:
      "A Docker HEALTHCHECK, a Compose healthcheck, a probe of Kubernetes or a platform, or a serverless platform that looks after its instances.",
  },
  contradicted: "`serving[].health`, or a probe, names a route that no code defines, although all routes of the code are seen.",
  manifest: ["serving"],
  fixes: [{ kind: "scaffold", title: "Add a Dockerfile with a health check", scaffold: "dockerfile" }],
  limits:
    "Routes are read from decorators of FastAPI, Flask and the like, from Django's `urlpatterns`, from Express and its kin, and from files of Next.js and SvelteKit. Platform probes outside the workspace are not seen.",
  check(project) {
    const evidence: Evidence[] = [];
    const gaps: Gap[] = [];
    const routes = routesIn(productionModules(project));
    const route =
      routes.find((one) => healthPath.test(one.route)) ?? routes.find((one) => one.route === "/" && healthName.test(one.handler));
    if (route) evidence.push({ level: "present", what: `route \`${route.route}\``, at: route.at });
    evidence.push(...routesInScripts(project), ...routesOfServers(project));
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
    const probes = probesOf(project);
    const known = allRoutes(project);
    for (const { path, what, at } of probes) {
      const isMet = path === undefined || known === undefined || known.some((one) => one.pattern.test(path));
      if (isMet) evidence.push({ level: "wired", what, at });
      else
        gaps.push({
          kind: "contradicted",
          message: `The ${what} asks \`${path}\`, which the code does not answer, so it never says that the service is well.`,
          at,
          related: known.slice(0, 3).map((one) => ({ message: `\`${one.path}\` is a route.`, at: one.at })),
        });
    }
    evidence.push(...lookedAfter(project));
    if (gaps.length > 0) return { evidence, gaps };
    if (evidence.some(({ level }) => level === "wired")) return { evidence, gaps };
    const answers = evidence.find(({ level }) => level === "present");
    if (answers)
      gaps.push({
        kind: "weak",
        message: route
          ? `\`${route.route}\` exists, but no probe in the workspace uses it. Add a HEALTHCHECK or a probe.`
          : `${answers.what.replace(/^r/, "R")}, but no probe in the workspace uses it. Add a HEALTHCHECK or a probe.`,
        at: answers.at,
      });
    else if (evidence.length === 0)
      gaps.push({
        kind: "missing",
        message: "No health route and no probe: nothing can tell whether the service is alive. Add `/healthz` and a HEALTHCHECK.",
        at: callsTo(productionModules(project), application)[0]?.at,
      });
    return { evidence, gaps };
  },
};

const application = /^(?:fastapi\.FastAPI|flask\.Flask|quart\.Quart|starlette\.applications\.Starlette|litestar\.Litestar|sanic\.Sanic)$/;

interface PlacedProbe {
  readonly what: string;
  /** The path it asks, where it is written. */
  readonly path?: string;
  readonly at: Place;
}

const askedPath = /\bhttps?:\/\/(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\])(?::[^/\s"']*)?(\/[\w./-]*)/;

/** What asks the service whether it is well: of its images only those that ship, of Compose only what it builds. */
function probesOf(project: Project): readonly PlacedProbe[] {
  const images = shippedImages(project).flatMap(({ path, facts, final }): PlacedProbe[] => {
    const check = lineage(facts, final).find(({ healthcheck }) => healthcheck)?.healthcheck;
    if (!check || /^NONE\b/i.test(check.value)) return [];
    const asked = askedPath.exec(check.value)?.[1];
    return [{ what: "`HEALTHCHECK` in the Dockerfile", ...(asked && { path: asked }), at: { path, span: check.span } }];
  });
  const services = project.facts("compose").flatMap(({ path, facts }): PlacedProbe[] => {
    const service = facts.services.find(({ healthcheck, build }) => healthcheck && build);
    const what = `health check of Compose service \`${service?.name}\``;
    return service?.healthcheck ? [{ what, at: { path, span: service.healthcheck } }] : [];
  });
  const probes = deployedResources(project).flatMap(({ path, resource: { kind, images, probes } }) =>
    images.some(({ value }) => !isOthersImage(value)) || images.length === 0
      ? probes.slice(0, 1).map((probe): PlacedProbe => {
          const asks = probe.path?.replace(/[?#].*$/, "");
          return { what: `${probe.kind} probe of \`${kind}\``, ...(asks && { path: asks }), at: { path, span: probe.span } };
        })
      : [],
  );
  return [...images, ...services, ...probes];
}

/** Platforms that start a function for a request, and endpoints whose platform asks the container it runs. */
function lookedAfter(project: Project): readonly Evidence[] {
  const functions = hostsOf(project, "serverless").filter(({ tool }) => functionsOnDemand.has(tool.id));
  const endpoints = project
    .withCapability("hosted-endpoint")
    .filter(
      ({ tool, level }) => (/endpoint|serving|truss|watson/.test(tool.id) && level === "wired") || tool.id === "streamlit-community-cloud",
    );
  const platforms = new Set([...functions, ...endpoints].map(({ tool }) => tool.name));
  // KubeRay gives the pods of a service their probes.
  const ray = deployedResources(project).find(({ resource }) => resource.kind === "RayService");
  if (ray)
    return [
      { level: "wired", what: `KubeRay probes \`RayService/${ray.resource.name}\``, at: { path: ray.path, span: ray.resource.span } },
    ];
  return platformsInUse(project, "serverless", "hosted-endpoint").filter(({ what }) => platforms.has(what.slice(0, what.indexOf(":"))));
}

/** Where there is nothing that could be asked between two requests. */
const functionsOnDemand: ReadonlySet<string> = new Set([
  ...[
    "serverless-framework",
    "aws-lambda",
    "modal",
    "google-cloud-functions",
    "azure-functions",
    "cloudflare-workers",
    "vercel",
    "netlify",
    "supabase-functions",
  ],
  ...["runpod", "beam-cloud", "cerebrium", "replicate-models"],
]);

const opening =
  /\.(?:mount|add_(?:api_)?route|add_api_websocket_route|add_url_rule|add_resource|add_routes|add_get)$|mount_gradio_app$|(?:^|\.)(?:healthcheck|HealthCheck|health)$/;

interface AnsweredRoute {
  readonly path: string;
  readonly pattern: RegExp;
  readonly at: Place;
}

/** All routes that the service answers; `undefined` where some cannot be seen, or where several services answer. */
const allRoutes = remembered((project: Project): readonly AnsweredRoute[] | undefined => {
  const modules = productionModules(project);
  const applications = callsTo(modules, /^(?:fastapi\.FastAPI|flask\.Flask|quart\.Quart)$/);
  const includes = callsTo(modules, /\.(?:include_router|register_blueprint)$/);
  const isClear =
    applications.length === 1 && applications[0]?.call.arguments.every(({ name, unpacked }) => name !== "root_path" && !unpacked);
  const isOpen =
    callsTo(modules, opening).length > 0 ||
    includes.some(({ call }) => call.arguments[0]?.value.kind !== "name") ||
    project.withCapability("model-server", "app-framework", "llm-runtime").some(({ level }) => level === "wired") ||
    ownScripts(project).length > 0;
  const routes = routesOf(project);
  if (!isClear || isOpen || routes.length === 0 || routes.some(({ full }) => full === undefined)) return undefined;
  return routes.map(({ full = "", at }) => ({ path: full, pattern: patternOf(full), at }));
});

/** `/items/{id}` and `/items/<int:id>` answer for any value. */
function patternOf(route: string): RegExp {
  const parts = route.split(/\{[^}]*\}|<[^>]*>/).map((part) => part.replace(/[.*+?^$()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join("[^/]+").replace(/\/$/, "")}/?$`);
}

const routeFile =
  /(?:^|\/)(?:app|pages|routes|api)\/(?:[^/]+\/){0,6}(?:health|healthz|health-?check|ready|readyz|livez|ping|status)(?:\/(?:route|index|\+server))?\.[jt]sx?$/i;

/** Health routes of Express and its kin, and those that frameworks find by where a file lies. */
const routesInScripts = remembered((project: Project): readonly Evidence[] => {
  const written = ownScripts(project).flatMap(({ facts, place }) =>
    facts.calls.flatMap(({ name, arguments: [first, handler], span }) =>
      /\.(?:get|all|use|route|head)$/.test(name) &&
      // `app.use("/health", router)` is where the routes of another module begin.
      !(name.endsWith(".use") && handler?.value.kind === "name" && /^\.|rout(?:er|es)/i.test(handler.value.value)) &&
      first?.value.kind === "string" &&
      /^\//.test(first.value.value) &&
      healthPath.test(first.value.value)
        ? [{ level: "present" as const, what: `route \`${first.value.value}\``, at: place(span) }]
        : [],
    ),
  );
  const found = project.files
    .filter((path) => routeFile.test(path) && project.role(path) === "production")
    .map((path) => ({ level: "present" as const, what: `route in \`${project.relative(path)}\``, at: startOf(path) }));
  return [...written, ...found];
});

/** Model servers answer for themselves whether they are ready; a client of one is none. */
function routesOfServers(project: Project): readonly Evidence[] {
  const servers = project.withCapability("model-server").flatMap(({ tool, level, evidence }) => {
    const isServer = ({ kind }: ToolEvidence) =>
      inCode.has(tool.id) || (kind !== "call" && kind !== "import" && kind !== "package" && kind !== "env");
    const found = level === "wired" && tool.id !== "mlflow-serving" ? evidence.find(isServer) : undefined;
    return found ? [{ tool, at: found.at }] : [];
  });
  // Streamlit takes no routes but answers one by itself. Of a web framework beside it, a route is asked.
  const page = project.tool("streamlit");
  const isAlone = page?.level === "wired" && !project.withCapability("web-framework").some(({ level }) => level === "wired");
  return [
    ...servers.map(({ tool, at }) => ({ level: "present" as const, what: `${tool.name} has a health route of its own`, at })),
    ...(isAlone ? [{ level: "present" as const, what: "Streamlit answers `/_stcore/health`" }] : []),
  ];
}

/** Model servers that are written as code. */
const inCode: ReadonlySet<string> = new Set(["bentoml", "ray-serve", "litserve", "mosec", "cog", "truss"]);

/** Entries of Django's table of routes. */
const urlPattern = dotted("django.urls.path", "django.urls.re_path", "django.conf.urls.url");

/** The routes that decorators define, and those of Django. */
const routesIn = oncePerModules((modules) => [
  ...callsTo(modules, urlPattern).flatMap(({ call: { arguments: given }, at }) => {
    const [path, view] = given;
    // A pattern says where it begins and ends.
    return path?.value.kind === "string"
      ? [
          {
            route: `/${path.value.value.replace(/^\^|\$$/g, "")}`,
            handler: view?.value.kind === "name" ? lastPart(view.value.value) : "",
            at,
          },
        ]
      : [];
  }),
  ...modules.flatMap((module) =>
    module.facts.functions.flatMap(({ name: handler, decorators }) =>
      decorators.flatMap(({ name, arguments: [first], span }) =>
        /\.(?:get|post|route|api_route|head)$/.test(name) && first?.value.kind === "string"
          ? [{ route: first.value.value, handler, at: module.place(span) }]
          : [],
      ),
    ),
  ),
]);
