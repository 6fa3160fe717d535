import { fromProject } from "../project/stack/seen.js";
import { describeStack } from "../project/stack.js";
import { folderOf, prefixOf } from "../workspace/path-parts.js";
import { goldenFolder, safetyFolder } from "./eval-command.js";
import { modelModule } from "./model-module.js";
import { newFile } from "./new-file.js";
import type { Scaffold } from "./scaffold.js";
import { projectProvider, safetyConfig } from "./templates/golden-promptfoo.js";
import { promptfooSafetyCases, safetyCaseLines } from "./templates/safety-case-lines.js";
import { safetyTest } from "./templates/safety-test.js";

/** Attacks and requests that a language model must not go along with. */
export const safetyCases: Scaffold = {
  title: "Safety cases",
  description:
    "Cases of prompt injection, jailbreaks, harmful requests, private data and other topics: for promptfoo where it is used or Node.js runs the project, else with a test.",
  effort: 30,
  companions: /(?:^|\/)safety\/(?:cases\.yaml|ask\.mjs)$/,
  after: ["eval-suite"],
  raises: ["eval/safety-cases", "eval/exists", "eval/dataset"],
  suits: ({ traits }) => traits.llm.value,
  edits(project) {
    const stack = describeStack(project);
    const suite = project.facts("eval").find(({ path, facts }) => {
      const config = fromProject(project, path);
      // The golden set grades by words, not by a judge.
      return facts.tool === "promptfoo" && config !== undefined && !config.startsWith(`${goldenFolder}/`);
    });
    if (!suite) {
      const { language, usedIn } = modelModule(project, stack, "safety");
      const path = `${safetyFolder}/cases.yaml`;
      const config = `${safetyFolder}/promptfooconfig.yaml`;
      if (language !== "python")
        return [
          newFile(project, config, safetyConfig(stack.name)),
          newFile(project, path, promptfooSafetyCases("question", config, path)),
          newFile(project, `${safetyFolder}/ask.mjs`, projectProvider(usedIn)),
        ];
      return [
        newFile(project, "evals/safety_cases.jsonl", safetyCaseLines()),
        newFile(project, "evals/test_safety.py", safetyTest(project, stack)),
      ];
    }
    const config = fromProject(project, suite.path) ?? suite.path;
    const path = `${prefixOf(config)}${folderOf(config) === safetyFolder ? "" : "safety_"}cases.yaml`;
    return [newFile(project, path, promptfooSafetyCases(variableOf(suite.facts.prompts), config, path))];
  },
};

/** The variable in which prompts that stand in the configuration take what a user writes. */
function variableOf(prompts: readonly { readonly value: string }[]): string {
  const named = prompts.flatMap(({ value }) => [...value.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map((match) => match[1] ?? ""));
  return named.find((name) => /question|query|input|message|prompt|text/i.test(name)) ?? named[0] ?? "question";
}
