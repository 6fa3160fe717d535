import { folderOf } from "../workspace/path-parts.js";
import { policyPath } from "./policy-path.js";

/** The workspace folder of templates that the manifest at `manifest` names; `undefined` when it is outside the workspace, or holds the project itself. */
export function templatesFolder(manifest: string, named: string): string | undefined {
  const folder = /^[a-z][\w+.-]*:\/\//i.test(named) ? undefined : policyPath(manifest, named);
  const root = folderOf(manifest);
  return folder === undefined || folder === "" || folder === root || root.startsWith(`${folder}/`) ? undefined : folder;
}
