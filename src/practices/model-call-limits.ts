import type { PythonCall } from "../facts/python-facts.js";
import { innerScope } from "../project/inner-scope.js";
import { modulesWith } from "../project/modules-with.js";
import { remembered } from "../project/once-per.js";
import { oncePerModules, ownModules } from "../project/production-code.js";
import type { PythonModule } from "../project/project.js";
import { settingNames } from "../semantics/provider-sdks.js";
import { seen } from "./evidence-of.js";
import { type ModelCall, modelCalls } from "./model-calls.js";
import type { Practice } from "./practice.js";
import { scriptCallLimits } from "./script-call-limits.js";

/** Arguments of clients and calls. */
const settings = [settingNames("timeout"), settingNames("retries")];
const other = /^(?:retries|max_retry_attempts|retry_policy|client_options|retry)$/;
/** Names by which Bedrock and Mistral take something that need not be a limit. */
const ambiguous = /^(?:config|client|async_client|http_client|http_async_client|request_options)$/;
const limitMethod = /\.(?:with_retry|with_options)$/;
/** Decorators that retry. */
const retrying = /^(?:tenacity|backoff|retrying|stamina|retry)\.|(?:^|\.)(?:retry\w*|with_retries|exponential_backoff\w*|backoff)$/;
const retryBlock = /^(?:tenacity\.(?:Async)?Retrying|stamina\.retry_context)$/;
const sleeps = /(?:^|\.)sleep$/;
const waitsFor = /^(?:asyncio|anyio)\.wait_for$/;
/** Blocks that end after some time: `async with asyncio.timeout(60):`. */
const timedBlock = /^(?:asyncio|async_timeout)\.timeout(?:_at)?$|^(?:anyio|trio)\.(?:fail_after|move_on_after)$/;
/** What is asked in such a block, where nothing says what it is but its name. */
const chainCall = /(?:^|_|\.)(?:chain|llm|chat_model|agent|graph)\.a(?:stream\w*|invoke|generate|batch)$/;
/** Addresses of models, and the requests that ask them. */
const modelAddress =
  /:\/\/api\.(?:openai|anthropic|mistral|groq|cohere|together|deepseek|perplexity)\.|\/v1\/(?:chat\/)?completions|:11434|generativelanguage\.googleapis|\/api\/(?:generate|chat)\b/;
const httpRequest =
  /^(?:requests|httpx|aiohttp|urllib|urllib3)\.(?:.*\.)?(?:post|request|get|urlopen|Client|AsyncClient|ClientSession|ClientTimeout)$/;
/** Names of what retries, in modules that call models. */
const retryName =
  /^(?:_?(?:call|invoke|generate|completion)\w*_with_(?:retry|backoff|timeout)\w*|\w*Retry(?:Middleware|Policy|Client|Wrapper)?)$/;

export const modelCallLimits: Practice = {
  title: "Model calls have a timeout or a retry",
  find: remembered((project) => [...limited(ownModules(project)), ...scriptCallLimits(project)]),
};

const limited = oncePerModules((modules) => {
  const calls = modelCalls(modules);
  return [
    ...given(calls),
    ...decorated(calls),
    ...retryLoops(calls),
    ...bounded(calls),
    ...overHttp(modules),
    ...retryClasses(calls),
    ...retryBlocks(calls),
    ...timedBlocks(modules, calls),
  ];
});

/** Limits that calls are given. */
function given(calls: readonly ModelCall[]) {
  return calls.flatMap(({ call, module }) => {
    const argument = argumentOf(call, (name) => other.test(name) || (!ambiguous.test(name) && settings.some((one) => one.test(name))));
    return argument || limitMethod.test(call.name)
      ? [seen("wired", `\`${call.name}(${argument?.name ?? ""})\``, module.place(call.span))]
      : [];
  });
}

function argumentOf(call: PythonCall, isWanted: (name: string) => boolean) {
  return call.arguments.find(({ name, value }) => name !== undefined && isWanted(name) && value.kind !== "none");
}

/** Functions that call models and are tried again. */
function decorated(calls: readonly ModelCall[]) {
  const scopes = new Set(calls.map(({ call, module }) => `${module.path} ${call.scope}`));
  return modulesOf(calls).flatMap((module) =>
    module.facts.functions.flatMap(({ name, scope, decorators }) => {
      const decorator = decorators.find((one) => retrying.test(one.name));
      const path = innerScope({ scope, name });
      return decorator && scopes.has(`${module.path} ${path}`)
        ? [seen("wired", `\`@${decorator.name}\` on \`${name}()\``, module.place(decorator.span))]
        : [];
    }),
  );
}

/** Model calls that may fail, in a loop that waits before it tries again. */
function retryLoops(calls: readonly ModelCall[]) {
  return calls.flatMap(({ call, module }) => {
    if (!call.inLoop || !(call.tried || call.caught)) return [];
    const sleep = module.facts.calls.find(({ name, scope, inLoop }) => inLoop && scope === call.scope && sleeps.test(name));
    return sleep ? [seen("wired", `\`${sleep.name}()\` before \`${call.name}()\` is tried again`, module.place(sleep.span))] : [];
  });
}

/** Model calls that are waited for no longer than some time. */
function bounded(calls: readonly ModelCall[]) {
  return modulesOf(calls).flatMap((module) => {
    const own = calls.filter((one) => one.module === module).map(({ call }) => call);
    return module.facts.calls
      .filter((wait) => waitsFor.test(wait.name) && own.some((call) => isAwaited(wait, call)))
      .map((wait) => seen("wired", `\`${wait.name}()\` bounds a model call`, module.place(wait.span)));
  });
}

/** Whether what is waited for is the call itself, or the name that it was given in the same function. */
function isAwaited(wait: PythonCall, call: PythonCall): boolean {
  const awaited = wait.arguments[0]?.value;
  if (awaited?.kind === "call") return awaited.name === call.name;
  return awaited?.kind === "name" && wait.scope === call.scope && call.assignedTo.includes(awaited.value);
}

/** Requests to a model's own address that are given a timeout. */
function overHttp(modules: readonly PythonModule[]) {
  return modules.flatMap((module) => {
    if (!module.facts.strings.some(({ value }) => modelAddress.test(value))) return [];
    const request = module.facts.calls.find((call) => httpRequest.test(call.name) && argumentOf(call, (name) => name === "timeout"));
    return request ? [seen("wired", `\`${request.name}(timeout=…)\``, module.place(request.span))] : [];
  });
}

/** Middleware and policies that retry, in modules that call models. */
function retryClasses(calls: readonly ModelCall[]) {
  return modulesOf(calls).flatMap((module) =>
    [...module.facts.classes, ...module.facts.functions]
      .filter(({ name }) => retryName.test(name))
      .map(({ name, span }) => seen("present", `\`${name}\``, module.place(span))),
  );
}

function modulesOf(calls: readonly ModelCall[]): readonly PythonModule[] {
  return [...new Set(calls.map(({ module }) => module))];
}

/** Blocks that end after some time, in functions that ask a model. */
function timedBlocks(modules: readonly PythonModule[], calls: readonly ModelCall[]) {
  return modulesWith(modules, { calls: timedBlock }).flatMap((module) => {
    const asking = new Set(calls.flatMap((one) => (one.module === module ? [one.call.scope] : [])));
    for (const { name, scope } of module.facts.calls) if (chainCall.test(name)) asking.add(scope);
    return module.facts.calls
      .filter(({ name, scope }) => timedBlock.test(name) && asking.has(scope))
      .map(({ name, span }) => seen("wired", `\`${name}()\` around a model call`, module.place(span)));
  });
}

/** Blocks that a library tries again, in modules that call models: `for attempt in Retrying(…)`. */
function retryBlocks(calls: readonly ModelCall[]) {
  return modulesOf(calls).flatMap((module) =>
    module.facts.calls
      .filter(({ name }) => retryBlock.test(name))
      .map(({ name, span }) => seen("wired", `\`${name}()\``, module.place(span))),
  );
}
