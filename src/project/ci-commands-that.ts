import { groupedBy } from "../text/grouped-by.js";
import { type CiCommand, ciCommands } from "./ci-commands.js";
import { oncePer } from "./once-per.js";
import type { Project } from "./project.js";

type Observed = Omit<Project, "traits">;

/** The commands that CI runs whose text passes a test. Each text is tested once: many jobs run the same lines, some through scripts of thousands. */
export function ciCommandsThat(project: Observed, test: (text: string) => boolean): readonly CiCommand[] {
  const found = [...byText(ciCommands(project))].flatMap(([text, placed]) => (test(text) ? placed : []));
  return found.sort((one, other) => one.index - other.index).map(({ command }) => command);
}

/** All commands with their place among them, by their texts. */
const byText = oncePer(
  (commands: readonly CiCommand[]) => commands,
  (commands) =>
    groupedBy(
      commands.map((command, index) => ({ index, command })),
      ({ command }) => command.text,
    ),
);
