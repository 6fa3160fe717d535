import type { ReportInput } from "../formats/report-input.js";
import type { EditorProject } from "./editor-project.js";
import { loadEngine } from "./load-engine.js";
import type { NextSteps } from "./next-steps.js";
import { currentTexts } from "./place-in-editor.js";
import { folderNameOf } from "./project-name.js";

/** A project as formats take it, with its next steps. `version` is this extension's. */
export async function reportInputOf(project: EditorProject, nextSteps: NextSteps, version: string): Promise<ReportInput> {
  const { pathsIn } = await loadEngine();
  const { report, snapshot } = project;
  const actions = await nextSteps.find(project);
  return {
    report,
    actions,
    texts: await currentTexts(project, pathsIn(report)),
    notes: snapshot.notes,
    version,
    folderName: folderNameOf(project),
  };
}
