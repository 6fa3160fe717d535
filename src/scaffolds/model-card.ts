import type { Project } from "../project/project.js";
import { inWorkspace } from "../project/stack/seen.js";
import { describeStack } from "../project/stack.js";
import { evalCommands } from "./eval-command.js";
import { newFile } from "./new-file.js";
import { ownTables } from "./own-tables.js";
import type { Scaffold } from "./scaffold.js";
import { type CardLibrary, modelCardText } from "./templates/model-card.js";

/** A card for the model that is trained or asked, by the Hugging Face format. */
export const modelCard: Scaffold = {
  title: "Model card",
  description: "A model card with the front matter of the Hugging Face Hub, from the models, metrics and data that the project has.",
  effort: 45,
  raises: ["governance/model-card"],
  suits: ({ traits }) => traits.trains.value || traits.llm.value,
  edits(project) {
    const stack = describeStack(project);
    const { trains, llm, rag } = project.traits;
    const [evaluation] = evalCommands(project, stack);
    const text = modelCardText({
      name: stack.name,
      trains: trains.value,
      retrieves: rag.value,
      task: stack.learning.task.value,
      library: libraryOf(project),
      saved: stack.learning.saved?.value,
      models: llm.value ? stack.language.models.map(({ value }) => value) : [],
      data: [...new Set([...ownTables(project).map(({ file }) => file), ...stack.layout.datasets.map(({ value }) => value)])],
      evaluation: evaluation?.line,
      route: stack.service && `${stack.service.framework} service in ${stack.service.file}`,
      hasDatasheet: project.files.includes(inWorkspace(project, "docs/datasheet.md")),
    });
    return [newFile(project, "MODEL_CARD.md", text)];
  },
  declares: () => [{ path: ["governance", "model_card"], value: "MODEL_CARD.md" }],
};

/** The Hub's names of libraries, by ours. */
const libraries: Readonly<Record<string, CardLibrary>> = {
  transformers: "transformers",
  "sentence-transformers": "sentence-transformers",
  peft: "peft",
  "scikit-learn": "sklearn",
  keras: "keras",
  spacy: "spacy",
};

function libraryOf(project: Project): CardLibrary | undefined {
  return Object.entries(libraries).find(([id]) => project.tool(id)?.level === "wired")?.[1];
}
