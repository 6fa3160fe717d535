import type { CodeValue } from "../../facts/code-value.js";
import type { PythonCall } from "../../facts/python-facts.js";
import type { ScriptCall } from "../../facts/script-facts.js";
import { isModelCall } from "../../practices/is-model-call.js";
import type { Evidence } from "../../project/evidence.js";
import { remembered } from "../../project/once-per.js";
import { oncePerModules, productionModules } from "../../project/production-code.js";
import type { Project, PythonModule } from "../../project/project.js";
import type { ScriptModule } from "../../project/scripts.js";
import { namesRead } from "../../semantics/names-in.js";
import { functionCalled, isModule } from "../../semantics/own-names.js";
import { groupedBy } from "../../text/grouped-by.js";
import { lastPart } from "../../text/last-part.js";
import { contains, type Place } from "../../text/span.js";
import { type PythonRoute, pythonRoutes, scriptRoutes } from "../parts/served-routes.js";
import type { Gap, Rule } from "../rule.js";

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
    const gaps = groups(raw).map(
      ([first, ...others]): Gap => ({
        kind: typed.length > 0 ? "partial" : "missing",
        message: `\`${first.path}\` takes ${first.reads} as it comes${more(others.length)}. Give it a schema, such as a Pydantic model or Zod, so that a wrong request is refused.`,
        at: first.at,
        related: others.slice(0, 9).map(({ path, at }) => ({ message: `So does \`${path}\`.`, at })),
      }),
    );
    return { evidence, gaps, share: typed.length / bodies.length };
  },
};

/** Those of one Python file together, and those of all scripts, which have a file each. */
function groups(bodies: readonly Body[]): readonly (readonly [Body, ...Body[]])[] {
  return [...groupedBy(bodies, ({ isScript, at }) => (isScript ? "" : at.path)).values()];
}

function more(others: number): string {
  return others === 0 ? "" : others === 1 ? ", as does another route" : `, as do ${others} more`;
}

interface Body {
  readonly path: string;
  readonly isScript?: true;
  readonly at: Place;
  /** What is read without a schema; absent when there is one. */
  readonly reads?: string;
  readonly by?: string;
}

const writes = /^(?:post|put|patch|route|api_route)$/;
/** Raw bytes are for a library that checks them, and forms for files. */
const readsRaw = /(?:^|\.)(?:request|req|Request\(\))\.(?:json|get_json)$/;
const attribute = /(?:^|\.)request\.(?:json|form|values)(?:\.|$)/;
/** What turns data into something that is known to be right. */
const validates =
  /(?:^|\.)(?:model_validate\w*|parse_obj|parse_raw|validate\w*|load|loads_schema|from_dict|structure|TypeAdapter|validate_json|use_args|use_kwargs|expects_json|check\w*|is_valid|check_schema)$/;
const untyped =
  /^(?:Annotated\[)?(?:typing\.)?(?:(?:dict|Dict|Any|Mapping|object|JSON\w*)\b|(?:list|List)(?:$|\[(?:typing\.)?(?:dict|Dict|Any)\b))/;
/** What frameworks hand to a route besides the body. A `PredictRequest` or a `QueryInput` is a body's own type. */
const noBody =
  /(?<!\w)(?:(?:Http|HTTP)?Request|Response|BackgroundTasks|HTTPConnection|WebSocket|SecurityScopes)\b|Session\b|(?<!\w)(?:Depends|Security|Header|Cookie|Query|Path)\(/;

/** Routes that a platform calls, whose events have the platform's shape: what is sent there is proven by a signature, if at all. */
const calledByPlatform = /web_?-?hooks?(?![a-z])|(?:^|\/)(?:callback|telegram|whatsapp|slack|stripe|twilio|line|pubsub)(?:\/|$)/i;

/** Defaults by which a parameter comes from elsewhere: what a dependency gives, the address, the headers. */
const notFromBody = /(?:^|\.)(?:Depends|Security|Query|Path|Header|Cookie)$/;

const pythonBodies = oncePerModules((modules): readonly Body[] => pythonRoutes(modules).flatMap((route) => bodyOf(route, modules) ?? []));

function bodyOf({ module, handler, method, path, scope, at }: PythonRoute, modules: readonly PythonModule[]): Body | undefined {
  if (!writes.test(method) || calledByPlatform.test(path)) return undefined;
  const calls = module.facts.calls.filter((call) => call.scope === scope);
  const read = rawRead(module.facts.assignments, calls, scope);
  if (read) {
    if (isForwarded(path, scope, module)) return undefined;
    const validator = calls.find(
      (call) => validates.test(call.name) || buildsModel(call, module.facts.classes) || handsToCheck(call, module, modules),
    );
    const isDecorated = handler.decorators.find(
      ({ name }) => validates.test(name) || /(?:^|\.)(?:validate|use_args|use_kwargs|expect|arguments|body)$/.test(name),
    );
    const by = validator?.name ?? isDecorated?.name ?? (refuses(module.facts, scope) ? "400" : undefined);
    return by ? { path, at, by: `\`${by}\`` } : { path, at, reads: `\`${read}\`` };
  }
  // Flask's functions take parts of the path; FastAPI's take the body.
  const inPath = new Set([...path.matchAll(/[{<](?:\w+:)?(\w+)/g)].map(([, name]) => name));
  const parameters = handler.parameters.filter(
    ({ name, annotation, default: given }) =>
      annotation && !inPath.has(name) && !noBody.test(annotation) && !(given?.kind === "call" && notFromBody.test(given.name)),
  );
  const loose = parameters.find(({ annotation }) => untyped.test(annotation ?? ""));
  const checked =
    loose &&
    calls.find(
      (call) =>
        call.arguments.some(({ value }) => value.kind === "name" && value.value === loose.name) &&
        (validates.test(call.name) || isSeenToCheck(call, module, modules)),
    );
  if (checked) return { path, at, by: `\`${checked.name}\`` };
  if (loose && refuses(module.facts, scope) && calls.some(saysWhatIsWrong)) return { path, at, by: "`400`" };
  if (loose && isPassedOn(loose.name, scope, module)) return undefined;
  if (loose) return { path, at, reads: `\`${loose.name}: ${loose.annotation}\`` };
  const [typed] = parameters;
  return typed ? { path, at, by: `\`${typed.name}: ${typed.annotation}\`` } : undefined;
}

/** `HTTPException(400, "A question is required")`. */
function saysWhatIsWrong({ name, arguments: given }: PythonCall): boolean {
  const isTelling = (value: CodeValue): boolean =>
    (value.kind === "string" && /\b(?:missing|required|must|invalid|empty|expected|provide)\b/i.test(value.value)) ||
    (value.kind === "format" && value.parts.some(isTelling));
  return /(?:^|\.)(?:HTTPException|abort)$/.test(name) && given.some(({ value }) => isTelling(value));
}

/** Whether a function refuses some requests as wrong, which is a check by hand. */
function refuses({ calls, returns }: Facts, scope: string): boolean {
  const isRefusal = (value: CodeValue): boolean =>
    (value.kind === "number" && (value.value === 400 || value.value === 422)) ||
    (value.kind === "name" && /HTTP_(?:400|422)|BAD_REQUEST/.test(value.value)) ||
    (value.kind === "list" && value.items.some(isRefusal));
  return (
    calls.some((call) => call.scope === scope && call.arguments.some(({ value }) => isRefusal(value))) ||
    returns.some((one) => one.scope === scope && isRefusal(one.value))
  );
}

type Facts = Parameters<typeof pythonBodies>[0][number]["facts"];

/** The name under which a function reads the body, where it does. */
function rawRead(assignments: Facts["assignments"], calls: readonly PythonCall[], scope: string): string | undefined {
  const call = calls.find(({ name }) => readsRaw.test(name));
  if (call) return `request.${lastPart(call.name)}()`;
  const values = [
    ...assignments.filter((one) => one.scope === scope).map(({ value }) => value),
    ...calls.flatMap((one) => one.arguments.map(({ value }) => value)),
  ];
  for (const value of values) {
    const names = value.kind === "call" ? [value.name] : namesRead(value);
    const name = names.find((one) => attribute.test(one) && !/\.args(?:\.|$)/.test(one));
    if (name) return name.replace(/^.*?(request\.\w+).*$/, "$1");
  }
  return undefined;
}

/** Routes of the protocol that model servers share. */
const sharedProtocol = /^\/?v1\/(?:(?:chat\/)?completions|embeddings|responses|messages|rerank)$/;

/** Whether a body goes on to another server, which checks it. */
function isForwarded(path: string, scope: string, { facts }: PythonModule): boolean {
  if (!facts.imports.some(({ module }) => /^(?:httpx|aiohttp|requests)\b/.test(module))) return false;
  const bodies = facts.calls.filter((call) => call.scope === scope && readsRaw.test(call.name)).flatMap(({ assignedTo }) => assignedTo);
  const isSent = facts.calls.some(
    (call) =>
      (call.scope === scope || call.scope.startsWith(`${scope}.`)) &&
      call.arguments.some(
        ({ name, value }) => /^(?:json|content|data)$/.test(name ?? "") && value.kind === "name" && bodies.includes(value.value),
      ),
  );
  return isSent || sharedProtocol.test(path);
}

/** Whether a body that comes as a parameter is sent on to another server as it is, also under another name. */
function isPassedOn(body: string, scope: string, { facts }: PythonModule): boolean {
  if (!facts.imports.some(({ module }) => /^(?:httpx|aiohttp|requests)\b/.test(module))) return false;
  const reads = (value: CodeValue) => (value.kind === "call" ? value.name.startsWith(`${body}.`) : namesRead(value).includes(body));
  const own = facts.assignments.filter((one) => one.scope === scope && reads(one.value));
  const names = new Set([body, ...own.flatMap(({ targets }) => targets)]);
  return facts.calls.some(
    (call) =>
      call.scope === scope &&
      call.arguments.some(
        ({ name, value }) => /^(?:json|content|data)$/.test(name ?? "") && value.kind === "name" && names.has(value.value),
      ),
  );
}

/** Whether a call hands the body to a function of the project's own that checks it, or that is not seen. */
function handsToCheck(call: PythonCall, module: PythonModule, modules: readonly PythonModule[]): boolean {
  const bodies = module.facts.calls.filter(({ name, scope }) => scope === call.scope && readsRaw.test(name));
  const fields = fieldsOf(call.scope, module);
  const isBody = (value: CodeValue) =>
    (value.kind === "call" && readsRaw.test(value.name)) ||
    (value.kind === "name" &&
      (attribute.test(value.value) || fields.has(value.value) || bodies.some(({ assignedTo }) => assignedTo.includes(value.value))));
  if (!call.arguments.some(({ value }) => isBody(value))) return false;
  return isCheckedBy(call, module, modules);
}

/** Whether a function that is handed a body checks it, or is not seen. */
function isCheckedBy(call: PythonCall, module: PythonModule, modules: readonly PythonModule[]): boolean {
  if (functionCalled(modules, { module, call })) return isSeenToCheck(call, module, modules);
  return modules.some((one) => one.facts.depth === "imports" && isModule(one, call.name.replace(/\.?\w+$/, "")));
}

/** Whether a function of the project's own that is handed a body refuses some, or raises what the route answers. */
function isSeenToCheck(call: PythonCall, module: PythonModule, modules: readonly PythonModule[]): boolean {
  const own = functionCalled(modules, { module, call });
  if (!own) return false;
  if (refuses(own.module.facts, own.scope)) return true;
  if (
    (call.caught || call.tried) &&
    own.module.facts.calls.some((one) => one.scope === own.scope && /^(?:\w*ValueError|TypeError|\w*ValidationError)$/.test(one.name))
  )
    return true;
  return own.module.facts.calls.some(
    (one) => one.scope === own.scope && (validates.test(one.name) || buildsModel(one, own.module.facts.classes)),
  );
}

/** The names that hold a field of a form: `options = (request.form.get("options") or "").strip()`. */
function fieldsOf(scope: string, { facts }: PythonModule): ReadonlySet<string> {
  const reads = facts.calls.filter((call) => call.scope === scope && attribute.test(call.name));
  return new Set(
    facts.assignments
      .filter((one) => one.scope === scope && reads.some(({ span }) => contains(one.value.span, span)))
      .flatMap(({ targets }) => targets),
  );
}

/** `Order(**data)`, of a class that checks what it is given. */
function buildsModel({ name, arguments: given }: PythonCall, classes: Facts["classes"]): boolean {
  const last = lastPart(name);
  return given.some(({ unpacked }) => unpacked) && (/^[A-Z]\w*$/.test(last) || classes.some((one) => one.name === last));
}

const scriptRead = /(?:^|\.)(?:req|request|(?:Next)?Request\(\)|ctx\.req|c\.req|event\.request|ctx\.request)\.json$|(?:^|\.)readBody$/;
/** How a parameter reads whose type is known: `next/server.NextRequest().json`. */
const typedRequest = /^.*\b(?:Next)?Request\(\)/;
const scriptAttribute = /^(?:req|request|ctx\.request|event)\.body(?:\.|$)/;
const scriptValidates =
  /(?:^|[./])(?:parse|safeParse|parseAsync|safeParseAsync|validate\w*|zValidator|sValidator|assert|is|check|decode|readValidatedBody|celebrate|checkSchema|compile|superstruct\.create|withZod|safeParse\w*)$/;
const schemaModule =
  /^(?:zod|yup|joi|ajv|valibot|@sinclair\/typebox|superstruct|express-validator|class-validator|@hono\/zod-validator|arktype|effect)\b/;

const refusalName =
  /(?:^|\.)(?:HTTP_)?(?:BAD_REQUEST|UNPROCESSABLE_(?:ENTITY|CONTENT)|INVALID_(?:REQUEST|INPUT|BODY)|VALIDATION_(?:ERROR|FAILED))$/;

/** `res.status(400)`, `error(400, …)`, `Response.json(…, { status: 400 })`, `new ApiError(…, ErrorCode.BAD_REQUEST)`. */
function isRefusal({ arguments: given }: ScriptCall): boolean {
  const isStatus = (value: CodeValue) =>
    (value.kind === "number" && (value.value === 400 || value.value === 422)) || (value.kind === "name" && refusalName.test(value.value));
  return given.some(({ value }) => isStatus(value) || (value.kind === "dict" && value.entries.some((entry) => isStatus(entry.value))));
}

/** `{ tools: … }`, `{ schema: … }` of what a model is asked. */
function describesForModel(value: CodeValue): boolean {
  const isDescription = /^(?:tools|schema|output|experimental_output|response_?[fF]ormat)$/;
  return value.kind === "dict" && value.entries.some(({ key }) => key.kind === "string" && isDescription.test(key.value));
}

/** `fetch(address, { body: JSON.stringify(body) })` of a body that was read and nothing else: the server behind it checks it. */
function isSentOn({ name, arguments: given }: ScriptCall, { calls, assignments }: ScriptModule["facts"]): boolean {
  if (!/^(?:(?:globalThis|window)\.)?fetch$|^(?:axios|ky|got|undici)\b/.test(name)) return false;
  const reads = (called: string) => scriptRead.test(called.replace(/\(\)\.catch$/, ""));
  const bodies = new Set(assignments.flatMap(({ targets, value }) => (value.kind === "call" && reads(value.name) ? targets : [])));
  const isBody = (value: CodeValue | undefined): boolean =>
    value?.kind === "name" ? bodies.has(value.value) || scriptAttribute.test(value.value) : value?.kind === "call" && isWritten(value);
  const isWritten = ({ name: writer, call }: Extract<CodeValue, { kind: "call" }>): boolean =>
    reads(writer) || (writer === "JSON.stringify" && isBody(calls[call]?.arguments[0]?.value));
  return given.some(
    ({ value }) =>
      value.kind === "dict" &&
      value.entries.some(({ key, value: sent }) => key.kind === "string" && /^(?:body|json|data)$/.test(key.value) && isBody(sent)),
  );
}

const scriptBodies = remembered((project: Project): readonly Body[] => {
  const modules = new Set(
    scriptRoutes(project)
      .filter(({ method, path }) => !/^(?:get|delete)$/.test(method) && !calledByPlatform.test(path))
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
    // Beside a call of a model a library of schemas describes tools and answers, unless it parses something.
    const isForModel = calls.some(
      ({ name, arguments: all }) => isModelCall(name, "npm") && all.some(({ value }) => describesForModel(value)),
    );
    const schema = imports.find(
      (one) => (!isForModel && schemaModule.test(one.module)) || /schema|validat/i.test(one.module) || /[sS]chema$/.test(one.name ?? ""),
    );
    const by = validator?.name ?? schema?.module ?? (calls.some(isRefusal) ? "400" : undefined);
    if (by) return [{ path, at, by: `\`${by}\`` }];
    if (calls.some((one) => isSentOn(one, module.facts))) return [];
    return [{ path, isScript: true, at, reads: call ? `\`${call.name.replace(typedRequest, "request")}()\`` : "`req.body`" }];
  });
});
