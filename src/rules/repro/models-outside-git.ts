import { formatBytes, inPlainGit } from "../../project/kept-outside-git.js";
import { startOf } from "../../text/span.js";
import type { Rule } from "../rule.js";

/** Bytes. Smaller ones are test dummies and tokenizers. */
const largest = 100_000;

/** Vocabularies and tokenizers hold words and no weights. */
const words = /(?:^|[/_.-])(?:vocab(?:ulary)?|tokeni[sz]er)(?:[_.-][^/]*)?$/i;

export const modelsOutsideGit: Rule = {
  title: "Model files stay out of plain git",
  why: { source: "A3", text: "The static .pkl or .h5 handed over at the end is the old era: nobody can tell which data and code made it." },
  applies: "always",
  stage: "prototype",
  weight: 3,
  asks: "present",
  evidence: {
    present:
      "No model file over 100 kB (`.pkl`, `.joblib`, `.h5`, `.pt`, `.onnx`, `.safetensors`, …) that is neither ignored, nor a Git LFS or DVC pointer.",
  },
  noFix: "Moving a file to a registry rewrites history, which people have to decide.",
  limits: "Judges the work tree, not the history.",
  check(project) {
    const models = inPlainGit(project, "model", largest).filter(({ path }) => !words.test(path));
    if (models.length === 0) return { evidence: [{ level: "present", what: "no model file over 100 kB in plain git" }], gaps: [] };
    return {
      evidence: [],
      gaps: models.map(({ path, facts }) => ({
        kind: "missing",
        message: `\`${project.relative(path)}\` (${formatBytes(facts.bytes)}) is a model in plain git. Log it to a model registry, DVC or Git LFS, and ignore it.`,
        at: startOf(path),
      })),
    };
  },
};
