import { describeStack } from "../project/stack.js";
import { evalCommands } from "./eval-command.js";
import { newFile } from "./new-file.js";
import { whichCi } from "./questions.js";
import type { Scaffold } from "./scaffold.js";
import { scheduledWorkflow } from "./scheduled-workflow.js";
import { canaryScript } from "./templates/canary-script.js";

/** Notices when a provider changes a model behind its name. */
export const providerCanary: Scaffold = {
  title: "Canary of the provider",
  description: "A script that asks fixed questions and compares the answers with stored ones, and a daily workflow that runs it.",
  effort: 20,
  companions: /provider-canary[^/]*\.yml$/,
  questions: [whichCi],
  raises: ["drift/provider"],
  // For what Node.js runs, the scheduled evaluation of `drift-job` is that canary.
  suits: (project) =>
    project.traits.llm.value &&
    describeStack(project).node === undefined &&
    !/^(?:ollama|huggingface)$/.test(describeStack(project).language.provider?.value ?? ""),
  edits(project) {
    const stack = describeStack(project);
    if (stack.node) return [];
    const workflow = scheduledWorkflow(project, stack, "provider-canary", {
      title: `Provider canary of ${stack.name}`,
      cron: "43 5 * * *",
      todo: "fill in evals/canary.py and commit what `python evals/canary.py --record` writes; the job fails until then.",
      job: {
        id: "provider-canary",
        name: "Provider canary",
        stage: "evaluate",
        runtime: "python",
        lines: ["python evals/canary.py"],
        undeclared: [],
        secrets: evalCommands(project, stack)[0]?.secrets ?? [],
        results: "evals/results/",
      },
    });
    return [newFile(project, "evals/canary.py", canaryScript(stack)), ...workflow];
  },
};
