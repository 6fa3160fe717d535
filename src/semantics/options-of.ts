import type { CodeValue } from "../facts/code-value.js";
import type { PythonCall } from "../facts/python-facts.js";
import type { PythonModule } from "../project/project.js";
import { constantOf } from "./constant-of.js";
import type { CallSite } from "./own-names.js";

/** What a call is given under a name. */
export interface GivenOption {
  readonly name: string;
  readonly value: CodeValue;
}

/** What a call is given by name, with the entries of dictionaries that are known and unpacked into it. */
export function optionsOf(modules: readonly PythonModule[], { module, call }: CallSite): readonly GivenOption[] {
  return call.arguments.flatMap((argument): readonly GivenOption[] => {
    if (argument.name !== undefined) return [{ name: argument.name, value: argument.value }];
    return argument.unpacked ? entriesOf(modules, argument.value, module, call) : [];
  });
}

function entriesOf(modules: readonly PythonModule[], value: CodeValue, module: PythonModule, call: PythonCall): readonly GivenOption[] {
  const known = constantOf(modules, value, { module, scope: call.scope, offset: call.span.start })?.value;
  if (known?.kind !== "dict") return [];
  return known.entries.flatMap(({ key, value: entry }) => (key.kind === "string" ? [{ name: key.value, value: entry }] : []));
}
