import type { Project } from "../project/project.js";
import { isOpen, keyOf } from "../scaffolds/question.js";
import { answersFor, questionsOf, withAnswers } from "../scaffolds/with-answers.js";
import { several } from "./option.js";

/** Answers to what scaffolds ask. */
export const answersOption = several(
  {
    name: "set",
    value: "KEY=VALUE",
    form: "KEY=VALUE, such as ci.system=gitlab-ci",
    says: "an answer to what a scaffold asks; may be given several times",
  },
  (text) => {
    const at = text.indexOf("=");
    return at > 0 ? { key: text.slice(0, at).trim(), answer: text.slice(at + 1).trim() } : undefined;
  },
  [],
);

/** What is wrong with the first answer that is: none of the scaffolds asks for it, or the manifest could not say it. */
export function problemWith(project: Project, ids: readonly string[], answers: ReadonlyMap<string, string>): string | undefined {
  const asked = [...new Set(ids.flatMap((id) => questionsOf(id).map(keyOf)))].sort();
  const unknown = [...answers.keys()].find((key) => !asked.includes(key));
  if (unknown !== undefined)
    return asked.length === 0
      ? `nothing that is missing asks for "${unknown}".`
      : `what is missing asks for ${asked.join(", ")}, not for "${unknown}".`;
  return ids.map((id) => withAnswers(project, id, answersFor(id, answers))).find((one) => typeof one === "string");
}

/** A line for each question that nobody answered and nothing in the project does: what was taken, and how to have it otherwise. */
export function guessLines(project: Project, ids: readonly string[], answers: ReadonlyMap<string, string>): readonly string[] {
  const open = ids.flatMap(questionsOf).filter((question) => !answers.has(keyOf(question)) && isOpen(project, question));
  return open
    .filter((question, index) => open.findIndex((one) => keyOf(one) === keyOf(question)) === index)
    .map((question) => {
      const { value } = question.infer(project);
      const others = question.answers ? ` (${question.answers.filter((one) => one !== value).join(", ")})` : "";
      return `taken    ${keyOf(question)}=${value}; for another${others} give --set ${keyOf(question)}=…\n`;
    });
}
