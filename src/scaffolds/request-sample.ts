import type { PythonArgument } from "../facts/python-facts.js";
import { productionModules } from "../project/production-code.js";
import type { Project, PythonModule } from "../project/project.js";
import { routesOf } from "../project/stack/routes.js";
import { describeStack } from "../project/stack.js";
import { healthPath } from "./health-probe.js";

/** A request that the service answers. */
export interface SampleRequest {
  readonly method: "GET" | "POST";
  /** With its query: `/ask?question=text`. */
  readonly path: string;
  /** What is posted as JSON. */
  readonly body?: SampleObject;
}

/** A value of the form that a field asks for. */
export type Sample = number | string | boolean | readonly Sample[] | SampleObject;

/** A JSON object of such values. */
export interface SampleObject {
  readonly [key: string]: Sample;
}

const inference = /predict|infer|score|ask|chat|answer|classif|recommend|forecast|generate|complet|search|query/i;

/** A request to the route that matters most, made up from the types of its parameters; `undefined` where code does not tell enough. */
export function sampleRequest(project: Project): SampleRequest | undefined {
  const modules = productionModules(project);
  const health = healthPath(describeStack(project));
  const found = modules.flatMap((module) =>
    module.facts.functions.flatMap((one) =>
      one.decorators.flatMap(({ name, arguments: given, span }) => {
        const verb = /\.(get|post|route)$/.exec(name)?.[1];
        const at = module.place(span);
        const full = routesOf(project).find((route) => route.at.path === at.path && route.at.span.start === at.span.start)?.full;
        if (verb === undefined || full === undefined || full === health || /metrics|health|ready|live/.test(full)) return [];
        const method = verb === "post" || (verb === "route" && takesPostsOnly(given)) ? ("POST" as const) : ("GET" as const);
        const request = requestOf(modules, method, full, one.parameters);
        const rank = (inference.test(full + one.name) ? 0 : 2) + (method === "POST" ? 0 : 1);
        return request ? [{ request, rank }] : [];
      }),
    ),
  );
  return found.sort((a, b) => a.rank - b.rank)[0]?.request;
}

/** Whether a route of Flask names methods, and GET is none of them. */
function takesPostsOnly(given: readonly PythonArgument[]): boolean {
  const methods = given.find(({ name }) => name === "methods")?.value;
  const names = methods?.kind === "list" ? methods.items : [];
  return names.length > 0 && !names.some((one) => one.kind === "string" && one.value.toUpperCase() === "GET");
}

type Parameters = PythonModule["facts"]["functions"][number]["parameters"];

function requestOf(
  modules: readonly PythonModule[],
  method: SampleRequest["method"],
  route: string,
  parameters: Parameters,
): SampleRequest | undefined {
  const inPath = [...route.matchAll(/[{<](?:\w+:)?(\w+)(?::\w+)?[}>]/g)].map((match) => match[1] ?? "");
  const path = route.replace(/[{<][^}>]*[}>]/g, "1");
  const asked = parameters.filter((one) => one.default === undefined && !inPath.includes(one.name) && !isGiven(one.annotation));
  const bodies = asked.map(({ annotation }) => bodyOf(modules, annotation, 0)).filter((body) => body !== undefined);
  const simple = asked.filter(({ annotation }) => bodyOf(modules, annotation, 0) === undefined);
  const values = simple.map(({ name, annotation }) => ({ name, value: sampleOf(modules, annotation ?? "", 0) }));
  if (bodies.length > 1 || (bodies.length > 0 && method === "GET") || values.some(({ value }) => typeof value === "object"))
    return undefined;
  // What a function takes out of the request itself is not known.
  if (method === "POST" && asked.length === 0) return undefined;
  const query = values.map(({ name, value }) => `${name}=${encodeURIComponent(String(value))}`).join("&");
  const [body] = bodies;
  return { method, path: path + (query && `?${query}`), ...(body && { body }) };
}

/** Parameters that the framework fills in. */
function isGiven(annotation: string | undefined): boolean {
  return /\b(?:Request|Response|BackgroundTasks|Depends|WebSocket|Header|Cookie)\b/.test(annotation ?? "");
}

const deepest = 4;

/** An example of a class with annotated fields. */
function bodyOf(modules: readonly PythonModule[], annotation: string | undefined, depth: number): SampleObject | undefined {
  const name = annotation?.replace(/^.*\./, "");
  const found = modules.flatMap(({ facts }) => facts.classes).find((one) => one.name === name && one.fields.length > 0);
  if (!found || depth > deepest) return undefined;
  return Object.fromEntries(found.fields.map((field) => [field.name, sampleOf(modules, field.annotation, depth + 1)]));
}

function sampleOf(modules: readonly PythonModule[], annotation: string, depth: number): Sample {
  const list = /^(?:list|List|Sequence|conlist|tuple|set)\s*[[(]\s*(.+?)\s*[\])]$/.exec(annotation.trim());
  if (list && depth < deepest) return [sampleOf(modules, list[1] ?? "", depth + 1)];
  if (/\bbool\b/.test(annotation)) return true;
  if (/\b(?:float|confloat|Decimal|PositiveFloat|NonNegativeFloat)\b/.test(annotation)) return 1.5;
  if (/\b(?:int|conint|PositiveInt|NonNegativeInt)\b/.test(annotation)) return 1;
  const literal = /Literal\[\s*["']([^"']*)["']/.exec(annotation)?.[1];
  if (literal !== undefined) return literal;
  if (/\bdatetime\b/.test(annotation)) return "2026-01-31T12:00:00";
  if (/\bdate\b/.test(annotation)) return "2026-01-31";
  return bodyOf(modules, annotation.replace(/^Optional\[(.*)\]$/, "$1").replace(/\s*\|\s*None$/, ""), depth) ?? "text";
}
