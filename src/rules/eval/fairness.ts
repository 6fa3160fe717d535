import type { Evidence } from "../../project/evidence.js";
import type { Project } from "../../project/project.js";
import { declaredEvals, firstEval } from "../parts/declared-evals.js";
import { firstEvalToAdd } from "../parts/first-eval-to-add.js";
import { idleTool, measured } from "../parts/measured.js";
import { slicedFigures } from "../parts/sliced-figures.js";
import type { Fix, Rule } from "../rule.js";

/** Fairness, under the names that people measure it by. A bare bias is a parameter of a network. */
const fair =
  /fairness|demographic[-_ ]?parity|equal(?:ized|ised)[-_ ]?odds|equal[-_ ]?opportunity|disparate[-_ ]?impact|statistical[-_ ]?parity|selection[-_ ]?rate|(?:group|gender|racial|demographic|stereotyp\w*|social)[-_ ]?bias|bias[-_ ]?(?:metric|score|test|audit|eval\w*|check)|^bias:\w+$|discrimination[-_ ]?(?:metric|test|check)|theil_index|counterfactual[-_ ]?fairness|(?:gender|age|ethnicity|race|sex)[-_ ]?(?:gap|disparity)|crows?[-_]?pairs|winobias|\bbbq\b/i;

const addTest: Fix = { kind: "scaffold", title: "Add a test of the gaps between groups", scaffold: "fairness-slices" };

export const fairness: Rule = {
  title: "Fairness is measured where people are affected",
  why: {
    source: "A1; MLTS Model 7",
    text: "Defining and evaluating fairness and no-discrimination metrics is part of what ML teams bring: they know what can go wrong, for whom.",
  },
  applies: "personal-data",
  stage: "production",
  weight: 2,
  asks: "wired",
  evidence: {
    claimed: "An entry of `evals` is of type `fairness`, or has such a metric.",
    present: "The cases that such an entry names exist, or a fairness tool is installed.",
    wired: "Code calls a fairness tool, works out a fairness metric, or gives figures by a group of people.",
  },
  hollow: "A fairness tool is installed, and nothing calls it.",
  manifest: ["evals"],
  limits: "Goes by the usual names of metrics, tools and groups of people. A review by people can only be declared.",
  appliesUnless: (project) =>
    project.traits.trains.value || project.traits.llm.value || (project.manifest.value.models ?? []).length > 0
      ? undefined
      : "No model decides anything about people here.",
  check(project) {
    // Evaluations and notebooks call it too: it need not be production code.
    const called = project.withCapability("fairness").flatMap(({ tool, evidence: traces }): Evidence[] => {
      const call = traces.find(({ kind }) => kind === "call" || kind === "command");
      return call ? [{ level: "wired", what: `${tool.name}: ${call.what}`, at: call.at }] : [];
    });
    const evidence: Evidence[] = [...called, ...measured(project, fair), ...byPeople(project), ...declaredEvals(project, "fairness")];
    if (evidence.some(({ level }) => level === "wired")) return { evidence, gaps: [] };
    const [declared] = evidence;
    const idle = idleTool(project, "fairness");
    if (declared) {
      const message = "Fairness is declared, but no code works out a metric by group. Add one, such as the gap in recall between groups.";
      return { evidence, gaps: [{ kind: "weak", message, at: declared.at }] };
    }
    if (idle) {
      const message = `${idle.name} is installed, but nothing calls it, so no difference between groups of people is measured.`;
      return { evidence, gaps: [{ kind: "hollow", message, at: idle.at }] };
    }
    const fixes: readonly Fix[] = [
      ...(project.traits.trains.value ? [addTest] : []),
      ...firstEvalToAdd(project, "Declare an eval of fairness", {
        name: "fairness",
        type: "fairness",
        dataset: "TODO: evals/groups.csv",
        metrics: [{ name: "recall_gap_between_groups", threshold: "TODO: <= 0.05" }],
      }),
    ];
    const message =
      "The project handles data about people, but nothing compares quality between groups of them: no fairness metric or tool was found.";
    return { evidence, gaps: [{ kind: "missing", message, at: firstEval(project), fixes }] };
  },
};

const people =
  /gender|(?:^|[^a-z])sex(?:[^a-z]|$)|(?:^|[^a-z])age(?:[^a-z]|$)|age_?(?:group|band)|race|ethnic|nationalit|religio|disab|sensitive|protected|demograph|(?:^|[^a-z])group(?:[^a-z]|$)/i;

/** Figures that are given by a group of people. */
function byPeople(project: Project): readonly Evidence[] {
  return slicedFigures(project).filter(({ what }) => people.test(what));
}
