import type { Evidence } from "../../project/evidence.js";
import type { Project, PythonModule } from "../../project/project.js";
import { startOf } from "../../text/span.js";
import type { Gap, Rule } from "../rule.js";

const scriptTest = /(?:^|\/)(?:__tests__\/.*|[^/]*\.(?:test|spec))\.[cm]?[jt]sx?$/;

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
    wired: "Test functions with assertions, in a file that imports the project's own code.",
  },
  hollow: "Test files whose functions assert nothing.",
  noFix: "What to test first is for people to choose.",
  limits: "JavaScript and TypeScript tests are counted by file name, not read.",
  check(project) {
    const modules = project.python.filter(({ role, form }) => role === "test" && form === "module");
    const evidence: Evidence[] = [];
    const hollow: Gap[] = [];
    for (const module of modules) {
      const functions = module.facts.functions.filter(({ name }) => name.startsWith("test"));
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
        const own = importsOwnCode(project, module);
        evidence.push({
          level: own ? "wired" : "present",
          what: `${asserting.length} tests in \`${project.relative(module.path)}\``,
          at: module.place(first.span),
        });
      }
    }
    for (const path of project.files)
      if (scriptTest.test(path)) evidence.push({ level: "wired", what: `\`${project.relative(path)}\``, at: startOf(path) });
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

/** Whether a test module imports a module or package that lies in the project. */
function importsOwnCode(project: Project, module: PythonModule): boolean {
  return module.facts.imports.some(({ module: name, level, name: member }) => {
    if (level > 0) return true;
    const parts = name.split(".");
    const path = parts.join("/");
    const last = `/${path}`;
    return (
      (name !== "" &&
        project.files.some((file) => {
          if (project.role(file) !== "production" && project.role(file) !== "evaluation") return false;
          const own = `/${project.relative(file)}`;
          return own.endsWith(`${last}.py`) || own.endsWith(`${last}/__init__.py`) || own.includes(`${last}/`);
        })) ||
      (name === "" && member !== undefined)
    );
  });
}
