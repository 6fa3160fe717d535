import type { Evidence } from "../project/evidence.js";
import type { Project } from "../project/project.js";
import { startOf } from "../text/span.js";
import { seen } from "./evidence-of.js";
import type { Practice } from "./practice.js";

/** The share of all code lines that may stand in helper scripts. */
const helpers = 0.15;

export const onlyNotebooks: Practice = {
  title: "All real work is in notebooks",
  find: (project): readonly Evidence[] => {
    const notebooks = project.python.filter(({ form, role }) => form === "notebook" && role !== "test" && role !== "docs");
    const lines = (modules: Project["python"]) => modules.reduce((sum, { facts }) => sum + facts.codeLines, 0);
    const elsewhere = lines(project.python.filter(({ form, role }) => form === "module" && role !== "docs"));
    const [first] = notebooks;
    if (!first || elsewhere > helpers * (elsewhere + lines(notebooks)) || isOtherWork(project)) return [];
    return [seen("present", `${notebooks.length} notebooks, ${elsewhere} lines of modules`, startOf(first.path))];
  },
};

/** Work in another language than Python. */
function isOtherWork(project: Project): boolean {
  return project.files.some((path) => project.role(path) === "production" && /\.(?:sql|r|jl|scala|java|go|rs)$/i.test(path));
}
