import type { Evidence } from "../project/evidence.js";
import { filesLike } from "../project/files-like.js";
import { remembered } from "../project/once-per.js";
import type { Project } from "../project/project.js";
import { ownScripts } from "../project/scripts.js";
import { startOf } from "../text/span.js";
import { seen } from "./evidence-of.js";
import type { Practice } from "./practice.js";

/** The share of all code lines that may stand in helper scripts. */
const helpers = 0.15;

export const onlyNotebooks: Practice = {
  title: "All real work is in notebooks",
  find: remembered((project): readonly Evidence[] => {
    const notebooks = project.python.filter(
      ({ form, role, facts }) => form === "notebook" && role !== "test" && role !== "docs" && facts.codeLines > 0,
    );
    const modules = project.python.filter(({ form, role }) => form === "module" && role !== "docs");
    const elsewhere = lines(modules) + lines(ownScripts(project));
    const [first] = notebooks;
    if (!first || elsewhere > helpers * (elsewhere + lines(notebooks)) || isOtherWork(project)) return [];
    return [seen("present", `${notebooks.length} notebooks, ${elsewhere} lines beside them`, startOf(first.path))];
  }),
};

function lines(code: readonly { readonly facts: { readonly codeLines: number } }[]): number {
  return code.reduce((sum, { facts }) => sum + facts.codeLines, 0);
}

/** Work in a language whose lines are not counted. */
function isOtherWork(project: Project): boolean {
  return filesLike(project, /\.(?:sql|r|jl|scala|java|go|rs)$/i).some((path) => project.role(path) === "production");
}
