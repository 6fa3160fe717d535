import { ciCommandsThat } from "../project/ci-commands-that.js";
import type { Evidence } from "../project/evidence.js";
import { remembered } from "../project/once-per.js";
import type { Project } from "../project/project.js";
import { runsOnChange } from "./ci.js";
import { seen } from "./evidence-of.js";
import type { Practice } from "./practice.js";
import { isTestCommand } from "./test-command.js";

/** Actions that run tests themselves. */
const testAction =
  /^(?:streamlit\/streamlit-app-action|cypress-io\/github-action|pytest-dev\/|[\w.-]+\/(?:run-)?pytest(?!\S*(?:comment|report|summar|annotat|coverage|result)))/i;
/** Inputs of actions that hold a command: of those that retry one, or run it in a container or on another machine. */
const commandInput = /^(?:run|command|script|cmd|args)$/;

export const ciTests: Practice = {
  title: "CI runs the tests",
  find: remembered((project) => [
    ...ciCommandsThat(project, isTestCommand)
      .filter(({ triggers }) => triggers.push || triggers.pullRequest)
      .map(({ text, at }) => seen("wired", `CI runs \`${text.slice(0, 80)}\``, at)),
    ...testActions(project),
  ]),
};

function testActions(project: Project): readonly Evidence[] {
  return project
    .facts("ci")
    .filter(({ facts }) => runsOnChange(facts))
    .flatMap(({ path, facts }) =>
      facts.jobs
        .flatMap(({ steps }) => steps)
        .flatMap(({ uses, with: inputs }) => {
          const command = Object.entries(inputs).find(([key, value]) => commandInput.test(key) && isTestCommand(value));
          return uses && (testAction.test(uses.value) || command)
            ? [seen("wired", `action \`${uses.value}\` runs tests`, { path, span: uses.span })]
            : [];
        }),
    );
}
