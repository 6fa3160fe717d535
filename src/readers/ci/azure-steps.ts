import type { CiStep, CommandLine, SwallowedFailure } from "../../facts/ci-facts.js";
import type { MappedText } from "../../text/mapped-text.js";
import type { Located } from "../../text/span.js";
import type { YamlNode } from "../../text/yaml-node.js";
import { commandLines, uncheckedCommandLines } from "./command-lines.js";

/** Levels of `${{ if … }}:` and of parameters that are looked into. */
const maxLevels = 10;

/** What a step of Azure Pipelines is known by. */
export const azureStepKeys = [
  "task",
  "script",
  "bash",
  "pwsh",
  "powershell",
  "template",
  "checkout",
  "download",
  "downloadBuild",
  "getPackage",
  "publish",
  "reviewApp",
] as const;

/** The items of a list, with what stands below `${{ if … }}:` and `${{ each … }}:` in their place. */
export function azureItems(list: YamlNode, level = 0): YamlNode[] {
  return list.items().flatMap((item) => {
    const expressions = item.entries().filter(({ key }) => key.value.startsWith("${{"));
    if (expressions.length === 0 || level >= maxLevels) return [item];
    return expressions.flatMap(({ value }) => azureItems(value, level + 1));
  });
}

/**
 * The steps of a list, disabled ones left out. A `task` is what a step uses, and so is a `template`, with its parameters; steps that are given to a
 * template as a parameter follow it. Scripts run in a shell that goes on after failures.
 */
export function azureSteps(list: YamlNode, level = 0): CiStep[] {
  return azureItems(list).flatMap((step) => {
    if (/^false$/i.test(step.get("enabled").text() ?? "")) return [];
    const isTemplate = step.has("template");
    const uses = (isTemplate ? step.get("template") : step.get("task")).located();
    const inputs = step.get(isTemplate ? "parameters" : "inputs");
    const own: CiStep = {
      name: step.get("displayName").text() ?? step.get("name").text(),
      ...(uses && { uses }),
      with: Object.fromEntries(inputs.entries().map(({ key, value }) => [key.value, value.text() ?? ""])),
      commands: uses && !isTemplate ? taskCommands(uses.value, inputs) : shellCommands(step),
      swallowed: azureContinueOnError(step),
      condition: step.get("condition").text(),
      workingDirectory: (step.has("workingDirectory") ? step : inputs).get("workingDirectory").text(),
      span: step.span,
    };
    return isTemplate && level < maxLevels ? [own, ...azureParameterSteps(step.get("parameters"), level + 1)] : [own];
  });
}

/** The steps that parameters of a template hold. */
export function azureParameterSteps(parameters: YamlNode, level = 0): CiStep[] {
  return parameters.entries().flatMap(({ value }) => (isAzureSteps(value) ? azureSteps(value, level) : []));
}

/** Whether a list has nothing but steps in it. */
export function isAzureSteps(list: YamlNode): boolean {
  const items = azureItems(list);
  // Google Cloud Build has steps with a `script` too; their `name` is an image.
  const isStep = (item: YamlNode) => azureStepKeys.some((key) => item.has(key)) && /^\w*$/.test(item.get("name").text() ?? "");
  return items.length > 0 && items.every(isStep);
}

/** `continueOnError: true` of a step or job. */
export function azureContinueOnError(node: YamlNode): SwallowedFailure | undefined {
  const key = "continueOnError";
  return node.get(key).isTrue() ? { by: `${key}: true`, span: node.pairSpan(key) } : undefined;
}

function shellCommands(step: YamlNode): readonly CommandLine[] {
  const shell = ["script", "bash"].map((key) => step.get(key).mapped()).find((script) => script !== undefined);
  if (shell) return uncheckedCommandLines(shell);
  const power = ["pwsh", "powershell"].map((key) => step.get(key).mapped()).find((script) => script !== undefined);
  return power ? commandLines(power) : [];
}

/** What the tasks that run scripts run, by name in lower case: inputs that hold a script, and inputs that name one with the program that runs it. */
const scriptTasks: Readonly<
  Record<string, { readonly inline: readonly string[]; readonly file?: readonly [path: string, program: string] }>
> = {
  bash: { inline: ["script"], file: ["filePath", "bash"] },
  shellscript: { inline: [], file: ["scriptPath", "bash"] },
  cmdline: { inline: ["script"] },
  batchscript: { inline: [], file: ["filename", ""] },
  powershell: { inline: ["script"], file: ["filePath", "pwsh"] },
  azurecli: { inline: ["inlineScript"], file: ["scriptPath", "bash"] },
  azurepowershell: { inline: ["Inline", "inline"], file: ["ScriptPath", "pwsh"] },
  ssh: { inline: ["commands", "inline"] },
  pythonscript: { inline: [], file: ["scriptPath", "python"] },
  kubernetes: { inline: [] },
};

function taskCommands(uses: string, inputs: YamlNode): readonly CommandLine[] {
  const name = uses.replace(/@.*$/s, "").toLowerCase();
  if (name === "npm") return npmCommand(inputs);
  const task = Object.hasOwn(scriptTasks, name) ? scriptTasks[name] : undefined;
  if (!task) return [];
  const inline = firstInput(inputs, task.inline);
  if (inline) return isPowerShell(name, inputs) ? commandLines(inline) : uncheckedCommandLines(inline);
  const file = task.file && inputs.get(task.file[0]).located();
  if (!task.file || !file) return [];
  const given = ["arguments", "scriptArguments", "args"].map((key) => inputs.get(key).text()).find((text) => text !== undefined);
  return [{ text: [task.file[1], file.value, given].filter(Boolean).join(" "), span: file.span }];
}

function isPowerShell(name: string, inputs: YamlNode): boolean {
  return name.endsWith("powershell") || /^(?:ps|pscore|batch)$/i.test(inputs.get("scriptType").text() ?? "");
}

function firstInput(inputs: YamlNode, names: readonly string[]): MappedText | undefined {
  return names.map((name) => inputs.get(name).mapped()).find((text) => text !== undefined && text.value.trim() !== "");
}

/** `Npm@1` with a custom command: `npm run test`. */
function npmCommand(inputs: YamlNode): CommandLine[] {
  const custom: Located<string> | undefined = inputs.get("customCommand").located() ?? inputs.get("command").located();
  return custom && custom.value !== "custom" ? [{ text: `npm ${custom.value}`, span: custom.span }] : [];
}
