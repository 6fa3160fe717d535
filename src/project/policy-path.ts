import { folderOf } from "../workspace/path-parts.js";

/** The workspace path of a policy that the manifest at `manifest` names; `undefined` when it lies outside the workspace. */
export function policyPath(manifest: string, named: string): string | undefined {
  const parts = folderOf(manifest).split("/").filter(Boolean);
  for (const part of named.trim().split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join("/");
}
