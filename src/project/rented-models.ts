import type { PythonValue } from "../facts/python-facts.js";
import type { Place } from "../text/span.js";
import { isProviderModel } from "./model-id.js";
import { oncePerModules, productionModules } from "./production-code.js";
import type { Project } from "./project.js";

/** The id of a model that a provider answers, and where code first names it. */
export interface RentedModel {
  readonly id: string;
  readonly at: Place;
}

/** The rented models that production code asks for, once each: `model=…` arguments, defaults and constants called `…model…`. */
export function rentedModels(project: Project): readonly RentedModel[] {
  return modelsInCode(productionModules(project));
}

const modelsInCode = oncePerModules((modules): readonly RentedModel[] => {
  const found = new Map<string, Place>();
  for (const module of modules) {
    const note = (value: PythonValue) => {
      if (value.kind === "string" && isProviderModel(value.value) && !found.has(value.value))
        found.set(value.value, module.place(value.span));
    };
    for (const call of module.facts.calls) {
      for (const { name, value } of call.arguments)
        if (name !== undefined && /^(?:model|model_name|model_id|engine|llm|modelId)$/.test(name)) note(value);
      const [variable, fallback] = call.arguments;
      if (/getenv$|environ\.get$/.test(call.name) && variable?.value.kind === "string" && /MODEL/i.test(variable.value.value) && fallback)
        note(fallback.value);
    }
    for (const { targets, value } of module.facts.assignments) if (targets.some((target) => /model|llm|engine/i.test(target))) note(value);
  }
  return [...found].map(([id, at]) => ({ id, at }));
});
