import type { Project, PythonModule } from "../../project/project.js";
import { writtenCommands } from "../../project/stack/written-commands.js";
import type { Place } from "../../text/span.js";

/** Names that people give to the two tables that a drift check compares. */
const comparedData = /(?:^|_)(?:REFERENCE|BASELINE|CURRENT|RECENT|LIVE|PRODUCTION|NEW)(?:_|$)/;

/** A constant that says what is compared, and says nothing. */
export interface UnsetInput {
  readonly name: string;
  readonly at: Place;
}

/**
 * The first constant of a drift check that is `None` for good: the module hands it on, never sets it again, and no command that the project
 * writes down gives a value for the option whose default it is.
 */
export function unsetInput(project: Project, module: PythonModule): UnsetInput | undefined {
  const { assignments, calls } = module.facts;
  for (const { targets, value, scope, span } of assignments) {
    const name = targets.length === 1 && scope === "" && value.kind === "none" ? targets[0] : undefined;
    if (!name || !comparedData.test(name) || assignments.some((one) => one.span.start !== span.start && one.targets.includes(name)))
      continue;
    const reads = calls.filter((call) => call.arguments.some((one) => one.value.kind === "name" && one.value.value === name));
    const options = reads.flatMap(({ arguments: [first] }) => (first?.value.kind === "string" ? [first.value.value] : []));
    if (reads.length > 0 && !isGiven(project, module, options)) return { name, at: module.place(span) };
  }
  return undefined;
}

function isGiven(project: Project, { path }: PythonModule, options: readonly string[]): boolean {
  const file = project.relative(path);
  const names = [file, file.replace(/\.py$/, "").replaceAll("/", ".")];
  const runs = writtenCommands(project).filter(({ value }) => names.some((name) => value.includes(name)));
  return runs.some(({ value }) => options.some((option) => option.startsWith("-") && value.includes(option)));
}
