import type { Project } from "../../project/project.js";

/** What runs a project's tests of scripts, and the line that brings its `test` in. */
export interface ScriptTestRunner {
  readonly name: "vitest" | "jest" | "node:test";
  readonly line: string;
}

/** The runner that the project declares; Node's own where it declares none. */
export function scriptTestRunner(project: Project): ScriptTestRunner {
  const declared = new Set(
    project.facts("dependencies").flatMap(({ facts }) => (facts.ecosystem === "npm" ? facts.dependencies.map(({ name }) => name) : [])),
  );
  if (declared.has("vitest")) return { name: "vitest", line: 'import { test } from "vitest";' };
  if (declared.has("jest")) return { name: "jest", line: 'import { test } from "@jest/globals";' };
  return { name: "node:test", line: 'import { test } from "node:test";' };
}
