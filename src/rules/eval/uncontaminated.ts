import type { Evidence } from "../../project/evidence.js";
import { modulesWith } from "../../project/modules-with.js";
import { oncePerModules, ownModules } from "../../project/production-code.js";
import type { Project } from "../../project/project.js";
import { startOf } from "../../text/span.js";
import { codeSplits } from "../parts/code-splits.js";
import { declaredParts, overlapOf, pairedParts } from "../parts/data-parts.js";
import { mayTrain, trainedOn } from "../parts/trained-on.js";
import type { Gap, Rule } from "../rule.js";

/** Files of evaluation data that no manifest names. */
const testFile = /(?:^|[/\\])(?:[\w.-]*[_-])?(?:test|golden|hold_?out|held_?out)(?:[_-][\w.-]*)?\.(?:csv|tsv|parquet|feather|jsonl)$/i;

export const uncontaminated: Rule = {
  title: "No evaluation example is in the training data",
  why: {
    source: "A4",
    text: "Data used for evaluation that was part of training is cheating: the figures are good, of course, and say nothing about real use.",
  },
  applies: "trains",
  stage: "prototype",
  weight: 3,
  critical: true,
  asks: "present",
  evidence: {
    present: "Training and evaluation files were compared row by row and share none, or code splits one set of rows into parts.",
  },
  contradicted:
    "The same file, or a file with the same content, is declared or named for both; or code trains on what is declared for evaluation.",
  manifest: ["data", "splits"],
  noFix: "Which copy of a row goes is for people to say: drop shared rows from the training data, and train again.",
  limits:
    "Compares the first 5,000 rows or 500 KB of CSV, TSV and JSON files up to 2 MB whose names say what they are for. Near copies, other formats and data kept elsewhere are not seen; names are followed inside one function.",
  check(project) {
    const evidence: Evidence[] = [];
    const gaps: Gap[] = [...sameFile(project), ...trainedOnEvaluation(project)];
    const shares: number[] = [];
    for (const pair of pairedParts(project)) {
      const { training, evaluation } = pair;
      const [trainingName, evaluationName] = [project.relative(training.path), project.relative(evaluation.path)];
      const related = [{ message: "The training data.", at: startOf(training.path) }];
      if (training.facts.contentHash === evaluation.facts.contentHash) {
        const message = `\`${evaluationName}\` holds the same as \`${trainingName}\`, so the model is judged on what it learned from.`;
        gaps.push({ kind: "contradicted", message, at: startOf(evaluation.path), related });
        continue;
      }
      const { shared, compared, first } = overlapOf(pair);
      shares.push(1 - shared / compared);
      evidence.push({
        level: "present",
        what: `${compared} rows of \`${evaluationName}\` compared with \`${trainingName}\``,
        at: startOf(evaluation.path),
      });
      if (!first) continue;
      const message = `${shared} of ${compared} rows of \`${evaluationName}\` are in \`${trainingName}\` too, so its figures are too good. Drop them from the training data.`;
      gaps.push({
        kind: "partial",
        message,
        at: { path: evaluation.path, span: first.evaluation.span },
        related: [{ message: "The same row in the training data.", at: { path: training.path, span: first.training.span } }],
      });
    }
    evidence.push(...codeSplits(project));
    if (gaps.length === 0 && evidence.length === 0)
      return {
        evidence,
        gaps,
        unknown: "No training and evaluation files that can be read side by side were found, and no split in code. Declare `data.splits`.",
      };
    return { evidence, gaps, share: Math.min(0.5, ...shares) };
  },
};

/** Files that the manifest names for training and for evaluation, though nothing splits them. */
function sameFile(project: Project): readonly Gap[] {
  const { training, evaluation } = declaredParts(project);
  const { by, seed } = project.manifest.value.data?.splits ?? {};
  if (by !== undefined || seed !== undefined || codeSplits(project).length > 0) return [];
  return evaluation.flatMap((claim): Gap[] => {
    const same = training.find(({ value }) => project.resolve(value) === project.resolve(claim.value));
    if (!same) return [];
    const message = `\`${claim.value}\` is declared for training and for evaluation, and nothing splits it, so the model is judged on what it learned from.`;
    return [{ kind: "contradicted", message, at: claim.at, related: [{ message: "Declared for training here.", at: same.at }] }];
  });
}

/** Code that trains on data which is for evaluation. */
function trainedOnEvaluation(project: Project): readonly Gap[] {
  const { training, evaluation } = declaredParts(project);
  const declared = evaluation.filter(({ value }) => !training.some((one) => one.value === value));
  const isDeclared = (text: string) => {
    const path = text.replace(/^(?:\.{1,2}\/)+/, "");
    return path.includes(".") && declared.some(({ value }) => value === path || value.endsWith(`/${path}`) || path.endsWith(`/${value}`));
  };
  return trainers(ownModules(project)).flatMap((module): Gap[] => {
    const found = trainedOn(module, (path) => isDeclared(path) || testFile.test(path));
    if (!found) return [];
    const message = `\`${found.call.name.replace(/\(\)/g, "")}\` learns from \`${found.path}\`, which is for evaluation. Train on other rows, or evaluate on others.`;
    return [
      {
        kind: isDeclared(found.path) ? "contradicted" : "partial",
        message,
        at: module.place(found.call.span),
        related: [{ message: "The evaluation data is read here.", at: module.place(found.read) }],
      },
    ];
  });
}

/** Modules that learn from some file that they read. */
const trainers = oncePerModules((modules) =>
  modulesWith(modules, { calls: mayTrain }).filter((module) => trainedOn(module, () => true) !== undefined),
);
