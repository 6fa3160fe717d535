import { findWaivers } from "../../readers/text/waivers.js";
import type { Localization } from "../../text/localization.js";
import { type ManifestHover, ruleCalled, ruleHover } from "../manifest/manifest-hover.js";
import type { EditorProject } from "../projects/editor-project.js";

/** Says of a rule's id in a comment that waives it what a waiver in the manifest says of it too. Spans are of the one line that is given. */
export function waiverHover(project: EditorProject, line: string, offset: number, l10n: Localization): ManifestHover | undefined {
  for (const { span, rules } of findWaivers(line)) {
    let end = line.indexOf("[", span.start);
    for (const id of rules) {
      const start = line.indexOf(id, end);
      end = start + id.length;
      const rule = start <= offset && offset <= end ? ruleCalled(id) : undefined;
      if (rule) return { span: { start, end }, ...ruleHover(project, rule, l10n) };
    }
  }
  return undefined;
}
