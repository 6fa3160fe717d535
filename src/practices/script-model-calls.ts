import type { CodeValue } from "../facts/code-value.js";
import type { ScriptCall } from "../facts/script-facts.js";
import { remembered } from "../project/once-per.js";
import type { Project } from "../project/project.js";
import { ownScripts, type ScriptModule } from "../project/scripts.js";
import { isModelCall } from "./is-model-call.js";

/** A call of a language model's client in JavaScript or TypeScript, or one that makes such a client. */
export interface ScriptModelCall {
  readonly call: ScriptCall;
  readonly module: ScriptModule;
}

/** The calls of the clients, frameworks and runtimes of language models in the project's own scripts. */
export const scriptModelCalls = remembered((project: Project): readonly ScriptModelCall[] =>
  ownScripts(project).flatMap((module) =>
    module.facts.calls
      .filter(({ name }) => /[./]/.test(name) && !name.startsWith(".") && isModelCall(name, "npm"))
      .map((call) => ({ call, module })),
  ),
);

/** The value under a key of an object among a call's arguments, at any of the two outer levels. */
export function optionOf(call: ScriptCall, key: RegExp): CodeValue | undefined {
  for (const { value } of call.arguments) {
    if (value.kind !== "dict") continue;
    for (const entry of value.entries) if (entry.key.kind === "string" && key.test(entry.key.value)) return entry.value;
  }
  return undefined;
}
