import type { Project } from "../project/project.js";
import { describeStack } from "../project/stack.js";
import { newFile } from "./new-file.js";
import type { Scaffold } from "./scaffold.js";
import { labelGuideline as guidelineText } from "./templates/label-guideline.js";

/** What labellers read before they label. */
export const labelGuideline: Scaffold = {
  title: "Labelling guide",
  description: "A guide for people who label: each label with its definition and examples, hard cases, and how agreement is measured.",
  effort: 60,
  raises: ["labels/guideline"],
  suits: (project) => project.manifest.has("labels") || labellingTools(project).length > 0,
  edits(project) {
    const { name, learning } = describeStack(project);
    const text = guidelineText(name, learning.task.value === "classification", labellingTools(project));
    return [newFile(project, "docs/labelling.md", text)];
  },
};

function labellingTools(project: Project): readonly string[] {
  return project.withCapability("labelling").map(({ tool }) => tool.name);
}
