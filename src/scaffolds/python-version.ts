import { describeStack } from "../project/stack.js";
import { newFile } from "./new-file.js";
import type { Scaffold } from "./scaffold.js";

/** One interpreter for everybody, where the project says which; none is made up. */
export const pythonVersion: Scaffold = {
  title: "Python version",
  description: "A `.python-version` with the version that the project's image, CI or range of versions asks for.",
  effort: 1,
  raises: ["repro/python-version"],
  suits: (project) => project.python.some(({ role }) => role === "production" || role === "notebook"),
  edits(project) {
    const { python } = describeStack(project);
    const isPinned = project.facts("dependencies").some(({ facts }) => facts.python?.exact);
    if (!python.at || isPinned) return [];
    return [newFile(project, ".python-version", `${python.value}\n`)];
  },
};
