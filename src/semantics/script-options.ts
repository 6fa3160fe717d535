import type { CodeValue } from "../facts/code-value.js";
import type { ScriptCall } from "../facts/script-facts.js";
import type { ScriptModule } from "../project/scripts.js";
import { type ScriptStandpoint, scriptConstantOf } from "./script-constants.js";

/** The objects that a call is given, and what is known of what they hold. */
export interface ScriptOptions {
  /** Those that are written in the call, then those that names in it stand for; the entries of the latter stand where the name does. */
  readonly dicts: readonly Extract<CodeValue, { kind: "dict" }>[];
  /** Whether it may be given more than is seen. */
  readonly isOpen: boolean;
}

/** What a call's arguments hold: `create({ ...defaults, model })`, and `create(params)` where the constants are known. */
export function scriptOptions(scripts: readonly ScriptModule[], call: ScriptCall, module: ScriptModule): ScriptOptions {
  const at = { module, scope: call.scope, offset: call.span.start };
  const dicts: Extract<CodeValue, { kind: "dict" }>[] = [];
  let isOpen = false;
  for (const { value, unpacked } of call.arguments) {
    if (unpacked) isOpen = true;
    else if (value.kind === "dict") {
      dicts.push(value);
      for (const spread of value.spreads ?? []) isOpen = addKnown(scripts, spread, at, dicts) || isOpen;
    } else if (value.kind === "name" || value.kind === "other" || value.kind === "call")
      isOpen = addKnown(scripts, value, at, dicts) || isOpen;
    else if (value.kind !== "string" && value.kind !== "number" && value.kind !== "none") isOpen = true;
  }
  return { dicts, isOpen };
}

/** Adds the object that a value stands for, and those that are unpacked into it; tells whether it may hold more. */
function addKnown(
  scripts: readonly ScriptModule[],
  value: CodeValue,
  at: ScriptStandpoint,
  dicts: Extract<CodeValue, { kind: "dict" }>[],
): boolean {
  const found = scriptConstantOf(scripts, value, at);
  if (found?.value.kind === "string") return false;
  if (found?.value.kind !== "dict" || found.isDefault) return true;
  const { entries, unpacked } = found.value;
  const inside = { module: found.module, scope: at.module === found.module ? at.scope : "", offset: Number.POSITIVE_INFINITY };
  const isChanged = value.kind === "name" && mayChange(at, value.value);
  dicts.push({
    ...found.value,
    entries: entries.map((entry) => {
      const literal = scriptConstantOf(scripts, entry.value, inside);
      const known: CodeValue = literal && !literal.isDefault ? literal.value : { kind: "other", names: [], span: value.span };
      return { ...entry, value: { ...known, span: value.span } };
    }),
  });
  return unpacked === true || isChanged;
}

/** Calls that leave an object as it is; requests to models do too. */
const looks =
  /^(?:console\.\w+|JSON\.stringify|Object\.(?:keys|entries|freeze|values)|structuredClone)$|\.(?:create|parse|stream|complete|generateContent\w*)$|^ai\.\w+$/;

/** Whether something may be put into a named object later: a member, or by what it is handed to. */
function mayChange({ module: { facts }, offset }: ScriptStandpoint, name: string): boolean {
  return (
    facts.assignments.some(({ targets }) => targets.some((target) => target.startsWith(`${name}.`))) ||
    facts.calls.some(
      (call) =>
        call.span.start !== offset &&
        !call.constructs &&
        !looks.test(call.name) &&
        call.arguments.some(({ value }) => value.kind === "name" && value.value === name),
    )
  );
}
