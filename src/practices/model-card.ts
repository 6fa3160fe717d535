import { remembered } from "../project/once-per.js";
import { startOf } from "../text/span.js";
import { filesNamed, seen } from "./evidence-of.js";
import type { Practice } from "./practice.js";

/** Names of model cards, and of folders of them. */
export const cardFile = /(?:^|\/)(?:model[_-]?card[\w-]*|[\w-]+[_-]model[_-]?card|model[_-]?cards\/(?!readme\.)[\w.-]+)\.(?:md|mdx|rst)$/i;
/** Front matter that only a model's card has. Source: the Hugging Face model card specification. */
const modelKeys = new Set(["library_name", "pipeline_tag", "model-index", "base_model"]);

export const modelCard: Practice = {
  title: "A model card describes the model",
  find: remembered((project) => [
    ...filesNamed(project, cardFile).filter(({ at }) => at && project.role(at.path) !== "test"),
    ...project
      .facts("document")
      .filter(({ role, facts }) => role !== "test" && facts.frontMatter.some(({ key }) => modelKeys.has(key)))
      .map(({ path }) => seen("present", `card \`${project.relative(path)}\``, startOf(path))),
  ]),
};
