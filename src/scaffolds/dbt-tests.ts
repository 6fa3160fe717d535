import { dbtModels } from "../practices/dbt-models.js";
import { ownFacts } from "../practices/own-facts.js";
import type { Project } from "../project/project.js";
import type { Edit } from "../text/edit.js";
import { folderOf, pathIn } from "../workspace/path-parts.js";
import type { Scaffold } from "./scaffold.js";
import { dbtProperties, hasRows, type ModelToTest, uniqueKey } from "./templates/dbt-tests.js";

/** Something that can fail for each model of dbt. */
export const dbtTests: Scaffold = {
  title: "Tests of dbt models",
  description: "Tests of the dbt models that have none: of the key where the model shows one, else that there are rows.",
  effort: 15,
  raises: ["data/transforms-tested"],
  suits: (project) => dbtModels(project).some(({ isTested }) => !isTested),
  edits(project) {
    const bare = dbtModels(project).filter(({ isTested, at }) => !isTested && at.path.endsWith(".sql"));
    const [first] = bare;
    const home = first && homeOf(project, first.at.path);
    if (!home) return [];
    const models = bare.slice(0, 200).map(({ name, at }): ModelToTest => ({ name, key: keyOf(name, columnsOf(project, at.path, name)) }));
    const keyed = models.filter(({ key }) => key !== undefined);
    const create = (path: string, text: string): Edit => ({ kind: "create", path, text });
    // dbt takes one entry for a model in all property files: where there are some, tests are queries.
    const hasProperties = ownFacts(project, "data-checks").some(({ path, facts }) => facts.tool === "dbt-tests" && !path.endsWith(".sql"));
    const inFolder = (path: string) => pathIn(home.folder, path);
    return [
      ...(keyed.length > 0 && !hasProperties ? [create(inFolder(`${home.models}/key_tests.yml`), dbtProperties(keyed))] : []),
      ...models.flatMap(({ name, key }) => {
        if (key === undefined) return [create(inFolder(`tests/${name}_has_rows.sql`), hasRows(name))];
        return hasProperties ? [create(inFolder(`tests/${name}_${key}_is_unique.sql`), uniqueKey(name, key))] : [];
      }),
    ];
  },
};

/** The folder of the dbt project that a model is of, and its folder of models. */
function homeOf(project: Project, path: string): { readonly folder: string; readonly models: string } | undefined {
  for (const one of ownFacts(project, "pipeline").filter(({ facts }) => facts.tool === "dbt")) {
    const folder = folderOf(one.path);
    const models = one.facts.pipelines.flatMap(({ steps }) => steps.map(({ value }) => value.replace(/^\.\/|\/+$/g, "")));
    const found = models.find((name) => path.startsWith(`${pathIn(folder, name)}/`));
    if (found !== undefined) return { folder, models: found };
  }
  return undefined;
}

function columnsOf(project: Project, path: string, name: string): readonly string[] {
  const own = project.facts("table").filter((one) => one.path === path);
  return own.flatMap(({ facts }) =>
    facts.tables.filter((table) => table.name === name).flatMap(({ columns }) => columns.map((one) => one.name)),
  );
}

/** The column that tells rows apart, by the names of model and column: `order_id` of `stg_shop__orders`. */
function keyOf(model: string, columns: readonly string[]): string | undefined {
  const plural = model
    .toLowerCase()
    .replace(/^(?:stg|int|fct|fact|dim|mart|base|src)_+/, "")
    .replace(/^.*__/, "");
  const singular = plural.replace(/ies$/, "y").replace(/(?<=ss|sh|ch|x)es$|(?<!s)s$/, "");
  const keys = [singular, plural].flatMap((one) => [`${one}_id`, `${one}_key`, `${one}_sk`]);
  return columns.find((column) => [...keys, "id"].includes(column.toLowerCase()));
}
