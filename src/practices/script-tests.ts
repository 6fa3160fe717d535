import type { Evidence } from "../project/evidence.js";
import type { Project } from "../project/project.js";
import { scriptsOf } from "../project/scripts.js";
import { seen } from "./evidence-of.js";

const test = /(?:^|\.)(?:it|test)(?:\.(?:each|concurrent|only|serial|step|describe))*$/;

/** Tests written in JavaScript or TypeScript: a file of tests that declares one. */
export function scriptTests(project: Project): readonly Evidence[] {
  return scriptsOf(project).flatMap(({ path, role, facts, place }) => {
    const call = role === "test" ? facts.calls.find(({ name, arguments: given }) => test.test(name) && given.length >= 2) : undefined;
    return call ? [seen("present", `\`${call.name}()\` in \`${project.relative(path)}\``, place(call.span))] : [];
  });
}
