import type { PythonCall } from "../facts/python-facts.js";
import { modulesWith } from "../project/modules-with.js";
import { oncePerModules } from "../project/production-code.js";
import type { PythonModule } from "../project/project.js";
import { namesOf } from "../semantics/provider-sdks.js";
import { oncePerText } from "../text/once-per-text.js";
import { isModelCall } from "./is-model-call.js";

/** Methods that no client has but a language model's, whoever made the client. */
const modelMethod = namesOf("methods");
const modelCall = namesOf("asks");

/** Whether a call asks a model for text, by its full dotted name. */
export function isModelRequest(name: string): boolean {
  return (modelMethod.test(name) || modelCall.test(name)) && !otherMessages.test(name);
}

/** Other services have messages too, and OpenAI's threads take no answer. */
export const otherMessages = /^twilio\b|(?:^|\.)threads\.|\.batches\./;

/** A call of a language model's client, or one that makes such a client. */
export interface ModelCall {
  readonly call: PythonCall;
  readonly module: PythonModule;
}

/** The calls of the clients, frameworks and runtimes of language models in some modules. Looked for once per list of modules. */
export const modelCalls = oncePerModules((modules): readonly ModelCall[] => {
  const isMeant = oncePerText((name) => name.includes(".") && (modelMethod.test(name) || modelCall.test(name) || isModelCall(name)));
  return modulesWith(modules, { calls: isMeant }).flatMap((module) =>
    module.facts.calls.filter(({ name }) => isMeant(name)).map((call) => ({ call, module })),
  );
});
