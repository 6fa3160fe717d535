import type { PythonArgument, PythonCall, PythonFacts } from "../../facts/python-facts.js";
import type { Place } from "../../text/span.js";
import { remembered } from "../once-per.js";
import { callsTo, productionModules } from "../production-code.js";
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
/** Paths that say whether a service is well. */
export const healthPath =
  /^\/(?:[\w-]+\/){0,3}_?(?:heart[-_]?beat|healthz?|health[-_]?check|livez|live(?:ness)?|readyz?|ready|readiness|ping|status)\/?$/;

/** The routes that production code declares by decorators, in the order of files. */
export const routesOf = remembered((project: Project): readonly Route[] => {
  const production = productionModules(project);
  const includes = callsTo(production, /\.(?:include_router|register_blueprint)$/);
  return production.flatMap((module) => (module.form === "module" ? routesIn(project, module, includes) : []));
});

/** A call that adds a router to an application or to another router. */
interface Inclusion {
  readonly module: PythonModule;
  readonly call: PythonCall;
}

/** The address of the health route; one that cannot be followed to its full address is passed over. Liveness goes before readiness. */
export function healthRoute(routes: readonly Route[]): Seen<string> | undefined {
  const healthy = routes.filter(({ path, full }) => full !== undefined && healthPath.test(path) && healthPath.test(full));
  const best = healthy.find(({ path }) => /health|live/.test(path)) ?? healthy[0];
  return best?.full === undefined ? undefined : { value: best.full, at: best.at };
}

function routesIn(project: Project, module: PythonModule, includes: readonly Inclusion[]): Route[] {
  const routes: Route[] = [];
  for (const { decorators } of module.facts.functions) {
    for (const { name, arguments: given, span } of decorators) {
      const dot = name.lastIndexOf(".");
      const path = given.find((one) => one.name === undefined || one.name === "path" || one.name === "rule")?.value;
      if (!verbs.has(name.slice(dot + 1)) || path?.kind !== "string" || !path.value.startsWith("/")) continue;
      const prefix = prefixOf(project, module, name.slice(0, Math.max(0, dot)), includes, 0);
      routes.push({ path: path.value, ...(prefix !== undefined && { full: prefix + path.value }), at: module.place(span) });
    }
  }
  return routes;
}

const maximumNesting = 5;

/** What stands before the paths of `owner`: nothing for an application, all prefixes of a router that is included exactly once. */
function prefixOf(
  project: Project,
  module: PythonModule,
  owner: string,
  includes: readonly Inclusion[],
  depth: number,
): string | undefined {
  if (/(?:FastAPI|Flask|Quart|Starlette)\(\)$/.test(owner)) return "";
  const variable = variableOf(module.facts, owner);
  const made = module.facts.calls.find(
    ({ name, assignedTo }) => assignedTo.includes(variable) && /(?:APIRouter|Blueprint|FastAPI|Flask|Quart)$/.test(name),
  );
  if (!made || depth > maximumNesting) return undefined;
  if (!/(?:APIRouter|Blueprint)$/.test(made.name)) return "";
  const dotted = `.${(fromProject(project, module.path) ?? module.path).replace(/(?:\/__init__)?\.py$/, "").replaceAll("/", ".")}.${variable}`;
  const mine = includes.filter(({ module: { path }, call: { arguments: given } }) => {
    const router = given[0]?.value;
    if (router?.kind !== "name") return false;
    return path === module.path ? router.value === variable : dotted.endsWith(`.${router.value.replace(/^\.+/, "")}`);
  });
  const [included] = mine;
  if (mine.length !== 1 || !included) return undefined;
  const into = included.call.name.slice(0, included.call.name.lastIndexOf("."));
  const outer = prefixOf(project, included.module, into, includes, depth + 1);
  const own = text(made.arguments, "prefix", "url_prefix");
  const given = text(included.call.arguments, "prefix", "url_prefix");
  if (outer === undefined || own === undefined || given === undefined) return undefined;
  // Flask's registration replaces the blueprint's prefix; FastAPI's goes in front of the router's.
  return outer + (made.name.endsWith("Blueprint") ? given || own : given + own);
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
