import { setValue } from "../manifest/edit-manifest.js";
import type { Project } from "../project/project.js";
import type { Fix } from "../rules/rule.js";
import { planScaffold } from "../scaffolds/plan-scaffold.js";
import type { Edit } from "../text/edit.js";

/** The edits that a fix stands for. None when there is nothing to do, or when the manifest is too broken to be edited safely. */
export function fixEdits(project: Project, fix: Fix): readonly Edit[] {
  switch (fix.kind) {
    case "manifest":
      return project.manifest.exists ? setValue(project.manifest, fix.path, fix.value) : [];
    case "scaffold":
      return planScaffold(project, fix.scaffold).edits;
    case "edit":
      return fix.edits;
  }
}

/** Names a fix: two findings that offer the same step offer the same key. */
export function fixKey(fix: Fix): string {
  switch (fix.kind) {
    case "manifest":
      return `manifest:${fix.path.join(".")}`;
    case "scaffold":
      return `scaffold:${fix.scaffold}`;
    case "edit":
      return `edit:${JSON.stringify(fix.edits)}`;
  }
}
