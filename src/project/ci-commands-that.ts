import { type CiCommand, ciCommands } from "./ci-commands.js";
import type { Project } from "./project.js";

/** The commands that CI runs whose text passes a test. Each text is tested once: many jobs run the same lines, some through scripts of thousands. */
export function ciCommandsThat(project: Omit<Project, "traits">, test: (text: string) => boolean): readonly CiCommand[] {
  const verdicts = new Map<string, boolean>();
  return ciCommands(project).filter(({ text }) => {
    const verdict = verdicts.get(text) ?? test(text);
    verdicts.set(text, verdict);
    return verdict;
  });
}
