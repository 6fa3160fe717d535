import { isPinned } from "../project/model-id.js";
import { rentedModels } from "../project/rented-models.js";
import { seen } from "./evidence-of.js";
import type { Practice } from "./practice.js";

export const pinnedModel: Practice = {
  title: "Every rented model is pinned to a version",
  find: (project) => {
    const models = rentedModels(project);
    return models.every(({ id }) => isPinned(id)) ? models.map(({ id, at }) => seen("present", `\`${id}\``, at)) : [];
  },
};
