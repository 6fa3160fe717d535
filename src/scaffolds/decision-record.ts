import type { Project } from "../project/project.js";
import { inWorkspace } from "../project/stack/seen.js";
import { describeStack } from "../project/stack.js";
import type { Edit } from "../text/edit.js";
import { newFile } from "./new-file.js";
import type { Scaffold } from "./scaffold.js";
import { type Choice, firstDecision, templateOfDecisions } from "./templates/decision-record.js";

/** Why things are as they are: the first record is about what the project rests on most. */
export const decisionRecord: Scaffold = {
  title: "Decision records",
  description: "The first decision record, about what this project rests on, and a template for those to come.",
  effort: 30,
  companions: /template\.md$/,
  raises: ["use-case/decision-records"],
  suits: () => true,
  edits(project) {
    const folder = folderOfRecords(project);
    if (project.files.some((path) => path.startsWith(`${inWorkspace(project, folder)}/`))) return [];
    const choice = choiceOf(project);
    const create = (name: string, text: string): Edit => newFile(project, `${folder}/${name}`, text);
    return [create(`0001-${choice.slug}.md`, firstDecision(choice, project.date)), create("template.md", templateOfDecisions())];
  },
  declares: () => [{ path: ["project", "decisions"], value: "docs/decisions/" }],
};

function folderOfRecords(project: Project): string {
  const claimed = project.manifest.get("project", "decisions");
  return typeof claimed === "string" && /^[\w./-]+\/$/.test(claimed) ? claimed.replace(/^\.\/|\/+$/g, "") : "docs/decisions";
}

function choiceOf(project: Project): Choice {
  const { language, learning, service, training } = describeStack(project);
  const names = (...capabilities: Parameters<Project["withCapability"]>) =>
    project.withCapability(...capabilities).flatMap(({ tool, level }) => (level === "wired" ? [tool.name] : []));
  const used = [
    ...new Set([...names("vector-store", "ml-framework", "deep-learning", "llm-framework", "orchestration", "warehouse", "database")]),
  ];
  const context = [
    ...language.models.map(({ value }) => `asks ${value}`),
    ...(used.length > 0 ? [`uses ${used.slice(0, 6).join(", ")}`] : []),
    ...(service ? [`is a ${service.framework} service`] : []),
  ];
  if (project.traits.llm.value)
    return {
      slug: "language-model",
      title: "Which language model, and from whom",
      context,
      others: "another provider, a smaller model, an open model of our own, no model",
    };
  if (project.traits.trains.value || training)
    return {
      slug: "kind-of-model",
      title: `Which kind of model for the ${learning.task.value}`,
      context,
      others: "a rule that people could write down, a simpler model, a bought service",
    };
  return {
    slug: "tools-and-stores",
    title: "Which tools and stores",
    context,
    others: "what the company runs already, a bought service, a plain script",
  };
}
