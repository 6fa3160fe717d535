import { closest } from "../manifest/problems/closest.js";
import type { Project } from "../project/project.js";
import { templatesFolder } from "../project/templates-folder.js";
import { scaffolds } from "../scaffolds/index.js";
import type { Finding } from "./outcome.js";

/** What is wrong with the templates that the manifest names. They are not scored. Never throws. */
export function templateFindings({ manifest, templates }: Project): readonly Finding[] {
  const named = manifest.value.checks?.templates;
  if (named === undefined) return [];
  const at = { path: manifest.path, span: manifest.valueSpan("checks", "templates") ?? manifest.keySpan("checks", "templates") };
  if (templatesFolder(manifest.path, named) === undefined)
    return [about("template/missing", `\`${named}\` has to be a folder of its own in the workspace, so no template of it is used.`, at)];
  if (templates.length === 0)
    return [
      about(
        "template/missing",
        `\`${named}\` has no templates: files in folders called after scaffolds, such as \`dockerfile/Dockerfile\`.`,
        at,
      ),
    ];
  const known = Object.keys(scaffolds);
  return templates.flatMap(({ path, scaffold, problems }) => {
    const found = problems.map(({ message, span }) => about("template/invalid", message, { path, span }));
    if (known.includes(scaffold)) return found;
    const meant = closest(scaffold, known);
    const message = `There is no scaffold called \`${scaffold}\`${meant ? `; did you mean \`${meant}\`?` : ". `roadworthy add --list` names them."}`;
    return [about("template/invalid", message, { path, span: { start: 0, end: 0 } }), ...found];
  });
}

function about(rule: string, message: string, at: Finding["at"]): Finding {
  return { rule, kind: "invalid", severity: "warning", message, at, related: [], fixes: [] };
}
