import type { PythonClass, PythonFacts } from "../../facts/python-facts.js";
import { dotted } from "../../practices/dotted.js";
import { ownFacts } from "../../practices/own-facts.js";
import { modulesWith } from "../../project/modules-with.js";
import { callsIn, oncePerModules } from "../../project/production-code.js";
import type { Project, PythonModule } from "../../project/project.js";
import { type Place, startOf } from "../../text/span.js";

/** A schema or contract of data, wherever it is written. */
export interface DataSchema {
  /** "`Trips` (Pandera)". */
  readonly what: string;
  /** Whether it promises anything of a column. */
  readonly binds: boolean;
  readonly at: Place;
}

const classes = dotted("pandera.**.DataFrameModel", "pandera.**.SchemaModel", "dataframely.Schema", "patito.Model");
const rows = dotted("sqlmodel.SQLModel");
const built = dotted(
  "pandera.**.DataFrameSchema",
  "pyspark.sql.types.StructType",
  "pyarrow.schema",
  "datasets.**.Features",
  "polars.Schema",
);
const expecting = ["**.expect_column_*", "great_expectations.**.ExpectColumn*"];
const expectations = dotted(...expecting);
const columnChecks = dotted(
  ...expecting,
  "pandera.**.infer_schema",
  "pandera.**.from_yaml",
  "tensorflow_data_validation.load_schema_text",
  "tensorflow_data_validation.validate_statistics",
  "pointblank.**.col_vals_*",
  "pointblank.**.col_schema_match",
  "pydeequ.**.isComplete",
  "pydeequ.**.hasDataType",
  "cuallee.**.is_complete",
  "frictionless.Schema",
  "mlflow.**.infer_signature",
  "mlflow.**.ColSpec",
  "sqlalchemy.**.Column",
  "sqlalchemy.**.mapped_column",
  "sagemaker.**.suggest_baseline",
  "evidently.**.DataDefinition",
  "evidently.**.TestColumn*",
);
/** A table that a statement makes with a promise beyond its types. */
const table =
  /\bcreate\s+(?:or\s+replace\s+)?(?:\w+\s+)?table\b[^;]{0,4000}?\b(?:not\s+null|primary\s+key|unique|check\s*\(|references\s)/i;

/** `create table a (b int unique)` is hardly shorter. */
const shortestTable = 24;

/** All schemas and contracts of a project's files and code, those of tests, examples and documents left out. */
export function dataSchemas(project: Project): readonly DataSchema[] {
  const files = ownFacts(project, "data-checks").flatMap(({ path, role, facts }): DataSchema[] => {
    if (role === "example" || role === "vendored" || facts.role === "runner" || facts.role === "dictionary") return [];
    // A query whose rows are failures says nothing of a column.
    if (path.endsWith(".sql")) return [];
    return [{ what: `\`${project.relative(path)}\` (${facts.tool})`, binds: facts.checks > 0, at: startOf(path) }];
  });
  // A monitor of data holds it against a baseline of its columns.
  const monitors = project
    .facts("infrastructure")
    .flatMap(({ path, facts }) =>
      facts.resources
        .filter(({ kind }) => /MonitoringSchedule|DataQualityJobDefinition|sagemaker_data_quality|google_dataplex_datascan/.test(kind))
        .map(({ kind, span }) => ({ what: `\`${kind}\``, binds: true, at: { path, span } })),
    );
  return [...files, ...monitors, ...tablesInSql(project), ...schemasInCode(project.python)];
}

/** The files of SQL that make tables with types. */
function tablesInSql(project: Project): readonly DataSchema[] {
  return project.facts("configuration").flatMap(({ path, role, facts }): DataSchema[] => {
    const made = role === "production" ? facts.signs.find(({ value }) => value === "sql-table") : undefined;
    return made ? [{ what: `a \`CREATE TABLE\` in \`${project.relative(path)}\``, binds: true, at: { path, span: made.span } }] : [];
  });
}

const mayPromise = (name: string) => columnChecks.test(name) || built.test(name);

/** The schemas that code makes. */
export const schemasInCode = oncePerModules((modules) => {
  const promising = new Set(
    modulesWith(modules, { calls: mayPromise, strings: (text) => text.length >= shortestTable && table.test(text) }),
  );
  return modules.flatMap((module): readonly DataSchema[] => {
    if (!promising.has(module) && module.facts.classes.length === 0) return [];
    if (module.role === "docs" || module.role === "example" || module.role === "vendored") return [];
    const [check] = callsIn(module, module.role === "test" ? expectations : columnChecks);
    const checked = check ? [{ what: `\`${check.call.name}()\` called`, binds: true, at: check.at }] : [];
    // What tests write down is mostly made up for them; what they expect of columns is not.
    if (module.role === "test") return checked;
    const made = callsIn(module, built).flatMap(({ call, at }) => {
      const binds = !isBlank(call.arguments);
      return binds || call.name.startsWith("pandera.") ? [{ what: `\`${call.name}()\``, binds, at }] : [];
    });
    const statement = module.facts.strings.find(({ value }) => table.test(value));
    const tables = statement ? [{ what: "a `CREATE TABLE` with constraints", binds: true, at: module.place(statement.span) }] : [];
    return [...schemaClasses(module), ...made, ...checked, ...tables];
  });
});

/** The classes of a module that say what rows of a table hold. */
export function schemaClasses({ facts, place }: PythonModule): readonly DataSchema[] {
  return facts.classes
    .filter(({ bases }) => bases.some((base) => classes.test(base) || rows.test(base)))
    .map((one) => ({
      what: `\`${one.name}\``,
      binds: one.fields.length > 0 || isInherited(facts, one) || hasChecks(facts, one),
      at: place(one.span),
    }));
}

/** Whether others build on a class, so that it may be empty on purpose. */
function isInherited({ classes: all }: PythonFacts, { name }: PythonClass): boolean {
  return all.some(({ bases }) => bases.some((base) => base === name || base.endsWith(`.${name}`)));
}

function hasChecks({ functions }: PythonFacts, { name }: PythonClass): boolean {
  return functions.some(({ scope, decorators }) => scope.endsWith(name) && decorators.length > 0);
}

/** Whether a schema is made of an empty list or dictionary of columns. */
function isBlank(given: PythonFacts["calls"][number]["arguments"]): boolean {
  const value = (given.find(({ name }) => name === "columns" || name === "fields") ?? given[0])?.value;
  return (value?.kind === "dict" && value.entries.length === 0 && !value.unpacked) || (value?.kind === "list" && value.items.length === 0);
}
