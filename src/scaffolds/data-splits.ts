import type { Project } from "../project/project.js";
import { declared } from "../project/stack/written-commands.js";
import { describeStack } from "../project/stack.js";
import { newFile } from "./new-file.js";
import { ownTables } from "./own-tables.js";
import { howMuch } from "./questions.js";
import type { Scaffold } from "./scaffold.js";
import { type Split, splitScript } from "./templates/split-script.js";

/** Parts of the data that stay apart, whoever makes them again. */
export const dataSplits: Scaffold = {
  title: "Data splits",
  description:
    "A script that splits the data by seed, time or group, writes the parts with their hashes, and checks that no row is in two.",
  effort: 15,
  questions: [howMuch("Which seed splits the data?", ["data", "splits", "seed"], () => "7")],
  raises: ["data/splits"],
  suits: ({ traits }) => traits.trains.value,
  edits(project) {
    return [newFile(project, "jobs/split_data.py", splitScript(splitOf(project)))];
  },
};

/** Columns of whom or what rows tell: rows of one belong together. */
const groupName =
  /^(?:customer|client|user|patient|person|member|account|device|machine|store|shop|session|household|company)_?(?:id|no|number|key)?$/i;

function splitOf(project: Project): Split {
  const { layout, packaging } = describeStack(project);
  const [table] = ownTables(project).filter(({ isDefinition }) => !isDefinition);
  const part = /(?:^|[/_.-])(?:train|test|val|valid|validation|reference|current|scored|predictions?)(?=[/_.-])/i;
  const file = table?.file ?? layout.datasets.map(({ value }) => value).find((path) => !part.test(path));
  const time = table?.columns.find(({ type, filled }) => filled && (type === "date" || type === "timestamp"));
  const group = table?.columns.find(({ name, distinct }) => groupName.test(name) && !distinct);
  const seed = Number(declared(project, "data", "splits", "seed")?.value);
  const undeclared = packaging.packages.has("pandas") ? [] : ["pandas"];
  const common = { file, undeclared, seed: Number.isSafeInteger(seed) && seed > 0 ? seed : 7 };
  if (project.traits["time-series"].value) return { ...common, by: "time", column: time?.name };
  if (group) return { ...common, by: "group", column: group.name };
  return { ...common, by: "row", column: undefined };
}
