import { ownModules } from "../project/production-code.js";
import type { Project } from "../project/project.js";
import { declared } from "../project/stack/written-commands.js";
import { describeStack } from "../project/stack.js";
import { folderOf, pathIn, wayInto } from "../workspace/path-parts.js";
import { newFile } from "./new-file.js";
import { howMuch } from "./questions.js";
import type { Scaffold } from "./scaffold.js";
import { type SeededLibrary, seededLibraries, seedModule } from "./templates/seed-module.js";

/** One place that seeds whatever the training draws from. */
export const seeds: Scaffold = {
  title: "Seeds",
  description: "A module that seeds every generator that the project's libraries draw from, beside the training that calls it.",
  effort: 5,
  questions: [howMuch("Which seed?", ["data", "splits", "seed"], () => "7")],
  raises: ["repro/seeds"],
  suits: ({ traits }) => traits.trains.value,
  edits(project) {
    const { training } = describeStack(project);
    const folder = folderOf(training?.value.file ?? "");
    const inside = wayInto(training?.value.importRoot ?? "", folder) ?? "";
    const text = seedModule({
      module: [...inside.split("/").filter(Boolean), "seeds"].join("."),
      caller: training?.value.file,
      libraries: librariesOf(project),
      seed: Number(declared(project, "data", "splits", "seed")?.value) || 7,
    });
    return [newFile(project, pathIn(folder, "seeds.py"), text)];
  },
};

function librariesOf(project: Project): readonly SeededLibrary[] {
  const imported = new Set(ownModules(project).flatMap(({ facts }) => facts.imports.map(({ module }) => module.split(".")[0] ?? "")));
  // Frames and scikit-learn draw from NumPy, Lightning and Hugging Face from PyTorch.
  for (const [user, used] of [
    ["sklearn", "numpy"],
    ["pandas", "numpy"],
    ["torchvision", "torch"],
    ["lightning", "torch"],
    ["pytorch_lightning", "torch"],
  ] as const)
    if (imported.has(user)) imported.add(used);
  return seededLibraries.filter((library) => imported.has(library));
}
