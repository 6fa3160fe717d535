import { formatBytes, inPlainGit } from "../../project/kept-outside-git.js";
import type { Project } from "../../project/project.js";
import { startOf } from "../../text/span.js";
import { publishedPackage } from "../parts/published-package.js";
import type { Rule } from "../rule.js";

/** Bytes. Smaller ones are test dummies and tokenizers. */
const largest = 100_000;

/** Bytes of a model that a published package carries, so that installing it is all there is to do: each release fixes it. */
const largestShipped = 10_000_000;

/** Vocabularies and tokenizers hold words and no weights, indexes of passages hold these. */
const words = /(?:^|[/_.-])(?:vocab(?:ulary)?|tokeni[sz]er|vector_?(?:store|db|index)|faiss(?:_?(?:store|index))?)(?:[_.-][^/]*)?$/i;

export const modelsOutsideGit: Rule = {
  title: "Model files stay out of plain git",
  why: { source: "A3", text: "The static .pkl or .h5 handed over at the end is the old era: nobody can tell which data and code made it." },
  applies: "always",
  stage: "prototype",
  weight: 3,
  asks: "present",
  evidence: {
    present:
      "No model file over 100 kB (`.pkl`, `.joblib`, `.h5`, `.pt`, `.onnx`, `.safetensors`, …) that is neither ignored, nor a Git LFS or DVC pointer; those up to 10 MB that a published package carries are left out.",
  },
  noFix: "Moving a file to a registry rewrites history, which people have to decide.",
  limits: "Judges the work tree, not the history.",
  offByDefault:
    "A file with the ending of a model is mostly something else, or small and meant to be there: none of 8 findings was right on repositories read for the first time.",
  check(project) {
    const found = inPlainGit(project, "model", largest).filter(({ path }) => !words.test(path));
    const models = found.filter(({ path, facts }) => !(facts.bytes <= largestShipped && isShipped(project, path)));
    if (models.length === 0) {
      const shipped = found.length > 0 ? " but what the published package carries" : "";
      return { evidence: [{ level: "present", what: `no model file over 100 kB in plain git${shipped}` }], gaps: [] };
    }
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

/** Whether a file lies in a package of Python that others install. */
function isShipped(project: Project, path: string): boolean {
  const files = new Set(project.files);
  const parts = path.split("/").slice(0, -1);
  const isInPackage = parts.some((_, index) => files.has(`${parts.slice(0, index + 1).join("/")}/__init__.py`));
  return isInPackage && publishedPackage(project) !== undefined;
}
