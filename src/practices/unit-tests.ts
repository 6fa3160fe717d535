import { remembered } from "../project/once-per.js";
import { ownModules } from "../project/own-modules.js";
import { oncePerModules } from "../project/production-code.js";
import type { Project, PythonModule } from "../project/project.js";
import { seen } from "./evidence-of.js";
import type { Practice } from "./practice.js";
import { scriptTests } from "./script-tests.js";

/** What exercises the project without importing it: a client of its service, its command line, its notebooks or its workflow. */
const indirect =
  /(?:^|\.)(?:TestClient|test_client|CliRunner|ASGITransport|AppTest|from_file|testbook|run_notebook|DagBag|launch|subprocess\.(?:run|check_call|check_output|Popen)|import_module|spec_from_file_location|compose|hydra\.initialize)(?:\(\)|\.|$)/;

export const unitTests: Practice = {
  title: "Automated tests exercise the project's own code",
  find: remembered((project) => [...pythonTests(project), ...scriptTests(project)]),
};

function pythonTests(project: Project) {
  const isOwn = ownNames(project);
  return testModules(project.python).flatMap((module) => {
    if (!touchesOwnCode(module, isOwn)) return [];
    const test = module.facts.functions.find(isRealTest);
    return test ? [seen("present", `\`${test.name}\` in \`${project.relative(module.path)}\``, module.place(test.span))] : [];
  });
}

/** The modules that hold at least one test that checks something. */
const testModules = oncePerModules((modules) =>
  modules.filter(({ form, role, facts }) => form === "module" && role !== "docs" && facts.functions.some(isRealTest)),
);

function isRealTest({ name, empty, assertions }: PythonModule["facts"]["functions"][number]): boolean {
  return /^test(?:_|[A-Z]|$)/.test(name) && !empty && assertions > 0;
}

function touchesOwnCode({ path, facts }: PythonModule, isOwn: (module: string, importer: string) => boolean): boolean {
  return (
    facts.imports.some(({ module, name, level }) => level > 0 || isOwn((module || name || "").split(".", 1)[0] ?? "", path)) ||
    facts.calls.some(({ name }) => indirect.test(name)) ||
    facts.functions.some(
      ({ name, parameters }) => /^test/.test(name) && parameters.some((one) => /^(?:client|app|api_client|runner|model)$/.test(one.name)),
    )
  );
}

/** Tells the project's own modules by name: by where they lie, by the distribution's name, and packages whose root is a folder of the project. */
function ownNames(project: Project): (module: string, importer: string) => boolean {
  const near = ownModules(project.files.map((path) => ({ path, role: project.role(path) })));
  const packages = new Set<string>();
  for (const path of project.files) {
    if (!path.endsWith(".py") || project.role(path) === "vendored") continue;
    for (const part of path.split("/").slice(0, -1)) packages.add(part);
  }
  for (const { facts } of project.facts("dependencies"))
    if (facts.projectName) packages.add(facts.projectName.value.replaceAll("-", "_").toLowerCase());
  for (const tests of ["test", "tests", "testing"]) packages.delete(tests);
  return (module, importer) => near(module, importer) || packages.has(module);
}
