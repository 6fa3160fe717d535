import { fromProject } from "../project/stack/seen.js";
import { describeStack } from "../project/stack.js";
import { clusterFolder, foreignWorkload } from "./cluster.js";
import { newFile } from "./new-file.js";
import type { Scaffold } from "./scaffold.js";
import { rollbackDocument } from "./templates/rollback.js";

/** The way back, written down before it is needed. */
export const rollbackRunbook: Scaffold = {
  title: "Rollback runbook",
  description: "The steps by which the previous version of the service, its model or its prompts come back, and how to see that they have.",
  effort: 10,
  raises: ["serving/rollback"],
  suits: ({ traits }) => traits.serves.value,
  edits(project) {
    const stack = describeStack(project);
    const isOurs = project.exists(`${clusterFolder}/base/deployment.yaml`);
    const workload = foreignWorkload(project)?.name ?? (isOurs ? stack.name : undefined);
    const compose = project.facts("compose").find(({ role }) => role === "production")?.path;
    const file = compose === undefined ? undefined : fromProject(project, compose);
    const model = stack.learning.saved?.value;
    const prompts = stack.layout.prompts?.value;
    const text = rollbackDocument(stack, {
      ...(workload && { workload }),
      hasCanary: project.exists("deploy/canary.sh"),
      ...(file && { compose: file }),
      ...(model && { model }),
      isVersioned: model !== undefined && project.exists(`${model}.dvc`),
      hasLanguageModel: project.traits.llm.value,
      ...(prompts && { prompts }),
    });
    return [newFile(project, "docs/rollback.md", text)];
  },
};
