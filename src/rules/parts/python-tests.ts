import { oncePerModules } from "../../project/production-code.js";
import type { PythonModule } from "../../project/project.js";

/** What exercises code without importing it: a command line, another process, a workflow as it is loaded. */
const outside =
  /(?:^|\.)(?:CliRunner|subprocess\.(?:run|check_call|check_output|Popen)|import_module|spec_from_file_location|DagBag|bootstrap_project|KedroSession\.create|run_notebook|testbook|runpy\.run_\w+)$/;
const service = /^(?:fastapi|flask|starlette|django|litestar|sanic|aiohttp|bentoml|ray\.serve|litserve)(?:\.|$)/;

/** Whether a module makes a web service, whose tests mostly end at its routes. */
export function isService({ facts }: PythonModule): boolean {
  return facts.imports.some(({ module }) => service.test(module));
}

/** Whether a module tests itself: blocks of Mage carry the tests that run after them. */
export function testsItself({ facts }: PythonModule): boolean {
  return facts.functions.some(({ decorators, assertions }) => assertions > 0 && decorators.some(({ name }) => /(?:^|\.)test$/.test(name)));
}

/** The test modules that check something, with what sets them up; those that check nothing; and a call that runs code from outside. */
export const testsOf = oncePerModules((modules) => {
  const all = modules.filter(({ role, form }) => role === "test" && form === "module");
  const withTests = all.filter(({ facts }) => facts.functions.some(isTest));
  const checks = ({ facts }: PythonModule) => facts.functions.some((one) => isTest(one) && one.assertions > 0);
  const checking = withTests.filter(checks);
  const call = checking.flatMap((module) =>
    module.facts.calls.filter(({ name }) => outside.test(name)).map(({ span }) => module.place(span)),
  )[0];
  return {
    tests: checking.length === 0 ? [] : [...checking, ...all.filter(({ path }) => path.endsWith("conftest.py"))],
    idle: withTests.filter((module) => !checks(module)),
    isOutside: call,
  };
});

/** Whether test runners take a function for a test. */
export function isTest({ name }: { readonly name: string }): boolean {
  return /^test(?:_|[A-Z]|$)/.test(name);
}
