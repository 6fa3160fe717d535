import { describeStack } from "../project/stack.js";
import { newFile } from "./new-file.js";
import { ownTables } from "./own-tables.js";
import type { Scaffold } from "./scaffold.js";
import { datasheetText } from "./templates/datasheet.js";

/** What people have to say of the data, with the columns listed already. */
export const datasheet: Scaffold = {
  title: "Datasheet",
  description: "A datasheet of the data: how they were collected, known gaps and biases, and a dictionary of the columns that they have.",
  effort: 45,
  raises: ["data/dictionary", "data/known-bias"],
  suits: (project) => project.traits.trains.value || project.traits.pipeline.value || ownTables(project).length > 0,
  edits(project) {
    const { layout, name } = describeStack(project);
    const sources = (project.manifest.value.data?.sources ?? []).flatMap((source) => source.name || []);
    const text = datasheetText({ name, tables: ownTables(project), files: layout.datasets.map(({ value }) => value), sources });
    return [newFile(project, "docs/datasheet.md", text)];
  },
  declares: () => [{ path: ["data", "dictionary"], value: "docs/datasheet.md" }],
};
