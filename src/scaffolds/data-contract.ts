import { describeStack } from "../project/stack.js";
import { newFile } from "./new-file.js";
import { ownTables } from "./own-tables.js";
import type { Scaffold } from "./scaffold.js";
import { dataContract as contractText } from "./templates/data-contract.js";

/** Promises of each column, as far as the project's own data keep them. */
export const dataContract: Scaffold = {
  title: "Data contract",
  description: "A contract of the Open Data Contract Standard with the columns, types and limits that the project's own data show.",
  effort: 20,
  raises: ["data/contract"],
  suits: (project) => ownTables(project).length > 0,
  edits(project) {
    const tables = ownTables(project);
    if (tables.length === 0) return [];
    const text = contractText(describeStack(project).name, tables);
    return [newFile(project, "contracts/data.odcs.yaml", text)];
  },
};
