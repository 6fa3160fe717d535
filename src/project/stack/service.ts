import type { PythonCall } from "../../facts/python-facts.js";
import type { Place } from "../../text/span.js";
import { folderOf, nameOf } from "../../workspace/path-parts.js";
import { modulesWith } from "../modules-with.js";
import type { Project, PythonModule } from "../project.js";
import type { Application, Framework } from "./application.js";
import { importRoot, type LocalModules } from "./import-root.js";
import { healthRoute, routesOf } from "./routes.js";
import { depthOf, fromProject, type Seen } from "./seen.js";
import { pointsAt, portOf, rootOf, serverTargets, type Target } from "./server-commands.js";
import { shellLine } from "./shell-line.js";
import { insideRoot, type StartCommand, serveCommand } from "./start-command.js";
import { declared } from "./written-commands.js";

/** What answers requests. */
export interface Service extends Application {
  /** As an import names it from `importRoot`: `app.main`. */
  readonly module: string;
  readonly at: Place;
  readonly start: StartCommand;
  /** The start as a shell command line. */
  readonly command: string;
  /** The port it is known to listen on, or its framework's usual one. */
  readonly port: Seen<number>;
  /** The path of its health route, with prefixes where they can be followed. */
  readonly health?: Seen<string>;
  /** Paths as the code writes them. */
  readonly routes: readonly Seen<string>[];
}

const constructors: Readonly<Record<string, Framework>> = {
  "fastapi.FastAPI": "fastapi",
  "fastapi.applications.FastAPI": "fastapi",
  "starlette.applications.Starlette": "starlette",
  "litestar.Litestar": "litestar",
  "flask.Flask": "flask",
  "quart.Quart": "quart",
  "django.core.asgi.get_asgi_application": "django",
  "django.core.wsgi.get_wsgi_application": "django",
  "gradio.Interface": "gradio",
  "gradio.ChatInterface": "gradio",
  "gradio.Blocks": "gradio",
};

const scripted: readonly { readonly prefix: string; readonly framework: Framework }[] = [
  { prefix: "streamlit.", framework: "streamlit" },
  { prefix: "chainlit.", framework: "chainlit" },
];

/** Frameworks from the most to the least like an API: where a project has several, the API is the service and the rest its screens. */
const precedence: readonly Framework[] = [
  "fastapi",
  "litestar",
  "starlette",
  "quart",
  "flask",
  "django",
  "gradio",
  "chainlit",
  "streamlit",
];

const usualPort: Partial<Record<Framework, number>> = { streamlit: 8501, gradio: 7860 };

interface Candidate {
  readonly framework: Framework;
  readonly file: string;
  readonly module: PythonModule;
  readonly call: PythonCall;
}

/** The main service of a project; `undefined` when no code makes one. Never throws. */
export function findService(project: Project, modules: LocalModules, packages: ReadonlySet<string>): Service | undefined {
  const started = serverTargets(project);
  const entry = declared(project, "serving", 0, "entry")?.value;
  const [best] = candidates(project)
    .map((candidate) => ({ candidate, rank: rank(candidate, started, entry) }))
    .sort((a, b) => compare(a.rank, b.rank));
  if (!best) return undefined;
  const { framework, file, module, call } = best.candidate;
  const made = applicationOf(best.candidate, modules);
  const run = started.find((target) => pointsAt(target.module, file));
  const importedFrom = importRoot(modules, file, run && rootOf(file, run.module));
  const variable = run?.variable ?? made.variable;
  const application = { framework, file, importRoot: importedFrom, variable, factory: made.factory && variable === made.variable };
  const port = portOf(project, module, framework) ?? { value: usualPort[framework] ?? 8000 };
  const start = serveCommand(application, port.value, packages);
  const routes = routesOf(project);
  const health = healthRoute(routes);
  return {
    ...application,
    at: module.place(call.span),
    module: insideRoot(file, importedFrom).replaceAll("/", "."),
    start,
    command: shellLine(start.words),
    port,
    ...(health && { health }),
    routes: routes.map(({ path, at }) => ({ value: path, at })),
  };
}

function candidates(project: Project): Candidate[] {
  const found: Candidate[] = [];
  const isMade = (name: string) => Object.hasOwn(constructors, name) || scripted.some(({ prefix }) => name.startsWith(prefix));
  for (const module of modulesWith(project.python, { calls: isMade })) {
    const file = module.form === "module" && module.role === "production" ? fromProject(project, module.path) : undefined;
    if (file === undefined) continue;
    for (const call of module.facts.calls) {
      const framework = Object.hasOwn(constructors, call.name) ? constructors[call.name] : undefined;
      if (framework) found.push({ framework, file, module, call });
    }
    for (const { prefix, framework } of scripted) {
      const call = module.facts.calls.find(({ name }) => name.startsWith(prefix));
      if (call && !/(?:^|\/)pages\//.test(file)) found.push({ framework, file, module, call });
    }
  }
  return found;
}

function rank({ framework, file }: Candidate, started: readonly Target[], entry: string | undefined): readonly number[] {
  const named = /^(?:main|app|server|api|asgi|wsgi|service|serve|application|streamlit_app|home)\.py$/i.test(nameOf(file));
  return [
    entry !== undefined && (file === entry.replace(/^\.\//, "") || pointsAt(entry.replace(/:.*/, ""), file)) ? 0 : 1,
    started.some(({ module }) => pointsAt(module, file)) ? 0 : 1,
    precedence.indexOf(framework),
    named ? 0 : 1,
    depthOf(file),
  ];
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [index, value] of a.entries()) if (value !== b[index]) return value - (b[index] ?? 0);
  return 0;
}

function applicationOf({ framework, call, file }: Candidate, modules: LocalModules): { variable: string; factory: boolean } {
  if (framework === "streamlit" || framework === "chainlit" || framework === "gradio") return { variable: "", factory: false };
  if (call.scope === "") return { variable: call.assignedTo[0] ?? (framework === "django" ? "application" : "app"), factory: false };
  const maker = call.scope.split(".")[0] ?? "";
  const made = modules
    .facts(file)
    ?.calls.find((one) => one.scope === "" && (one.name === maker || one.name.endsWith(`.${maker}`)) && one.assignedTo.length > 0);
  return made?.assignedTo[0] ? { variable: made.assignedTo[0], factory: false } : { variable: maker, factory: true };
}

/** The folder of the service's file, where a module next to it goes. */
export function serviceFolder(service: Service): string {
  return folderOf(service.file);
}
