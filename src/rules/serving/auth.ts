import { toolsInUse } from "../../practices/evidence-of.js";
import type { Evidence } from "../../project/evidence.js";
import { hostsOf } from "../../project/hosts-of.js";
import { modulesWith } from "../../project/modules-with.js";
import { remembered } from "../../project/once-per.js";
import { oncePerModulesInSteps, productionModules } from "../../project/production-code.js";
import type { Project } from "../../project/project.js";
import { ownScripts, type ScriptModule } from "../../project/scripts.js";
import { lastPart } from "../../text/last-part.js";
import type { Place } from "../../text/span.js";
import { eachInSteps, type Steps } from "../../text/steps.js";
import type { Capability } from "../../tools/tool.js";
import { absentFile, claimAt, claimEvidence } from "../parts/claim.js";
import { pythonRoutes, scriptRoutes } from "../parts/served-routes.js";
import type { Gap, Rule } from "../rule.js";

export const auth: Rule = {
  title: "Callers are authenticated, and limited in how much they ask",
  why: {
    source: "A0 #2 security",
    text: "Plug-and-play deployments can lead to security vulnerabilities and expose sensitive information when they are not integrated with thought.",
  },
  applies: "serves",
  stage: "pilot",
  weight: 3,
  asks: "wired",
  evidence: {
    claimed: "`serving[].auth` and `serving[].rate_limit`.",
    present: "A gateway, a package or a function for it is there.",
    wired: "Code checks who calls, or infrastructure has an authoriser; and something limits the rate.",
  },
  contradicted: "`serving[].auth` names a file that does not exist.",
  manifest: ["serving"],
  noFix:
    "Who may call, how often, and what checks that, is for people to say; the manifest takes it as `serving[].auth` and `serving[].rate_limit`.",
  limits:
    "Looks at the project as a whole, not at each route. What a gateway, mesh or platform outside of the workspace does is not seen; where infrastructure is declared, the rule says so instead of finding fault.",
  *looks(project) {
    yield* inPython.steps(productionModules(project));
    yield inScripts(project);
  },
  check(project) {
    const who = shown(project, "auth");
    const rate = shown(project, "rate_limit");
    const evidence = [...who.evidence, ...rate.evidence];
    const gaps = [...who.gaps, ...rate.gaps];
    if (gaps.length > 0) return { evidence, gaps };
    const routes = [...pythonRoutes(productionModules(project)), ...scriptRoutes(project)];
    const [first] = routes.filter(({ method }) => method !== "get").concat(routes);
    if (who.evidence.length > 0 && rate.evidence.length > 0) return { evidence, gaps };
    const outside = before(project);
    if (who.evidence.length > 0) {
      if (outside) return { evidence, gaps };
      return {
        evidence,
        gaps: [
          gap(
            "weak",
            "Callers are authenticated, but nothing limits how much one may ask. Add a rate limit, or name it in `serving[].rate_limit`.",
            first?.at ?? who.evidence[0]?.at,
            "rate_limit",
          ),
        ],
      };
    }
    if (!first) return { evidence: [], gaps, unknown: "No route was found in code; whoever hosts the model may check who calls." };
    if (outside)
      return {
        evidence: [],
        gaps,
        unknown: `\`${outside}\` may check who calls; that is not seen from here. Say so in \`serving[].auth\`.`,
      };
    const count = routes.length === 1 ? `\`${first.path}\` answers` : `${routes.length} routes answer`;
    const message = `${count} whoever asks: no login, token check, API key or gateway was found. Add one, or name what stands in front in \`serving[].auth\`.`;
    return { evidence, gaps: [gap(evidence.length > 0 ? "partial" : "missing", message, first.at, "auth")] };
  },
};

const examples = { auth: "TODO: oauth2-proxy", rate_limit: "TODO: 60/min per user" } as const;

function gap(kind: Gap["kind"], message: string, at: Place | undefined, key: keyof typeof examples): Gap {
  const title = key === "auth" ? "Name what checks who calls" : "State the rate limit";
  return { kind, message, at, fixes: [{ kind: "manifest", title, path: ["serving", 0, key], value: examples[key] }] };
}

const capability: Readonly<Record<keyof typeof examples, Capability>> = { auth: "auth", rate_limit: "rate-limit" };

/** What shows that callers are known, or that they are limited: in code, in infrastructure, in the manifest. */
function shown(project: Project, key: keyof typeof examples): { readonly evidence: readonly Evidence[]; readonly gaps: readonly Gap[] } {
  const evidence: Evidence[] = [
    ...toolsInUse(project, capability[key]),
    ...inPython(productionModules(project))[key],
    ...inScripts(project)[key],
    ...inInfrastructure(project, key),
  ];
  const gaps: Gap[] = [];
  for (const index of (project.manifest.value.serving ?? []).keys()) {
    const claim = claimAt(project, ["serving", index, key]);
    if (!claim) continue;
    // A gateway may be declared in another repository, so what nothing here shows is believed.
    if (claim.exists) evidence.push(...claimEvidence(claim));
    else gaps.push(absentFile(claim));
  }
  return { evidence: evidence.slice(0, 5), gaps };
}

const login =
  /(?:^|[._])(?:auth\w*|authenticat\w*|authoriz\w*|login_required|requires?_auth|token_required|api_?key\w*|current_user|get_user|verify_\w*(?:token|key|jwt|user)\w*|check_\w*(?:token|key|auth|password)\w*|permission_required|jwt\w*|password_auth_callback|oauth_callback|header_auth_callback|basic_auth)$/i;
const credential = /^(?:authorization|x-api-key|api-key|x-auth-token|x-api-token|x-ms-client-principal\w*|x-goog-iap-jwt-assertion)$/i;
const headerParameter = /^(?:authorization|x_api_key|api_key|x_auth_token|token|credentials)$/i;
const limiter = /(?:rate_?limit\w*|limiter\w*|throttl\w*)$/i;
/** A dependency that limits, by its name: `rate_limit_dep`, `check_rate_limit`, `enforce_quota`. */
const limits = /rate_?limit|throttl|(?:check|enforce|require|within)_quota/i;

interface Protections {
  readonly auth: readonly Evidence[];
  readonly rate_limit: readonly Evidence[];
}

const injection = /(?:^|\.)(?:Depends|Security)$/;
const headerRead = /\.headers\.get$|(?:^|\.)(?:getlist|get_header)$/;
const addedMiddleware = /(?:^|\.)add_middleware$/;
const launch = /\.launch$/;
const comparison = /^(?:hmac|secrets)\.compare_digest$/;

/** All calls that the look below makes anything of: only modules with one of these are gone through call by call. */
const guards = new RegExp([injection, headerRead, addedMiddleware, launch, comparison].map(({ source }) => source).join("|"));

const inPython = oncePerModulesInSteps(function* (modules): Steps<Protections> {
  const routed = new Set(pythonRoutes(modules).map(({ module }) => module));
  const auth: Evidence[] = [];
  const rates: Evidence[] = [];
  const guarding = new Set(modulesWith(modules, { calls: guards }));
  yield* eachInSteps(modules, (module) => {
    const { calls, functions } = module.facts;
    for (const { name, arguments: given, span } of guarding.has(module) ? calls : []) {
      const at = module.place(span);
      const [first] = given;
      const dependency = injection.test(name) && first?.value.kind === "name" ? first.value.value : "";
      if (login.test(dependency)) auth.push({ level: "wired", what: `\`${name}(${dependency})\``, at });
      else if (limits.test(lastPart(dependency))) rates.push({ level: "wired", what: `\`${name}(${dependency})\``, at });
      else if (headerRead.test(name) && first?.value.kind === "string" && credential.test(first.value.value))
        auth.push({ level: "wired", what: `\`${first.value.value}\` is read from a request`, at });
      else if (addedMiddleware.test(name) && first?.value.kind === "name") {
        if (/auth|api_?key|jwt|session/i.test(first.value.value)) auth.push({ level: "wired", what: `\`${first.value.value}\``, at });
        if (limiter.test(first.value.value) || /rate_?limit|throttle/i.test(first.value.value))
          rates.push({ level: "wired", what: `\`${first.value.value}\``, at });
      } else if (launch.test(name) && given.some((one) => one.name === "auth")) auth.push({ level: "wired", what: "`launch(auth=…)`", at });
      else if (comparison.test(name) && routed.has(module)) auth.push({ level: "wired", what: `\`${name}()\``, at });
    }
    for (const { decorators, name, empty, span, parameters } of functions) {
      for (const one of decorators) {
        if (login.test(one.name)) auth.push({ level: "wired", what: `\`@${one.name}\``, at: module.place(one.span) });
        if (limiter.test(one.name) || /(?:^|\.)limiter\.limit$|\.Limiter\(\)\.limit$/.test(one.name))
          rates.push({ level: "wired", what: `\`@${one.name}\``, at: module.place(one.span) });
      }
      const isRoute = decorators.some((one) => /(?<!\bmock)\.(?:get|post|put|patch|route|middleware)$/.test(one.name));
      const header =
        isRoute &&
        parameters.find((one) => headerParameter.test(one.name) && /Header|Security|Depends|str/.test(one.annotation ?? "Header"));
      if (header) auth.push({ level: "wired", what: `\`${name}()\` takes \`${header.name}\``, at: module.place(span) });
      if (empty) continue;
      if (/^(?:_?(?:check|enforce|apply)_)?rate_?limit(?:er|ing)?$|^throttle$/i.test(name))
        rates.push({ level: "present", what: `\`${name}\``, at: module.place(span) });
    }
  });
  return { auth, rate_limit: rates };
});

const scriptLogin =
  /(?:^|[./])(?:getServerSession|getSession|getToken|auth|currentUser|getAuth|requireAuth\w*|withAuth|isAuthenticated|ensureAuthenticated|authenticate\w*|verifyToken|jwtVerify|getUser|validateRequest|verifyIdToken|authMiddleware|clerkMiddleware|checkAuth|protect)$|(?:jsonwebtoken|jose|jwt)\.(?:verify|jwtVerify)$/;

/** Whether a module runs in a browser only, where a session shows what a user may see and keeps nobody from the service. */
function isBrowserOnly({ facts }: ScriptModule): boolean {
  return facts.imports.some(
    ({ module, name = "", typeOnly }) =>
      !typeOnly &&
      ((module === "react" && /^use(?:State|Effect|LayoutEffect|Reducer|Context|Ref)$/.test(name)) || module === "react-dom/client"),
  );
}

const inScripts = remembered((project: Project): Protections => {
  const auth: Evidence[] = [];
  const rates: Evidence[] = [];
  for (const module of ownScripts(project)) {
    const inBrowser = isBrowserOnly(module);
    for (const { name, arguments: given, span } of module.facts.calls) {
      const at = module.place(span);
      const [first] = given;
      if (scriptLogin.test(name) && !inBrowser) auth.push({ level: "wired", what: `\`${name}()\``, at });
      else if (
        /\.(?:get|header)$/.test(name) &&
        first?.value.kind === "string" &&
        credential.test(first.value.value) &&
        /headers|req|header$/.test(name)
      )
        auth.push({ level: "wired", what: `\`${first.value.value}\` is read from a request`, at });
      if (/(?:^|[./-])(?:rate[_-]?limit\w*|\w*[rR]ate[lL]imit\w*|throttle|limiter)(?:\.\w+)?$/.test(name))
        rates.push({ level: "wired", what: `\`${name}()\``, at });
    }
  }
  return { auth, rate_limit: rates };
});

const infrastructureOf = {
  auth: /authorizer|cognito|user_?pool|\biap\b|_iap_|RequestAuthentication|AuthorizationPolicy|authsettings|authConfigs|api_?key|oauth|_jwt/i,
  rate_limit: /usage_?plan|web_?acl|wafv2|rate_?limit|throttl|quota/i,
} as const;

function inInfrastructure(project: Project, key: keyof typeof infrastructureOf): readonly Evidence[] {
  return project
    .facts("infrastructure")
    .flatMap(({ path, role, facts }) =>
      role === "production"
        ? facts.resources
            .filter(({ kind }) => infrastructureOf[key].test(kind))
            .map(({ kind, span }) => ({ level: "wired" as const, what: `\`${kind}\``, at: { path, span } }))
        : [],
    );
}

/** What is declared to run the service and may stand before it, by its name. */
function before(project: Project): string | undefined {
  const declared = project.facts("infrastructure").filter(({ role }) => role === "production");
  const gateway = declared
    .flatMap(({ facts }) => facts.resources.map(({ kind }) => kind))
    .find((kind) =>
      /gateway|ingress|load_?balancer|virtualservice|front_?door|api_?management|container_?apps?|containerapps|cloud_?run|function|app_?service|sites|HTTPRoute|service$/i.test(
        kind,
      ),
    );
  const [first] = declared;
  return (
    gateway ??
    (first && project.relative(first.path)) ??
    hostsOf(project, "proxy", "serverless", "hosted-endpoint", "model-server").find(({ level }) => level === "wired")?.tool.name
  );
}
