import type { Project } from "../project/project.js";
import { describeStack } from "../project/stack.js";
import { pathIn } from "../workspace/path-parts.js";
import { type ModelModule, modelModule } from "./model-module.js";
import { newFile } from "./new-file.js";
import type { Scaffold } from "./scaffold.js";
import { promptTemplate, registryModule, registryTest } from "./templates/registry-module.js";
import { registryScript } from "./templates/registry-script.js";

/** Gives prompts files, versions, and a loader that insists on both. */
export const promptRegistry: Scaffold = {
  title: "Prompt registry",
  description:
    "A template of a prompt with its version in front matter, a loader of such files that refuses what is not filled in, and in Python a test of all of them.",
  effort: 30,
  companions: /\.template$/,
  raises: ["llm/prompts-versioned"],
  suits: (project) => project.traits.llm.value && describeStack(project).layout.promptFiles.length === 0,
  edits(project) {
    const place = placeOf(project);
    const { language, node } = describeStack(project);
    const [model] = language.models;
    const create = (path: string, text: string) => newFile(project, path, text);
    if (place.language !== "python")
      return [
        create(pathIn(node?.folder ?? "", "prompts/answer.v1.md.template"), promptTemplate(model?.value)),
        create(place.path, registryScript(place)),
      ];
    return [
      // Not yet a prompt: it becomes one when a person fills it in and drops the ending.
      create("prompts/answer.v1.md.template", promptTemplate(model?.value)),
      create(place.path, registryModule(place)),
      ...(project.exists(place.path) ? [] : [create("tests/test_model_texts.py", registryTest(place))]),
    ];
  },
};

/** Its name must not look like that of a file of prompts, of which it has none. */
function placeOf(project: Project): ModelModule {
  return modelModule(project, describeStack(project), "model_texts");
}
