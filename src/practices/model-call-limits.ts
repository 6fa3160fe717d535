import { oncePerModules, ownModules } from "../project/production-code.js";
import type { PythonModule } from "../project/project.js";
import { seen } from "./evidence-of.js";
import { type ModelCall, modelCalls } from "./model-calls.js";
import type { Practice } from "./practice.js";
import { scriptCallLimits } from "./script-call-limits.js";

const limit =
  /^(?:timeout|request_timeout|timeout_ms|max_retries|num_retries|retries|retry_config|default_request_timeout|max_retry_attempts|http_client|http_options|retry_policy|client_options|retry)$/;
const retrying = /^(?:tenacity|backoff|retrying|stamina|retry)\.|(?:^|\.)(?:retry\w*|with_retries|exponential_backoff\w*|backoff)$/;
const modelAddress =
  /:\/\/api\.(?:openai|anthropic|mistral|groq|cohere|together|deepseek|perplexity)\.|\/v1\/(?:chat\/)?completions|:11434|generativelanguage\.googleapis|\/api\/(?:generate|chat)\b/;
const httpRequest =
  /^(?:requests|httpx|aiohttp|urllib|urllib3)\.(?:.*\.)?(?:post|request|get|urlopen|Client|AsyncClient|ClientSession|ClientTimeout)$/;
const retryName =
  /^(?:_?(?:call|invoke|generate|completion)\w*_with_(?:retry|backoff|timeout)\w*|\w*Retry(?:Middleware|Policy|Client|Wrapper)?)$/;

export const modelCallLimits: Practice = {
  title: "Model calls have a timeout or a retry",
  find: (project) => [...limited(ownModules(project)), ...scriptCallLimits(project)],
};

const limited = oncePerModules((modules) => {
  const calls = modelCalls(modules);
  const given = calls.flatMap(({ call, module }) => {
    const argument = call.arguments.find(({ name, value }) => name !== undefined && limit.test(name) && value.kind !== "none");
    const isMethod = /\.(?:with_retry|with_options)$/.test(call.name);
    return argument || isMethod ? [seen("wired", `\`${call.name}(${argument?.name ?? ""})\``, module.place(call.span))] : [];
  });
  const scopes = new Set(calls.map(({ call, module }) => `${module.path} ${call.scope}`));
  const decorated = modules.flatMap((module) =>
    module.facts.functions.flatMap(({ name, scope, decorators }) => {
      const decorator = decorators.find((one) => retrying.test(one.name));
      const path = scope === "" ? name : `${scope}.${name}`;
      return decorator && scopes.has(`${module.path} ${path}`)
        ? [seen("wired", `\`@${decorator.name}\` on \`${name}()\``, module.place(decorator.span))]
        : [];
    }),
  );
  return [...given, ...decorated, ...retryLoops(calls), ...overHttp(modules), ...retryClasses(calls)];
});

/** Model calls in a loop that waits before it tries again. */
function retryLoops(calls: readonly ModelCall[]) {
  return calls.flatMap(({ call, module }) => {
    if (!call.inLoop) return [];
    const sleep = module.facts.calls.find(({ name, scope, inLoop }) => inLoop && scope === call.scope && /(?:^|\.)sleep$/.test(name));
    return sleep ? [seen("wired", `\`${sleep.name}()\` before \`${call.name}()\` is tried again`, module.place(sleep.span))] : [];
  });
}

/** Requests to a model's own address that are given a timeout. */
function overHttp(modules: readonly PythonModule[]) {
  return modules.flatMap((module) => {
    const address = module.facts.strings.find(({ value }) => modelAddress.test(value));
    if (!address) return [];
    const request = module.facts.calls.find(
      ({ name, arguments: given }) => httpRequest.test(name) && given.some((one) => one.name === "timeout" && one.value.kind !== "none"),
    );
    return request ? [seen("wired", `\`${request.name}(timeout=…)\``, module.place(request.span))] : [];
  });
}

/** Middleware and policies that retry, in modules that call models. */
function retryClasses(calls: readonly ModelCall[]) {
  return [...new Set(calls.map(({ module }) => module))].flatMap((module) =>
    [...module.facts.classes, ...module.facts.functions]
      .filter(({ name }) => retryName.test(name))
      .map(({ name, span }) => seen("present", `\`${name}\``, module.place(span))),
  );
}
