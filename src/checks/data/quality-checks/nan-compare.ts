import type { PythonFacts } from "../../../facts/python-facts.js";
import { oncePerModules, ownModules } from "../../../project/production-code.js";
import type { PythonModule } from "../../../project/project.js";
import type { Fix } from "../../../rules/rule.js";
import { contains } from "../../../text/span.js";
import type { CodeCheck, CodeProblem } from "../../code-check.js";

export const nanCompare: CodeCheck = {
  flags:
    '`==` and `!=` with `np.nan`, `math.nan` or `float("nan")`: NaN equals nothing, not even itself, so the answer never depends on the data.',
  silent: "`isna()`, `x != x`, NaN held against itself, `is np.nan`, and expressions of Polars, Spark and databases, where NaN equals NaN.",
  source: "Sonar S6725; pylint W0177",
  languages: ["Python"],
  find: (project) => look(ownModules(project)),
};

const look = oncePerModules((modules) => modules.flatMap(comparisons));

/** Their columns are compared as SQL or Polars compares them: NaN with NaN is true. */
const otherFrames = /^(?:polars|pyspark|databricks|snowflake|sqlalchemy|sqlmodel|duckdb|ibis|daft|vaex)(?:\.|$)/;

function comparisons(module: PythonModule): CodeProblem[] {
  const { facts } = module;
  if (facts.imports.some((one) => otherFrames.test(one.module))) return [];
  return facts.nanComparisons.map(({ operator, span }, index) => {
    const fix = askPandas(module, index);
    return {
      kind: "partial",
      message: `NaN equals nothing, so this \`${operator}\` is ${operator === "==" ? "never" : "always"} true, and missing values pass unseen. Use \`isna()\` or \`notna()\`.`,
      at: module.place(span),
      fixes: fix ? [fix] : [],
    };
  });
}

/** Puts `pd.isna(value)` in the place of the comparison, where pandas is imported whole; NaN may stand on either side. */
function askPandas({ facts, form, path }: PythonModule, index: number): Fix | undefined {
  const pandas = facts.imports.find((one) => one.module === "pandas" && one.name === undefined)?.as;
  const comparison = facts.nanComparisons[index];
  if (!pandas || !comparison || form === "notebook" || holdsOther(facts, index)) return undefined;
  const { operator, value, span } = comparison;
  const head = `${pandas}.${operator === "==" ? "isna" : "notna"}(`;
  const edit = (start: number, end: number, text: string) => ({ kind: "replace" as const, path, span: { start, end }, text });
  return {
    kind: "edit",
    title: `Use \`${head.slice(0, -1)}\``,
    edits: [edit(span.start, value.span.start, head), edit(value.span.end, span.end, ")")],
  };
}

/** Whether the compared value holds such a comparison itself. */
function holdsOther({ nanComparisons }: PythonFacts, index: number): boolean {
  const span = nanComparisons[index]?.span;
  return nanComparisons.some((one, other) => other !== index && span && contains(span, one.span));
}
