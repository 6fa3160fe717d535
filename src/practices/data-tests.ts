import { oncePerModules } from "../project/production-code.js";
import type { PythonModule } from "../project/project.js";
import { startOf } from "../text/span.js";
import { seen, toolsInUse } from "./evidence-of.js";
import type { Practice } from "./practice.js";

/** Functions that check a data set, by their names. */
const dataCheck =
  /^(?:validate|check|verify|assert|ensure)_(?:\w+_)?(?:data|dataset|dataframe|df|schema|columns|nulls|missing_values|data_quality|duplicates|leakage)$|^(?:data|schema)_(?:validation|quality_check)s?$/;
const dataTest =
  /^test_(?:\w+_)?(?:leak|leakage|data_schema|schema_of_data|no_nulls|not_null|no_missing(?:_values)?|data_quality|no_duplicates|class_balance|data_leak\w*)(?:_\w+)?$/;
const frames = /^(?:pandas|polars|pyspark|dask|numpy|pyarrow|duckdb)(?:\.|$)/;

export const dataTests: Practice = {
  title: "Data itself is tested",
  find: (project) => [
    ...project
      .facts("data-checks")
      .filter(({ facts }) => facts.role === "checks" && facts.checks > 0)
      .map(({ path, facts }) => seen("present", `${facts.checks} checks in \`${project.relative(path)}\` (${facts.tool})`, startOf(path))),
    ...toolsInUse(project, "data-quality"),
    ...ownChecks(project.python),
  ],
};

/** Functions of modules that handle data frames, which raise or assert something of the data. */
const ownChecks = oncePerModules((modules) =>
  modules
    .filter(({ role, facts }) => role !== "docs" && facts.imports.some(({ module }) => frames.test(module)))
    .flatMap((module) =>
      module.facts.functions
        .filter((one) => (module.role === "test" ? dataTest : dataCheck).test(one.name) && canFail(module, one))
        .map(({ name, span }) => seen("present", `\`${name}()\` checks data`, module.place(span))),
    ),
);

function canFail({ facts }: PythonModule, { name, empty, assertions }: PythonModule["facts"]["functions"][number]): boolean {
  return !empty && (assertions > 0 || facts.checks.some(({ scope, does }) => scope.endsWith(name) && does.includes("raise")));
}
