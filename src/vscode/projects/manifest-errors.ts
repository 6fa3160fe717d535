import * as vscode from "vscode";
import { hasScore } from "../../report/unreadable.js";
import type { EditorProject } from "./editor-project.js";

/** How many errors a project's manifest has, in words; `undefined` where it has none. */
export function manifestErrors({ report }: EditorProject): string | undefined {
  const errors = report.project.manifest.problems.filter(({ severity }) => severity === "error").length;
  if (errors === 0) return undefined;
  return errors === 1 ? vscode.l10n.t("1 error in the manifest") : vscode.l10n.t("{0} errors in the manifest", errors);
}

/** Whether nothing of the manifest can be read, so that no score means anything. */
export function isUnreadable({ report }: EditorProject): boolean {
  return !hasScore(report);
}
