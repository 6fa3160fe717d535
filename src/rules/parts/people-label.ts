import { useOf } from "../../practices/evidence-of.js";
import type { Evidence } from "../../project/evidence.js";
import type { Project } from "../../project/project.js";

/** Tools by which programs label, not people. */
const byProgram = new Set(["snorkel", "distilabel"]);

/** The use of a tool in which people label. */
export function labellingTool(project: Project): Evidence | undefined {
  return project.withCapability("labelling").flatMap((one) => (byProgram.has(one.tool.id) ? [] : useOf(one)))[0];
}

/** Why nothing can be asked about labelling; `undefined` where people label: targets that are measured, or came with a published data set, need no labelling. */
export function unseenLabelling(project: Project): string | undefined {
  return project.manifest.has("labels") || labellingTool(project)
    ? undefined
    : "Whether people label the data is not seen. If they do, declare `labels`.";
}
