import { describeStack } from "../project/stack.js";
import type { Edit } from "../text/edit.js";
import { evalCommands } from "./eval-command.js";
import { newFile } from "./new-file.js";
import type { Scaffold } from "./scaffold.js";
import { modelQualityTest, qualityThresholds } from "./templates/model-quality.js";
import { promptCases, promptfooConfig } from "./templates/promptfoo.js";

/** Offline evaluations that fail until a person has filled them in. */
export const evalSuite: Scaffold = {
  title: "Evaluation suite",
  description:
    "Quality tests with thresholds, slices and a baseline for a trained model; a promptfoo suite with cases for a language model.",
  effort: 45,
  companions: /(?:^|\/)thresholds\.json$/,
  raises: [
    "eval/exists",
    "eval/dataset",
    "eval/metrics-fit",
    "eval/own-data",
    "eval/threshold",
    "eval/slices",
    "eval/safety-cases",
    "eval/groundedness",
    "use-case/baseline",
  ],
  suits: ({ traits }) => traits.trains.value || traits.llm.value,
  edits(project) {
    const stack = describeStack(project);
    const edits: Edit[] = [];
    const create = (path: string, text: string) => edits.push(newFile(project, path, text));
    if (project.traits.trains.value || !project.traits.llm.value) {
      create("evals/test_model_quality.py", modelQualityTest(stack));
      create("evals/thresholds.json", qualityThresholds(stack));
    }
    if (project.traits.llm.value) {
      create("evals/promptfooconfig.yaml", promptfooConfig(stack));
      create("evals/cases.yaml", promptCases(project.traits.rag.value));
    }
    return edits;
  },
  declares(project) {
    const [command] = evalCommands(project, describeStack(project));
    return command && project.manifest.has("evals", 0) ? [{ path: ["evals", 0, "command"], value: command.line }] : [];
  },
};
