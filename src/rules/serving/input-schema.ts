import type { PythonCall } from "../../facts/python-facts.js";
import type { Evidence } from "../../project/evidence.js";
import { oncePerModules, productionModules } from "../../project/production-code.js";
import type { Project } from "../../project/project.js";
import type { Place } from "../../text/span.js";
import type { Gap, Rule } from "../rule.js";
import { type PythonRoute, pythonRoutes, scriptRoutes } from "../served-routes.js";

export const inputSchema: Rule = {
  title: "Requests are validated before a model sees them",
  why: {
    source: "A0 #2",
    text: "Tools that are plugged in without thought leave a service open to whatever is sent to it; a request that has no schema reaches the model as it is.",
  },
  applies: "serves",
  stage: "pilot",
  weight: 2,
  asks: "wired",
  evidence: { wired: "Routes take typed bodies (Pydantic, dataclasses, Zod, JSON Schema), or validate what they read." },
  noFix: "Which fields a request has is for people to say; give the route a Pydantic model or a Zod schema.",
  limits:
    "Reads routes of FastAPI, Flask and the like, of Express, Fastify and Hono, and of files that Next.js takes for routes. Validation in middleware of one's own is not seen.",
  check(project) {
    const bodies = [...pythonBodies(productionModules(project)), ...scriptBodies(project)];
    if (bodies.length === 0) return { evidence: [], gaps: [], unknown: "No route that reads a request's body was found in code." };
    const raw = bodies.filter(({ reads }) => reads !== undefined);
    const typed = bodies.filter(({ reads }) => reads === undefined);
    const evidence: Evidence[] = typed.slice(0, 3).map(({ path, by, at }) => ({ level: "wired", what: `\`${path}\`: ${by}`, at }));
    const gaps = raw.map(
      ({ path, reads, at }): Gap => ({
        kind: typed.length > 0 ? "partial" : "missing",
        message: `\`${path}\` takes ${reads} as it comes. Give it a schema, such as a Pydantic model or Zod, so that a wrong request is refused.`,
        at,
      }),
    );
    return { evidence, gaps, share: typed.length / bodies.length };
  },
};

interface Body {
  readonly path: string;
  readonly at: Place;
  /** What is read without a schema; absent when there is one. */
  readonly reads?: string;
  readonly by?: string;
}

const writes = /^(?:post|put|patch|route|api_route)$/;
const readsRaw = /(?:^|\.)(?:request|req|Request\(\))\.(?:json|get_json|form|get_data|body)$/;
const attribute = /(?:^|\.)request\.(?:json|form|data|values|args)(?:\.|$)/;
/** What turns data into something that is known to be right. */
const validates =
  /(?:^|\.)(?:model_validate\w*|parse_obj|parse_raw|validate\w*|load|loads_schema|from_dict|structure|TypeAdapter|validate_json|use_args|use_kwargs|expects_json|check\w*|is_valid|check_schema)$/;
const untyped = /^(?:dict|Dict|Any|list|List|Mapping|object|JSON\w*)(?:\[|$)|^(?:Annotated\[)?(?:dict|Any)\b|^typing\.(?:Dict|Any)/;
const noBody = /Request\b|Response\b|BackgroundTasks|Depends|WebSocket|Session\b|Header|Cookie|Query|Path\(|Security/;

const pythonBodies = oncePerModules((modules): readonly Body[] => pythonRoutes(modules).flatMap((route) => bodyOf(route) ?? []));

function bodyOf({ module, handler, method, path, scope, at }: PythonRoute): Body | undefined {
  if (!writes.test(method)) return undefined;
  const calls = module.facts.calls.filter((call) => call.scope === scope);
  const read = rawRead(module.facts.assignments, calls, scope);
  if (read) {
    const validator = calls.find((call) => validates.test(call.name) || buildsModel(call, module.facts.classes));
    const isDecorated = handler.decorators.find(
      ({ name }) => validates.test(name) || /(?:^|\.)(?:validate|use_args|use_kwargs|expect|arguments|body)$/.test(name),
    );
    const by = validator?.name ?? isDecorated?.name;
    return by ? { path, at, by: `\`${by}\`` } : { path, at, reads: `\`${read}\`` };
  }
  // Flask's functions take parts of the path; FastAPI's take the body.
  const inPath = new Set([...path.matchAll(/[{<](?:\w+:)?(\w+)/g)].map(([, name]) => name));
  const parameters = handler.parameters.filter(({ name, annotation }) => annotation && !inPath.has(name) && !noBody.test(annotation));
  const loose = parameters.find(({ annotation }) => untyped.test(annotation ?? ""));
  if (loose) return { path, at, reads: `\`${loose.name}: ${loose.annotation}\`` };
  const [typed] = parameters;
  return typed ? { path, at, by: `\`${typed.name}: ${typed.annotation}\`` } : undefined;
}

type Facts = Parameters<typeof pythonBodies>[0][number]["facts"];

/** The name under which a function reads the body, where it does. */
function rawRead(assignments: Facts["assignments"], calls: readonly PythonCall[], scope: string): string | undefined {
  const call = calls.find(({ name }) => readsRaw.test(name));
  if (call) return `request.${call.name.slice(call.name.lastIndexOf(".") + 1)}()`;
  const values = [
    ...assignments.filter((one) => one.scope === scope).map(({ value }) => value),
    ...calls.flatMap((one) => one.arguments.map(({ value }) => value)),
  ];
  for (const value of values) {
    const names = value.kind === "name" ? [value.value] : value.kind === "other" ? value.names : value.kind === "call" ? [value.name] : [];
    const name = names.find((one) => attribute.test(one) && !/\.args(?:\.|$)/.test(one));
    if (name) return name.replace(/^flask\./, "");
  }
  return undefined;
}

/** `Order(**data)`, of a class that checks what it is given. */
function buildsModel({ name, arguments: given }: PythonCall, classes: Facts["classes"]): boolean {
  const last = name.slice(name.lastIndexOf(".") + 1);
  return given.some(({ unpacked }) => unpacked) && (/^[A-Z]\w*$/.test(last) || classes.some((one) => one.name === last));
}

const scriptRead = /(?:^|\.)(?:req|request|ctx\.req|c\.req|event\.request|ctx\.request)\.(?:json|formData|text)$|(?:^|\.)readBody$/;
const scriptAttribute = /^(?:req|request|ctx\.request|event)\.body(?:\.|$)/;
const scriptValidates =
  /(?:^|[./])(?:parse|safeParse|parseAsync|safeParseAsync|validate\w*|zValidator|sValidator|assert|is|check|decode|readValidatedBody|celebrate|checkSchema|compile|superstruct\.create|withZod|safeParse\w*)$/;
const schemaModule =
  /^(?:zod|yup|joi|ajv|valibot|@sinclair\/typebox|superstruct|express-validator|class-validator|@hono\/zod-validator|arktype|effect)\b/;

function scriptBodies(project: Project): readonly Body[] {
  const modules = new Set(
    scriptRoutes(project)
      .filter(({ method }) => !/^(?:get|delete)$/.test(method))
      .map(({ module }) => module),
  );
  return [...modules].flatMap((module): Body[] => {
    const { calls, assignments, imports } = module.facts;
    const call = calls.find(({ name }) => scriptRead.test(name));
    const given =
      assignments.find(({ value }) => value.kind === "name" && scriptAttribute.test(value.value)) ??
      assignments.find(({ value }) => value.kind === "other" && value.names.some((name) => scriptAttribute.test(name)));
    const span = call?.span ?? given?.value.span;
    if (!span) return [];
    const at = module.place(span);
    const path = project.relative(module.path);
    const validator = calls.find(({ name }) => scriptValidates.test(name) && !/^(?:JSON|path|url|Date|querystring)\./.test(name));
    const schema = imports.find(
      (one) => schemaModule.test(one.module) || /schema|validat/i.test(one.module) || /[sS]chema$/.test(one.name ?? ""),
    );
    if (validator || schema) return [{ path, at, by: `\`${validator?.name ?? schema?.module}\`` }];
    return [{ path, at, reads: call ? `\`${call.name}()\`` : "`req.body`" }];
  });
}
