import type { PythonFunction } from "../../../facts/python-facts.js";
import { remembered } from "../../../project/once-per.js";
import { productionModules } from "../../../project/production-code.js";
import type { Project, PythonModule } from "../../../project/project.js";
import { isHandled } from "../../../rules/parts/handled-calls.js";
import { isChatModel, modelRequests, type ProductionCall } from "../../../rules/parts/model-requests.js";
import { type PythonRoute, pythonRoutes } from "../../../rules/parts/served-routes.js";
import { callsOf, functionAt } from "../../../semantics/own-names.js";
import { groupedBy } from "../../../text/grouped-by.js";
import type { CodeCheck, CodeProblem } from "../../code-check.js";

export const unhandledCall: CodeCheck = {
  flags:
    "A call of a provider that a route waits for, with no handler anywhere between them, in a project that handles the failure of others.",
  silent:
    "Handlers in the function, in its callers and for the whole application; middleware, decorators that may handle, generators, calls that no route is seen to reach, and projects that handle no failure, of which the rule speaks.",
  source: "Semgrep's rules for LLMs: missing error handling",
  languages: ["Python"],
  offByDefault: "How often it is right is not shown: it found nothing to be judged by in 150 repositories.",
  find: (project) => look(project),
};

/** Calls on the way from a route to a provider: more is not followed. */
const deepest = 3;
/** What handles failures for a whole application, or may. */
const handlesAll =
  /(?:^|\.)(?:exception_handler|add_exception_handler|errorhandler|register_error_handler|app_errorhandler|middleware|add_middleware|before_request|APIRoute|Sentry\w*)$/;
/** Decorators that leave a failure as it is. */
const plain =
  /\.(?:get|post|put|patch|delete|route|api_route|websocket)$|(?:^|\.)(?:staticmethod|classmethod|property|lru_cache|cache|cached_property|observe|traceable|limit|wraps|override|abstractmethod)$/;

const look = remembered((project: Project): readonly CodeProblem[] => {
  const modules = productionModules(project);
  const handles = ({ facts }: PythonModule) =>
    [...facts.calls, ...facts.functions.flatMap(({ decorators }) => decorators)].some(({ name }) => handlesAll.test(name)) ||
    facts.classes.some(({ bases }) => bases.some((base) => /Middleware$|APIRoute$/.test(base)));
  if (modules.some(handles)) return [];
  const routes = pythonRoutes(modules);
  const requests = modelRequests(project);
  if (!requests.some(isHandled)) return [];
  const found = requests.flatMap((request) => {
    if (request.language !== "python" || isChatModel(request) || isHandled(request) || isTried(request.call)) return [];
    const route = routeOver(modules, routes, request);
    return route ? [{ request, route }] : [];
  });
  return [...groupedBy(found, ({ request }) => request.at.path).values()].map(([{ request, route }, ...others]) => ({
    kind: "weak",
    message: `Nothing between \`${request.label}\` and \`${route.handler.name}()\` handles a failure, so users get a bare error 500 when the provider fails. Catch it, as other calls here do.`,
    at: request.at,
    related: [
      { message: `\`${route.path}\` waits for it.`, at: route.at },
      ...others.slice(0, 10).map((one) => ({ message: `So does \`${one.request.label}\`.`, at: one.request.at })),
    ],
  }));
});

/** The route that waits for a call, where every way to a route that is seen is open and there is one. */
function routeOver(
  modules: readonly PythonModule[],
  routes: readonly PythonRoute[],
  { module, call }: ProductionCall,
): PythonRoute | undefined {
  let found: PythonRoute | undefined;
  const isOpen = (within: PythonModule, scope: string, depth: number): boolean => {
    const own = functionAt(within, scope);
    if (!own || depth === 0 || !leavesFailures(own.definition) || givesPieces(within, scope)) return false;
    const route = routes.find((one) => one.module === within && one.scope === scope);
    if (route) {
      found ??= route;
      return true;
    }
    const sites = callsOf(modules, own);
    return sites.length > 0 && sites.every((site) => !isTried(site.call) && isOpen(site.module, site.call.scope, depth - 1));
  };
  return isOpen(module as PythonModule, call.scope, deepest) ? found : undefined;
}

/** A handler that raises something else may say so to whoever waits. */
function isTried(call: object): boolean {
  return "tried" in call;
}

function leavesFailures({ decorators }: PythonFunction): boolean {
  return decorators.every(({ name }) => plain.test(name));
}

/** Whether a function may be a generator that streams: its failures come when the answer has begun. */
function givesPieces({ facts }: PythonModule, scope: string): boolean {
  return facts.calls.some((one) => one.scope === scope && /StreamingResponse$|EventSourceResponse$|stream_with_context$/.test(one.name));
}
