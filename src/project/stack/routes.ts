import type { PythonArgument, PythonFacts } from "../../facts/python-facts.js";
import type { Place } from "../../text/span.js";
import type { Project, PythonModule } from "../project.js";
import { fromProject, type Seen } from "./seen.js";

/** A path that a service answers. */
export interface Route {
  /** As written at the function. */
  readonly path: string;
  /** The address with all prefixes; absent when they cannot be followed. */
  readonly full?: string;
  readonly at: Place;
}

const verbs: ReadonlySet<string> = new Set(["get", "post", "put", "patch", "delete", "route", "api_route"]);
const healthPath = /^\/(?:[\w-]+\/){0,3}_?(?:healthz?|health[-_]?check|livez|live(?:ness)?|readyz?|ready|readiness|ping|status)\/?$/;

/** The routes that production code declares by decorators, in the order of files. */
export function routesOf(project: Project): readonly Route[] {
  const production = project.python.filter(({ form, role }) => form === "module" && role === "production");
  return production.flatMap((module) => routesIn(project, module, production));
}

/** The address of the health route; one that cannot be followed to its full address is passed over. Liveness goes before readiness. */
export function healthRoute(routes: readonly Route[]): Seen<string> | undefined {
  const healthy = routes.filter(({ path, full }) => full !== undefined && healthPath.test(path) && healthPath.test(full));
  const best = healthy.find(({ path }) => /health|live/.test(path)) ?? healthy[0];
  return best?.full === undefined ? undefined : { value: best.full, at: best.at };
}

function routesIn(project: Project, module: PythonModule, production: readonly PythonModule[]): Route[] {
  const routes: Route[] = [];
  for (const { decorators } of module.facts.functions) {
    for (const { name, arguments: given, span } of decorators) {
      const dot = name.lastIndexOf(".");
      const path = given.find((one) => one.name === undefined || one.name === "path" || one.name === "rule")?.value;
      if (!verbs.has(name.slice(dot + 1)) || path?.kind !== "string" || !path.value.startsWith("/")) continue;
      const prefix = prefixOf(project, module, name.slice(0, Math.max(0, dot)), production);
      routes.push({ path: path.value, ...(prefix !== undefined && { full: prefix + path.value }), at: module.place(span) });
    }
  }
  return routes;
}

/** What stands before the paths of `owner`: nothing for an application, the prefixes of a router that is included exactly once. */
function prefixOf(project: Project, module: PythonModule, owner: string, production: readonly PythonModule[]): string | undefined {
  if (/(?:FastAPI|Flask|Quart|Starlette)\(\)$/.test(owner)) return "";
  const variable = variableOf(module.facts, owner);
  const made = module.facts.calls.find(({ name, assignedTo }) => assignedTo.includes(variable) && /(?:APIRouter|Blueprint|FastAPI|Flask|Quart)$/.test(name));
  if (!made) return undefined;
  if (!/(?:APIRouter|Blueprint)$/.test(made.name)) return "";
  const own = text(made.arguments, "prefix", "url_prefix");
  const dotted = `${(fromProject(project, module.path) ?? module.path).replace(/(?:\/__init__)?\.py$/, "").replaceAll("/", ".")}.${variable}`;
  const includes = production.flatMap(({ path, facts }) =>
    facts.calls.filter(({ name, arguments: [router] }) => {
      if (!/\.(?:include_router|register_blueprint)$/.test(name) || router?.value.kind !== "name") return false;
      return path === module.path ? router.value.value === variable : `.${dotted}`.endsWith(`.${router.value.value.replace(/^\.+/, "")}`);
    }),
  );
  const [included] = includes;
  if (includes.length !== 1 || !included) return undefined;
  const given = text(included.arguments, "prefix", "url_prefix");
  if (own === undefined || given === undefined) return undefined;
  // Flask's registration replaces the blueprint's prefix; FastAPI's goes in front of the router's.
  return made.name.endsWith("Blueprint") ? given || own : given + own;
}

/** The variable behind a decorator's owner, which readers may have resolved to the call that made it: `fastapi.APIRouter()`. */
function variableOf(facts: PythonFacts, owner: string): string {
  const made = owner.endsWith("()") ? facts.calls.find(({ name }) => `${name}()` === owner) : undefined;
  return made?.assignedTo[0] ?? owner;
}

/** A keyword's literal text; `""` where it is not given, `undefined` where it is not literal. */
function text(given: readonly PythonArgument[], ...names: string[]): string | undefined {
  const found = given.find(({ name }) => name !== undefined && names.includes(name));
  if (!found) return "";
  return found.value.kind === "string" ? found.value.value : undefined;
}
