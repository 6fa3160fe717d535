import { setValue } from "../manifest/edit-manifest.js";
import { readManifest } from "../manifest/read-manifest.js";
import type { Project } from "../project/project.js";
import { withManifest } from "../project/with-manifest.js";
import { applyReplacements } from "../text/edit.js";
import { scaffolds } from "./index.js";
import { keyOf, type Question } from "./question.js";

/** The questions of a scaffold, at most two. */
export function questionsOf(id: string): readonly Question[] {
  return (Object.hasOwn(scaffolds, id) && scaffolds[id]?.questions) || [];
}

/** Those of some answers that a scaffold asks for. */
export function answersFor(id: string, answers: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const keys = new Set(questionsOf(id).map(keyOf));
  return new Map([...answers].filter(([key]) => keys.has(key)));
}

/** The project as if its manifest said the answers, by the keys of questions; or what is wrong with one, in a sentence. Nothing is written. */
export function withAnswers(project: Project, id: string, answers: ReadonlyMap<string, string>): Project | string {
  const questions = questionsOf(id);
  let manifest = project.manifest.exists ? project.manifest : readManifest(project.manifest.path, "version: 1\n");
  for (const [key, text] of answers) {
    const question = questions.find((one) => keyOf(one) === key);
    if (!question) {
      const known = questions.map(keyOf).join(", ");
      return known === "" ? `${id} asks nothing.` : `${id} asks for ${known}, not for "${key}".`;
    }
    if (text === "") return `${key} is given no value.`;
    if (question.answers && !question.answers.includes(text)) return `${key} is one of ${question.answers.join(", ")}; got "${text}".`;
    const value = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : text;
    const edits = setValue(manifest, question.path, value).filter((edit) => edit.kind === "replace");
    const before = new Set(manifest.problems.map(({ message }) => message));
    manifest = readManifest(manifest.path, applyReplacements(manifest.text, edits), manifest);
    const span = manifest.valueSpan(...question.path);
    const problem = manifest.problems.find(
      (one) => !before.has(one.message) && span !== undefined && one.span.start < span.end && span.start < one.span.end,
    );
    if (problem) return `${key}: ${problem.message}`;
    if (String(manifest.get(...question.path)) !== text) return `${key} cannot be "${text}" in this manifest.`;
  }
  return answers.size === 0 ? project : withManifest(project, manifest);
}
