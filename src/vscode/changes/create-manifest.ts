import * as vscode from "vscode";
import { uriOf } from "../projects/editor-project.js";
import { pickProject, type UriArgument } from "../projects/pick-project.js";
import { folderNameOf } from "../projects/project-name.js";
import { type ChangeParts, changeProject } from "./change-project.js";

/** Drafts a manifest from what the workspace shows; opens the one that is there already. */
export async function createManifest(parts: ChangeParts, named?: UriArgument): Promise<void> {
  const project = await pickProject(parts.projects, named);
  if (!project) return;
  const { manifest, root } = project.report.project;
  if (manifest.exists) {
    await vscode.window.showTextDocument(uriOf(project, manifest.path));
    return;
  }
  const path = root ? `${root}/roadworthy.yaml` : "roadworthy.yaml";
  const title = vscode.l10n.t("Create Manifest");
  await changeProject(parts, title, project, [
    ({ draftManifest }, state) => [{ kind: "create", path, text: draftManifest(state, folderNameOf(project)) }],
  ]);
}
