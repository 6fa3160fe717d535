import { ciCommandsThat } from "../../project/ci-commands-that.js";
import type { Project } from "../../project/project.js";

/** A reusable workflow of another repository, that is called after tests, checks or all of CI. */
const elsewhere = /^uses (?!\.)\S*\/\.github\/workflows\/\S*(?:test|check|ci|build|verify)\S*\.ya?ml@/i;

/** Why it cannot be seen what CI runs on a change: it calls a workflow of another repository. */
export function calledElsewhere(project: Project): string | undefined {
  const [called] = ciCommandsThat(project, (text) => elsewhere.test(text)).filter(({ triggers }) => triggers.push || triggers.pullRequest);
  return called && `\`${called.text.replace(/^uses /, "")}\` is called on each change, and what it runs is not in the workspace.`;
}
