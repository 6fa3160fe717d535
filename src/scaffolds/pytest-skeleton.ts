import type { PythonFacts } from "../facts/python-facts.js";
import type { Project } from "../project/project.js";
import { importRoot, type LocalModules, localModules } from "../project/stack/import-root.js";
import { fromProject } from "../project/stack/seen.js";
import { describeStack } from "../project/stack.js";
import { folderOf } from "../workspace/path-parts.js";
import { newFile } from "./new-file.js";
import type { Scaffold } from "./scaffold.js";
import { firstTests, type TestedModule } from "./templates/first-tests.js";

/** First tests that run the project's own code, for projects without any. */
export const pytestSkeleton: Scaffold = {
  title: "First tests",
  description: "Tests that import the project's own modules and ask its service, to be followed by tests of what they compute.",
  effort: 30,
  raises: ["repro/tests"],
  suits: (project) => testableModules(project).some(({ acts }) => acts === undefined) && !hasTests(project),
  edits(project) {
    const modules = testableModules(project);
    if (modules.every(({ acts }) => acts !== undefined) || hasTests(project)) return [];
    const { service, packaging } = describeStack(project);
    const served = service?.framework === "fastapi" || service?.framework === "flask" ? service : undefined;
    const module = served && modules.find(({ file }) => file === served.file);
    const text = firstTests({
      modules,
      service:
        served && module && module.acts === undefined
          ? {
              framework: served.framework === "fastapi" ? "fastapi" : "flask",
              module: served.module,
              variable: served.variable,
              factory: served.factory,
              health: served.health?.value,
            }
          : undefined,
      undeclared: packaging.packages.has("pytest") ? [] : ["pytest", ...(served?.framework === "fastapi" ? ["httpx"] : [])],
    });
    return [newFile(project, "tests/test_project.py", text)];
  },
};

/** Whether code is tested; what tests data only is in a folder of that name. */
function hasTests(project: Project): boolean {
  return project.python.some(
    ({ path, role, facts }) =>
      role === "test" && !/(?:^|\/)data\//.test(path) && facts.functions.some(({ name }) => name.startsWith("test")),
  );
}

/** What may stand at the top of a module without a file, a network or a key. */
const harmless =
  /^(?:logging\.\w+|.*\.getLogger|os\.(?:getenv|environ\.get|path\.\w+)|pathlib\.\w+|re\.compile|typing\.\w+|collections\.\w+|dataclasses\.\w+|fastapi\.(?:FastAPI|APIRouter|\w+\.\w+)|flask\.(?:Flask|Blueprint)|pydantic\.\w+|frozenset|set|dict|tuple|list|len|range|int|float|str|TypeVar|sys\.path\.\w+)(?:\(\)(?:\.\w+)*)?$/;
const most = 30;
const mostImported = 500;

/** The modules of production that have functions or classes, and whether importing one does more than define them. */
function testableModules(project: Project): readonly TestedModule[] {
  const local = localModules(project);
  const found: TestedModule[] = [];
  for (const { form, role, path, facts } of project.python) {
    if (found.length === most) break;
    const file = fromProject(project, path);
    if (form !== "module" || role !== "production" || file === undefined || !/^[\w/]+\.py$/.test(file) || isScaffolded(file, facts))
      continue;
    // An empty `__init__.py` has nothing to be tested.
    if (project.text(path)?.trim() === "") continue;
    const names = [...facts.functions, ...facts.classes.map((one) => ({ ...one, scope: "" }))]
      .filter(({ name, scope }) => scope === "" && !name.startsWith("_"))
      .map(({ name }) => name);
    const root = importRoot(local, file);
    const inside = root === "" ? file : file.slice(root.length + 1);
    const module = inside.replace(/(?:\/__init__)?\.py$/, "").replaceAll("/", ".");
    if ((names.length > 0 || facts.depth !== "full") && !/^(?:setup|conftest)$/.test(module)) {
      const actor = actorOf(local, file, root);
      found.push({ file, root, module, names: [...new Set(names)].slice(0, 20), ...(actor !== undefined && { acts: actor }) });
    }
  }
  return found;
}

/** What other scaffolds put beside a service: it is no code of the project's own. */
function isScaffolded(file: string, { functions }: PythonFacts): boolean {
  if (/(?:^|\/)service_(?:metrics|logging|tracing)\.py$/.test(file)) return true;
  return /(?:^|\/)feedback\.py$/.test(file) && functions.some(({ name }) => name === "export_feedback");
}

/** The first file that does more than define something while a module is imported: that one, or what it brings in on the way. */
function actorOf(local: LocalModules, file: string, root: string): string | undefined {
  const reached = new Set([file]);
  for (const current of reached) {
    if (reached.size > mostImported) return undefined;
    const facts = local.facts(current);
    if (!facts) continue;
    if (acts(facts)) return current;
    // Before a module, the packages that it lies in.
    for (let folder = folderOf(current); folder !== root && folder !== ""; folder = folderOf(folder)) {
      const initial = `${folder}/__init__.py`;
      if (local.facts(initial)) reached.add(initial);
    }
    for (const one of facts.imports) {
      // That it may stand in a function is not seen: then importing it here would have been harmless.
      const target = local.resolve(current, root, one);
      if (target !== undefined) reached.add(target);
    }
  }
  return undefined;
}

function acts({ calls, mainGuard }: PythonFacts): boolean {
  const top = calls.filter(({ scope, span }) => scope === "" && (!mainGuard || span.start < mainGuard.start));
  return top.some(({ name }) => !harmless.test(name));
}
