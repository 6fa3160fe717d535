import { remembered } from "../project/once-per.js";
import type { Project } from "../project/project.js";
import { writtenCommands } from "../project/stack/written-commands.js";
import { oncePerText } from "../text/once-per-text.js";
import type { Place } from "../text/span.js";

/** A command line and where it is written. */
interface RunCommand {
  readonly text: string;
  readonly at: Place;
}

/** Every command line that containers, tasks, scripts and CI of a project run. Those that a document tells to type are left out. */
export const runCommands = remembered((project: Project): readonly RunCommand[] => {
  const documents = new Set(project.facts("document").map(({ path }) => path));
  return writtenCommands(project).flatMap(({ value, at }) =>
    at && !documents.has(at.path) && project.role(at.path) !== "docs" ? [{ text: value, at }] : [],
  );
});

/** Those whose text passes a test. Each text is tested once: many jobs run the same lines. */
export function runCommandsThat(project: Project, test: (text: string) => boolean): readonly RunCommand[] {
  const passes = oncePerText(test);
  return runCommands(project).filter(({ text }) => passes(text));
}
