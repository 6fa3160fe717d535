import type { CiStep, CommandLine } from "../../facts/ci-facts.js";
import type { MappedText } from "../../text/mapped-text.js";
import type { Span } from "../../text/span.js";
import type { YamlNode } from "../../text/yaml-node.js";
import { commandLines } from "./command-lines.js";

/** Levels of commands in commands, and of conditions, that are followed. */
const maxLevels = 10;
/** Steps that the commands of one file may come to. */
const maxSteps = 20_000;

/** Values of parameters by name. */
export type Arguments = ReadonlyMap<string, string>;

/** Reads the steps of CircleCI, with the file's own commands in the place of their calls and parameters filled in. */
export class CircleciSteps {
  private left = maxSteps;

  constructor(private readonly root: YamlNode) {}

  /** Whether steps were left out because there are too many. */
  get isCut(): boolean {
    return this.left < 0;
  }

  /** The steps of a list, those of `when` and `unless` included. Built-in steps other than `run` give none. */
  read(list: YamlNode, given: Arguments, level = 0): CiStep[] {
    if (level > maxLevels) return [];
    return list.items().flatMap((item) => {
      this.left--;
      if (this.left < 0) return [];
      const name = item.located();
      if (name) return this.call(name.value, item, item, given, level);
      return item.entries().flatMap(({ key, value }) => this.call(key.value, item, value, given, level));
    });
  }

  private call(name: string, step: YamlNode, value: YamlNode, given: Arguments, level: number): CiStep[] {
    if (name === "run") return [runStep(step, value, given)];
    if (name === "when" || name === "unless") return this.read(value.get("steps"), given, level + 1);
    const command = this.root.get("commands").get(name);
    if (command.kind === "map") return this.read(command.get("steps"), argumentsOf(command, argumentOf(value), given), level + 1);
    const [orb = "", member] = name.split("/", 2);
    const source = member === undefined ? undefined : this.root.get("orbs").get(orb);
    if (!source || source.kind === "absent") return [];
    if (source.kind === "map") {
      const own = source.get("commands").get(member ?? "");
      return this.read(own.get("steps"), argumentsOf(own, argumentOf(value), given), level + 1);
    }
    const key = step.entries().find((entry) => entry.key.value === name)?.key;
    return [orbStep(name, source, (key ?? step.located() ?? step).span, value)];
  }
}

/** A step or job that an orb gives, `circleci/python@2.1.1`, named as it is called. */
export function orbStep(name: string, orb: YamlNode, span: Span, value: YamlNode): CiStep {
  const reference = orb.text() ?? name;
  const inputs = value.entries().map((entry) => [entry.key.value, entry.value.text() ?? ""]);
  return { name, uses: { value: reference, span }, with: Object.fromEntries(inputs), commands: [], span };
}

/** What a call gives for a parameter. */
export function argumentOf(call: YamlNode): (name: string) => string | undefined {
  return (name) => call.get(name).text();
}

/** The values of a command's or job's parameters: those given, then the defaults. */
export function argumentsOf(declaration: YamlNode, givenFor: (name: string) => string | undefined, outer: Arguments): Arguments {
  const values = new Map<string, string>();
  for (const { key, value } of declaration.get("parameters").entries()) {
    const given = givenFor(key.value) ?? value.get("default").text();
    if (given !== undefined) values.set(key.value, filled(given, outer));
  }
  return values;
}

const parameter = /<<\s*parameters\.([\w-]+)\s*>>/g;

function filled(text: string, given: Arguments): string {
  return text.replace(parameter, (whole, name: string) => given.get(name) ?? whole);
}

function runStep(step: YamlNode, run: YamlNode, given: Arguments): CiStep {
  const script = run.kind === "text" ? run.mapped() : run.get("command").mapped();
  const when = run.get("when").text();
  const folder = run.get("working_directory").text();
  return {
    name: run.get("name").text(),
    with: {},
    commands: script && isShell(run) ? filledLines(script, given) : [],
    ...(when && when !== "on_success" && { condition: `when: ${when}` }),
    ...(folder && { workingDirectory: filled(folder, given) }),
    span: step.span,
  };
}

function isShell(run: YamlNode): boolean {
  const shell = run.get("shell").text();
  return shell === undefined || shell.includes("<<") || /(?:^|\/)(?:ba|da|z|k|a)?sh\b|powershell|cmd/i.test(shell);
}

/** `<<` would be read as the head of a here-document, so parameters are written as variables of the same length meanwhile. */
function filledLines(script: MappedText, given: Arguments): CommandLine[] {
  const lines = commandLines({
    value: script.value.replace(/<<(\s*(?:parameters|pipeline|matrix)\.[\w.-]+\s*)>>/g, "${$1 }"),
    span: (start, end) => script.span(start, end),
  });
  return lines.map((line) => ({ ...line, text: parametersBack(line.text, given) }));
}

function parametersBack(text: string, given: Arguments): string {
  return text.replace(/\$\{(\s*(parameters|pipeline|matrix)\.([\w.-]+)\s*) \}/g, (_, inner: string, kind: string, name: string) => {
    const value = kind === "parameters" ? given.get(name) : undefined;
    return value ?? `<<${inner}>>`;
  });
}
