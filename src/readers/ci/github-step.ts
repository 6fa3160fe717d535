import type { CiStep, SwallowedFailure } from "../../facts/ci-facts.js";
import type { YamlNode } from "../../text/yaml-node.js";
import { commandLines } from "./command-lines.js";

/** `defaults.run` of a workflow or job, the inner one winning. */
export interface RunDefaults {
  readonly shell?: string;
  readonly workingDirectory?: string;
}

/** A step of a workflow's job or of a composite action. `run` scripts of shells that are not shells (`python`, `node`) give no command lines. */
export function githubStep(step: YamlNode, defaults: RunDefaults): CiStep {
  const shell = step.get("shell").text() ?? defaults.shell ?? "bash";
  const script = isShell(shell) ? step.get("run").mapped() : undefined;
  return {
    name: step.get("name").text(),
    uses: step.get("uses").located(),
    with: githubInputs(step),
    commands: script ? commandLines(script) : [],
    swallowed: continueOnError(step),
    condition: step.get("if").text(),
    workingDirectory: step.get("working-directory").text() ?? (step.has("run") ? defaults.workingDirectory : undefined),
    span: step.span,
  };
}

function isShell(shell: string): boolean {
  // One that a matrix chooses, such as `${{ matrix.shell }}`, is a shell on one system or another.
  return shell.startsWith("${{") || /^(?:bash|sh|zsh|dash|pwsh|powershell|cmd)\b/.test(shell.slice(shell.lastIndexOf("/") + 1));
}

/** The `with` of a step or of a job that calls a workflow, as text. */
export function githubInputs(node: YamlNode): Record<string, string> {
  return Object.fromEntries(
    node
      .get("with")
      .entries()
      .map(({ key, value }) => [key.value, value.text() ?? ""]),
  );
}

/** `continue-on-error: true` of a step or job. */
export function continueOnError(node: YamlNode): SwallowedFailure | undefined {
  const key = "continue-on-error";
  return node.get(key).isTrue() ? { by: `${key}: true`, span: node.pairSpan(key) } : undefined;
}
