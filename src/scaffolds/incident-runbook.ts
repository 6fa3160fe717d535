import type { Project } from "../project/project.js";
import { describeStack } from "../project/stack.js";
import { clusterFolder } from "./cluster.js";
import { healthPath, portOf } from "./health-probe.js";
import { newFile } from "./new-file.js";
import { nodeStart } from "./node-recipe.js";
import type { Scaffold } from "./scaffold.js";
import { incidentRunbook as runbookText } from "./templates/incident-runbook.js";

/** What to do when it fails, alert by alert. */
export const incidentRunbook: Scaffold = {
  title: "Incident runbook",
  description: "A runbook that names the project's own alerts, what each means and where to look first, with commands of this stack.",
  effort: 45,
  after: ["monitoring", "grafana-dashboard", "rollback-runbook"],
  raises: ["monitoring/runbook"],
  suits: ({ traits }) => traits.serves.value || traits.batch.value,
  edits(project) {
    const stack = describeStack(project);
    const { name, service, node, batch, training } = stack;
    const health = healthPath(stack);
    const text = runbookText({
      name,
      alerts: alertsOf(project),
      start: service?.command ?? batch?.value.command ?? (node && nodeStart(node)?.join(" ")),
      health: health && `http://localhost:${portOf(stack)}${health}`,
      hasImage: project.facts("dockerfile").length > 0,
      ...(project.exists("docs/rollback.md") && { rollback: "rollback.md" }),
      ...(project.exists(dashboard) && { dashboard: `../${dashboard}` }),
      ...(project.exists(`${clusterFolder}/base/deployment.yaml`) && { deployment: name }),
      isKubernetes: project.facts("infrastructure").some(({ facts }) => facts.format === "kubernetes" || facts.format === "helm"),
      retrain: training?.value.command,
      hasLanguageModel: project.traits.llm.value,
    });
    return [newFile(project, "docs/runbook.md", text)];
  },
  declares: () => [{ path: ["monitoring", "runbook"], value: "docs/runbook.md" }],
};

const dashboard = "monitoring/grafana/dashboards/service.json";

function alertsOf(project: Project) {
  const all = project.facts("monitoring").flatMap(({ facts }) => facts.alerts.map(({ name, expression }) => ({ name, expression })));
  return all.filter(({ name }, index) => all.findIndex((one) => one.name === name) === index).slice(0, 40);
}
