import { escapeMarkdown } from "../../text/markdown.js";
import type { Place } from "../../text/span.js";
import type { EditorProject } from "../projects/editor-project.js";

/** Commands that links in tooltips, hovers and the report may run, and no others. */
export const linkedCommands = [
  "roadworthy.openPlace",
  "roadworthy.explainRule",
  "roadworthy.applyFix",
  "roadworthy.fixNext",
  "roadworthy.addMissing",
  "roadworthy.showReport",
  "roadworthy.createManifest",
  "roadworthy.openManifest",
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

/** A link in Markdown, set off by a space, that opens a place, called by its label. */
export function placeLink(project: EditorProject, place: Place, label: string): string {
  return ` [${escapeMarkdown(label)}](${placeUri(project, place)})`;
}

/** A link in Markdown that explains a rule, called by its id. */
export function ruleLink(rule: string): string {
  return `[\`${rule}\`](${commandUri("roadworthy.explainRule", rule)})`;
}
