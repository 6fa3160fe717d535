import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { checkout } from "../upkeep/derived-files.js";
import type { SampleProject } from "./projects.js";

/** A case of a scaffold, `data-checks/loans-in-csv`, as a sample project. */
export function caseFolder(name: string): SampleProject {
  const root = `${checkout}test/scaffolds/cases/${name}`;
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return { files: Object.fromEntries(files.map((file) => [file.slice(root.length + 1), readFileSync(file, "utf8")])) };
}
