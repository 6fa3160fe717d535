import type { Rule } from "../rule.js";
import { isUseUnseen, toolVerdict } from "../tool-claim.js";

export const experiments: Rule = {
  title: "Training runs are tracked",
  why: { source: "A0 #6", text: "Without experiment tracking nobody can say which parameters and data gave the model that runs." },
  applies: "trains",
  stage: "pilot",
  weight: 2,
  asks: "wired",
  evidence: {
    claimed: "`experiments.tool` names a tracker.",
    present: "A tracker is among the dependencies.",
    wired: "Code calls the tracker (MLflow, Weights & Biases, TensorBoard, DVCLive, …).",
  },
  contradicted: "`experiments.tool` names a tracker that nothing in the workspace shows.",
  manifest: ["experiments"],
  fixes: [{ kind: "manifest", title: "Name the experiment tracker", path: ["experiments"], value: { tool: "TODO: mlflow" } }],
  check(project) {
    const { evidence, gaps, tools } = toolVerdict(project, ["experiments", "tool"], ["experiment-tracking"]);
    if (gaps.length > 0 || tools.some(({ level }) => level === "wired")) return { evidence, gaps };
    if (evidence.length === 0)
      return {
        evidence,
        gaps: [
          {
            kind: "missing",
            message: "Training runs leave no record: no experiment tracker (MLflow, Weights & Biases, TensorBoard …) is imported.",
          },
        ],
      };
    if (tools.some((tool) => isUseUnseen(project, tool))) return { evidence, gaps };
    const name = tools[0]?.tool.name ?? "The tracker";
    return {
      evidence,
      gaps: [
        { kind: "weak", message: `${name} is ${tools.length > 0 ? "installed" : "declared"}, but no code calls it.`, at: evidence[0]?.at },
      ],
    };
  },
};
