import type { CodeValue } from "../../facts/code-value.js";
import type { PythonCall } from "../../facts/python-facts.js";
import type { ScriptCall } from "../../facts/script-facts.js";
import { modelCalls } from "../../practices/model-calls.js";
import type { Evidence } from "../../project/evidence.js";
import { importedFrom } from "../../project/imported-from.js";
import { innerScope } from "../../project/inner-scope.js";
import { remembered } from "../../project/once-per.js";
import { oncePerModules, productionModules } from "../../project/production-code.js";
import type { Project, PythonModule } from "../../project/project.js";
import { namesRead } from "../../semantics/names-in.js";
import { isModule } from "../../semantics/own-names.js";
import { endlessHttp, namesOf, type ProviderSdk, sdkOf } from "../../semantics/provider-sdks.js";
import { contains } from "../../text/span.js";
import { claimAt } from "../parts/claim.js";
import {
  alsoHere,
  andMore,
  type CallGroup,
  entryOf,
  grouped,
  type ProductionCall,
  passToAll,
  productionCalls,
  productionScripts,
} from "../parts/model-requests.js";
import { providerRequests } from "../parts/provider-http.js";
import { pythonRoutes } from "../parts/served-routes.js";
import type { Fix, Gap, Rule } from "../rule.js";

/** Clients and calls that hold a limit, by the table of client libraries: those that wait for ten minutes, or for ever, when they are told nothing. */
const tenMinutes = 600;
const waitsLong = ({ timeout: own }: ProviderSdk) => own?.seconds !== undefined && own.seconds >= tenMinutes;
const client = new RegExp(
  [namesOf("clients", waitsLong), namesOf("models", waitsLong), namesOf("asks", ({ id }) => id === "litellm")]
    .map(({ source }) => source)
    .join("|"),
);
const limit =
  /^(?:timeout|request_timeout|timeout_ms|timeoutMs|http_client|http_async_client|default_request_timeout|requestTimeout|http_options|httpOptions|async_client|client)$/;
/** What may hold the limit instead. */
const elsewhere = /^(?:fetch|fetchOptions|httpAgent|configuration|clientOptions|client_options)$/;
/** In a script's call: a limit among the options that follow the body. */
const callLimit = /^(?:timeout|signal|abortSignal)$/;
const use = /\.(?:create|parse|stream|complete|invoke|ainvoke|chat|with_options)$/;
/** Files that no user waits for. */
const aside = /(?:^|\/)(?:scripts?|jobs|migrations|benchmarks?|offline\w*)\/|(?:^|[/_])(?:cli|ingest|seed|gunicorn[._]conf(?:ig)?)\.\w+$/;
/** What ends whatever runs under it: around a call, on a function, or for every request of an application. */
const bounds =
  /^(?:asyncio|anyio|async_timeout|trio|func_timeout|timeout_decorator|wrapt_timeout_decorator|stopit)\.(?:\w+\.)?(?:wait_for|timeout|timeout_at|fail_after|fail_at|move_on_after|move_on_at|func_timeout|ThreadingTimeout)$|(?:^|\.)(?:wait_for|fail_after|move_on_after)$/;
const boundsAll = /(?:^|\.)\w*Timeout\w*Middleware$/;

export const timeout: Rule = {
  title: "Model calls have a timeout",
  why: {
    source: "A1",
    text: "Third-party models bring higher latency that might hurt real-time systems; a call that may take minutes holds the user's request for as long.",
  },
  applies: "llm",
  stage: "pilot",
  weight: 2,
  asks: "wired",
  evidence: {
    claimed: "`models[].timeout`.",
    present: "The client's own limit of ten minutes, where users wait for the answer.",
    wired:
      "Each client that production code builds sets `timeout`, or every call on it does; where no user waits, the client's own limit is enough.",
  },
  hollow: "`timeout=None` takes the client's own limit away.",
  contradicted: "The code waits longer than `models[].timeout`.",
  manifest: ["models"],
  fixes: [
    {
      kind: "manifest",
      title: "Declare how long a call may take",
      path: ["models"],
      value: [{ name: "TODO: name", timeout: "TODO: 20s" }],
    },
  ],
  limits:
    "Looks at the OpenAI, Anthropic and LangChain clients and at plain HTTP requests, in Python and scripts. A timeout set by a gateway, a platform or in a wrapper is not seen.",
  check(project) {
    const evidence: Evidence[] = [];
    const gaps: Gap[] = [];
    const models = project.manifest.value.models ?? [];
    const claims = models.flatMap(({ timeout: claimed }, index) => {
      const claim = claimAt(project, ["models", index, "timeout"]);
      return claim && claimed ? [{ ...claim, milliseconds: claimed.milliseconds }] : [];
    });
    for (const { value, at } of claims) evidence.push({ level: "claimed", what: `a call may take ${value}`, at });
    const longest = claims.find(({ milliseconds }) => milliseconds === Math.max(...claims.map((one) => one.milliseconds)));
    const built = productionCalls(project, client);
    const ended = built.find((one) => isBounded(project, one));
    if (ended) evidence.push({ level: "wired", what: `what asks \`${ended.label}\` ends after a time`, at: ended.at });
    const clients = built.filter((one) => !isBounded(project, one));
    const plain = providerRequests(project).filter((one) => endlessHttp.test(one.name) && !one.isOpen);
    const judged = [...clients, ...plain];
    const limited = judged.filter((one) => isLimited(one) || everyUseIsLimited(one));
    const off = clients.filter(isSwitchedOff);
    const endless = plain.filter((one) => !limited.includes(one));
    const left = clients.filter((one) => !off.includes(one) && !limited.includes(one));
    for (const one of off)
      gaps.push({
        kind: "hollow",
        message: `\`${one.label}\` switches its own limit off with \`timeout=None\`, so a call may never end. Give a number of seconds.`,
        at: one.at,
      });
    for (const group of grouped(endless)) {
      const [first] = group;
      gaps.push({
        kind: limited.length > 0 ? "partial" : "missing",
        message: `\`${first.label}\`${andMore(group)} asks a provider without a timeout and waits for ever when it hangs. Pass \`timeout\`.`,
        at: first.at,
        related: alsoHere(group, (label) => `So does \`${label}\`.`),
        fixes: limitFix(group, longest?.milliseconds),
      });
    }
    const slow = longest && limited.find((one) => (millisecondsOf(one) ?? 0) > longest.milliseconds);
    if (longest && slow)
      gaps.push({
        kind: "contradicted",
        message: `The manifest says that a call may take ${longest.value}, but \`${slow.label}\` waits ${(millisecondsOf(slow) ?? 0) / 1000} s.`,
        at: longest.at,
        related: [{ message: "Set here.", at: slow.at }],
      });
    const set = limited.filter((one) => !isUpToOthers(one));
    const [open] = limited.filter(isUpToOthers);
    if (set[0]) evidence.push({ level: "wired", what: `${set.length} of ${judged.length} set a timeout`, at: set[0].at });
    const isCut = platformLimit(project);
    const isWaitedFor = (one: ProductionCall) =>
      !aside.test(project.relative(one.at.path)) && !asksInTurn(one) && (one.language === "python" || !isCut);
    const unbound = project.traits.serves.value ? left.filter(isWaitedFor) : [];
    const bounded = left.find((one) => !unbound.includes(one));
    if (bounded) evidence.push({ level: "wired", what: "the client's or the platform's own limit", at: bounded.at });
    if (unbound[0]) evidence.push({ level: "present", what: "the client's own limit of ten minutes", at: unbound[0].at });
    const isEndless = ({ name }: ProductionCall) => sdkOf(name)?.timeout?.seconds === Number.POSITIVE_INFINITY;
    const groups = [...grouped(unbound.filter((one) => !isEndless(one))), ...grouped(unbound.filter(isEndless))];
    for (const group of groups) {
      const [first] = group;
      gaps.push({
        kind: limited.length > 0 ? "partial" : "weak",
        message: waits(group),
        at: first.at,
        related: alsoHere(group, (label) => `So is \`${label}\`.`),
        fixes: limitFix(group, longest?.milliseconds),
      });
    }
    if (open && evidence.length === 0 && gaps.length === 0)
      return {
        evidence,
        gaps,
        unknown: `\`${open.label}\` is given options that are worked out elsewhere; whether a timeout is among them is not seen.`,
      };
    if (judged.length === 0 && evidence.length === 0)
      return { evidence, gaps, unknown: "No client whose own limit is known is built in production code." };
    return { evidence, gaps, share: judged.length === 0 ? 1 : limited.length / judged.length };
  },
};

/** What a user of left clients waits for. */
function waits(group: CallGroup): string {
  const [{ label, name }] = group;
  const setting = sdkOf(name)?.timeout;
  const isEndless = setting?.seconds === Number.POSITIVE_INFINITY;
  const own = isEndless
    ? "has no limit of its own, so a call that hangs never ends"
    : "is left at its own limit of ten minutes, longer than a user waits";
  const word =
    isEndless && setting
      ? setting.python === "http_options"
        ? "http_options` with a `timeout` in milliseconds"
        : `${setting.python}\``
      : "timeout`";
  return `\`${label}\`${andMore(group)} ${own}. Pass \`${word}.`;
}

/** Whether a client is built by a program with a command line that asks for many things in turn, of which nobody waits for one. */
function asksInTurn({ language, call, module, modules }: ProductionCall): boolean {
  if (language !== "python") return false;
  const { facts } = module as PythonModule;
  const { assignedTo, scope } = call as PythonCall;
  const reads = /^(?:argparse|click|typer|fire)\./;
  const hasArguments =
    facts.calls.some(({ name }) => reads.test(name)) || facts.assignments.some(({ value }) => namesRead(value).includes("sys.argv"));
  if (!facts.mainGuard || !hasArguments || facts.calls.some(({ name }) => /^input$|^(?:streamlit|gradio|fastapi|flask)\./.test(name)))
    return false;
  // What other files take from it may have somebody wait.
  const builder = scope.split(".").pop();
  if (
    modules.some(
      (one) =>
        one.facts !== facts && one.facts.imports.some((each) => each.name === builder && isModule(module as PythonModule, each.module)),
    )
  )
    return false;
  const loops = facts.loops.filter((one) => one.form === "for" && one.scope === scope);
  return facts.calls.some(
    ({ name, arguments: given, span }) =>
      loops.some((one) => contains(one.span, span)) &&
      (assignedTo.some((one) => name.startsWith(`${one}.`)) ||
        given.some(({ value }) => value.kind === "name" && assignedTo.includes(value.value))),
  );
}

/** Whether a call sets a limit, or is given arguments that cannot be seen. */
function isLimited(call: ProductionCall): boolean {
  const given = call.option(limit) ?? call.option(elsewhere);
  return call.isOpen || (given !== undefined && !isNone(call, given));
}

/** Whether a value is none, or stands for none wherever its function is called. */
function isNone(call: ProductionCall, value: CodeValue): boolean {
  const known = call.known(value);
  return value.kind === "none" || (known.length > 0 && known.every((one) => one.value.kind === "none" && !one.isDefault));
}

/** Whether something around ends calls in Python: in the file of the client, in that of a route which comes to it, or for all requests of the application. */
function isBounded(project: Project, { language, module }: ProductionCall): boolean {
  if (language !== "python") return false;
  const found = boundingModules(productionModules(project));
  return found === "all" || found.has(module as PythonModule) || boundedRoutes(project).has(module as PythonModule);
}

/** What the files of routes import that end their work after a time; routes that only tell something, such as probes, are left out. */
const boundedRoutes = remembered((project: Project): ReadonlySet<PythonModule> => {
  const modules = productionModules(project);
  const answering = new Set(pythonRoutes(modules).flatMap(({ method, module }) => (method === "get" ? [] : [module])));
  return importedFrom(
    project,
    [...answering].filter(({ facts }) => facts.calls.some(({ name }) => bounds.test(name))),
  );
});

const boundingModules = oncePerModules((modules): ReadonlySet<PythonModule> | "all" => {
  const isAll = modules.some(({ facts }) =>
    facts.calls.some(
      ({ name, arguments: given }) =>
        boundsAll.test(name) || (/\.add_middleware$/.test(name) && given[0]?.value.kind === "name" && boundsAll.test(given[0].value.value)),
    ),
  );
  if (isAll) return "all";
  const asking = new Set(modelCalls(modules).map(({ module }) => module));
  const names = ({ facts }: PythonModule) => [...facts.calls, ...facts.functions.flatMap(({ decorators }) => decorators)];
  return new Set([...asking].filter((module) => names(module).some(({ name }) => bounds.test(name)) || waitsForThread(module)));
});

/** Whether an answer is asked for in a thread that is waited for so long and no longer: `future.result(timeout=30)`. */
function waitsForThread({ facts: { imports, calls } }: PythonModule): boolean {
  return (
    imports.some(({ module }) => /^concurrent\.futures\b/.test(module)) &&
    calls.some(
      ({ name, arguments: given }) => /\.result$/.test(name) && given.some((one) => one.name === undefined || one.name === "timeout"),
    )
  );
}

/** Whether only what is unpacked into a call may set its limit. */
function isUpToOthers(call: ProductionCall): boolean {
  return call.isOpen && call.option(limit) === undefined && call.option(elsewhere) === undefined && !everyUseIsLimited(call);
}

/** LangChain's models take `timeout=None` for their default. */
function isSwitchedOff(call: ProductionCall): boolean {
  const value = call.option(/^timeout$/);
  return value !== undefined && /^(?:(?:langfuse\.)?openai|anthropic)\./.test(call.name) && isNone(call, value);
}

/** Whether all calls on a client set a limit of their own: in the file that builds it, and in those that import it or what builds it. */
function everyUseIsLimited(client: ProductionCall): boolean {
  const { name, module, modules, language } = client;
  const own = module.facts.calls.filter((one) => one.name.startsWith(`${name}().`) && use.test(one.name));
  const isGiven = (one: ScriptCall | PythonCall) =>
    language === "python"
      ? (one as PythonCall).arguments.some(({ name: given }) => given !== undefined && limit.test(given))
      : one.arguments.some(({ unpacked, value }) => unpacked || entryOf([value], callLimit));
  const uses = [...own, ...(language === "python" ? usesElsewhere(client.call as PythonCall, module as PythonModule, modules) : [])];
  return uses.length > 0 && uses.every(isGiven);
}

/** The calls on a client by the name that another module imports, or on what the function gives that builds it. */
function usesElsewhere(call: PythonCall, module: PythonModule, modules: readonly PythonModule[]): readonly PythonCall[] {
  const makers = module.facts.functions.filter((one) => innerScope(one) === call.scope).map(({ name }) => `${name}()`);
  const names = [...(call.scope === "" ? call.assignedTo : []), ...makers];
  return modules.flatMap(({ facts }) =>
    facts.calls.filter(({ name }) => {
      if (!use.test(name)) return false;
      return names.some((one) => {
        const at = name.indexOf(`${one}.`);
        return at > 0 && name[at - 1] === "." && isModule(module, name.slice(0, at - 1));
      });
    }),
  );
}

/** Whether a platform ends requests by itself: code says so to Next.js, or it is deployed to one. */
function platformLimit(project: Project): boolean {
  const isSaid = productionScripts(project).some(({ facts }) =>
    facts.assignments.some(
      ({ targets, value }) =>
        targets.includes("maxDuration") || (targets.includes("runtime") && value.kind === "string" && value.value === "edge"),
    ),
  );
  return isSaid || project.tool("vercel") !== undefined;
}

/** Python clients count in seconds, JavaScript's in milliseconds. */
function millisecondsOf(call: ProductionCall): number | undefined {
  const values = call.known(call.option(/^(?:timeout|request_timeout)$/)).map(({ value }) => value);
  const numbers = values.flatMap((value) => (value.kind === "number" ? [value.value * (call.language === "python" ? 1000 : 1)] : []));
  return values.length > 0 && numbers.length === values.length ? Math.max(...numbers) : undefined;
}

/** Seconds that a first limit may be, where the manifest says none: longer than most answers take, shorter than people wait. */
const usual = 60;

/** What the manifest says, or else a minute, passed to the clients. */
function limitFix(group: CallGroup, milliseconds: number | undefined): readonly Fix[] {
  const [{ label, language }] = group;
  if (milliseconds === undefined && language !== "python") return [];
  const seconds = milliseconds === undefined ? usual : milliseconds / 1000;
  const edits = passToAll(group, (call) =>
    call.option(limit) !== undefined || sdkOf(call.name)?.timeout?.unit === "ms"
      ? undefined
      : { name: "timeout", value: String(call.language === "python" ? seconds : seconds * 1000) },
  );
  const title = milliseconds === undefined ? `Let \`${label}\` wait ${usual} s at most` : `Pass the manifest's timeout to \`${label}\``;
  return edits.length > 0 ? [{ kind: "edit", title, edits }] : [];
}
