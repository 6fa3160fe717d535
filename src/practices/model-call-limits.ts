import { oncePerModules, ownModules } from "../project/production-code.js";
import { seen } from "./evidence-of.js";
import { modelCalls } from "./model-calls.js";
import type { Practice } from "./practice.js";
import { scriptCallLimits } from "./script-call-limits.js";

const limit =
  /^(?:timeout|request_timeout|timeout_ms|max_retries|num_retries|retries|retry_config|default_request_timeout|max_retry_attempts|http_client|http_options|retry_policy|client_options|retry)$/;
const retrying = /^(?:tenacity|backoff|retrying|stamina|retry)\.|(?:^|\.)(?:retry\w*|with_retries|exponential_backoff\w*|backoff)$/;

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
  return [...given, ...decorated];
});
