import { describeStack } from "../project/stack.js";
import { goldenFolder } from "./eval-command.js";
import { modelModule } from "./model-module.js";
import { newFile } from "./new-file.js";
import type { Scaffold } from "./scaffold.js";
import { goldenCases, goldenComparison, goldenConfig, projectProvider } from "./templates/golden-promptfoo.js";
import { goldenTest } from "./templates/golden-test.js";

/** Questions with known answers, and marks below which no change ships. */
export const goldenSet: Scaffold = {
  title: "Golden set",
  description: "Questions with expected answers, and a test with thresholds over all, by slice, and against the last accepted run.",
  effort: 60,
  companions: /(?:^|\/)golden(?:\.jsonl|\/(?:cases\.yaml|ask\.mjs|compare\.mjs))$/,
  after: ["eval-suite"],
  raises: ["eval/exists", "eval/dataset", "eval/own-data", "eval/threshold", "eval/slices"],
  suits: ({ traits }) => traits.llm.value,
  edits(project) {
    const stack = describeStack(project);
    const { language, usedIn } = modelModule(project, stack, "golden");
    if (language !== "python")
      return [
        newFile(project, `${goldenFolder}/promptfooconfig.yaml`, goldenConfig(stack.name)),
        newFile(project, `${goldenFolder}/cases.yaml`, goldenCases),
        newFile(project, `${goldenFolder}/ask.mjs`, projectProvider(usedIn)),
        newFile(project, `${goldenFolder}/compare.mjs`, goldenComparison),
      ];
    const row = {
      id: "TODO: a short name",
      question: "TODO: a real question that users ask",
      all_of: ["TODO: words that a right answer has to hold"],
      any_of: [],
      none_of: [],
      slice: "TODO: a part of the cases, such as returns",
      must_pass: false,
    };
    return [
      newFile(project, "evals/golden.jsonl", `${JSON.stringify(row)}\n`),
      newFile(project, "evals/test_golden.py", goldenTest(project, stack)),
    ];
  },
};
