import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { run } from "../scaffolds/validators/run.js";
import { checkout } from "../upkeep/derived-files.js";

/** What GitHub takes for the metadata of a composite action. Source: docs.github.com, "Metadata syntax reference". */
const metadata = z.strictObject({
  name: z.string(),
  description: z.string(),
  author: z.string().optional(),
  branding: z.strictObject({
    icon: z.string(),
    color: z.enum(["white", "black", "yellow", "blue", "green", "orange", "red", "purple", "gray-dark"]),
  }),
  inputs: z.record(
    z.string(),
    z.strictObject({ description: z.string(), required: z.boolean().optional(), default: z.string().optional() }),
  ),
  outputs: z.record(z.string(), z.strictObject({ description: z.string(), value: z.string() })),
  runs: z.strictObject({
    using: z.literal("composite"),
    steps: z.array(
      z.strictObject({
        name: z.string(),
        id: z.string().optional(),
        shell: z.literal("bash"),
        "working-directory": z.string().optional(),
        env: z.record(z.string(), z.string()).optional(),
        run: z.string(),
      }),
    ),
  }),
});

/** The action at the top of this repository. */
export const action = metadata.parse(parse(readFileSync(join(checkout, "action.yml"), "utf8")));

/** What a run of the action came to. */
export interface ActionRun {
  readonly code: number;
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

/** Runs the action's steps in a workspace as a runner would, with files of its own below `home`. A step that fails ends it. */
export function runAction(workspace: string, home: string, given: Readonly<Record<string, string>>): ActionRun {
  mkdirSync(home, { recursive: true });
  const outputFile = join(home, "output");
  const summaryFile = join(home, "summary");
  for (const file of [outputFile, summaryFile]) writeFileSync(file, "");
  const inputs = Object.fromEntries(Object.entries(action.inputs).map(([name, input]) => [name, given[name] ?? input.default ?? ""]));
  for (const name of Object.keys(given)) if (!(name in action.inputs)) throw new Error(`The action has no input ${name}.`);
  const outputs: Record<string, string> = {};
  const evaluate = (text: string) =>
    text.replace(/\$\{\{\s*(\S+)\s*\}\}/g, (_, expression: string) => {
      if (expression === "github.action_path") return checkout.replace(/\/$/, "");
      const [, input] = /^inputs\.([\w-]+)$/.exec(expression) ?? [];
      if (input !== undefined && input in inputs) return inputs[input] ?? "";
      const [, output] = /^steps\.check\.outputs\.([\w-]+)$/.exec(expression) ?? [];
      if (output !== undefined) return outputs[output] ?? "";
      throw new Error(`What is ${expression}?`);
    });
  let log = "";
  let code = 0;
  for (const step of action.runs.steps) {
    if (step.run.includes("${{")) throw new Error("An expression in a script could be a script of its own.");
    const script = join(home, "step.sh");
    writeFileSync(script, step.run);
    const env = { RUNNER_TEMP: home, GITHUB_OUTPUT: outputFile, GITHUB_STEP_SUMMARY: summaryFile, GITHUB_ACTIONS: "true" };
    const own = Object.fromEntries(Object.entries(step.env ?? {}).map(([key, value]) => [key, evaluate(value)]));
    const cwd = step["working-directory"] ? evaluate(step["working-directory"]) : workspace;
    const answer = run("bash", ["--noprofile", "--norc", "-eo", "pipefail", script], { cwd, env: { ...env, ...own } });
    log += answer.text;
    code = answer.code;
    if (code !== 0) break;
  }
  Object.assign(outputs, readOutputs(readFileSync(outputFile, "utf8")));
  return {
    code,
    log,
    outputs: Object.fromEntries(Object.entries(action.outputs).map(([name, { value }]) => [name, evaluate(value)])),
    summary: readFileSync(summaryFile, "utf8"),
  };
}

/** Lines `name=value`, and `name<<END` with the lines up to one that is `END`, as runners read them. */
function readOutputs(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  const lines = text.split("\n");
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? "";
    const [, name, end] = /^([\w-]+)<<(.+)$/.exec(line) ?? [];
    if (name !== undefined && end !== undefined) {
      const from = index + 1;
      index = lines.indexOf(end, from);
      if (index === -1) throw new Error(`The output ${name} does not end.`);
      outputs[name] = lines.slice(from, index).join("\n");
    } else if (line !== "") {
      const [, key = "", value = ""] = /^([\w-]+)=(.*)$/.exec(line) ?? [];
      if (key === "") throw new Error(`What is the output ${line}?`);
      outputs[key] = value;
    }
  }
  return outputs;
}
