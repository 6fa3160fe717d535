import { isProviderModel } from "../../project/model-id.js";
import { remembered } from "../../project/once-per.js";
import type { Project } from "../../project/project.js";
import { type ScriptModule, scriptsOf } from "../../project/scripts.js";
import { type RentedModel, rentedModels } from "../../semantics/rented-models.js";
import { scriptConstantsOf } from "../../semantics/script-constants.js";
import { scriptOptions } from "../../semantics/script-options.js";
import { entryOf, modelRequests, productionScripts } from "./model-requests.js";

/** What makes a model of its id: `openai(MODEL)`, `anthropic.languageModel(MODEL)`, `google.getGenerativeModel({ model })`. */
const maker = /^@ai-sdk\/[\w-]+\.\w+(?:\(\))?(?:\.(?:chat|languageModel|responses|completion|messages))?$/;
const optionMaker = /\.getGenerativeModel$/;
const modelOption = /^(?:model|modelName|model_id|modelId)$/;

/** The rented models that scripts reach by a name from elsewhere, or behind what the environment may give, beyond `rentedModels`. */
export const followedScriptModels = remembered((project: Project): readonly RentedModel[] => {
  const known = new Set(rentedModels(project).map(({ id }) => id));
  const found: RentedModel[] = [];
  const scripts = scriptsOf(project);
  const requests = new Set(modelRequests(project).map(({ call }) => call));
  const look = (module: ScriptModule) => {
    for (const call of module.facts.calls) {
      const isOption = requests.has(call) || optionMaker.test(call.name);
      const value = isOption
        ? entryOf(scriptOptions(scripts, call, module).dicts, modelOption)
        : maker.test(call.name)
          ? call.arguments[0]?.value
          : undefined;
      if (!value) continue;
      for (const one of scriptConstantsOf(scripts, value, { module, scope: call.scope, offset: call.span.start }) ?? []) {
        if (one.value.kind !== "string" || !isProviderModel(one.value.value) || known.has(one.value.value)) continue;
        known.add(one.value.value);
        found.push({ id: one.value.value, at: one.module.place(one.value.span) });
      }
    }
  };
  for (const module of productionScripts(project)) look(module);
  return found;
});
