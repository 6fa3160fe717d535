import type { DatasetFacts } from "../../facts/dataset-facts.js";
import type { FactsOf, Project } from "../../project/project.js";
import { groupedBy } from "../../text/grouped-by.js";
import { type Claim, claimsAt } from "./claim.js";

/** What the manifest says a model learns from, and what it is judged on. */
export interface DeclaredParts {
  readonly training: readonly Claim[];
  readonly evaluation: readonly Claim[];
}

/** The training and evaluation data that the manifest names. Validation data is left out: choices may be made on it. */
export function declaredParts(project: Project): DeclaredParts {
  const { models, evals } = project.manifest.value;
  const isPath = ({ form }: Claim) => form === "path";
  return {
    training: [
      ...claimsAt(project, ["data", "splits", "train"]),
      ...[...(models ?? []).keys()].flatMap((index) => claimsAt(project, ["models", index, "fine_tune", "data"])),
    ].filter(isPath),
    evaluation: [
      ...claimsAt(project, ["data", "splits", "test"]),
      ...[...(evals ?? []).keys()].flatMap((index) => claimsAt(project, ["evals", index, "dataset"])),
    ].filter(isPath),
  };
}

/** A file of training data and one of evaluation data that belong together. */
export interface PairedParts {
  readonly training: FactsOf<"dataset">;
  readonly evaluation: FactsOf<"dataset">;
}

const trainingName = /(^|[/_.-])(?:training|train|trn|sft)(?=[/_.\d-])/i;
const evaluationName = /(^|[/_.-])(?:testing|test|tst|evaluation|eval|validation|valid|val|dev|hold_?out|held_?out)(?=[/_.\d-])/i;

/**
 * The pairs whose rows could be read: all that the manifest names, and files that are called alike but for `train` and `test`
 * (`data/train.csv` and `data/test.csv`). Parts of different folds are no pair.
 */
export function pairedParts(project: Project): readonly PairedParts[] {
  const files = project.facts("dataset").filter(({ facts }) => facts.rows.length > 0);
  const { training, evaluation } = declaredParts(project);
  const named = (claims: readonly Claim[]) => files.filter(({ path }) => claims.some(({ value }) => project.resolve(value) === path));
  const pairs = named(training).flatMap((one) => named(evaluation).map((other) => ({ training: one, evaluation: other })));
  const byFamily = groupedBy(
    files.filter(({ role }) => role === "production" || role === "evaluation" || role === "notebook"),
    ({ path }) => familyOf(project.relative(path), trainingName) || [],
  );
  for (const file of files) {
    const family = familyOf(project.relative(file.path), evaluationName);
    for (const other of (family && byFamily.get(family)) || []) pairs.push({ training: other, evaluation: file });
  }
  return pairs.filter(
    (pair, index) =>
      pair.training.path !== pair.evaluation.path &&
      pairs.findIndex((one) => one.training.path === pair.training.path && one.evaluation.path === pair.evaluation.path) === index,
  );
}

/** A path with the word for the part, and the ending, taken out. */
function familyOf(path: string, part: RegExp): string | undefined {
  const stem = path.replace(/\.[^./]+$/, ".");
  return part.test(stem) ? stem.replace(part, "$1*") : undefined;
}

/** The rows of the evaluation data that the training data holds too. */
export interface Overlap {
  /** Different rows that both hold, and the different rows that were compared. */
  readonly shared: number;
  readonly compared: number;
  /** Where the first of them stands in each. */
  readonly first?: { readonly training: DatasetFacts["rows"][number]; readonly evaluation: DatasetFacts["rows"][number] };
}

/**
 * Compares two parts row by row. Rows that repeat inside the training data by nature (few columns of few values) repeat in evaluation data
 * as well: fewer than thrice as many, or than 1 in 100, are no overlap.
 */
export function overlapOf({ training, evaluation }: PairedParts): Overlap {
  const known = new Map(training.facts.rows.map((row) => [row.value, row] as const));
  const asked = new Map(evaluation.facts.rows.map((row) => [row.value, row] as const));
  const shared = [...asked.values()].filter(({ value }) => known.has(value));
  const repeated = 1 - known.size / training.facts.rows.length;
  const [one] = shared;
  const other = one && known.get(one.value);
  if (!one || !other || shared.length / asked.size < Math.max(0.01, 3 * repeated)) return { shared: 0, compared: asked.size };
  return { shared: shared.length, compared: asked.size, first: { training: other, evaluation: one } };
}
