import { llmJudge } from "../practices/llm-judge.js";
import type { Project } from "../project/project.js";
import { describeStack } from "../project/stack.js";
import { modelModule } from "./model-module.js";
import { newFile } from "./new-file.js";
import type { Scaffold } from "./scaffold.js";
import { judgeAgreement } from "./templates/judge-agreement.js";
import { judgeAgreementScript } from "./templates/judge-agreement-script.js";

/** Holds a model that grades against people. */
export const judgeCalibration: Scaffold = {
  title: "Calibration of the judge",
  description: "A table for what people and the judge say on the same answers, and a script that fails when they agree too seldom.",
  effort: 60,
  raises: ["eval/judge-calibrated"],
  suits: (project) => project.traits.llm.value && hasJudge(project),
  edits(project) {
    const { language } = modelModule(project, describeStack(project), "judge");
    return [
      // Only the head: each row is for people to label.
      newFile(project, "evals/judge-human.csv", "id,question,answer,human,judge\n"),
      language === "python"
        ? newFile(project, "evals/judge_agreement.py", judgeAgreement())
        : newFile(project, "evals/judge-agreement.mjs", judgeAgreementScript),
    ];
  },
};

function hasJudge(project: Project): boolean {
  const isDeclared = (project.manifest.value.evals ?? []).some(({ type, judge }) => type === "llm-judge" || judge !== undefined);
  return isDeclared || llmJudge.find(project).length > 0;
}
