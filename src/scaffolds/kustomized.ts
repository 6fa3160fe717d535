import type { Project } from "../project/project.js";
import { inWorkspace } from "../project/stack/seen.js";
import { pathIn } from "../workspace/path-parts.js";
import type { Planned } from "./scaffold.js";
import { withItem } from "./with-item.js";

const names = ["kustomization.yaml", "kustomization.yml", "Kustomization"];

/** Names a new manifest in the Kustomization that stands beside it, where one does. `folder` is relative to the project. */
export function kustomized(project: Project, folder: string, file: string): readonly Planned[] {
  const list = names.map((name) => pathIn(folder, name)).find((path) => project.exists(path));
  if (list === undefined) return [];
  return withItem(project, inWorkspace(project, list), "resources", file, (one) => one.text()?.replace(/^\.\//, "") === file);
}
