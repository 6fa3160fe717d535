import type { Place } from "../text/span.js";
import type { EditorProject } from "./editor-project.js";

/** Commands that links in tooltips, hovers and the report may run, and no others. */
export const linkedCommands = [
  "roadworthy.openPlace",
  "roadworthy.explainRule",
  "roadworthy.applyFix",
  "roadworthy.fixNext",
  "roadworthy.addMissing",
  "roadworthy.showReport",
  "roadworthy.createManifest",
] as const;

export type LinkedCommand = (typeof linkedCommands)[number];

/** The URI that runs a command with plain-data arguments. */
export function commandUri(command: LinkedCommand, ...args: readonly unknown[]): string {
  return `command:${command}?${encodeURIComponent(JSON.stringify(args))}`;
}

/** The URI that opens a place of a project. */
export function placeUri(project: EditorProject, place: Place): string {
  return commandUri("roadworthy.openPlace", project.uri.toString(), place);
}
