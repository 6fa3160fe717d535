import type { PythonFunction } from "../facts/python-facts.js";
import { remembered } from "../project/once-per.js";
import { oncePerModules } from "../project/production-code.js";
import type { PythonModule } from "../project/project.js";
import { startOf } from "../text/span.js";
import { dotted } from "./dotted.js";
import { calledIn, seen, toolsInUse } from "./evidence-of.js";
import { ownFacts } from "./own-facts.js";
import type { Practice } from "./practice.js";

/** Functions that check a data set, by their names. */
const dataCheck =
  /^(?:validate|check|verify|assert|ensure)_(?:\w+_)?(?:data|dataset|dataframe|df|schema|columns|nulls|missing_values|data_quality|duplicates|leakage)$|^(?:data|schema)_(?:validation|quality_check)s?$/;
/** Tests that are about data whatever they run. */
const dataTest =
  /^test_(?:\w+_)?(?:leak|leakage|data_schema|schema_of_data|no_nulls|not_null|no_missing(?:_values)?|data_quality|no_duplicates|class_balance|data_leak\w*)(?:_\w+)?$/;
/** Tests that are about data where they read a file of it. */
const fileTest =
  /^test_(?:\w+_)?(?:schema|columns?|dtypes?|missing|nulls?|nans?|distribution|ranges?|duplicates?|unique|outliers?)(?:_\w+)?$/;

const frames = /^(?:pandas|polars|pyspark|dask|numpy|pyarrow|duckdb)(?:\.|$)/;
const readsFile = dotted("pandas.read_*", "polars.read_*", "polars.scan_*", "**.read.csv", "**.read.parquet", "pyarrow.**.read_table");

const tfxValidator = dotted("tfx.**.ExampleValidator");
/** Operators of Airflow that fail where a query finds what it should not. */
const checkOperator = /^airflow\.(?:\w+\.)*\w*CheckOperator$/;
/** Classes of one's own that check data, and what they raise. */
const checkClass = /^Data(?:Quality|Validat)\w*$|^\w*Data(?:QualityCheck|Validat)\w*$/;
const raised = /(?:^|\.)\w*(?:Error|Exception)$/;
const assetCheck = dotted("dagster.**.asset_check", "dagster.**.multi_asset_check");

export const dataTests: Practice = {
  title: "Data itself is tested",
  find: remembered((project) => [
    ...ownFacts(project, "data-checks")
      .filter(({ facts }) => facts.role === "checks" && facts.checks > 0)
      .map(({ path, facts }) =>
        seen(
          "present",
          `${facts.checks} check${facts.checks === 1 ? "" : "s"} in \`${project.relative(path)}\` (${facts.tool})`,
          startOf(path),
        ),
      ),
    ...toolsInUse(project, "data-quality"),
    ...calledIn(project.python, tfxValidator),
    ...calledIn(project.python, checkOperator),
    ...ownChecks(project.python),
  ]),
};

/** Functions that raise or assert something of data, and the checks of Dagster's assets. */
const ownChecks = oncePerModules((modules) =>
  modules
    .filter(({ role }) => role !== "docs")
    .flatMap((module) => {
      const isCheck = checkOf(module);
      const functions = module.facts.functions.filter((one) =>
        isCheck(one.name) ? canFail(module, one) : one.decorators.some(({ name }) => assetCheck.test(name)),
      );
      const classes = module.facts.classes.filter(({ name }) => checkClass.test(name) && raises(module, name));
      return [
        ...functions.map(({ name, span }) => seen("present", `\`${name}()\` checks data`, module.place(span))),
        ...classes.map(({ name, span }) => seen("present", `\`${name}\` checks data`, module.place(span))),
      ];
    }),
);

/** Tells the functions of a module that check data by their names: none where it handles no data frames. */
function checkOf({ role, facts }: PythonModule): (name: string) => boolean {
  if (!facts.imports.some(({ module }) => frames.test(module))) return () => false;
  if (role !== "test") return (name) => dataCheck.test(name);
  const isOfFile = facts.calls.some(({ name }) => readsFile.test(name));
  return (name) => dataTest.test(name) || (isOfFile && fileTest.test(name));
}

function canFail(module: PythonModule, { name, empty, assertions }: PythonFunction): boolean {
  const { checks } = module.facts;
  return (
    !empty && (assertions > 0 || checks.some(({ scope, does }) => scope.endsWith(name) && does.includes("raise")) || raises(module, name))
  );
}

/** Whether something is raised in a function or class, as far as its errors are made where they are raised. */
function raises({ facts }: PythonModule, within: string): boolean {
  return facts.calls.some(
    ({ name, scope, assignedTo }) => raised.test(name) && assignedTo.length === 0 && scope.split(".").includes(within),
  );
}
