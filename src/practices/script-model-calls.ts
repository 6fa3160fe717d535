import type { CodeValue } from "../facts/code-value.js";
import type { ScriptCall } from "../facts/script-facts.js";
import type { Project } from "../project/project.js";
import { ownScripts, type ScriptModule } from "../project/scripts.js";
import { toolsOfSign } from "../tools/tools-of-sign.js";

const capabilities = ["llm-provider", "llm-framework", "llm-runtime", "llm-gateway", "agent-framework", "structured-output"];

/** A call of a language model's client in JavaScript or TypeScript, or one that makes such a client. */
export interface ScriptModelCall {
  readonly call: ScriptCall;
  readonly module: ScriptModule;
}

/** The calls of the clients, frameworks and runtimes of language models in the project's own scripts. */
export function scriptModelCalls(project: Project): readonly ScriptModelCall[] {
  return ownScripts(project).flatMap((module) =>
    module.facts.calls.filter(({ name }) => isModelCall(name)).map((call) => ({ call, module })),
  );
}

function isModelCall(name: string): boolean {
  if (!/[./]/.test(name) || name.startsWith(".")) return false;
  const found = toolsOfSign({ kind: "call", value: name, ecosystem: "npm", span: { start: 0, end: 0 } });
  return found.some(({ tool }) => tool.capabilities.some((one) => capabilities.includes(one)));
}

/** The value under a key of an object among a call's arguments, at any of the two outer levels. */
export function optionOf(call: ScriptCall, key: RegExp): CodeValue | undefined {
  for (const { value } of call.arguments) {
    if (value.kind !== "dict") continue;
    for (const entry of value.entries) if (entry.key.kind === "string" && key.test(entry.key.value)) return entry.value;
  }
  return undefined;
}
