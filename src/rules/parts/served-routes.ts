import type { PythonFunction } from "../../facts/python-facts.js";
import { innerScope } from "../../project/inner-scope.js";
import { remembered } from "../../project/once-per.js";
import { oncePerModules } from "../../project/production-code.js";
import type { Project, PythonModule } from "../../project/project.js";
import { ownScripts, type ScriptModule } from "../../project/scripts.js";
import type { Place } from "../../text/span.js";
import { routeDecorator } from "./route-decorator.js";

/** A route that Python code answers. */
export interface PythonRoute {
  readonly module: PythonModule;
  readonly handler: PythonFunction;
  /** `post`, `get`, `route`, `websocket`. */
  readonly method: string;
  readonly path: string;
  /** The dotted name of the function. */
  readonly scope: string;
  readonly at: Place;
}

/** Routes that tell nothing and change nothing. */
const harmless =
  /^\/?(?:$|[\w/-]*(?:health\w*|ready\w*|live\w*|ping|status|version|metrics|favicon\.ico|robots\.txt|docs|openapi\.json|static|assets|index(?:\.html)?)(?:\/.*)?$)/i;

/** The routes that decorators define in some modules, those of probes and static files left out. */
export const pythonRoutes = oncePerModules((modules): readonly PythonRoute[] =>
  modules.flatMap((module) =>
    module.facts.functions.flatMap((handler) =>
      handler.decorators.flatMap(({ name, arguments: [first], span }) => {
        const method = routeDecorator.exec(name)?.[1];
        if (method === undefined || first?.value.kind !== "string" || harmless.test(first.value.value)) return [];
        const scope = innerScope(handler);
        return [{ module, handler, method, path: first.value.value, scope, at: module.place(span) }];
      }),
    ),
  ),
);

/** A route that a script answers. */
export interface ScriptRoute {
  readonly module: ScriptModule;
  readonly method: string;
  /** Its path, or the file that stands for it. */
  readonly path: string;
  readonly at: Place;
}

const routeFile = /(?:^|\/)(?:app\/.*route|pages\/api\/.*|src\/routes\/.*\+server|server\/api\/.*|api\/.*)\.[cm]?[jt]sx?$/;
const exported = /^(?:GET|POST|PUT|PATCH|DELETE|default|handler)$/;
const registered = /\.(get|post|put|patch|delete)$/;
/** Frameworks whose apps take routes by their methods. */
const application = /^(?:express|fastify|hono|@hono\/\w+|koa-router|@koa\/router|itty-router|polka|elysia|restify)\b/;

/** The routes of Express, Fastify, Hono and the like, and of files that Next.js, SvelteKit, Nuxt and Vercel take for routes. */
export const scriptRoutes = remembered((project: Project): readonly ScriptRoute[] =>
  ownScripts(project)
    .filter(({ role, facts }) => role === "production" && facts.depth === "full")
    .flatMap((module) => {
      const { facts, path } = module;
      const relative = project.relative(path);
      const fromFile = routeFile.test(relative)
        ? facts.functions
            .filter(({ name }) => exported.test(name))
            .map(({ name, span }) => ({ module, method: name.toLowerCase(), path: relative, at: module.place(span) }))
        : [];
      const fromCalls = facts.calls.flatMap((call) => {
        const method = registered.exec(call.name)?.[1];
        const [first] = call.arguments;
        const isRoute = application.test(call.name) || /^(?:app|router|server|api)\.\w+$/.test(call.name);
        if (!method || !isRoute || call.arguments.length < 2 || first?.value.kind !== "string" || !first.value.value.startsWith("/"))
          return [];
        return [{ module, method, path: first.value.value, at: module.place(call.span) }];
      });
      return [...fromFile, ...fromCalls].filter((one) => !harmless.test(one.path));
    }),
);
