import type { Project } from "../../project/project.js";
import { tableReads } from "./tabular-data.js";

/** Code beside the model, which reads tables of what was predicted. */
const beside = /(?:^|[/_])(?:monitor\w*|drift|observability|dashboards?|reports?|logs?|logging\w*)(?:[/_.]|$)/i;

/** Whether what the project trains on are images or sound, of which no tool for tables can say anything. */
export function readsOnlyMedia(project: Project): boolean {
  const { trains, pipeline } = project.traits;
  const sees = project.withCapability("media", "speech").some(({ level }) => level === "wired");
  const tables = tableReads(project).filter(({ module }) => !beside.test(project.relative(module.path)));
  return trains.value && !pipeline.value && sees && tables.length === 0 && (project.manifest.value.data?.sources ?? []).length === 0;
}
