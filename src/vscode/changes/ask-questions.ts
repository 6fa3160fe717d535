import * as vscode from "vscode";
import type { Project } from "../../project/project.js";
import type { Question } from "../../scaffolds/question.js";
import type { Engine } from "../load-engine.js";

/** No more is asked at once; the rest is inferred. */
const most = 2;

/** The answers to what some scaffolds cannot see, by key; `undefined` where the user turned away. What the project shows is not asked. */
export async function askQuestions(
  { questionsOf, keyOf, isOpen, withAnswers }: Engine,
  title: string,
  project: Project,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string> | undefined> {
  const open = new Map<string, { readonly id: string; readonly question: Question }>();
  for (const id of ids)
    for (const question of questionsOf(id)) {
      const key = keyOf(question);
      if (!open.has(key) && isOpen(project, question)) open.set(key, { id, question });
    }
  const answers = new Map<string, string>();
  const asked = [...open].slice(0, most);
  for (const [index, [key, { id, question }]] of asked.entries()) {
    const heading = asked.length > 1 ? vscode.l10n.t("{0} ({1}/{2})", title, index + 1, asked.length) : title;
    const { value } = question.infer(project);
    const problem = (text: string) => {
      const answered = withAnswers(project, id, new Map([[key, text]]));
      return typeof answered === "string" ? answered : undefined;
    };
    const answer = question.answers
      ? await pick(heading, question.asks, value, question.answers)
      : await vscode.window.showInputBox({ title: heading, prompt: question.asks, value, validateInput: problem, ignoreFocusOut: true });
    if (answer === undefined) return undefined;
    answers.set(key, answer);
  }
  return answers;
}

/** What is inferred comes first: Enter takes it. */
async function pick(title: string, asks: string, inferred: string, answers: readonly string[]): Promise<string | undefined> {
  const items = [inferred, ...answers.filter((one) => one !== inferred)].map((label) => ({
    label,
    description: label === inferred ? vscode.l10n.t("inferred") : "",
  }));
  return (await vscode.window.showQuickPick(items, { title, placeHolder: asks, ignoreFocusOut: true }))?.label;
}
