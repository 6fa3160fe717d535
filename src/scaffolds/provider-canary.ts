import { describeStack } from "../project/stack.js";
import { evalCommands } from "./eval-command.js";
import { modelModule } from "./model-module.js";
import { newFile } from "./new-file.js";
import { whichCi } from "./questions.js";
import type { Scaffold } from "./scaffold.js";
import { scheduledWorkflow } from "./scheduled-workflow.js";
import { canaryNode } from "./templates/canary-node.js";
import { canaryScript } from "./templates/canary-script.js";

/** Notices when a provider changes a model behind its name. */
export const providerCanary: Scaffold = {
  title: "Canary of the provider",
  description: "A script that asks fixed questions and compares the answers with stored ones, and a daily workflow that runs it.",
  effort: 20,
  companions: /provider-canary[^/]*\.yml$/,
  questions: [whichCi],
  raises: ["drift/provider"],
  suits: (project) => project.traits.llm.value && !/^(?:ollama|huggingface)$/.test(describeStack(project).language.provider?.value ?? ""),
  edits(project) {
    const stack = describeStack(project);
    const isPython = modelModule(project, stack, "canary").language === "python";
    const line = isPython ? "python evals/canary.py" : "node evals/canary.mjs";
    const workflow = scheduledWorkflow(project, stack, "provider-canary", {
      title: `Provider canary of ${stack.name}`,
      cron: "43 5 * * *",
      todo: `fill in ${line.split(" ")[1]} and commit what \`${line} --record\` writes; the job fails until then.`,
      job: {
        id: "provider-canary",
        name: "Provider canary",
        stage: "evaluate",
        runtime: isPython ? "python" : "node",
        lines: [line],
        undeclared: [],
        secrets: evalCommands(project, stack)[0]?.secrets ?? [],
        results: "evals/results/",
      },
    });
    const script = isPython
      ? newFile(project, "evals/canary.py", canaryScript(stack))
      : newFile(project, "evals/canary.mjs", canaryNode(stack));
    return [script, ...workflow];
  },
};
