import { inWorkspace } from "../project/stack/seen.js";
import { describeStack } from "../project/stack.js";
import { ciSystem, workflowPath } from "./ci-place.js";
import { evalCommands } from "./eval-command.js";
import type { Scaffold } from "./scaffold.js";
import { canaryScript } from "./templates/canary-script.js";
import { githubSchedule, gitlabSchedule } from "./templates/scheduled-workflow.js";

/** Notices when a provider changes a model behind its name. */
export const providerCanary: Scaffold = {
  title: "Canary of the provider",
  description: "A script that asks fixed questions and compares the answers with stored ones, and a daily workflow that runs it.",
  effort: 20,
  companions: /provider-canary[^/]*\.yml$/,
  raises: ["drift/provider"],
  suits: (project) => project.traits.llm.value && !/^(?:ollama|huggingface)$/.test(describeStack(project).language.provider?.value ?? ""),
  edits(project) {
    const stack = describeStack(project);
    const schedule = ciSystem(project) === "github-actions" ? githubSchedule : gitlabSchedule;
    const workflow = schedule(project.root, stack, {
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
    return [
      { kind: "create", path: inWorkspace(project, "evals/canary.py"), text: canaryScript(stack) },
      { kind: "create", path: workflowPath(project, "provider-canary"), text: workflow },
    ];
  },
};
