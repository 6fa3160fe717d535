import { describeStack } from "../project/stack.js";
import { modelModule } from "./model-module.js";
import { newFile } from "./new-file.js";
import type { Scaffold } from "./scaffold.js";
import { fallbackModule } from "./templates/fallback-module.js";
import { fallbackScript } from "./templates/fallback-script.js";

/** Keeps answering when a model does not. */
export const llmFallback: Scaffold = {
  title: "Fallback of the model",
  description: "A wrapper around model calls: a timeout, a few retries of what may pass, and a second model.",
  effort: 20,
  raises: ["llm/fallback"],
  suits: ({ traits }) => traits.llm.value,
  edits(project) {
    const stack = describeStack(project);
    const place = modelModule(project, stack, "model_calls");
    const text = place.language === "python" ? fallbackModule(place, stack.language) : fallbackScript(place);
    return [newFile(project, place.path, text)];
  },
};
