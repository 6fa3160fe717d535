import type { ReportInput } from "../../formats/report-input.js";
import type { NextSteps } from "../changes/next-steps.js";
import { loadEngine } from "../load-engine.js";
import { currentTexts } from "../places/place-in-editor.js";
import type { EditorProject } from "../projects/editor-project.js";
import { folderNameOf } from "../projects/project-name.js";

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
