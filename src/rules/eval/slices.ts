import { evaluation, metricCall } from "../../practices/evaluation.js";
import type { Evidence } from "../../project/evidence.js";
import { callsTo } from "../../project/production-code.js";
import type { Project } from "../../project/project.js";
import { any } from "../../project/trait.js";
import { lastPart } from "../../text/last-part.js";
import { claimAt, claimsAt } from "../parts/claim.js";
import { firstEval } from "../parts/declared-evals.js";
import { madeForOthers } from "../parts/made-for-others.js";
import { slicedFigures } from "../parts/sliced-figures.js";
import type { Gap, Rule } from "../rule.js";

export const slices: Rule = {
  title: "Quality is reported on slices",
  why: {
    source: "MLTS Model 6",
    text: "Model quality has to suffice on each important slice of the data: an average hides where it fails.",
  },
  applies: any("trains", "llm"),
  stage: "production",
  weight: 1,
  asks: "present",
  evidence: {
    claimed: "`evals[].slices` names the parts for which figures are given.",
    present: "Each declared slice is a column of the eval's cases.",
    wired: "Code works out figures by group: a metric inside `groupby`, a slicing tool, or a function called after it.",
  },
  contradicted: "A declared slice is no column of the cases that the eval names.",
  manifest: ["evals"],
  unknownWithoutManifest: true,
  fixes: [{ kind: "manifest", title: "Name the slices of an eval", path: ["evals", 0, "slices"], value: ["TODO: language"] }],
  limits: "Columns are looked for in cases of CSV, TSV and JSON up to 2 MB. Figures by class are not slices.",
  appliesUnless: madeForOthers,
  check(project) {
    const sliced = slicedFigures(project);
    const evidence: Evidence[] = [...sliced];
    const gaps: Gap[] = [];
    for (const index of (project.manifest.value.evals ?? []).keys()) {
      const columns = columnsOf(project, index);
      for (const slice of claimsAt(project, ["evals", index, "slices"])) {
        const isComputed = sliced.some(({ what }) => what.includes(slice.value));
        if (columns && !isComputed && !columns.some((column) => isColumn(column, slice.value)))
          gaps.push({
            kind: "contradicted",
            message: `Slice \`${slice.value}\` is declared, but the cases have no such column; they have \`${columns.slice(0, 5).join("`, `")}\`.`,
            at: slice.at,
          });
        else evidence.push({ level: columns ? "present" : "claimed", what: `slice \`${slice.value}\``, at: slice.at });
      }
    }
    if (gaps.length > 0 || evidence.some(({ level }) => level !== "claimed")) return { evidence, gaps };
    const [declared] = evidence;
    if (declared) {
      const message = "Slices are declared, but no code gives figures for them, and the cases could not be looked into.";
      return { evidence, gaps: [{ kind: "weak", message, at: declared.at }] };
    }
    if ((project.manifest.value.evals ?? []).length === 0 && evaluation.find(project).length === 0)
      return { evidence, gaps, unknown: "Nothing evaluates the model yet." };
    if ((project.manifest.value.evals ?? []).length === 0 && givesNoFigure(project))
      return { evidence, gaps, unknown: "Tests judge single answers, and give no figure that could be sliced." };
    const message =
      "Figures are given for all cases together: nothing slices them. Declare `evals[].slices`, and give each metric by a column of the cases.";
    return { evidence, gaps: [{ kind: "missing", message, at: firstEval(project) }] };
  },
};

/** Whether all that evaluates are tests that pass or fail, without a metric. */
function givesNoFigure(project: Project): boolean {
  return (
    evaluation.find(project).every(({ at }) => at !== undefined && project.role(at.path) === "test") &&
    callsTo(project.python, metricCall).length === 0
  );
}

/** The columns of the cases that an eval names, where they could be read. */
function columnsOf(project: Project, index: number): readonly string[] | undefined {
  const cases = claimAt(project, ["evals", index, "dataset"]);
  const path = cases?.form === "path" ? project.resolve(cases.value) : undefined;
  const columns = project.facts("dataset").find((one) => one.path === path)?.facts.columns;
  return columns && columns.length > 0 ? columns : undefined;
}

/** `language` is the column `language`, `Language` or `metadata.language`. */
function isColumn(column: string, slice: string): boolean {
  const plain = (text: string) => text.toLowerCase().replace(/[\s_-]+/g, "");
  return plain(column) === plain(slice) || plain(lastPart(column)) === plain(slice);
}
