import type { Project } from "../project/project.js";
import { inWorkspace } from "../project/stack/seen.js";
import { describeStack } from "../project/stack.js";
import { newFile } from "./new-file.js";
import { type OwnTable, ownTables } from "./own-tables.js";
import type { Scaffold } from "./scaffold.js";
import { dataCheckProgram, dataCheckTests, toolCheckTests } from "./templates/data-checks.js";
import { expectationsProgram } from "./templates/expectations-program.js";
import { panderaProgram } from "./templates/pandera-checks.js";

const program = "checks/check_data.py";

/** What holds of the data today, held against the data of tomorrow. */
export const dataChecks: Scaffold = {
  title: "Data checks",
  description:
    "A program and tests that check the project's data files: columns, types, missing values, ranges and keys; by Pandera or Great Expectations where they are used.",
  effort: 20,
  companions: /(?:^|\/)tests\/data\/test_data\.py$/,
  raises: ["data/quality-checks"],
  suits: (project) => filesOfRows(project).length > 0,
  edits(project) {
    const tables = filesOfRows(project);
    if (tables.length === 0) return [];
    const { packages } = describeStack(project).packaging;
    const { needs, text, tests } = formOf(project);
    const undeclared = needs.filter((name) => !packages.has(name));
    return [
      newFile(project, program, text(tables, undeclared)),
      // The tests import this program: beside somebody else's they would only fail.
      ...(project.files.includes(inWorkspace(project, program)) ? [] : [newFile(project, "tests/data/test_data.py", tests())]),
    ];
  },
};

/** How the checks are written. */
interface Form {
  /** The packages that the program imports. */
  readonly needs: readonly string[];
  readonly text: (tables: readonly OwnTable[], undeclared: readonly string[]) => string;
  readonly tests: () => string;
}

/** As the tool in use has them; the interfaces of Great Expectations before 1 are others, and gone. */
function formOf(project: Project): Form {
  if (project.tool("pandera")) return { needs: ["pandas", "pandera"], text: panderaProgram, tests: toolCheckTests };
  if (project.tool("great-expectations") && !isBeforeOne(project))
    return { needs: ["pandas", "great-expectations"], text: expectationsProgram, tests: toolCheckTests };
  return { needs: ["pandas"], text: dataCheckProgram, tests: dataCheckTests };
}

function isBeforeOne(project: Project): boolean {
  const asked = project
    .facts("dependencies")
    .flatMap(({ facts }) => facts.dependencies.filter(({ name }) => name === "great-expectations"));
  return asked.some(
    ({ specifier }) =>
      /^\s*(?:(?:==|~=|\^|<=?)\s*0\.|<\s*1(?:\.0)*\b|0\.)/.test(specifier ?? "") || /,\s*<\s*1(?:\.0)*\b/.test(specifier ?? ""),
  );
}

function filesOfRows(project: Project): readonly OwnTable[] {
  return ownTables(project).filter(({ isDefinition }) => !isDefinition);
}
