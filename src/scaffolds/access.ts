import type { Project } from "../project/project.js";
import { describeStack } from "../project/stack.js";
import { newFile } from "./new-file.js";
import { ownTables } from "./own-tables.js";
import type { Scaffold } from "./scaffold.js";
import { type AccessGroup, accessText } from "./templates/access.js";

/** Who may reach what the project has: people fill in who. */
export const access: Scaffold = {
  title: "Access to data and models",
  description: "A document of who may reach the project's data, models and production, with what was detected of each.",
  effort: 30,
  raises: ["governance/access"],
  suits: ({ traits }) => traits.trains.value || traits.llm.value || traits.serves.value || traits.batch.value || traits.pipeline.value,
  edits(project) {
    const text = accessText(describeStack(project).name, groupsOf(project));
    return [newFile(project, "docs/access.md", text)];
  },
  declares: () => [{ path: ["governance", "access"], value: "docs/access.md" }],
};

function groupsOf(project: Project): readonly AccessGroup[] {
  const { layout, learning, service, language } = describeStack(project);
  const tools = (...capabilities: Parameters<Project["withCapability"]>) =>
    project.withCapability(...capabilities).map(({ tool }) => tool.name);
  const sources = (project.manifest.value.data?.sources ?? []).flatMap(({ name }) => (name ? `source ${name}` : []));
  const files = [...ownTables(project).map(({ file }) => file), ...layout.datasets.map(({ value }) => value)];
  return [
    { title: "Data", things: [...sources, ...files, ...tools("warehouse", "database", "object-storage", "vector-store", "lakehouse")] },
    {
      title: "Models",
      things: [
        ...(learning.saved ? [learning.saved.value] : []),
        ...tools("model-registry", "experiment-tracking"),
        ...language.models.map(({ value }) => `key for ${value}`),
      ],
    },
    {
      title: "Production",
      things: [
        ...(service ? [`service in ${service.file}`] : []),
        ...tools(
          "container-orchestration",
          "serverless",
          "hosted-endpoint",
          "cloud",
          "ci",
          "secret-store",
          "llm-observability",
          "log-store",
        ),
      ],
    },
  ].map(({ title, things }) => ({ title, things: [...new Set(things)].slice(0, 12) }));
}
