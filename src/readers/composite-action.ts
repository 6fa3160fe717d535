import type { CommandLine } from "../facts/ci-facts.js";
import type { TaskFacts } from "../facts/task-facts.js";
import type { Located } from "../text/span.js";
import { readYaml } from "../text/yaml.js";
import { folderOf } from "../workspace/path-parts.js";
import { githubStep } from "./ci/github-step.js";
import { jobSigns } from "./ci/job-signs.js";
import type { Reader } from "./reader.js";

/**
 * Reads composite actions of GitHub: each is one task, named by its folder, which is what `uses: ./…` says of it; that of the workspace itself
 * is `.`. Other actions of the repository that it uses are what it needs. Actions of other kinds run code that is not seen.
 */
export const compositeActionReader: Reader<"tasks"> = {
  name: "composite-action",
  kind: "tasks",
  files: { names: ["action.yml", "action.yaml"] },
  maxBytes: 512 * 1024,
  read({ path, text }): TaskFacts | undefined {
    const { root, notes } = readYaml(text);
    const runs = root.get("runs");
    if (runs.get("using").text() !== "composite") return undefined;
    const steps = runs
      .get("steps")
      .items()
      .map((step) => githubStep(step, {}));
    const commands = steps.flatMap(({ commands: lines, swallowed, workingDirectory }) =>
      lines.map((line, index): CommandLine => {
        // Each step starts where the job does.
        const folder = index === 0 ? (workingDirectory ?? ".") : undefined;
        return {
          ...line,
          ...(swallowed && !line.swallowed && { swallowed }),
          ...(folder !== undefined && { workingDirectory: folder }),
        };
      }),
    );
    const span = (root.get("name").located() ?? root.get("runs").get("using").located())?.span ?? runs.span;
    const name = folderOf(path) || ".";
    const job = { id: name, needs: [], steps, services: [], span };
    return {
      runner: "action",
      tasks: [{ name, commands, needs: steps.flatMap(({ uses }) => localAction(uses)), span }],
      signs: jobSigns(job),
      notes,
    };
  },
};

/** `./.github/actions/setup` as the task of that action is named. */
function localAction(uses: Located<string> | undefined): Located<string>[] {
  const path = /^\.\/(.*?)\/*$/.exec(uses?.value ?? "")?.[1];
  return uses && path !== undefined ? [{ value: path || ".", span: uses.span }] : [];
}
