import { isPlaceholder } from "../../text/placeholder.js";
import type { Located } from "../../text/span.js";
import { remembered } from "../once-per.js";
import type { Project } from "../project.js";
import type { Seen } from "./seen.js";

/** Every command line that the project writes down, most binding first: containers, Compose, scripts, tasks, CI, then documents. */
export const writtenCommands = remembered((project: Project): readonly Seen<string>[] => {
  const commands: Seen<string>[] = [];
  const add = (path: string, one: Located<string> | undefined) => {
    if (one) commands.push({ value: one.value, at: { path, span: one.span } });
  };
  for (const { path, facts } of project.facts("dockerfile")) {
    for (const stage of facts.stages.toReversed()) {
      add(path, stage.entrypoint);
      add(path, stage.command);
    }
  }
  for (const { path, facts } of project.facts("compose")) for (const service of facts.services) add(path, service.command);
  for (const { path, facts } of project.facts("dependencies")) {
    for (const { command, span } of facts.scripts) add(path, { value: command, span });
  }
  for (const { path, facts } of project.facts("tasks")) {
    for (const { commands: lines } of facts.tasks) for (const { text, span } of lines) add(path, { value: text, span });
  }
  for (const { path, facts } of project.facts("ci")) {
    for (const { steps } of facts.jobs)
      for (const step of steps) for (const { text, span } of step.commands) add(path, { value: text, span });
  }
  for (const { path, facts } of project.facts("document")) for (const command of facts.commands) add(path, command);
  return commands;
});

/** What the manifest gives at a path, as text; placeholders count as absent. */
export function declared(project: Project, ...path: (string | number)[]): Seen<string> | undefined {
  const value = project.manifest.get(...path);
  if ((typeof value !== "string" && typeof value !== "number") || isPlaceholder(String(value))) return undefined;
  return {
    value: String(value),
    at: { path: project.manifest.path, span: project.manifest.valueSpan(...path) ?? project.manifest.keySpan(...path) },
  };
}
