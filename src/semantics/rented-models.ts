import type { CodeValue } from "../facts/code-value.js";
import { isProviderModel } from "../project/model-id.js";
import { rememberedInSteps } from "../project/once-per.js";
import { productionModules } from "../project/production-code.js";
import type { Project } from "../project/project.js";
import { scriptsOf } from "../project/scripts.js";
import type { Place } from "../text/span.js";
import { eachInSteps, type Steps } from "../text/steps.js";
import { constantOf } from "./constant-of.js";
import { constantsOf } from "./constants-of.js";

/** The id of a model that a provider answers, and where code first names it. */
export interface RentedModel {
  readonly id: string;
  readonly at: Place;
}

/** Arguments and options that name a model. */
const modelOption = /^(?:model|model_name|model_id|engine|llm|modelId|modelName)$/;
/** What a request over HTTP sends: `httpx.post(url, json={"model": …})`. */
const requestBody = /^(?:json|data|body)$/;
const modelVariable = /model|llm|engine/i;
/** Counting tokens names a model without asking it: `tiktoken.encoding_for_model(…)`, `from_tiktoken_encoder(model_name=…)`. */
const tokenCounter = /tiktoken|encoding_for_model$|tokeni[sz]er|(?:num|count|trim)_?tokens|tokens?_?count/i;
/** What makes a model of its id: `GenerativeModel("…")`; `openai("gpt-4o")`, `anthropic.languageModel("…")`. */
const pythonMaker = /(?:^|\.)(?:GenerativeModel|init_chat_model)$/;
const modelMaker = /^@ai-sdk\/[\w-]+\.\w+(?:\(\))?(?:\.(?:chat|languageModel|responses|completion|messages))?$/;

/** Benchmarks and examples beside production code. */
export const besideProduction = /(?:^|[/_-])(?:bench(?:mark)?s?|examples?)(?:[._-][\w-]*)?\.\w+$|(?:^|\/)bench(?:mark)?s?\//;

/** The rented models that production code asks for, once each: `model` arguments and options, defaults, and constants called `…model…`. */
export const rentedModels = rememberedInSteps(function* (project: Project): Steps<readonly RentedModel[]> {
  const found = new Map<string, Place>();
  const noteIn = (place: (span: CodeValue["span"]) => Place) => (value: CodeValue | undefined) => {
    if (value?.kind === "string" && isProviderModel(value.value) && !found.has(value.value)) found.set(value.value, place(value.span));
  };
  const modules = productionModules(project);
  yield* eachInSteps(modules, (module) => {
    if (besideProduction.test(module.path)) return;
    const note = noteIn((span) => module.place(span));
    for (const call of module.facts.calls) {
      const { name: called, arguments: given } = call;
      if (given.length === 0 || tokenCounter.test(called)) continue;
      // Beside the object that is asked, the name of a model is a label.
      const isLabel = given.some(({ name, value }) => name === "llm" && (value.kind === "name" || value.kind === "call"));
      const at = { module, scope: call.scope, offset: call.span.start };
      for (const { name, value, unpacked } of given) {
        if (!isLabel && name !== undefined && modelOption.test(name)) {
          note(value);
          if (value.kind !== "string")
            for (const one of constantsOf(modules, value, at)) noteIn((span) => one.module.place(span))(one.value);
        }
        const isBody = name !== undefined && requestBody.test(name);
        const held = unpacked || isBody ? (value.kind === "dict" ? { module, value } : constantOf(modules, value, at)) : undefined;
        if (held?.value.kind === "dict")
          for (const { key, value: option } of held.value.entries)
            if (key.kind === "string" && modelOption.test(key.value)) noteIn((span) => held.module.place(span))(option);
      }
      const [variable, fallback] = given;
      if (pythonMaker.test(called) && variable?.name === undefined) note(variable?.value);
      if (/getenv$|environ\.get$/.test(called) && variable?.value.kind === "string" && /MODEL/i.test(variable.value.value))
        note(fallback?.value);
    }
    for (const { targets, value } of module.facts.assignments) if (targets.some((target) => modelVariable.test(target))) note(value);
  });
  for (const { role, path, facts, place } of scriptsOf(project)) {
    if (role !== "production" || besideProduction.test(path)) continue;
    const note = noteIn(place);
    for (const { name, arguments: given } of facts.calls) {
      if (modelMaker.test(name)) note(given[0]?.value);
      for (const { value } of given)
        if (value.kind === "dict")
          for (const { key, value: option } of value.entries) if (key.kind === "string" && modelOption.test(key.value)) note(option);
    }
    for (const { targets, value } of facts.assignments) if (targets.some((target) => modelVariable.test(target))) note(value);
  }
  return [...found].map(([id, at]) => ({ id, at }));
});
