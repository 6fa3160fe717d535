import type { Project } from "../project/project.js";
import { inWorkspace } from "../project/stack/seen.js";
import { describeStack } from "../project/stack.js";
import { newFile } from "./new-file.js";
import { type OwnTable, ownTables } from "./own-tables.js";
import type { Scaffold } from "./scaffold.js";
import { dataCheckProgram, dataCheckTests } from "./templates/data-checks.js";

const program = "checks/check_data.py";

/** What holds of the data today, held against the data of tomorrow. */
export const dataChecks: Scaffold = {
  title: "Data checks",
  description: "A program and tests that check the project's data files: columns, types, missing values, ranges and keys.",
  effort: 20,
  companions: /(?:^|\/)tests\/data\/test_data\.py$/,
  raises: ["data/quality-checks"],
  suits: (project) => filesOfRows(project).length > 0,
  edits(project) {
    const tables = filesOfRows(project);
    if (tables.length === 0) return [];
    const { packages } = describeStack(project).packaging;
    const undeclared = packages.has("pandas") ? [] : ["pandas"];
    return [
      newFile(project, program, dataCheckProgram(tables, undeclared)),
      // The tests import this program: beside somebody else's they would only fail.
      ...(project.files.includes(inWorkspace(project, program)) ? [] : [newFile(project, "tests/data/test_data.py", dataCheckTests())]),
    ];
  },
};

function filesOfRows(project: Project): readonly OwnTable[] {
  return ownTables(project).filter(({ isDefinition }) => !isDefinition);
}
