import { splitFragment } from "../../manifest/classify-reference.js";
import type { Project } from "../../project/project.js";
import { startOf } from "../../text/span.js";
import type { Gap } from "../rule.js";

/** Words under which a document is a title and headings, or a template nobody filled in. */
const fewWords = 40;

/** Whether a document says nothing yet. Formats that are not read are believed. `path` is relative to the workspace. */
export function isUnwritten(project: Project, path: string): boolean {
  const document = project.facts("document").find((one) => one.path === path);
  return document !== undefined && document.facts.words < fewWords;
}

/** The gap that a declared document is which says nothing yet. `reference` is as the manifest gives it. */
export function unwrittenGap(project: Project, reference: string): Gap | undefined {
  const file = splitFragment(reference).path;
  const path = project.resolve(file);
  if (!isUnwritten(project, path)) return undefined;
  return { kind: "hollow", message: `\`${file}\` holds little more than headings. Fill it in.`, at: startOf(path) };
}
