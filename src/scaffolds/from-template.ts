import { fillTemplate, type Placeholder, type Template } from "../manifest/templates/read-template.js";
import type { Project } from "../project/project.js";
import { shellLine } from "../project/stack/shell-line.js";
import { declared } from "../project/stack/written-commands.js";
import { describeStack } from "../project/stack.js";
import type { Edit } from "../text/edit.js";
import { workflowSuffix } from "./ci-place.js";
import { healthPath, portOf } from "./health-probe.js";
import { scaffolds } from "./index.js";
import { nodeStart } from "./node-recipe.js";
import { commentText } from "./quote.js";

/** The edit with the team's own text, where a template is about a new file of this scaffold, or of one that it stands after. */
export function fromTemplate(project: Project, id: string, edit: Edit): Edit {
  if (edit.kind !== "create" || project.templates.length === 0) return edit;
  const template = [id, ...(scaffolds[id]?.after ?? [])]
    .map((one) => project.templates.find((found) => found.scaffold === one && isAbout(project, found, edit.path)))
    .find((found) => found !== undefined);
  if (template?.text === undefined) return edit;
  const text = fillTemplate(template.text, (name) => (name === "default" ? edit.text.replace(/\n$/, "") : filledWith(project, name)));
  return { ...edit, text: text.endsWith("\n") ? text : `${text}\n` };
}

/** Whether a template's path is the end of a file's. The folder of a nested project in the name of a workflow does not count. */
function isAbout(project: Project, { target }: Template, path: string): boolean {
  const suffix = workflowSuffix(project);
  const plain = suffix === "" ? path : path.replace(`${suffix}.yml`, ".yml");
  return [path, plain].some((one) => one === target || one.endsWith(`/${target}`));
}

function filledWith(project: Project, name: Exclude<Placeholder, "default">): string {
  const stack = describeStack(project);
  const found: Readonly<Record<typeof name, () => string | undefined>> = {
    name: () => stack.name,
    date: () => project.date,
    owner: () => declared(project, "team", "owners", 0)?.value,
    manager: () => stack.packaging.manager,
    python: () => stack.python.value,
    port: () => (stack.service || stack.node) && String(portOf(stack)),
    health: () => healthPath(stack),
    start: () => stack.service?.command ?? stack.batch?.value.command ?? (stack.node && nodeStart(stack.node)?.join(" ")),
    test: () => shellLine(stack.checks.testCommand),
    train: () => stack.training?.value.command,
    model: () => stack.learning.saved?.value,
  };
  return commentText(found[name]() ?? "") || `TODO: ${name}`;
}
