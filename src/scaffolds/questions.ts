import type { Project } from "../project/project.js";
import { declared } from "../project/stack/written-commands.js";
import { needsGpu } from "./accelerator.js";
import { ciSystem, ciSystems } from "./ci-place.js";
import type { Inferred, Question } from "./question.js";

/** Which CI system new jobs are for. */
export const whichCi: Question = {
  path: ["ci", "system"],
  asks: "Which CI system?",
  answers: ciSystems,
  infer: (project) => ({
    value: ciSystem(project),
    isGuess: declared(project, "ci", "system") === undefined && project.facts("ci").length === 0,
  }),
};

/** How many graphics processors the service needs. */
export const howManyGpus: Question = {
  path: ["serving", 0, "limits", "gpu"],
  asks: "How many GPUs does one instance need?",
  answers: ["0", "1"],
  infer(project) {
    const named = declared(project, "serving", 0, "limits", "gpu")?.value;
    return { value: named ?? (needsGpu(project) ? "1" : "0"), isGuess: named === undefined && needsGpu(project) };
  },
};

/** A question about a figure of the manifest, with what stands where it has none. */
export function howMuch(asks: string, path: Question["path"], otherwise: (project: Project) => string): Question {
  return {
    path,
    asks,
    infer(project): Inferred {
      const named = declared(project, ...path)?.value;
      return { value: named ?? otherwise(project), isGuess: named === undefined };
    },
  };
}
