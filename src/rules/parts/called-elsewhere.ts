import { isCalledElsewhere } from "../../practices/called-elsewhere.js";
import { ciCommandsThat } from "../../project/ci-commands-that.js";
import type { Project } from "../../project/project.js";

/** Why it cannot be seen what CI runs on a change: it calls a workflow of another repository. */
export function calledElsewhere(project: Project): string | undefined {
  const [called] = ciCommandsThat(project, isCalledElsewhere).filter(({ triggers }) => triggers.push || triggers.pullRequest);
  return called && `\`${called.text.replace(/^uses /, "")}\` is called on each change, and what it runs is not in the workspace.`;
}
