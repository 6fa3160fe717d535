import type { Project } from "../project/project.js";
import { describeStack } from "../project/stack.js";
import { newFile } from "./new-file.js";
import type { Scaffold } from "./scaffold.js";
import { fairnessLimits, fairnessTest } from "./templates/fairness-test.js";

/** Compares a trained model's quality between groups of people. */
export const fairnessSlices: Scaffold = {
  title: "Fairness by group",
  description: "Metrics of the trained model for each group of people, and a test with the largest gap between groups that may ship.",
  effort: 45,
  companions: /(?:^|\/)fairness_limits\.json$/,
  after: ["eval-suite"],
  raises: ["eval/fairness", "eval/slices", "eval/exists", "eval/threshold"],
  suits: ({ traits }) => traits.trains.value,
  edits(project) {
    const stack = describeStack(project);
    return [
      newFile(project, "evals/test_fairness.py", fairnessTest(stack, groupColumns(project))),
      newFile(project, "evals/fairness_limits.json", fairnessLimits(stack)),
    ];
  },
};

const aboutPeople = /^(?:.*_)?(?:gender|sex|age_?(?:group|band)|race|ethnicity|nationality|religion|disability|country_of_birth)$/i;

/** Columns that data or code name and that say what group a person belongs to. */
function groupColumns(project: Project): readonly string[] {
  const columns = project.facts("dataset").flatMap(({ facts }) => facts.columns);
  const named = project.python.flatMap(({ facts }) => facts.strings.map(({ value }) => value));
  return [...new Set([...columns, ...named].filter((text) => text.length <= 40 && aboutPeople.test(text)))].sort().slice(0, 4);
}
