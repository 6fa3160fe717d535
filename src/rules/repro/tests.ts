import type { PythonFunction } from "../../facts/python-facts.js";
import type { Evidence } from "../../project/evidence.js";
import { filesLike } from "../../project/files-like.js";
import { remembered } from "../../project/once-per.js";
import type { Project, PythonModule } from "../../project/project.js";
import { startOf } from "../../text/span.js";
import { folderOf, nameOf } from "../../workspace/path-parts.js";
import { isProjectTemplate } from "../parts/made-for-others.js";
import { onlySql } from "../parts/only-sql.js";
import type { Gap, Rule } from "../rule.js";

/** Tests in languages that are not read, by the names that their runners look for. */
const namedTest =
  /(?:^|\/)(?:(?:__tests__\/.*|[^/]*\.(?:test|spec))\.[cm]?[jt]sx?|[^/]*_test\.go|src\/test\/(?:java|kotlin|scala)\/.*|[^/]*Tests?\.cs|[^/]*_(?:spec|test)\.rb|tests\/[^/]*\.rs|[^/]*Test\.php|testthat\/test-[^/]*\.[rR])$/;

export const tests: Rule = {
  title: "Unit tests exercise the project's own code",
  why: {
    source: "A3; MLTS Infra 2",
    text: "Unit tests for pipelines and model code are what separates production engineering from a notebook that once ran.",
  },
  applies: "always",
  stage: "prototype",
  weight: 3,
  asks: "wired",
  evidence: {
    present: "Test functions with assertions.",
    wired:
      "Test functions with assertions, in a file that imports the project's own code, loads its DAGs, makes a project from its template or asks its service on this machine.",
  },
  hollow: "Test files whose functions assert nothing.",
  fixes: [{ kind: "scaffold", title: "Add first tests", scaffold: "pytest-skeleton" }],
  limits: "Tests in other languages than Python are counted by file name, not read. Of models in SQL alone `data/transforms-tested` asks.",
  appliesUnless: onlySql,
  check(project) {
    const modules = project.python.filter(({ role, form }) => role === "test" && form === "module");
    const evidence: Evidence[] = [];
    const hollow: Gap[] = [];
    for (const module of modules) {
      const functions = module.facts.functions.filter((one) => one.name.startsWith("test") && !evaluatesModel(one));
      if (functions.length === 0) continue;
      const asserting = functions.filter(({ assertions }) => assertions > 0);
      const [first] = asserting;
      if (!first) {
        const [empty] = functions;
        if (empty)
          hollow.push({
            kind: "hollow",
            message: `The tests in \`${project.relative(module.path)}\` assert nothing, so they cannot fail.`,
            at: module.place(empty.span),
          });
      } else {
        const own =
          importsOwnCode(module, importable(project)) ||
          isGivenOwnCode(project, module) ||
          asksOwnService(module) ||
          loadsOwnDags(module) ||
          isProjectTemplate(project);
        evidence.push({
          level: own ? "wired" : "present",
          what: `${asserting.length} test${asserting.length === 1 ? "" : "s"} in \`${project.relative(module.path)}\``,
          at: module.place(first.span),
        });
      }
    }
    for (const path of filesLike(project, namedTest))
      evidence.push({ level: "wired", what: `\`${project.relative(path)}\``, at: startOf(path) });
    if (evidence.length === 0 && hollow.length > 0) return { evidence, gaps: hollow.slice(0, 3) };
    if (evidence.length === 0)
      return { evidence, gaps: [{ kind: "missing", message: "No unit tests: no test file with a test function was found." }] };
    const best = evidence.some(({ level }) => level === "wired");
    return {
      evidence,
      gaps: best ? [] : [{ kind: "weak", message: "Tests exist but import none of the project's own code.", at: evidence[0]?.at }],
    };
  },
};

/** Whether a function judges a model, as `test(args, model, loader)` of a research script does; test runners give fixtures other names. */
function evaluatesModel({ name, assertions, parameters }: PythonFunction): boolean {
  return (
    /^test(?:_(?:model|net|network|epoch))?$/.test(name) &&
    assertions === 0 &&
    parameters.some((one) =>
      /^(?:args|opts?|cfg|config|model|net|(?:data_?|test_?)?loader|device|check_?point|ckpt)(?:_(?:path|file|dir))?$/.test(one.name),
    )
  );
}

/** Whether a test module imports a module or package that lies in the project. */
function importsOwnCode(module: PythonModule, own: ReadonlySet<string>): boolean {
  return module.facts.imports.some(
    ({ module: name, level, name: member }) => level > 0 || (name === "" ? member !== undefined : own.has(name.replaceAll(".", "/"))),
  );
}

/** Whether tests take fixtures that a `conftest.py` above them makes of the project's own code. */
function isGivenOwnCode(project: Project, module: PythonModule): boolean {
  const given = new Set(module.facts.functions.flatMap(({ parameters }) => parameters.map(({ name }) => name)));
  return project.python.some(
    (one) =>
      nameOf(one.path) === "conftest.py" &&
      `${folderOf(module.path)}/`.startsWith(`${folderOf(one.path)}/`) &&
      one.facts.functions.some(({ name }) => given.has(name)) &&
      importsOwnCode(one, importable(project)),
  );
}

const requestCall = /^(?:requests|httpx|aiohttp|urllib\.request|urllib3|grpc)\.|(?:^|\.)(?:AsyncClient|ClientSession|Session)\(\)\.\w+$/;
const ownAddress = /^(?:https?:\/\/)?(?:localhost|127\.0\.0\.1|0\.0\.0\.0|host\.docker\.internal)(?::\d+)?(?:\/|$)/;

/** Whether tests ask the service itself, started beside them, over the network. */
function asksOwnService({ facts }: PythonModule): boolean {
  return facts.calls.some(({ name }) => requestCall.test(name)) && facts.strings.some(({ value }) => ownAddress.test(value));
}

/** Whether tests have Airflow import all DAGs of the project. */
function loadsOwnDags({ facts }: PythonModule): boolean {
  return facts.calls.some(({ name }) => /^airflow\.(?:.+\.)?DagBag$/.test(name));
}

/** What an import may name of the project, wherever the import path starts: the ends of its modules' paths, and all runs of its folders. */
const importable = remembered((project: Project): ReadonlySet<string> => {
  const paths = new Set<string>();
  const folders = new Set<string>();
  for (const file of project.files) {
    const role = project.role(file);
    if (role !== "production" && role !== "evaluation") continue;
    const path = project.relative(file);
    folders.add(folderOf(path));
    if (path.endsWith(".py")) for (const end of ends(path.replace(/(?:\/__init__)?\.py$/, ""))) paths.add(end);
  }
  for (const name of extensions(project)) paths.add(name.replaceAll(".", "/"));
  for (const folder of folders) {
    for (const end of ends(folder)) for (let at = end.length; at > 0; at = end.lastIndexOf("/", at - 1)) paths.add(end.slice(0, at));
  }
  return paths;
});

const extension = /(?:^|\.)(?:CUDA|Cpp|Cython|Pybind11|CMake|Rust)?Extension$/;

/** The modules of C++, CUDA or Rust that installing the project builds, by the names that Python imports them by. */
function extensions(project: Project): readonly string[] {
  return project.python.flatMap(({ path, facts }) =>
    path.endsWith("setup.py")
      ? facts.calls.flatMap(({ name, arguments: given }) => {
          const named = given.find((one) => one.name === "name") ?? given.find((one) => one.name === undefined);
          return extension.test(name) && named?.value.kind === "string" ? [named.value.value] : [];
        })
      : [],
  );
}

/** `a/b/c`, `b/c`, `c`. */
function ends(path: string): readonly string[] {
  const parts = path.split("/");
  return parts.map((_, index) => parts.slice(index).join("/"));
}
