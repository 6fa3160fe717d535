import type { Stack } from "../../project/stack.js";
import { healthPath } from "../health-probe.js";

/** How the service runs, as far as going back is concerned. */
export interface RollbackPlan {
  /** The Deployment of a cluster. */
  readonly workload?: string;
  readonly hasCanary: boolean;
  /** The Compose file, where the service runs on one machine. */
  readonly compose?: string;
  /** The file of the model, and whether DVC keeps it. */
  readonly model?: string;
  readonly isVersioned: boolean;
  readonly hasLanguageModel: boolean;
  readonly prompts?: string;
}

/** `docs/rollback.md`: the steps by which the previous version comes back. */
export function rollbackDocument(stack: Stack, plan: RollbackPlan): string {
  const { workload, hasCanary, compose } = plan;
  const health = healthPath(stack);
  const steps: string[] = [];
  if (hasCanary)
    steps.push("While a canary runs, end it. All requests go to the stable version again at once:", fence("deploy/canary.sh abort"));
  if (workload)
    steps.push(
      "Go back to the version before. It takes as long as one start of the service:",
      fence(
        `kubectl rollout history deployment/${workload} --namespace production\nkubectl rollout undo deployment/${workload} --namespace production\nkubectl rollout status deployment/${workload} --namespace production`,
      ),
      "Take the change back in the repository too, or the next deployment brings it again:",
      fence("git revert COMMIT"),
    );
  else if (compose)
    steps.push(
      "Build and start the version before, by the commit that was deployed last and worked:",
      fence(`git log --oneline\ngit checkout COMMIT\ndocker compose --file ${compose} up --detach --build --wait`),
    );
  else steps.push("TODO: the commands that deploy the version before again.");
  const models = modelSteps(plan);
  return `# When a release goes wrong

<!-- Written by Roadworthy from what the project shows; look for TODO. -->

## When to act

Go back first and look for the cause afterwards, as soon as one of these is so:

- requests fail, or take much longer than before the release;
- the evaluation, or what users say, is worse than before the release;
- nobody can say within ten minutes what is wrong.

TODO: who may decide, and whom to tell.

## Rollback

${steps.join("\n\n")}
${models === "" ? "" : `\n## The ${plan.hasLanguageModel ? "model or the prompts" : "model"} alone\n\n${models}\n`}
## Check that it worked

${
  health ? `${fence(`curl --fail https://TODO-your-address${health}`)}\n\nIt answers, and` : "A request as users send it is answered, and"
} within ten minutes the share of failing requests and the time to an answer are what they were before the release.

## Afterwards

Write down when it was noticed, when it was over, and what would have shown it earlier. Turn that into a test, an evaluation case or an alert.
`;
}

function modelSteps({ model, isVersioned, hasLanguageModel, prompts }: RollbackPlan): string {
  const steps: string[] = [];
  if (model && isVersioned)
    steps.push(
      `\`${model}\` is kept by DVC. Bring back the one of the last good release, then deploy it:`,
      fence(`git checkout COMMIT -- ${model}.dvc dvc.lock\ndvc checkout ${model}`),
    );
  else if (model)
    steps.push(`\`${model}\` belongs to its release: go back to the release before, or deploy the current code with that release's file.`);
  if (hasLanguageModel)
    steps.push(
      prompts
        ? `Prompts are in \`${prompts}\`; the model's id is in the code. Take their last change back, and deploy:`
        : "The model's id and the prompts are in the code. Take their last change back, and deploy:",
      fence(`git log --oneline${prompts ? ` -- ${prompts}` : ""}\ngit revert COMMIT`),
    );
  return steps.join("\n\n");
}

function fence(commands: string): string {
  return `\`\`\`bash\n${commands}\n\`\`\``;
}
