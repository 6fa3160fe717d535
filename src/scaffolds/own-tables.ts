import type { TableFacts } from "../facts/table-facts.js";
import type { Project } from "../project/project.js";
import { fromProject } from "../project/stack/seen.js";
import { describeStack } from "../project/stack.js";

/** A table of the project's own data. */
export type OwnTable = TableFacts["tables"][number] & {
  /** The file of its rows or of its definition, relative to the project. */
  readonly file: string;
  readonly isDefinition: boolean;
};

/** Parts and copies of one table, which say nothing new, and tables that are wrong on purpose. */
const part =
  /(?:^|[/_.-])(?:test|val|valid|validation|dev|hold_?out|predictions?|scored|outputs?|submissions?|gold|labels?|bad|broken|corrupt(?:ed)?|invalid|malformed)(?=[/_.-])/i;
/** What an exploration of data leaves: tables about tables. */
const derived =
  /(?:^|[/_.-])(?:missing_?(?:values?|data|counts?|report)|nulls?_?(?:values|counts?)|null_?summary|describe|data_?dictionary|(?:feature_?)?importances?|confusion_?matrix|correlations?|corr_?matrix|classification_?report)(?=[/_.-])|(?:^|\/)(?:reports?|figures|plots)\//i;
const most = 10;

/** The tables that a project's data files hold and its SQL defines, those first that its code names; one of a name, evaluations and tests left out. */
export function ownTables(project: Project): readonly OwnTable[] {
  const named = new Set(describeStack(project).layout.datasets.map(({ value }) => value));
  const all = project.facts("table").flatMap(({ path, role, facts }) => {
    const file = fromProject(project, path);
    if (file === undefined || role !== "production" || part.test(file) || derived.test(file)) return [];
    return facts.tables
      .filter(({ namesOnly }) => !namesOnly)
      .map((table): OwnTable => ({ ...table, file, isDefinition: file.endsWith(".sql") }));
  });
  const ordered = [...all.filter(({ file }) => named.has(file)), ...all.filter(({ file }) => !named.has(file))];
  return ordered.filter(({ name }, index) => ordered.findIndex((one) => one.name === name) === index).slice(0, most);
}
