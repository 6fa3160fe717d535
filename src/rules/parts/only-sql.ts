import { dbtModels } from "../../practices/dbt-models.js";
import { remembered } from "../../project/once-per.js";
import type { Project } from "../../project/project.js";

const code = /\.(?:py|ipynb|[cm]?[jt]sx?|r|rmd|jl|java|kt|scala|go|rs|cs|cpp)$/i;

/** Why questions about code and its packages do not arise: the project is models in SQL, which dbt runs, and nothing else. */
export const onlySql = remembered((project: Project): string | undefined => {
  const isCode = (path: string) => code.test(path) && project.role(path) !== "vendored" && project.role(path) !== "docs";
  return dbtModels(project).length > 0 && !project.files.some(isCode)
    ? "The project's code is SQL that dbt runs, and nothing else."
    : undefined;
});
