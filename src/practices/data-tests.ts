import { ownModules } from "../project/production-code.js";
import { startOf } from "../text/span.js";
import { calledIn, seen, toolsInUse } from "./evidence-of.js";
import type { Practice } from "./practice.js";

/** Own functions that check a data set, by their names. */
const dataCheck =
  /^(?:(?:validate|check|verify|assert|test)_(?:\w+_)?(?:data|dataset|dataframe|df|schema|columns|features|rows|quality|nulls|missing|duplicates|leak(?:age|s)?)(?:_\w+)?|data_(?:validation|quality)\w*|schema_(?:check|validation)\w*)$/;
const notData = /loader|module|format|path|type|version|message|request|response|config|json|api|model_schema|database/;

export const dataTests: Practice = {
  title: "Data itself is tested",
  find: (project) => [
    ...project
      .facts("data-checks")
      .filter(({ facts }) => facts.role === "checks" && facts.checks > 0)
      .map(({ path, facts }) => seen("present", `${facts.checks} checks in \`${project.relative(path)}\` (${facts.tool})`, startOf(path))),
    ...toolsInUse(project, "data-quality"),
    ...calledIn(ownModules(project), /^(?:pandas\.testing\.assert_|polars\.testing\.assert_|pandas\.api\.types\.is_)/, "present"),
    ...project.python
      .filter(({ role }) => role !== "docs")
      .flatMap((module) =>
        module.facts.functions
          .filter(({ name, empty, assertions, scope }) => {
            const checks =
              assertions > 0 || module.facts.checks.some((check) => check.scope.endsWith(name) && check.does.includes("raise"));
            return !empty && checks && dataCheck.test(name) && !notData.test(name) && !/Test(?:Model|Api)/.test(scope);
          })
          .map(({ name, span }) => seen("present", `\`${name}()\` checks data`, module.place(span))),
      ),
  ],
};
