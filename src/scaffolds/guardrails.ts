import type { Project } from "../project/project.js";
import { describeStack } from "../project/stack.js";
import { folderOf } from "../workspace/path-parts.js";
import { modelModule, relativeImport } from "./model-module.js";
import { newFile } from "./new-file.js";
import type { Scaffold } from "./scaffold.js";
import { guardrailsModule, guardrailsTest } from "./templates/python-guardrails.js";
import { guardrailsScript, guardrailsScriptTest } from "./templates/script-guardrails.js";
import { scriptTestRunner } from "./templates/script-test.js";

/** Checks of what goes into a language model and of what comes out of it. */
export const guardrails: Scaffold = {
  title: "Guardrails",
  description: "A module that checks input and output for length, injection patterns, personal data and topic, and its tests.",
  effort: 30,
  companions: /test/,
  raises: ["llm/input-guardrail", "llm/output-guardrail"],
  suits: ({ traits }) => traits.llm.value,
  edits(project) {
    const place = modelModule(project, describeStack(project), "guardrails");
    const create = (path: string, text: string) => newFile(project, path, text);
    // The tests are about this module: beside somebody else's they would only fail.
    const isTaken = project.exists(place.path);
    if (place.language === "python") {
      const test = isTaken ? [] : [create("tests/test_guardrails.py", guardrailsTest(place))];
      return [create(place.path, guardrailsModule(place, promptFolder(project))), ...test];
    }
    const testPath = place.path.replace(/\.(\w+)$/, ".test.$1");
    const test = isTaken ? [] : [create(testPath, guardrailsScriptTest(scriptTestRunner(project), relativeImport(testPath, place.path)))];
    return [create(place.path, guardrailsScript(place)), ...test];
  },
};

function promptFolder(project: Project): string | undefined {
  const [first] = describeStack(project).layout.promptFiles;
  return first === undefined ? undefined : folderOf(first);
}
