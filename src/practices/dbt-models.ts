import { remembered } from "../project/once-per.js";
import type { Project } from "../project/project.js";
import { lastPart } from "../text/last-part.js";
import { type Place, startOf } from "../text/span.js";
import { folderOf, nameOf } from "../workspace/path-parts.js";
import { ownFacts } from "./own-facts.js";

/** A model of dbt, and how many files put a test on it. */
export interface DbtModel {
  readonly name: string;
  readonly isTested: boolean;
  readonly at: Place;
}

/** The models of the project's dbt projects, by the folders that each names. A test is one of the model or of its columns, a query on it, or a unit test. */
export const dbtModels = remembered((project: Project): readonly DbtModel[] => {
  const folders = ownFacts(project, "pipeline")
    .filter(({ facts, role }) => facts.tool === "dbt" && role !== "example")
    .flatMap(({ path, facts }) => facts.pipelines.flatMap(({ steps }) => steps.map(({ value }) => `${join(folderOf(path), value)}/`)))
    .filter((folder) => !/(?:seeds?|data|snapshots?)\/$/.test(folder));
  if (folders.length === 0) return [];
  const tested = testedModels(project);
  return project.files.flatMap((path) => {
    if (!/\.(?:sql|py)$/.test(path) || !folders.some((folder) => path.startsWith(folder)) || project.role(path) === "vendored") return [];
    const name = nameOf(path).replace(/\.\w+$/, "");
    // A list of days that the semantic layer asks for.
    if (/time_?spine/i.test(name)) return [];
    // A version of a model lies in `orders_v2.sql`; tests are of `orders`.
    return [
      { name, isTested: tested.has(name.toLowerCase()) || tested.has(name.toLowerCase().replace(/[._]v\d+$/, "")), at: startOf(path) },
    ];
  });
});

function testedModels(project: Project): ReadonlySet<string> {
  const names = ownFacts(project, "data-checks")
    .filter(({ facts }) => facts.tool === "dbt-tests" && facts.checks > 0)
    .flatMap(({ path, facts }) =>
      // A query refers to `package.model`, properties speak of `model.column`.
      facts.subjects.map(({ value }) => (path.endsWith(".sql") ? lastPart(value) : value.replace(/\..*$/s, ""))),
    );
  return new Set(names.map((name) => name.toLowerCase()));
}

function join(folder: string, path: string): string {
  const inside = path.replace(/^\.\//, "").replace(/\/+$/, "");
  return folder === "" ? inside : `${folder}/${inside}`;
}
