import { isPinned, isProviderModel } from "../project/model-id.js";
import { remembered } from "../project/once-per.js";
import { oncePerModules, ownModules } from "../project/production-code.js";
import type { Project } from "../project/project.js";
import { ownScripts } from "../project/scripts.js";
import { seen } from "./evidence-of.js";
import type { Practice } from "./practice.js";

/** Names that are words as well, and say nothing alone. */
const plainWord = /^(?:command|o[134])$/;

export const pinnedModel: Practice = {
  title: "Every rented model is pinned to a version",
  find: remembered((project) => {
    const models = [...modelsIn(ownModules(project)), ...modelsInScripts(project)];
    return models.every(({ id }) => isPinned(id)) ? models.map(({ id, at }) => seen("present", `\`${id}\``, at)) : [];
  }),
};

/** Every model id that code writes down, wherever: lists of choices and defaults too. */
const modelsIn = oncePerModules((modules) =>
  modules.flatMap((module) =>
    module.facts.strings
      .filter(({ value }) => isProviderModel(value) && !plainWord.test(value))
      .map(({ value: id, span }) => ({ id, at: module.place(span) })),
  ),
);

function modelsInScripts(project: Project) {
  return ownScripts(project).flatMap(({ facts, place }) =>
    facts.strings
      .filter(({ value }) => isProviderModel(value) && !plainWord.test(value))
      .map(({ value: id, span }) => ({ id, at: place(span) })),
  );
}
